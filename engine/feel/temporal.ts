// Dates, times and durations: feelin's wrappers round Temporal, with the arithmetic of DMN 1.5 clause 10.3.2.3.
// Two instants compare only within their own type, and two durations only within theirs (years and months, or days
// and time), because no number of days is a month.

import { parseDate, parseDateTime, parseTime, duration as readDuration } from 'feelin'
import { Temporal } from 'temporal-polyfill'
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, type Instant } from './values.ts'

const DAY_ZERO = Temporal.PlainDate.from('1970-01-01')
const NANOS = 1_000_000_000n

const PROPERTIES: Record<string, readonly string[]> = {
  date: ['year', 'month', 'day', 'weekday'],
  time: ['hour', 'minute', 'second', 'time offset', 'timezone'],
  'date and time': ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'time offset', 'timezone'],
  duration: ['years', 'months', 'days', 'hours', 'minutes', 'seconds'],
}

/** A component such as `year` or `time offset`; undefined where the type has none of that name. */
export function component(value: object, kind: string, name: string): unknown {
  if (!PROPERTIES[kind]!.includes(name)) return undefined
  return (value as unknown as Record<string, unknown>)[name] ?? null
}

/** The date and time of an epoch millisecond, in UTC. */
export function dateTimeOf(epochMs: number): FeelDateTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs)).toZonedDateTimeISO('UTC')
  return new FeelDateTime(zoned.toPlainDateTime(), 'UTC')
}

/** The date of an epoch millisecond, in UTC. */
export function dateOf(value: FeelDateTime): FeelDate {
  return new FeelDate(value.unwrap().toPlainDate())
}

export function timeOf(value: FeelDateTime): FeelTime {
  return new FeelTime(value.unwrap().toPlainTime(), value.timezone ?? null)
}

export function isZoned(value: Instant): boolean {
  return !(value instanceof FeelDate) && (value.timezone ?? null) !== null
}

/** Whether two instants of one kind show the same date and time, wherever on earth. */
export function sameClock(a: Instant, b: Instant): boolean {
  return toPlainDateTime(a).equals(toPlainDateTime(b))
}

const SUB_MINUTE = /^([+-])(\d{2}):(\d{2}):(\d{2})$/

// Temporal knows offsets to the minute, FEEL to the second.
function subMinuteOffset(zone: string): bigint | null {
  const match = SUB_MINUTE.exec(zone)
  if (!match) return null
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4])
  return BigInt(match[1] === '-' ? -seconds : seconds) * NANOS
}

const instants = new WeakMap<object, bigint>()

/** Nanoseconds since 1970, UTC; what bears no zone is taken as UTC, a time as of the first of January 1970. */
export function nanoseconds(value: Instant): bigint {
  let known = instants.get(value)
  if (known === undefined) {
    known = computeNanoseconds(value)
    instants.set(value, known)
  }
  return known
}

function computeNanoseconds(value: Instant): bigint {
  const local = toPlainDateTime(value)
  const zone = value instanceof FeelDate ? 'UTC' : (value.timezone ?? 'UTC')
  const offset = subMinuteOffset(zone)
  if (offset !== null) return local.toZonedDateTime('UTC').epochNanoseconds - offset
  return local.toZonedDateTime(zone).epochNanoseconds
}

function toPlainDateTime(value: Instant): Temporal.PlainDateTime {
  if (value instanceof FeelDate) return value.unwrap().toPlainDateTime()
  if (value instanceof FeelDateTime) return value.unwrap()
  return DAY_ZERO.toPlainDateTime(value.unwrap())
}

/** Whole months of a years and months duration. */
export function months(duration: FeelDuration): number {
  const value = duration.unwrap()
  return value.years * 12 + value.months
}

/** Nanoseconds of a days and time duration. */
export function durationNanoseconds(duration: FeelDuration): bigint {
  const value = duration.unwrap()
  const seconds = ((value.days * 24 + value.hours) * 60 + value.minutes) * 60 + value.seconds
  const rest = value.milliseconds * 1_000_000 + value.microseconds * 1000 + value.nanoseconds
  return BigInt(seconds) * NANOS + BigInt(rest)
}

function monthsDuration(count: number): FeelDuration | null {
  return attempt(() => new FeelDuration(Temporal.Duration.from({ months: count }), true))
}

function nanosecondsDuration(count: bigint): FeelDuration | null {
  const parts = { seconds: Number(count / NANOS), nanoseconds: Number(count % NANOS) }
  return attempt(() => new FeelDuration(Temporal.Duration.from(parts), false))
}

/** instant + duration, or instant - duration with `sign` -1; null where the calendar ends. */
export function shift(instant: Instant, duration: FeelDuration, sign: 1 | -1): Instant | null {
  return attempt(() => shifted(instant, duration, sign))
}

