// The bytes of files. They are written and deleted in the transaction that writes so into the trail of their case.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { FileChange } from '../casework/work.ts'
import type { Database } from './connect.ts'
import type { Tables } from './database.ts'
import { type CaseKey, open, seal } from './seal.ts'

export type ChangedFile = { readonly instance: string; readonly key: CaseKey } & FileChange

/** Where the bytes belong, so that they cannot be moved to another case or file unnoticed. */
const placeOf = (instance: string, id: string) => `${instance}/file/${id}`

/** Writes what comes and deletes what goes, in that order. */
export async function writeFiles(client: ClientBase, changes: readonly ChangedFile[]): Promise<void> {
  for (const change of changes) await writeFile(client, change)
}

function writeFile(client: ClientBase, { instance, key, ...change }: ChangedFile): Promise<unknown> {
  if ('add' in change) {
    const { id, bytes, checked } = change.add
    return client.query(
      `insert into case_file (instance_id, id, generation, bytes, checked_at)
       values ($1, $2, $3, $4, case when $5::boolean then now() end)`,
      [instance, id, key.generation, seal(key.key, placeOf(instance, id), bytes), checked],
    )
  }
  return change.remove === 'all'
    ? client.query('delete from case_file where instance_id = $1', [instance])
    : client.query('delete from case_file where instance_id = $1 and id = any($2::uuid[])', [
        instance,
        change.remove as string[],
      ])
}

/** The bytes of a file, and whether they were checked; null where they or their key are gone. */
export async function readFile(
  { kysely, keyring }: Pick<Database, 'kysely' | 'keyring'>,
  instance: string,
  id: string,
): Promise<{ bytes: Buffer; checked: boolean } | null> {
  const row = await kysely
    .selectFrom('case_file as f')
    .innerJoin('instance as i', 'i.id', 'f.instance_id')
    .innerJoin('data_key as k', join =>
      join.onRef('k.case_id', '=', 'i.root_id').onRef('k.generation', '=', 'f.generation'),
    )
    .select(['f.bytes', 'f.checked_at', 'f.generation', 'i.root_id', 'k.wrapped'])
    .where('f.instance_id', '=', instance)
    .where('f.id', '=', id)
    .executeTakeFirst()
  if (!row?.wrapped) return null
  const { key } = keyring.unwrap(row.root_id, row.generation, row.wrapped)
  return { bytes: open(key, placeOf(instance, id), row.bytes), checked: row.checked_at !== null }
}

/** The files of a case that the virus check has called clean. */
export async function checkedFiles(db: Kysely<Tables>, instance: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('case_file')
    .select('id')
    .where('instance_id', '=', instance)
    .where('checked_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function hasFiles(db: Kysely<Tables>, instance: string): Promise<boolean> {
  const row = await db
    .selectFrom('case_file')
    .select('id')
    .where('instance_id', '=', instance)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Files that nobody has checked, the oldest first. */
export async function uncheckedFiles(db: Kysely<Tables>, limit: number) {
  return db
    .selectFrom('case_file')
    .select(['instance_id as instance', 'id'])
    .where('checked_at', 'is', null)
    .orderBy('added_at')
    .limit(limit)
    .execute()
}

export async function markChecked(db: Kysely<Tables>, instance: string, id: string): Promise<void> {
  await db
    .updateTable('case_file')
    .set({ checked_at: sql`now()` })
    .where('instance_id', '=', instance)
    .where('id', '=', id)
    .execute()
}
