// The event log as a table (RFC 4180), a line an event. A text that a spreadsheet would take for a formula is quoted
// with an apostrophe, as spreadsheets themselves do.

import type { EventLog } from './event-log.ts'

const COLUMNS = ['case', 'activity', 'element', 'transition', 'role', 'time']

/** The table, in pieces; cases are numbered from 1. */
export function* csv({ cases }: EventLog): Generator<string> {
  yield line(COLUMNS)
  for (const [index, events] of cases.entries())
    for (const { activity, element, transition, role, at } of events)
      yield line([String(index + 1), activity, element, transition, role ?? '', new Date(at).toISOString()])
}

export function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/** Spreadsheets skip spaces and line ends before a formula, and some take the wide forms of its signs. */
const FORMULA = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
