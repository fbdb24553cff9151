// How figures stand in cells: numbers of cases by their band, hidden ones say so, shares that may not be told give their bound.

import type { Figures } from '../../api/governance.ts'
import { type TextKey, translate as t } from '../../i18n/texts.ts'
import { length, number, percent } from '../../i18n/when.ts'
import type { Cell } from './figure-table.tsx'

type ShareOf = Figures['deadlines'][number]['kept']

/** A number of cases is told by the band in which it lies, which begins with it. The dash is none that a spreadsheet takes for a date. */
export const bandFrom = (first: number, k: number): string => `${number(first)}–${number(first + k - 1)}`

/** The cells of a table, hidden figures among them. */
export function cellsFor(k: number) {
  const few: Cell = { shown: <span className="few">{t('picture.few', { k })}</span>, file: null }
  const share = ({ share, atLeast, atMost }: ShareOf): Cell => {
    if (share !== null) return { shown: percent(share), file: share, bar: share }
    if (atLeast !== null)
      return {
        shown: t('picture.atLeast', { share: percent(atLeast) }),
        file: `>= ${atLeast}`,
        bar: atLeast,
      }
    if (atMost !== null)
      return { shown: t('picture.atMost', { share: percent(atMost) }), file: `<= ${atMost}` }
    return few
  }
  const count = (cases: number | null): Cell => {
    if (cases === null) return few
    const band = bandFrom(cases, k)
    return { shown: band, file: band, size: cases }
  }
  return {
    count,
    time: (seconds: number | null): Cell =>
      seconds === null ? few : { shown: length(seconds * 1000), file: seconds, size: seconds },
    share,
    /** Its share or its value; where neither is told here, why. */
    indicator: ({ share: of, value, unit, note }: Figures['indicators'][number]): Cell => {
      if (note !== null) {
        const why = t(`picture.notes.${note}` as TextKey)
        return { shown: <span className="few few-why">{why}</span>, file: why }
      }
      if (of !== null) return share(of)
      if (unit === 'count') return count(value)
      return value === null
        ? few
        : { shown: t(`picture.units.${unit}` as TextKey, { value: number(value) }), file: value }
    },
  }
}

/** Gives the figures of a column bars, the highest the longest. */
export function withBars(rows: readonly (readonly Cell[])[], column: number): Cell[][] {
  const figureOf = (row: readonly Cell[]) => row[column]?.size ?? null
  const highest = Math.max(1, ...rows.map(row => figureOf(row) ?? 0))
  return rows.map(row =>
    row.map((cell, at) => {
      const value = figureOf(row)
      return at === column && value !== null ? { ...cell, bar: value / highest } : cell
    }),
  )
}
