// A FEEL value is JSON plus dates, times, durations, ranges and functions. JSON has none of these, so they leave as
// text and never come back by guessing: a JSON string stays a string.
//
// Numbers are JavaScript doubles, as in feelin and in the JSON of every client, not the decimals of the DMN standard:
// 0.1 + 0.2 is 0.30000000000000004. Money that must add up is counted in cents, or rounded with decimal(n, 2).

import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin'
import { tell } from '../words/sentences.ts'
import { ExpressionError, tooCostly } from './expression-error.ts'

export { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime }

export type Instant = FeelDate | FeelTime | FeelDateTime
export type Context = Record<string, unknown>

/** The kinds of value there are, named as DMN names them. */
export type Kind =
  | 'nil'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'duration'
  | 'range'
  | 'function'

/** The kind of a value; null for an object that is no FEEL value at all. */
export function kindOf(value: unknown): Kind | null {
  switch (typeof value) {
    case 'number':
      return 'number'
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'undefined':
      return 'nil'
    case 'function':
      return 'function'
    case 'object':
      return value === null ? 'nil' : kindOfObject(value)
    default:
      return null
  }
}

function kindOfObject(value: object): Kind | null {
  if (Array.isArray(value)) return 'list'
  const prototype = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return 'context'
  if (value instanceof FeelDate) return 'date'
  if (value instanceof FeelTime) return 'time'
  if (value instanceof FeelDateTime) return 'date and time'
  if (value instanceof FeelDuration) return 'duration'
  if (value instanceof FeelRange) return 'range'
  if (value instanceof FeelFunction) return 'function'
  return null
}

export function isContext(value: unknown): value is Context {
  return kindOf(value) === 'context'
}

export function isInstant(value: unknown): value is Instant {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime
}

/** Sets an entry, also one that is called `__proto__`. */
export function setEntry(context: Context, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(context, key, { value, enumerable: true, configurable: true, writable: true })
  } else {
    context[key] = value
  }
}

/** Told of each step that writing a value takes. */
type Spend = (steps: number) => void

// A step writes 64 characters, so what is written stays under 64 MB.
const LONG = 6
/** What the trail, the database and every client can hold. */
const DEEPEST = 200

/**
 * The plain JSON value of a FEEL value: null for FEEL null, ISO 8601 text for dates, times and durations. Throws for a
 * value that is too large, nested too deep, or holds what is no text.
 */
export function toJson(value: unknown, spend: Spend = stepLimit(), depth = 0): unknown {
  if (depth > DEEPEST) throw tooCostly(tell`The value is nested deeper than ${DEEPEST} levels.`)
  switch (kindOf(value)) {
    case 'string':
      spend((value as string).length >> LONG)
      return textOf(value as string)
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? (value === 0 ? 0 : value) : null
    case 'list':
      spend(1 + ((value as unknown[]).length >> 3))
      return (value as unknown[]).map(element => toJson(element, spend, depth + 1))
    case 'context':
      spend(1)
      return contextToJson(value as Context, spend, depth)
    case 'date':
    case 'time':
    case 'date and time':
    case 'duration':
      return temporalText(value)
    case 'range':
      return toText(value)
    default:
      return null
  }
}

function contextToJson(context: Context, spend: Spend, depth: number): Context {
  const json: Context = {}
  for (const key of Object.keys(context).sort()) {
    setEntry(json, textOf(key), toJson(context[key], spend, depth + 1))
  }
  return json
}

/** The text itself; a NUL or half a pair of surrogates is no text that a database or a signature could hold. */
export function textOf(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text
  throw new ExpressionError(
    'EXPRESSION_ERROR',
    tell`The value holds a character that is no text: a NUL, or half of one.`,
  )
}

// A value may share its parts, as in {a: x, b: x}; written out it is far larger than it was in memory.
function stepLimit(): Spend {
  let left = 1_000_000
  return steps => {
    left -= steps
    if (left < 0) throw tooCostly(tell`The value is too large to be written out.`)
  }
}

/** The FEEL value of a JSON value: what is absent becomes null, all else stays as it is. */
export function fromJson(value: unknown): unknown {
  return value === undefined ? null : value
}

const PLAIN_KEY = /^\w+$/

/** The text `string()` gives: a string as it stands, all else as FEEL would write it. */
export function toText(value: unknown, spend: Spend = stepLimit()): string {
  return typeof value === 'string' ? value : written(value, spend)
}

function written(value: unknown, spend: Spend): string {
  spend(1)
  switch (kindOf(value)) {
    case 'nil':
      return 'null'
    case 'number':
      return decimals(value as number)
    case 'string':
      spend((value as string).length >> LONG)
      return quoted(value as string)
    case 'list':
      return `[${(value as unknown[]).map(element => written(element, spend)).join(', ')}]`
    case 'context':
      return `{${Object.entries(value as Context)
        .map(([key, entry]) => `${PLAIN_KEY.test(key) ? key : quoted(key)}: ${written(entry, spend)}`)
        .join(', ')}}`
    case 'range':
      return rangeText(value as FeelRange, spend)
    case 'function':
      return '<function>'
    default:
      return temporalText(value)
  }
}

// Temporal writes a year that has not four digits with six or more and a sign; FEEL, as XML Schema, with those it has.
const LONG_YEAR = /^([+-])(\d{6,})(?=-)/

function temporalText(value: unknown): string {
  return String(value).replace(
    LONG_YEAR,
    (_, sign, year) => `${sign === '-' ? '-' : ''}${String(Number(year)).padStart(4, '0')}`,
  )
}

// Without an exponent, which FEEL readers of other makes may not know.
function decimals(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign, first, rest = '', exponent] = match
  const digits = first + rest
  const point = 1 + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return (
    sign +
    digits.padEnd(point, '0').slice(0, point) +
    (digits.length > point ? `.${digits.slice(point)}` : '')
  )
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

function rangeText(range: FeelRange, spend: Spend): string {
  const side = (bound: unknown) => (bound === null ? '' : written(bound, spend))
  const open = range['start included'] ? '[' : '('
  const close = range['end included'] ? ']' : ')'
  return `${open}${side(range.start)}..${side(range.end)}${close}`
}
