// Data stores: one row each, locked by whoever reads it to write, so that two cases never overwrite each other unseen.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Tables } from './database.ts'
import { type Keyring, OTHER_MASTER_KEY } from './seal.ts'

/** Locks these stores, in the order of their names, and answers with what lies in them; null where nothing does. */
export async function lockStores(
  client: ClientBase,
  keyring: Keyring,
  names: readonly string[],
): Promise<Map<string, unknown>> {
  const sorted = [...new Set(names)].sort()
  await client.query(
    'insert into data_store (name) select unnest($1::text[]) on conflict (name) do nothing',
    [sorted],
  )
  const { rows } = await client.query<{ name: string; value: Buffer | null }>(
    'select name, value from data_store where name = any($1::text[]) order by name for update',
    [sorted],
  )
  return new Map(
    rows.map(({ name, value }) => [
      name,
      value === null ? null : JSON.parse(keyring.openOwn(placeOf(name), value).toString()),
    ]),
  )
}

/** Writes what lies in these stores from now on. */
export async function writeStores(
  client: ClientBase,
  keyring: Keyring,
  values: ReadonlyMap<string, unknown>,
  at: string,
): Promise<void> {
  if (values.size === 0) return
  const names = [...values.keys()]
  const sealed = names.map(name =>
    keyring.sealOwn(placeOf(name), Buffer.from(JSON.stringify(values.get(name) ?? null))),
  )
  const { rowCount } = await client.query(
    `update data_store d set value = n.value, changed_at = $3
     from unnest($1::text[], $2::bytea[]) as n (name, value)
     where d.name = n.name and not exists (select from master_key where fingerprint <> $4)`,
    [names, sealed, at, keyring.fingerprint],
  )
  if (rowCount !== names.length) throw new Error(OTHER_MASTER_KEY)
}

/** Seals what lies in all stores anew. */
export async function resealStores(db: Kysely<Tables>, keyring: Keyring, next: Keyring): Promise<void> {
  const { rows } = await sql<{ name: string; value: Buffer }>`
    select name, value from data_store where value is not null`.execute(db)
  const fresh = rows.map(({ name, value }) =>
    next.sealOwn(placeOf(name), keyring.openOwn(placeOf(name), value)),
  )
  await sql`update data_store d set value = n.value
    from unnest(${rows.map(({ name }) => name)}::text[], ${fresh}::bytea[]) as n (name, value) where d.name = n.name`.execute(
    db,
  )
}

function placeOf(name: string): string {
  return `data-store/${name}`
}
