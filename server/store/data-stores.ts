// Data stores: one row each, locked by whoever reads it to write, so that two cases never overwrite each other unseen.

import type { ClientBase } from 'pg'
import type { Keyring } from './seal.ts'

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
  await client.query(
    `update data_store d set value = n.value, changed_at = $3
     from unnest($1::text[], $2::bytea[]) as n (name, value) where d.name = n.name`,
    [names, sealed, at],
  )
}

function placeOf(name: string): string {
  return `data-store/${name}`
}
