// Dates and times from their parts: a part out of its bounds makes null, never another day.

import { Temporal } from 'temporal-polyfill'
import { likeYear, moved } from '../cycle.ts'
import { durationNanoseconds } from '../duration.ts'
import type { Run } from '../frame.ts'
import { atTime, kept } from '../temporal.ts'
import { FeelDate, FeelDateTime, type FeelDuration, FeelTime } from '../values.ts'

export function dateFromParts(_: Run, year: number, month: number, day: number): FeelDate | null {
  return attempt(() => {
    const like = { year: likeYear(Math.trunc(year)), month, day }
    return moved(new FeelDate(Temporal.PlainDate.from(like, { overflow: 'reject' })), Math.trunc(year))
  })
}

export function timeFromParts(
  _: Run,
  hour: number,
  minute: number,
  second: number,
  offset?: FeelDuration | null,
): FeelTime | null {
  return attempt(() => new FeelTime(plainTime(hour, minute, second), offset ? zone(offset) : null))
}

export function dateTimeFromParts(
  run: Run,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  offset?: FeelDuration | null,
): FeelDateTime | null {
  const date = dateFromParts(run, year, month, day)
  const time = timeFromParts(run, hour, minute, second, offset)
  return date && time && atTime(date, time)
}

/** The same instant told in another zone; one that bore no zone is taken to be in that zone. */
export function inZone(_: Run, value: FeelDateTime, zoneName: string): FeelDateTime | null {
  return attempt(() => {
    const zoned = value.unwrap().toZonedDateTime(value.timezone ?? zoneName)
    const told = zoned.withTimeZone(zoneName).toPlainDateTime()
    return kept(new FeelDateTime(told, zoneName === 'Z' ? 'UTC' : zoneName), value)
  })
}

function plainTime(hour: number, minute: number, second: number): Temporal.PlainTime {
  const whole = Math.floor(second)
  const nanosecond = Math.round((second - whole) * 1e9)
  return Temporal.PlainTime.from({ hour, minute, second: whole }, { overflow: 'reject' }).add({
    nanoseconds: nanosecond,
  })
}

const DAY_SECONDS = 86_400

function zone(offset: FeelDuration): string {
  const seconds = Number(durationNanoseconds(offset) / 1_000_000_000n)
  if (offset.yearsMonths || Math.abs(seconds) >= DAY_SECONDS)
    throw new RangeError('an offset is less than a day')
  const parts = [Math.abs(seconds) / 3600, (Math.abs(seconds) / 60) % 60, Math.abs(seconds) % 60]
  const [hours, minutes, rest] = parts.map(part => String(Math.floor(part)).padStart(2, '0'))
  return `${seconds < 0 ? '-' : '+'}${hours}:${minutes}${rest === '00' ? '' : `:${rest}`}`
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
