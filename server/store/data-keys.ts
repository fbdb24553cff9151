// The keys of cases, wrapped by the master key.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Tables } from './database.ts'
import { type CaseKey, type Keyring, OTHER_MASTER_KEY } from './seal.ts'

export type NewKey = { readonly caseId: string; readonly key: CaseKey }

export async function insertKeys(
  client: ClientBase,
  keyring: Keyring,
  keys: readonly NewKey[],
): Promise<void> {
  if (keys.length === 0) return
  const { rowCount } = await client.query({
    name: 'insert-keys',
    text: `insert into data_key (case_id, generation, wrapped) select * from unnest($1::uuid[], $2::integer[], $3::bytea[])
           where not exists (select from master_key where fingerprint <> $4)`,
    values: [
      keys.map(({ caseId }) => caseId),
      keys.map(({ key }) => key.generation),
      keys.map(({ caseId, key }) => keyring.wrap(caseId, key)),
      keyring.fingerprint,
    ],
  })
  // Meanwhile the keys were wrapped anew: what this server seals, nobody could open.
  if (rowCount !== keys.length) throw new Error(OTHER_MASTER_KEY)
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

/** When a case was erased last; null where it never was. */
export async function erasureOf(db: Kysely<Tables>, caseId: string): Promise<string | null> {
  const { at } = await db
    .selectFrom('data_key')
    .select(({ fn }) => fn.max('destroyed_at').as('at'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return at?.toISOString() ?? null
}

/** Wraps the keys of all cases anew, a thousand at a time; answers with how many. */
export async function rewrapKeys(db: Kysely<Tables>, keyring: Keyring, next: Keyring): Promise<number> {
  let count = 0
  for (let after: Omit<Wrapped, 'wrapped'> = { case_id: FIRST, generation: -1 }; ; ) {
    const rows = await wrappedAfter(db, after)
    const last = rows.at(-1)
    if (!last) return count
    const fresh = rows.map(({ case_id, generation, wrapped }) =>
      next.wrap(case_id, keyring.unwrap(case_id, generation, wrapped)),
    )
    await sql`update data_key k set wrapped = n.wrapped
      from unnest(${rows.map(row => row.case_id)}::uuid[], ${rows.map(row => row.generation)}::integer[], ${fresh}::bytea[])
        as n (case_id, generation, wrapped)
      where k.case_id = n.case_id and k.generation = n.generation`.execute(db)
    count += rows.length
    after = last
  }
}

type Wrapped = { readonly case_id: string; readonly generation: number; readonly wrapped: Buffer }
const FIRST = '00000000-0000-0000-0000-000000000000'

async function wrappedAfter(db: Kysely<Tables>, after: Omit<Wrapped, 'wrapped'>): Promise<Wrapped[]> {
  const { rows } = await sql<Wrapped>`
    select case_id, generation, wrapped from data_key
    where wrapped is not null and (case_id, generation) > (${after.case_id}::uuid, ${after.generation}::integer)
    order by case_id, generation limit 1000`.execute(db)
  return rows
}
