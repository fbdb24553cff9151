// Figures as a table that can be taken along as CSV. A cell may carry a bar: the table is the chart and its own twin.

import { type ReactNode, useState } from 'react'
import { useTexts } from '../../i18n/texts.ts'
import { download } from '../../ui/download.ts'

export type Cell = {
  readonly shown: ReactNode
  /** What stands in the file: the number itself, or nothing where it is hidden. */
  readonly file: string | number | null
  /** How much it is, for bars that compare the lines of a column. */
  readonly size?: number
  /** From 0 to 1; how long the bar beside the figure is. */
  readonly bar?: number | null
}

/** So many lines are shown of a long table until all of them are asked for; paper has them all. */
const FIRST = 10
/** A table that is hardly longer is shown as a whole. */
const LONG = 13

export const plain = (text: string): Cell => ({ shown: text, file: text })

export function FigureTable({
  title,
  name,
  columns,
  rows,
  className,
  fold,
}: {
  title: string
  /** Of the file. */
  name: string
  /** The first column says what the row is about; `figure` stands at the right. */
  columns: readonly { readonly text: string; readonly figure?: boolean }[]
  rows: readonly (readonly Cell[])[]
  className?: string
  /** The small number, where many lines may say no more than that they are below it: those are shown when asked for. */
  fold?: number
}) {
  const { t } = useTexts()
  const [unfolded, setUnfolded] = useState(false)
  const [whole, setWhole] = useState(false)
  const silent = fold === undefined ? [] : rows.filter(row => isSilent(row, columns))
  const told = unfolded ? rows : rows.filter(row => !silent.includes(row))
  const isLong = told.length > LONG
  const csv = () =>
    download(
      `${name}.csv`,
      [columns.map(({ text }) => text), ...rows.map(row => row.map(({ file }) => file ?? ''))]
        .map(row => row.map(quoted).join(','))
        .join('\r\n'),
      'text/csv;charset=utf-8',
    )
  return (
    <div className={`table-frame${className === undefined ? '' : ` ${className}`}`}>
      <table className="table-stack">
        <caption>
          {title}{' '}
          {rows.length > 0 && (
            <button
              type="button"
              className="button button-small no-print"
              aria-label={`CSV: ${title}`}
              onClick={csv}
            >
              CSV
            </button>
          )}
        </caption>
        <thead>
          <tr>
            {columns.map(({ text, figure }) => (
              <th key={text} scope="col" className={figure ? 'figure' : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length}>{t('picture.nothing')}</td>
            </tr>
          )}
          {told.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and rows keep their place
            <tr key={at} className={isLong && !whole && at >= FIRST ? 'beyond' : undefined}>
              {row.map((cell, column) => {
                const { text, figure } = columns[column] as (typeof columns)[number]
                return column === 0 ? (
                  <th key={text} scope="row">
                    {cell.shown}
                  </th>
                ) : (
                  <td key={text} className={figure ? 'figure' : undefined} data-label={text}>
                    {cell.shown}
                    {cell.bar != null && (
                      <span className="bar" aria-hidden="true">
                        <span style={{ inlineSize: `${Math.round(cell.bar * 100)}%` }} />
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {isLong && (
        <Foot about={title} open={whole} onTurn={setWhole} className="no-print">
          {whole ? t('picture.firstOnly', { count: FIRST }) : t('picture.showAll', { count: told.length })}
        </Foot>
      )}
      {silent.length > 0 && (
        <Foot about={title} open={unfolded} onTurn={setUnfolded}>
          {t('picture.silent', { count: silent.length, k: fold })}
        </Foot>
      )}
    </div>
  )
}

/** A way to lines that are not shown yet. */
function Foot({
  about,
  open,
  onTurn,
  className = '',
  children,
}: {
  about: string
  open: boolean
  onTurn: (open: boolean) => void
  className?: string
  children: ReactNode
}) {
  return (
    <p className={`table-foot ${className}`}>
      <button
        type="button"
        className="button button-small"
        aria-expanded={open}
        onClick={() => onTurn(!open)}
      >
        {children}
        <span className="visually-hidden">: {about}</span>
      </button>
    </p>
  )
}

/** Every figure of the line is hidden. */
const isSilent = (row: readonly Cell[], columns: readonly { readonly figure?: boolean }[]): boolean =>
  columns.every(({ figure }, at) => !figure || row[at]?.file === null)

/** A cell that a spreadsheet would take for a formula is kept a text. */
function quoted(cell: string | number): string {
  const text = String(cell)
  return `"${(/^[=+\-@\t\r]/.test(text) && typeof cell === 'string' ? `'${text}` : text).replaceAll('"', '""')}"`
}
