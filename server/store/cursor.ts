// A cursor is the sort key of the last row, opaque to the caller.

import { tell } from '../../engine/words/sentences.ts'
import { Refused } from '../errors.ts'
import { isClean } from '../validate.ts'

export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** What the parts of a sort key look like, so that no made-up cursor reaches the database. */
const KINDS = {
  number: (text: string) => /^\d{1,18}$/.test(text),
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  time: (text: string) => text === 'infinity' || isTime(text),
  text: isClean,
} as const

/** A time as PostgreSQL writes it. */
function isTime(text: string): boolean {
  const [day, rest, ...more] = text.split(' ')
  if (more.length > 0 || !/^([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-]\d\d(:[0-5]\d)?$/.test(rest ?? ''))
    return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T`)
}

/** The sort key in a cursor, or null where there is none; what is no cursor is refused. */
export function readCursor(
  cursor: string | undefined,
  ...kinds: readonly (keyof typeof KINDS)[]
): string[] | null {
  if (cursor === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(key) &&
      key.length === kinds.length &&
      key.every((part, index) => KINDS[kinds[index]!](String(part)))
    ) {
      return key.map(String)
    }
  } catch {
    // refused below
  }
  throw new Refused('INVALID', tell`The cursor is not one that this server gave.`)
}

/** Cuts the row that was read too many, and names the last one kept where there are more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  key: (row: Row) => readonly (string | number)[],
): { items: Item[]; next: string | null } {
  const kept = rows.slice(0, limit)
  return { items: kept.map(item), next: rows.length > limit ? writeCursor(key(kept.at(-1)!)) : null }
}
