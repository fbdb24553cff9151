// When somebody looks again at a case on hold, in words.

import type { Translate } from '../../i18n/texts.ts'
import { ago } from '../../i18n/when.ts'

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0)

export type Hold = { readonly words: string; readonly over: boolean }

/** "hold ends today", "looked at again in 5 days", "hold ended 2 days ago"; null where nobody said when. */
export function holdInWords(until: string | null, now: number, t: Translate): Hold | null {
  if (until === null) return null
  const time = Date.parse(until)
  if (time < now) return { words: t('hold.over', { when: ago(until, now) }), over: true }
  const today = startOfDay(time) === startOfDay(now)
  return { words: today ? t('hold.today') : t('hold.later', { when: ago(until, now) }), over: false }
}

/** The last moment of a day as a date field holds it. */
export function endOfDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 23, 59, 59, 999)
}

/** A day as a date field holds it, in the time of whoever looks. */
export const dayOf = (time: Date) =>
  `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, '0')}-${String(time.getDate()).padStart(2, '0')}`
