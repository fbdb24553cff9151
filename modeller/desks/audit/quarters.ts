// Periods are whole quarters, as the server tells figures: two periods that differ by a day could be subtracted.

import { translate as t } from '../../i18n/texts.ts'

export type Quarter = { readonly value: string; readonly label: string }

/** The quarters that may be chosen, newest first; the value is the first day of each. */
export function quartersUntil(now: number, count = 12): Quarter[] {
  const today = new Date(now)
  const newest = today.getUTCFullYear() * 4 + Math.floor(today.getUTCMonth() / 3)
  return Array.from({ length: count }, (_, back) => {
    const quarter = newest - back
    const year = Math.floor(quarter / 4)
    const value = new Date(Date.UTC(year, (quarter % 4) * 3, 1)).toISOString().slice(0, 10)
    return { value, label: t('picture.quarter', { year, quarter: (quarter % 4) + 1 }) }
  })
}
