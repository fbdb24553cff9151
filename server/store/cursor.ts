// A cursor is the sort key of the last row, opaque to the caller.

import { Refused } from '../errors.ts'

export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The sort key in a cursor, or null where there is none; what is no cursor is refused. */
export function readCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every(part => typeof part === 'string' || typeof part === 'number')
    ) {
      return key.map(String)
    }
  } catch {
    // refused below
  }
  throw new Refused('INVALID', 'The cursor is not one that this server gave.')
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