function shifted(instant: Instant, duration: FeelDuration, sign: 1 | -1): Instant | null {
  const by = sign < 0 ? duration.unwrap().negated() : duration.unwrap()
  // A clock knows days and time only: by months it cannot be moved.
  if (instant instanceof FeelTime && duration.yearsMonths) return null
  if (instant instanceof FeelTime) return new FeelTime(instant.unwrap().add(by), instant.timezone ?? null)
  if (instant instanceof FeelDate)
    return new FeelDate(instant.unwrap().toPlainDateTime().add(by).toPlainDate())
  const zone = instant.timezone ?? null
  if (zone === null || subMinuteOffset(zone) !== null) return new FeelDateTime(instant.unwrap().add(by), zone)
  return new FeelDateTime(instant.unwrap().toZonedDateTime(zone).add(by).toPlainDateTime(), zone)
}

/** The days and time between two instants; null where only one of them says where on earth it is. */
export function between(later: Instant, earlier: Instant): FeelDuration | null {
  if (later instanceof FeelTime !== earlier instanceof FeelTime) return null
  const anchored = (value: Instant) => value instanceof FeelDate || isZoned(value)
  const sameFooting =
    anchored(later) === anchored(earlier) || later instanceof FeelDate || earlier instanceof FeelDate
  return sameFooting ? nanosecondsDuration(nanoseconds(later) - nanoseconds(earlier)) : null
}

/** The sum (`sign` 1) or difference (`sign` -1) of two durations of one type; null for two types. */
export function combine(a: FeelDuration, b: FeelDuration, sign: 1 | -1): FeelDuration | null {
  if (a.yearsMonths !== b.yearsMonths) return null
  if (a.yearsMonths) return monthsDuration(months(a) + sign * months(b))
  return nanosecondsDuration(durationNanoseconds(a) + BigInt(sign) * durationNanoseconds(b))
}

/** A duration times a number; a part of a month or nanosecond is cut off. */
export function times(duration: FeelDuration, factor: number): FeelDuration | null {
  if (!Number.isFinite(factor)) return null
  if (duration.yearsMonths) return monthsDuration(Math.trunc(months(duration) * factor))
  const product = Number(durationNanoseconds(duration)) * factor
  return Number.isFinite(product) ? nanosecondsDuration(BigInt(Math.round(product))) : null
}

/** How often one duration goes into another of its type. */
export function ratio(a: FeelDuration, b: FeelDuration): number | null {
  if (a.yearsMonths !== b.yearsMonths) return null
  const [over, under] = a.yearsMonths
    ? [months(a), months(b)]
    : [Number(durationNanoseconds(a)), Number(durationNanoseconds(b))]
  return under === 0 ? null : over / under
}

/** Months and days are of two types, so a text of both is of neither (DMN 1.5, 10.3.2.3.6 and 10.3.2.3.7). */
const MIXED = /^-?P(?=[^T]*[YM]).*(D|T)/

function duration(text: string): FeelDuration | null {
  // The kit reads a point that no digit follows.
  return MIXED.test(text) ? null : attempt(() => readDuration(text.replace(/(\d)\.S$/, '$1S')))
}

// A year is written as XML Schema has it: with a minus before the common era, and no zeros but to make four digits.
const YEAR = /^(?!-0000)(-?)(\d{4}|[1-9]\d{4,5})(?=-)/

/**
 * Reads a text that begins with a year. Temporal wants six digits and a sign of a year that has not four; feelin knows
 * none before the common era, so the year after it is read, which has the same days, and turned.
 */
function dated<T>(text: string, parse: (text: string) => T | null, turned: (value: T) => T): T | null {
  const match = YEAR.exec(text)
  if (!match) return /^[+-]/.test(text) ? null : parse(text)
  const [written, minus, year] = match
  if (written.length === 4) return parse(text)
  const value = parse(`+${year!.padStart(6, '0')}${text.slice(written.length)}`)
  return value !== null && minus ? turned(value) : value
}

const OFFSET = /[+-](\d\d):(\d\d)(?::\d\d)?(@|$)/
const LARGEST_OFFSET = 14 * 60

/** Where on earth is told by an offset of at most fourteen hours, as in XML Schema, or by a zone, and not by both. */
function placed(text: string): boolean {
  const match = OFFSET.exec(text)
  return !match || (match[3] === '' && Number(match[1]) * 60 + Number(match[2]) <= LARGEST_OFFSET)
}

const turnedDate = (value: FeelDate) => new FeelDate(value.unwrap().with({ year: -value.year }))
const turnedDateTime = (value: FeelDateTime) =>
  new FeelDateTime(value.unwrap().with({ year: -value.year }), value.timezone ?? null)

const DATE = /\d-\d\d-\d\d/

/** Reads a date, time, date and time or duration; null where the text is none. */
export const read = {
  date: (text: string) => attempt(() => dated(text, parseDate, turnedDate)),
  time: (text: string) => (placed(text) && !DATE.test(text) ? attempt(() => parseTime(text)) : null),
  dateTime: (text: string) =>
    placed(text) ? attempt(() => dated(text, parseDateTime, turnedDateTime)) : null,
  duration,
  /** What `@"…"` stands for. */
  literal: (text: string) => {
    if (/^-?P/.test(text)) return duration(text)
    if (/^\d{1,2}:\d{1,2}:\d{1,2}/.test(text)) return read.time(text)
    return text.includes('T') ? read.dateTime(text) : read.date(text)
  },
}

// Temporal throws where its calendar ends.
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
