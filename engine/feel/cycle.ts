// The years of FEEL go from -999,999,999 to 999,999,999, those of Temporal to 275,760. The calendar repeats itself every
// 400 years, leap days and weekdays and all, so a date beyond wraps the same day of a year near by, and tells its own.

import type { Temporal } from 'temporal-polyfill'
import { FeelDate, FeelDateTime, type Instant } from './values.ts'

export const CYCLE_YEARS = 400
export const CYCLE_MONTHS = CYCLE_YEARS * 12
export const CYCLE_NANOSECONDS = 146_097n * 86_400n * 1_000_000_000n

const LAST_YEAR = 999_999_999
// Temporal begins in the year -271,821.
const LAST_HELD = 271_820

type Dated = FeelDate | FeelDateTime

class FarDate extends FeelDate {
  readonly #year: number
  declare readonly iso: string

  constructor(like: Temporal.PlainDate, year: number) {
    super(like)
    this.#year = year
    this.iso = inYear(this.iso, year)
  }

  override get year(): number {
    return this.#year
  }
}

class FarDateTime extends FeelDateTime {
  readonly #year: number
  declare readonly iso: string

  constructor(like: Temporal.PlainDateTime, zone: string | null, year: number) {
    super(like, zone)
    this.#year = year
    this.iso = inYear(this.iso, year)
  }

  override get year(): number {
    return this.#year
  }
}

// A year that has not four digits has a sign, as Temporal writes it.
function inYear(like: string, year: number): string {
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}${like.slice(4)}`
}

/** A year from 2000 to 2399 that has the same days. */
export function likeYear(year: number): number {
  return 2000 + (((year % CYCLE_YEARS) + CYCLE_YEARS) % CYCLE_YEARS)
}

/** How many cycles of 400 years the date is away from the one that it wraps. */
export function cyclesOf(value: Instant): number {
  return 'year' in value ? (value.year - value.unwrap().year) / CYCLE_YEARS : 0
}

/** The same day of another year, whole cycles away. Throws beyond the years of FEEL. */
export function moved<T extends Dated>(value: T, year: number): T
export function moved(value: Dated, year: number): Dated {
  if (Math.abs(year) > LAST_YEAR) throw new RangeError('the years of FEEL have nine digits')
  const held = Math.abs(year) <= LAST_HELD
  const of = { year: held ? year : likeYear(year) }
  if (value instanceof FeelDate) {
    const like = value.unwrap().with(of)
    return held ? new FeelDate(like) : new FarDate(like, year)
  }
  const zone = value.timezone ?? null
  const like = value.unwrap().with(of)
  return held ? new FeelDateTime(like, zone) : new FarDateTime(like, zone, year)
}
