// Arithmetic adds like to like: numbers, texts (+ only), and times with durations as DMN 1.5 table 57 lists them.
// What cannot be added is null and a warning, never an exception; a number too large to be one is null too.

import { tell } from '../words/sentences.ts'
import { combine, ratio, times } from './duration.ts'
import { CALENDAR, type Run, spend, spendText, warn } from './frame.ts'
import { between, shift } from './temporal.ts'
import { FeelDuration, isInstant, kindOf } from './values.ts'

export type Operation = (run: Run, a: unknown, b: unknown) => unknown

export function add(run: Run, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return number(a + b)
  if (typeof a === 'string' && typeof b === 'string') {
    spendText(run, a.length + b.length)
    return a + b
  }
  spend(run, CALENDAR)
  if (isInstant(a) && b instanceof FeelDuration) return shift(a, b, 1)
  if (a instanceof FeelDuration && isInstant(b)) return shift(b, a, 1)
  if (a instanceof FeelDuration && b instanceof FeelDuration)
    return combine(a, b, 1) ?? refuse(run, a, '+', b)
  return refuse(run, a, '+', b)
}

function subtract(run: Run, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return number(a - b)
  spend(run, CALENDAR)
  if (isInstant(a) && b instanceof FeelDuration) return shift(a, b, -1)
  if (isInstant(a) && isInstant(b)) return between(a, b) ?? refuse(run, a, '-', b)
  if (a instanceof FeelDuration && b instanceof FeelDuration)
    return combine(a, b, -1) ?? refuse(run, a, '-', b)
  return refuse(run, a, '-', b)
}

export function multiply(run: Run, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return number(a * b)
  spend(run, CALENDAR)
  if (a instanceof FeelDuration && typeof b === 'number') return times(a, b)
  if (typeof a === 'number' && b instanceof FeelDuration) return times(b, a)
  return refuse(run, a, '*', b)
}

export function divide(run: Run, a: unknown, b: unknown): unknown {
  if (b === 0) return warn(run, () => tell`${shown(a)} cannot be divided by zero.`)
  if (typeof a === 'number' && typeof b === 'number') return number(a / b)
  spend(run, CALENDAR)
  if (a instanceof FeelDuration && typeof b === 'number') return times(a, 1 / b)
  if (a instanceof FeelDuration && b instanceof FeelDuration) return ratio(a, b) ?? refuse(run, a, '/', b)
  return refuse(run, a, '/', b)
}

export function power(run: Run, a: unknown, b: unknown): unknown {
  return typeof a === 'number' && typeof b === 'number' ? number(a ** b) : refuse(run, a, '**', b)
}

export function negate(run: Run, a: unknown): unknown {
  if (typeof a === 'number') return -a
  return a instanceof FeelDuration ? times(a, -1) : refuse(run, 0, '-', a)
}

/** The number, or null where a calculation has left the numbers. */
export function number(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** A value as a warning shows it: never long, never of use to whoever must not see it. */
export function shown(value: unknown): string {
  const kind = kindOf(value)
  if (kind === 'nil') return 'null'
  if (kind === 'number' || kind === 'boolean') return String(value)
  return kind === 'string' && (value as string).length <= 40
    ? JSON.stringify(value)
    : `a ${kind ?? 'foreign value'}`
}

function refuse(run: Run, a: unknown, operator: string, b: unknown): null {
  return warn(run, () => {
    const operation = `${shown(a)} ${operator} ${shown(b)}`
    return tell`${operation} has no value.`
  })
}

/** The operation of each operator. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
  '^': power,
}
