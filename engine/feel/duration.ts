// Durations: of years and months, or of days and time, and two compare only within their own type, because no number of
// days is a month. feelin reckons them from 1970 on and so knows none longer than Temporal's calendar; FEEL does.

import { Temporal } from 'temporal-polyfill'
import { FeelDuration } from './values.ts'

export const NANOS = 1_000_000_000n

const NONE = Temporal.Duration.from({ months: 0 })

/** A duration longer than feelin reckons, in years and months or in days and time already. */
class LongDuration extends FeelDuration {
  declare readonly value: Temporal.Duration
  declare readonly iso: string

  constructor(value: Temporal.Duration, yearsMonths: boolean) {
    super(NONE, yearsMonths)
    this.value = value
    this.iso = value.toString()
  }
}

/** Whole months of a years and months duration. */
export function months(duration: FeelDuration): number {
  return monthsOf(duration.unwrap())
}

function monthsOf(value: Temporal.Duration): number {
  return value.years * 12 + value.months
}

/** Nanoseconds of a days and time duration. */
export function durationNanoseconds(duration: FeelDuration): bigint {
  return nanosecondsOf(duration.unwrap())
}

function nanosecondsOf(value: Temporal.Duration): bigint {
  const seconds = ((value.days * 24 + value.hours) * 60 + value.minutes) * 60 + value.seconds
  const rest = value.milliseconds * 1_000_000 + value.microseconds * 1000 + value.nanoseconds
  return BigInt(seconds) * NANOS + BigInt(rest)
}

/** A duration of so many months; null for more than four thousand million years. */
export function monthsDuration(count: number): FeelDuration | null {
  return attempt(() =>
    made(Temporal.Duration.from({ years: Math.trunc(count / 12), months: count % 12 }), true),
  )
}

/** A duration of so many nanoseconds; null for more than 285 million years. */
export function nanosecondsDuration(count: bigint): FeelDuration | null {
  const parts = { seconds: Number(count / NANOS), nanoseconds: Number(count % NANOS) }
  return attempt(() => made(Temporal.Duration.from(parts).round({ largestUnit: 'day' }), false))
}

function made(value: Temporal.Duration, yearsMonths: boolean): FeelDuration {
  return attempt(() => new FeelDuration(value, yearsMonths)) ?? new LongDuration(value, yearsMonths)
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

// Months and days are of two types, so a text of both is of neither (DMN 1.5, 10.3.2.3.6 and 10.3.2.3.7).
const YEARS_MONTHS = /^-?P(?=\d)(?:\d+Y)?(?:\d+M)?$/
const DAYS_TIME = /^-?P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d*)?S)?)?$/

/** Reads a duration; null where the text is none. */
export function readDuration(text: string): FeelDuration | null {
  if (!YEARS_MONTHS.test(text) && !DAYS_TIME.test(text)) return null
  return attempt(() => {
    // The kit reads a point that no digit follows.
    const value = Temporal.Duration.from(text.replace(/(\d)\.S$/, '$1S'))
    return YEARS_MONTHS.test(text)
      ? monthsDuration(monthsOf(value))
      : nanosecondsDuration(nanosecondsOf(value))
  })
}

// Temporal throws where it can hold no more.
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
