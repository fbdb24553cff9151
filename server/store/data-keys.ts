// The keys of cases, wrapped by the master key.

import type { Kysely } from 'kysely'
import type { ClientBase } from 'pg'
import type { Tables } from './database.ts'
import type { CaseKey, Keyring } from './seal.ts'

export type NewKey = { readonly caseId: string; readonly key: CaseKey }

export async function insertKeys(
  client: ClientBase,
  keyring: Keyring,
  keys: readonly NewKey[],
): Promise<void> {
  if (keys.length === 0) return
  await client.query({
    name: 'insert-keys',
    text: `insert into data_key (case_id, generation, wrapped) select * from unnest($1::uuid[], $2::integer[], $3::bytea[])`,
    values: [
      keys.map(({ caseId }) => caseId),
      keys.map(({ key }) => key.generation),
      keys.map(({ caseId, key }) => keyring.wrap(caseId, key)),
    ],
  })
}

/** The number of the newest key of a case; null where there is no such case. */
export async function lastGeneration(client: ClientBase, caseId: string): Promise<number | null> {
  const { rows } = await client.query('select max(generation) as last from data_key where case_id = $1', [
    caseId,
  ])
  return rows[0].last
}

/** Overwrites all keys of a case before a generation; what they sealed is gone. */
export async function destroyKeys(client: ClientBase, caseId: string, before: number): Promise<void> {
  await client.query(
    'update data_key set wrapped = null, destroyed_at = now() where case_id = $1 and generation < $2 and destroyed_at is null',
    [caseId, before],
  )
}

/** A server with another master key than the one that wrapped the keys must not start: it could read nothing. */
export async function checkMasterKey({
  kysely,
  keyring,
}: {
  readonly kysely: Kysely<Tables>
  readonly keyring: Keyring
}): Promise<void> {
  const { fingerprint } = keyring
  await kysely
    .insertInto('master_key')
    .values({ fingerprint })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const rows = await kysely.selectFrom('master_key').selectAll().execute()
  if (rows.length === 1) return
  await kysely.deleteFrom('master_key').where('fingerprint', '=', fingerprint).execute()
  throw new Error(
    'The cases in this database are sealed under another master key; set LINKSPAN_MASTER_KEY to that one.',
  )
}
