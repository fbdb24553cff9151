// Cron as Spring reads it (and Zeebe with it): six fields from seconds to weekdays, all of which must hold, in UTC.
// Also here: names, steps, L, W and #, and the words from @yearly to @hourly.

import { type Sentence, tell } from '../words/sentences.ts'
import { sentenceOf, Told } from '../words/told.ts'

/** A cron text, read: which seconds, minutes and hours, and whether a day is one of its days. */
export type Cron = {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly isDay: (day: Day) => boolean
}

type Day = {
  readonly year: number
  readonly month: number
  readonly date: number
  readonly weekday: number
  readonly last: number
}
type Field = {
  readonly name: Sentence
  readonly from: number
  readonly to: number
  readonly names?: readonly string[]
}

const WORDS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
}

const MONTHS = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const SECOND: Field = { name: tell`seconds`, from: 0, to: 59 }
const MINUTE: Field = { name: tell`minutes`, from: 0, to: 59 }
const HOUR: Field = { name: tell`hours`, from: 0, to: 23 }
const DATE: Field = { name: tell`days of the month`, from: 1, to: 31 }
const MONTH: Field = { name: tell`months`, from: 1, to: 12, names: MONTHS }
// 7 is Sunday too.
const WEEKDAY: Field = { name: tell`days of the week`, from: 0, to: 7, names: WEEKDAYS }

/** Reads a cron text. */
export function readCron(text: string): Cron | { readonly problem: Sentence } {
  const fields = (WORDS[text.trim().toLowerCase()] ?? text).trim().split(/\s+/)
  if (fields.length !== 6) {
    return {
      problem: tell`"${text.slice(0, 60)}" is no cycle: cron has six fields, from seconds to days of the week.`,
    }
  }
  try {
    const [second, minute, hour, date, month, weekday] = fields as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const isDate = dates(date)
    const isWeekday = weekdays(weekday)
    const months = numbers(month, MONTH)
    return {
      seconds: numbers(second, SECOND),
      minutes: numbers(minute, MINUTE),
      hours: numbers(hour, HOUR),
      isDay: day => months.includes(day.month) && isDate(day) && isWeekday(day),
    }
  } catch (error) {
    return { problem: tell`"${text.slice(0, 60)}" is no cycle: ${sentenceOf(error)}.` }
  }
}

function numbers(text: string, field: Field): number[] {
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part)
    if (!match) throw new Told(tell`"${part}" does not name ${field.name}`)
    const [, start = '', end, step] = match
    const every = start === '*' || start === '?'
    const from = every ? field.from : number(start, field)
    const to = end !== undefined ? number(end, field) : every || step !== undefined ? field.to : from
    if (to < from || Number(step ?? 1) < 1 || (every && end !== undefined))
      throw new Told(tell`"${part}" does not name ${field.name}`)
    for (let at = from; at <= to; at += Number(step ?? 1)) found.add(at)
  }
  return [...found].sort((a, b) => a - b)
}

function number(text: string, field: Field): number {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1
  const value = named >= 0 ? named : /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= field.from && value <= field.to))
    throw new Told(tell`"${text}" is not among the ${field.name}`)
  return value
}

type IsDay = (day: Day) => boolean

function dates(text: string): IsDay {
  const upper = text.toUpperCase()
  if (upper === 'L') return day => day.date === day.last
  if (upper === 'LW' || upper === 'WL') return day => day.date === nearestWeekday(day, day.last)
  const before = /^L-(\d+)$/.exec(upper)
  if (before) return day => day.date === day.last - Number(before[1])
  const nearest = /^(\d+)W$/.exec(upper)
  if (nearest) {
    const wanted = number(nearest[1]!, DATE)
    return day => wanted <= day.last && day.date === nearestWeekday(day, wanted)
  }
  const wanted = numbers(text, DATE)
  return day => wanted.includes(day.date)
}

// The working day nearest to a date, within its month.
function nearestWeekday(day: Day, date: number): number {
  const weekday = (day.weekday + (date - day.date) + 70) % 7
  if (weekday === 6) return date > 1 ? date - 1 : date + 2
  if (weekday === 0) return date < day.last ? date + 1 : date - 2
  return date
}

function weekdays(text: string): IsDay {
  const last = /^(\w+)L$/i.exec(text)
  if (last) {
    const wanted = number(last[1]!, WEEKDAY) % 7
    return day => day.weekday === wanted && day.date > day.last - 7
  }
  const nth = /^(\w+)#([1-5])$/.exec(text)
  if (nth) {
    const wanted = number(nth[1]!, WEEKDAY) % 7
    return day => day.weekday === wanted && Math.ceil(day.date / 7) === Number(nth[2])
  }
  const wanted = numbers(untilSunday(text), WEEKDAY).map(weekday => weekday % 7)
  return day => wanted.includes(day.weekday)
}

// In a range such as FRI-SUN the week ends with Sunday.
function untilSunday(text: string): string {
  return text.replace(/-SUN/gi, '-7')
}

const SECOND_MS = 1000
const DAY_MS = 86_400_000
// The 29th of February on a given weekday comes every 28 years, and every 40 around a century without a leap year.
const HORIZON_DAYS = 41 * 366

/** The first moment after `from` that the cron tells; null where there is none. */
export function nextOfCron(cron: Cron, from: number): number | null {
  const start = (Math.floor(from / SECOND_MS) + 1) * SECOND_MS
  const firstDay = Math.floor(start / DAY_MS) * DAY_MS
  for (let count = 0; count <= HORIZON_DAYS; count++) {
    const midnight = firstDay + count * DAY_MS
    if (!cron.isDay(dayOf(midnight))) continue
    const time = firstTime(cron, Math.max(0, start - midnight) / SECOND_MS)
    if (time !== null) return midnight + time * SECOND_MS
  }
  return null
}

function dayOf(midnight: number): Day {
  const date = new Date(midnight)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { year, month, date: date.getUTCDate(), weekday: date.getUTCDay(), last }
}

// The first second of the day, from a second of the day on.
function firstTime(cron: Cron, from: number): number | null {
  for (const hour of cron.hours) {
    if (hour * 3600 + 3599 < from) continue
    for (const minute of cron.minutes) {
      if (hour * 3600 + minute * 60 + 59 < from) continue
      const second = cron.seconds.find(candidate => hour * 3600 + minute * 60 + candidate >= from)
      if (second !== undefined) return hour * 3600 + minute * 60 + second
    }
  }
  return null
}
