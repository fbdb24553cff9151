// Times as people say them. `now` is an argument, so a page that shows many times shows them of one moment.

import { currentLanguage, translate as t } from './texts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const locale = () => ({ en: 'en-GB', nl: 'nl-BE', fr: 'fr-BE' })[currentLanguage()]

const styles = {
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  exactTime: { dateStyle: 'long', timeStyle: 'medium' },
  dateOnly: { dateStyle: 'medium' },
  timeOnly: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Making a format costs far more than using it, and a list has a thousand dates. */
const formats = new Map<string, Intl.DateTimeFormat>()

const written = (style: keyof typeof styles) => (iso: string) => {
  const name = `${locale()} ${style}`
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale(), styles[style])
  formats.set(name, format)
  return format.format(new Date(iso))
}

export const dateTime = written('dateTime')
export const exactTime = written('exactTime')
export const dateOnly = written('dateOnly')
export const timeOnly = written('timeOnly')

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0)
/** Whole days of the calendar between two moments; a change to summer time makes one of them 23 hours long. */
const daysBetween = (from: number, to: number) => Math.round((startOfDay(to) - startOfDay(from)) / day)

const relative = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
  new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(value, unit)

/** "just now", "3 minutes ago", "yesterday", "in 2 weeks". */
export function ago(iso: string, now: number): string {
  const time = Date.parse(iso)
  const gap = time - now
  const size = Math.abs(gap)
  if (size < minute) return gap > 0 ? relative(0, 'second') : t('due.justNow')
  if (size < hour) return relative(Math.trunc(gap / minute), 'minute')
  const days = daysBetween(now, time)
  if (size < 12 * hour || days === 0) return relative(Math.trunc(gap / hour), 'hour')
  if (Math.abs(days) < 14) return relative(days, 'day')
  if (Math.abs(days) < 60) return relative(Math.trunc(days / 7), 'week')
  return relative(Math.trunc(days / 30), 'month')
}

export type Urgency = 'overdue' | 'today' | 'soon' | 'later' | 'none'

/** `soon` is within three days: a working day and a weekend. */
export function urgency(due: string | null, now: number): Urgency {
  if (due === null) return 'none'
  const time = Date.parse(due)
  if (time < now) return 'overdue'
  const days = daysBetween(now, time)
  if (days === 0) return 'today'
  return days <= 3 ? 'soon' : 'later'
}

/** A due time in words: "2 days late", "today at 16:00", "tomorrow", "in 5 days". */
export function dueInWords(due: string | null, now: number): string {
  if (due === null) return t('due.none')
  const days = daysBetween(now, Date.parse(due))
  switch (urgency(due, now)) {
    case 'overdue':
      return days === 0
        ? t('due.overdueToday', { time: timeOnly(due) })
        : t('due.overdueDays', { count: -days })
    case 'today':
      return t('due.today', { time: timeOnly(due) })
    default:
      return relative(days < 14 ? days : Math.round(days / 7), days < 14 ? 'day' : 'week')
  }
}

/** A length of time: "2 d 4 h", "35 min". */
export function length(milliseconds: number): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale(), {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    }).format(value)
  if (milliseconds < minute) return unit(Math.round(milliseconds / 1000), 'second')
  if (milliseconds < hour) return unit(Math.round(milliseconds / minute), 'minute')
  if (milliseconds < 2 * day)
    return `${unit(Math.floor(milliseconds / hour), 'hour')} ${unit(Math.floor((milliseconds % hour) / minute), 'minute')}`
  return unit(Math.round(milliseconds / day), 'day')
}

export const number = (value: number) => new Intl.NumberFormat(locale()).format(value)

/** 0.5 → "50 %". */
export const percent = (share: number) =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(share)
