// The views that somebody keeps, each for one list.

import type { Kysely } from 'kysely'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

export type List = Tables['saved_view']['list']
export type Kept = { readonly id: string; readonly name: string; readonly filter: Record<string, unknown> }

/** Somebody's own views, the oldest first. */
export async function viewsOf(db: Kysely<Tables>, username: string, list: List): Promise<Kept[]> {
  return db
    .selectFrom('saved_view')
    .select(['id', 'name', 'filter'])
    .where('username', '=', username)
    .where('list', '=', list)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Keeps a view, or changes the one named; null where another one has its name, or the one named is not theirs. */
export async function keepView(
  db: Kysely<Tables>,
  { username, list, name, filter, id }: Omit<Kept, 'id'> & { username: string; list: List; id?: string },
): Promise<Kept | null> {
  const values = { name: name.trim(), filter: JSON.stringify(filter) }
  try {
    const row =
      id === undefined
        ? await db
            .insertInto('saved_view')
            .values({ id: uuid(), username, list, ...values })
            .returning(['id', 'name', 'filter'])
            .executeTakeFirst()
        : await db
            .updateTable('saved_view')
            .set(values)
            .where('id', '=', id)
            .where('username', '=', username)
            .where('list', '=', list)
            .returning(['id', 'name', 'filter'])
            .executeTakeFirst()
    return row ?? null
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE) return null
    throw error
  }
}

const UNIQUE = '23505'

export async function deleteView(
  db: Kysely<Tables>,
  username: string,
  list: List,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('username', '=', username)
    .where('list', '=', list)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Who does not sign in any more keeps no filters, for their words may name people. */
export async function forgetViews(db: Kysely<Tables>, username: string): Promise<void> {
  await db.deleteFrom('saved_view').where('username', '=', username).execute()
}
