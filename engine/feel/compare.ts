// Comparison in FEEL has three answers: true, false, and null for "these cannot be compared". Values compare only
// with values of their own kind: a list of one element is a list.

import { durationNanoseconds, months } from './duration.ts'
import { type Frame, type Run, spend, spendComparing } from './frame.ts'
import { isZoned, nanoseconds } from './temporal.ts'
import {
  type Context,
  FeelDate,
  FeelDateTime,
  type FeelDuration,
  FeelRange,
  type Instant,
  type Kind,
  kindOf,
} from './values.ts'

export type Truth = boolean | null
export type Comparator = '<' | '<=' | '>' | '>='

/** A unary test, such as `> 3`, waiting for the value it judges. */
export type Test = (frame: Frame, value: unknown) => Truth

/** `a = b`. */
export function equals(run: Run, a: unknown, b: unknown): Truth {
  if (typeof a === 'string' && typeof b === 'string') spendComparing(run, a, b)
  if (a === b) return true
  if (a === null || b === null) return false
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return null
  switch (kind) {
    case 'nil':
      return true
    case 'list':
      return equalLists(run, a as unknown[], b as unknown[])
    case 'context':
      return equalContexts(run, a as Context, b as Context)
    case 'date':
    case 'time':
    case 'date and time':
      return isZoned(a as Instant) === isZoned(b as Instant) && orderOf(run, kind, a, b) === 0
    case 'range':
      return equalRanges(run, a as FeelRange, b as FeelRange)
    case 'duration':
      return zeroIs(orderOf(run, kind, a, b))
    default:
      return a === b
  }
}

function zeroIs(order: number | null): Truth {
  return order === null ? null : order === 0
}

function equalLists(run: Run, a: unknown[], b: unknown[]): boolean {
  spend(run, a.length)
  return a.length === b.length && a.every((element, index) => equals(run, element, b[index]) === true)
}

function equalContexts(run: Run, a: Context, b: Context): boolean {
  const keys = Object.keys(a)
  spend(run, keys.length)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(key => Object.hasOwn(b, key) && equals(run, a[key], b[key]) === true)
}

function equalRanges(run: Run, a: FeelRange, b: FeelRange): boolean {
  return (
    a['start included'] === b['start included'] &&
    a['end included'] === b['end included'] &&
    equals(run, a.start, b.start) === true &&
    equals(run, a.end, b.end) === true
  )
}

/** Negative, zero or positive as `a` comes before, with or after `b`; null where they have no order. */
export function order(run: Run, a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const kind = kindOf(a)
  return kind !== null && kind === kindOf(b) ? orderOf(run, kind, a, b) : null
}

function orderOf(run: Run, kind: Kind, a: unknown, b: unknown): number | null {
  switch (kind) {
    case 'number':
      return (a as number) - (b as number)
    case 'string':
      spendComparing(run, a as string, b as string)
      return (a as string) < (b as string) ? -1 : a === b ? 0 : 1
    case 'date':
    case 'time':
    case 'date and time':
      return orderOfInstants(a as Instant, b as Instant)
    case 'duration':
      return orderOfDurations(a as FeelDuration, b as FeelDuration)
    default:
      return null
  }
}

function orderOfInstants(a: Instant, b: Instant): number {
  if (isPlain(a) && isPlain(b)) return a.iso < b.iso ? -1 : a.iso === b.iso ? 0 : 1
  return sign(nanoseconds(a) - nanoseconds(b))
}

// Texts of plain years and no zone sort as their instants do.
function isPlain(value: Instant): boolean {
  const first = value.iso.charCodeAt(0)
  return (
    first >= 48 &&
    first <= 57 &&
    (value instanceof FeelDate || (value instanceof FeelDateTime && !isZoned(value)))
  )
}

function orderOfDurations(a: FeelDuration, b: FeelDuration): number | null {
  if (a.yearsMonths !== b.yearsMonths) return null
  return a.yearsMonths ? months(a) - months(b) : sign(durationNanoseconds(a) - durationNanoseconds(b))
}

function sign(difference: bigint): number {
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** `a < b` and its likes. */
export function compare(run: Run, comparator: Comparator, a: unknown, b: unknown): Truth {
  const result = order(run, a, b)
  return result === null ? null : holds(comparator, result)
}

function holds(comparator: Comparator, order: number): boolean {
  switch (comparator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** `a and b` of three-valued logic; what is no boolean counts as null. */
export function both(a: unknown, b: unknown): Truth {
  if (a === false || b === false) return false
  return a === true && b === true ? true : null
}

/** `a or b` of three-valued logic. */
export function either(a: unknown, b: unknown): Truth {
  if (a === true || b === true) return true
  return a === false && b === false ? false : null
}

const RANGED: ReadonlySet<Kind | null> = new Set([
  'string',
  'number',
  'duration',
  'time',
  'date and time',
  'date',
])

/** A range from its bounds; null where they are of two kinds or of one that has no order. */
export function range(
  start: unknown,
  end: unknown,
  startIncluded: boolean,
  endIncluded: boolean,
): FeelRange | null {
  const from = start ?? null
  const to = end ?? null
  const kind = kindOf(from ?? to)
  if (from !== null && to !== null && kindOf(from) !== kindOf(to)) return null
  if (kind !== 'nil' && !RANGED.has(kind)) return null
  return new FeelRange({
    start: from,
    end: to,
    'start included': from !== null && startIncluded,
    'end included': to !== null && endIncluded,
    valueType: kind === 'nil' ? null : kind === 'date and time' ? 'date time' : kind,
  })
}

/** Whether a range holds a value, or the whole of another range. */
export function includes(run: Run, range: FeelRange, value: unknown): Truth {
  if (range.start === null && range.end === null) return null
  if (value instanceof FeelRange) return includesRange(run, range, value)
  const after = range.start === null || compare(run, range['start included'] ? '<=' : '<', range.start, value)
  const before = range.end === null || compare(run, range['end included'] ? '<=' : '<', value, range.end)
  return both(after, before)
}

function includesRange(run: Run, outer: FeelRange, inner: FeelRange): Truth {
  const starts = outer.start === null || edge(run, outer, inner, 'start', -1)
  const ends = outer.end === null || edge(run, outer, inner, 'end', 1)
  return both(starts, ends)
}

function edge(run: Run, outer: FeelRange, inner: FeelRange, side: 'start' | 'end', outward: 1 | -1): Truth {
  const result = inner[side] === null ? null : order(run, outer[side], inner[side])
  if (inner[side] === null) return false
  if (result === null) return null
  if (result === 0) return outer[`${side} included`] || !inner[`${side} included`]
  return result < 0 === outward < 0
}
