// Functions of dates and times. The clock is the evaluation's, in UTC, so that a replay reads the hour it was then.

import type { Run } from '../frame.ts'
import { dateOf, dateTimeOf, kept, monthsBetween } from '../temporal.ts'
import { FeelDate, type FeelDuration } from '../values.ts'
import { define, type Family, slow, unsteady } from './define.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const FUNCTIONS: Family = [
  unsteady(define('now', ['', (run: Run) => dateTimeOf(run.env.now)])),
  unsteady(define('today', ['', (run: Run) => dateOf(dateTimeOf(run.env.now))])),
  define('day of year', ['date: date', (_, date: FeelDate) => date.unwrap().dayOfYear]),
  define('day of week', ['date: date', (_, date: FeelDate) => WEEKDAYS[date.unwrap().dayOfWeek - 1]]),
  define('month of year', ['date: date', (_, date: FeelDate) => MONTHS[date.unwrap().month - 1]]),
  define('week of year', ['date: date', (_, date: FeelDate) => date.unwrap().weekOfYear]),
  define('last day of month', ['date: date', lastDay]),
  // Zeebe's: the text of a timer's cycle.
  define('cycle', ['interval: duration', endless], ['repetitions: number, interval: duration', counted]),
  define('years and months duration', ['from: date, to: date', yearsAndMonths]),
]

export const TIMES: Family = FUNCTIONS.map(slow)

function lastDay(_: Run, date: FeelDate): FeelDate {
  const plain = date.unwrap()
  return kept(new FeelDate(plain.with({ day: plain.daysInMonth })), date)
}

function yearsAndMonths(_: Run, from: FeelDate, to: FeelDate): FeelDuration | null {
  return monthsBetween(from, to)
}

function endless(_: Run, interval: FeelDuration): string {
  return `R/${interval}`
}

function counted(_: Run, repetitions: number, interval: FeelDuration): string {
  return `R${Math.trunc(repetitions)}/${interval}`
}
