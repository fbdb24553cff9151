// Going through a list or a range makes nothing first: `some i in 1..1000000000 satisfies i = 3` takes three steps,
// and a loop that has no such end is stopped by the meter.

import { order } from './compare.ts'
import { readDuration } from './duration.ts'
import { CALENDAR, type Run, spend } from './frame.ts'
import { shift } from './temporal.ts'
import { type FeelDate, FeelRange } from './values.ts'

/** Called for each element; true stops. */
type Visit = (element: unknown) => boolean

/** Visits the elements of a list or range in order; false where the value is neither, or a range without steps. */
export function each(run: Run, value: unknown, visit: Visit): boolean {
  if (Array.isArray(value)) {
    for (const element of value) {
      spend(run, 1)
      if (visit(element)) break
    }
    return true
  }
  return value instanceof FeelRange && eachOfRange(run, value, visit)
}

function eachOfRange(run: Run, range: FeelRange, visit: Visit): boolean {
  const { start, end, valueType } = range
  if (start === null && end === null) return true
  if (start === null || end === null) return false
  if (valueType === 'number') return steps(run, range, visit, (_, from, by) => (from as number) + by)
  if (valueType === 'date') return steps(run, range, visit, nextDay)
  return valueType === 'string' && letters(run, range, visit)
}

const DAY = readDuration('P1D')!

function nextDay(run: Run, from: unknown, by: 1 | -1): unknown {
  spend(run, CALENDAR)
  return shift(from as FeelDate, DAY, by)
}

type Next = (run: Run, from: unknown, by: 1 | -1) => unknown

// Upward, or downward where the range is written from high to low.
function steps(run: Run, range: FeelRange, visit: Visit, next: Next): boolean {
  const by = order(run, range.start, range.end)! > 0 ? -1 : 1
  let at = range['start included'] ? range.start : next(run, range.start, by)
  for (;;) {
    spend(run, 1)
    // No day follows the last.
    if (at === null) return true
    const ahead = order(run, range.end, at)! * by
    if (ahead < 0 || (ahead === 0 && !range['end included']) || visit(at)) return true
    at = next(run, at, by)
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

function letters(run: Run, range: FeelRange, visit: Visit): boolean {
  const from = range.start.length === 1 ? LETTERS.indexOf(range.start) : -1
  const until = range.end.length === 1 ? LETTERS.indexOf(range.end) : -1
  if (from < 0 || until < 0) return false
  const by = from > until ? -1 : 1
  const first = range['start included'] ? from : from + by
  const last = range['end included'] ? until : until - by
  for (let at = first; by > 0 ? at <= last : at >= last; at += by) {
    spend(run, 1)
    if (visit(LETTERS[at])) break
  }
  return true
}
