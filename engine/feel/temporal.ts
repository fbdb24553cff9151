// Dates and times: feelin's wrappers round Temporal, with the arithmetic of DMN 1.5 clause 10.3.2.3. Two instants compare
// only within their own type.

import { parseDate, parseDateTime, parseTime } from 'feelin'
import { Temporal } from 'temporal-polyfill'
import { CYCLE_MONTHS, CYCLE_NANOSECONDS, CYCLE_YEARS, cyclesOf, likeYear, moved } from './cycle.ts'
import {
  durationNanoseconds,
  months,
  monthsDuration,
  NANOS,
  nanosecondsDuration,
  readDuration,
} from './duration.ts'
import { FeelDate, FeelDateTime, type FeelDuration, FeelTime, type Instant } from './values.ts'

const DAY_ZERO = Temporal.PlainDate.from('1970-01-01')

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
  return kept(new FeelDate(value.unwrap().toPlainDate()), value)
}

export function timeOf(value: FeelDateTime): FeelTime {
  return new FeelTime(value.unwrap().toPlainTime(), value.timezone ?? null)
}

/** A date at a time, where on earth the time says. */
export function atTime(date: FeelDate, time: FeelTime): FeelDateTime {
  return kept(new FeelDateTime(date.unwrap().toPlainDateTime(time.unwrap()), time.timezone ?? null), date)
}

/** The date and time at which a date begins, in UTC. */
export function midnight(date: FeelDate): FeelDateTime {
  return kept(new FeelDateTime(date.unwrap().toPlainDateTime(), 'UTC'), date)
}

/** What was made of what a date wraps, as many cycles of the calendar away as the date is. */
export function kept<T extends FeelDate | FeelDateTime>(made: T, of: FeelDate | FeelDateTime): T {
  const cycles = cyclesOf(of)
  return cycles === 0 ? made : moved(made, made.year + cycles * CYCLE_YEARS)
}

export function isZoned(value: Instant): boolean {
  return !(value instanceof FeelDate) && (value.timezone ?? null) !== null
}

/** Whether two instants of one kind show the same date and time, wherever on earth. */
export function sameClock(a: Instant, b: Instant): boolean {
  return cyclesOf(a) === cyclesOf(b) && toPlainDateTime(a).equals(toPlainDateTime(b))
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
    known = computeNanoseconds(value) + BigInt(cyclesOf(value)) * CYCLE_NANOSECONDS
    instants.set(value, known)
  }
  return known
}

// Of what the value wraps.
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

/** instant + duration, or instant - duration with `sign` -1; null beyond the years of FEEL. */
export function shift(instant: Instant, duration: FeelDuration, sign: 1 | -1): Instant | null {
  const near = cyclesOf(instant) === 0 ? attempt(() => shifted(instant, duration, sign)) : null
  if (near !== null || instant instanceof FeelTime) return near
  return attempt(() => shiftedFar(instant, duration, sign))
}

// By whole cycles of the calendar, and by the rest from a day that Temporal can hold.
function shiftedFar(
  instant: FeelDate | FeelDateTime,
  duration: FeelDuration,
  sign: 1 | -1,
): FeelDate | FeelDateTime {
  const like = likeYear(instant.year)
  const { cycles, rest } = inCycles(duration)
  const near = shifted(moved(instant, like), rest, sign) as FeelDate | FeelDateTime
  return moved(near, near.year + instant.year - like + sign * cycles * CYCLE_YEARS)
}

function inCycles(duration: FeelDuration): { cycles: number; rest: FeelDuration } {
  if (duration.yearsMonths) {
    const count = months(duration)
    return { cycles: Math.trunc(count / CYCLE_MONTHS), rest: monthsDuration(count % CYCLE_MONTHS)! }
  }
  const count = durationNanoseconds(duration)
  return {
    cycles: Number(count / CYCLE_NANOSECONDS),
    rest: nanosecondsDuration(count % CYCLE_NANOSECONDS)!,
  }
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

/** The days and time between two instants; null where only one says where on earth it is. A date is midnight in UTC. */
export function between(later: Instant, earlier: Instant): FeelDuration | null {
  if (later instanceof FeelTime !== earlier instanceof FeelTime) return null
  const anchored = (value: Instant) => value instanceof FeelDate || isZoned(value)
  if (anchored(later) !== anchored(earlier)) return null
  return nanosecondsDuration(nanoseconds(later) - nanoseconds(earlier))
}

/** The whole months from one date to another. */
export function monthsBetween(from: FeelDate, to: FeelDate): FeelDuration | null {
  // Two days of one cycle, or of two that follow each other in the direction in which the dates do.
  const direction = Math.sign(Number(nanoseconds(to) - nanoseconds(from)))
  const start = likeYear(from.year)
  const end = likeYear(to.year)
  const cycles = (to.year - from.year - (end - start)) / CYCLE_YEARS
  const near = cycles === 0 ? end : end + direction * CYCLE_YEARS
  const count = moved(from, start).unwrap().until(moved(to, near).unwrap(), { largestUnit: 'month' }).months
  return monthsDuration(count + (cycles === 0 ? 0 : cycles - direction) * CYCLE_MONTHS)
}

// A year is written as XML Schema has it: with a minus before the common era, and no zeros but to make four digits.
const YEAR = /^(?!-0000)-?(\d{4}|[1-9]\d{4,8})(?=-)/

/**
 * Reads a text that begins with a year. feelin knows no year before the common era and none that has not four digits,
 * so a year near by is read that has the same days.
 */
function dated<T extends FeelDate | FeelDateTime>(text: string, parse: (text: string) => T | null): T | null {
  const [written] = YEAR.exec(text) ?? []
  if (written === undefined) return /^[+-]/.test(text) ? null : parse(text)
  if (written.length === 4) return parse(text)
  const year = Number(written)
  const value = parse(`${likeYear(year)}${text.slice(written.length)}`)
  return value && moved(value, year)
}

const OFFSET = /[+-](\d\d):(\d\d)(?::\d\d)?(@|$)/
const LARGEST_OFFSET = 14 * 60

/** Where on earth is told by an offset of at most fourteen hours, as in XML Schema, or by a zone, and not by both. */
function placed(text: string): boolean {
  const match = OFFSET.exec(text)
  return !match || (match[3] === '' && Number(match[1]) * 60 + Number(match[2]) <= LARGEST_OFFSET)
}

const DATE = /\d-\d\d-\d\d/

/** Reads a date, time, date and time or duration; null where the text is none. */
export const read = {
  date: (text: string) => attempt(() => dated(text, parseDate)),
  time: (text: string) => (placed(text) && !DATE.test(text) ? attempt(() => parseTime(text)) : null),
  dateTime: (text: string) => (placed(text) ? attempt(() => dated(text, parseDateTime)) : null),
  duration: readDuration,
  /** What `@"…"` stands for. */
  literal: (text: string) => {
    if (/^-?P/.test(text)) return readDuration(text)
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
