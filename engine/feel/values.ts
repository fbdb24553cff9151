// A FEEL value and its JSON form: JSON has no dates, durations, ranges or functions, so they leave as text and
// never come back by guessing. A JSON string stays a string.

import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin'

/** The plain JSON value of a FEEL value: null for FEEL null, ISO 8601 text for dates, times and durations. */
export function toJson(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.map(toJson)
  if (isTemporal(value) || isRange(value)) return value.toString()
  if (typeof value !== 'object' || isFunction(value)) return null
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]))
}

/** The FEEL value of a JSON value: what is absent becomes null, all else stays as it is. */
export function fromJson(value: unknown): unknown {
  return value === undefined ? null : value
}

/** Whether the value is a date, a time, a date and time or a duration. */
export function isTemporal(value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration
  )
}
