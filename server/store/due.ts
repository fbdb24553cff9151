// What one transaction owes and another one pays. What it is about lies sealed until then, but for what names keys alone.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Tables } from './database.ts'
import { openWaiting, sealWaiting } from './packed.ts'
import { type Keyring, OTHER_MASTER_KEY } from './seal.ts'

export type DueRow = {
  readonly due_at: string
  readonly instance_id: string | null
  readonly kind: string
  readonly payload: object
  /** The instance that owes it. */
  readonly owed_by: string | null
}

type Sealed = { readonly instance_id: string | null; readonly kind: string }

/** The number of a row is given by the database, so it is sealed to what and whom it is for. */
const placeOf = ({ instance_id, kind }: Sealed) => `due/${kind}/${instance_id ?? ''}`

/** What is due and how to read it. */
export type DueToPay = Sealed & {
  readonly id: string
  readonly payload: Record<string, unknown> | null
  readonly sealed: Buffer | null
}

/** What a row is about. */
export function payloadOf(keyring: Keyring, row: DueToPay): Record<string, unknown> {
  return row.sealed === null ? row.payload! : JSON.parse(openWaiting(keyring, placeOf(row), row.sealed))
}

/** Locks what is still to be paid; what another server is paying at this moment is left to it. */
export async function lockDue(client: ClientBase, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await client.query({
    name: 'lock-due',
    text: 'select id from due where id = any($1::bigint[]) for update skip locked',
    values: [ids],
  })
  return new Set(rows.map(row => row.id as string))
}

export async function insertDue(
  client: ClientBase,
  keyring: Keyring,
  rows: readonly DueRow[],
): Promise<void> {
  if (rows.length === 0) return
  const sealed = rows.map(({ payload, ...row }) => ({
    ...row,
    sealed: sealWaiting(keyring, placeOf(row), JSON.stringify(payload)).toString('base64'),
  }))
  const { rowCount } = await client.query({
    name: 'insert-due',
    text: `insert into due (due_at, instance_id, kind, sealed, owed_by)
           select due_at, instance_id, kind, decode(sealed, 'base64'), owed_by
           from json_to_recordset($1::json) as row (due_at timestamptz, instance_id uuid, kind text, sealed text, owed_by uuid)
           where not exists (select from master_key where fingerprint <> $2)`,
    values: [JSON.stringify(sealed), keyring.fingerprint],
  })
  if (rowCount !== rows.length) throw new Error(OTHER_MASTER_KEY)
}

/**
 * What is owed to these instances, or by them, loses what it says: that it happened still counts once the case goes on.
 */
export async function forgetOwed(
  client: ClientBase,
  keyring: Keyring,
  instances: readonly string[],
): Promise<void> {
  const { rows } = await client.query<DueToPay>(
    `select id, instance_id, kind, payload, sealed from due
     where sealed is not null and (instance_id = any($1::uuid[]) or owed_by = any($1::uuid[])) order by id for update`,
    [instances],
  )
  for (const row of rows) {
    const fresh = sealWaiting(keyring, placeOf(row), JSON.stringify(silenced(payloadOf(keyring, row))))
    await client.query('update due set sealed = $2, problem = null where id = $1', [row.id, fresh])
  }
}

/** The same without what it says, wherever a kind of row says something. */
function silenced(payload: Record<string, unknown>): Record<string, unknown> {
  const quiet = Object.entries(payload).map(([name, value]) => {
    if (name === 'variables') return [name, {}]
    if (name === 'correlation' || name === 'before') return [name, null]
    if (name !== 'command' && name !== 'message') return [name, value]
    return [name, value instanceof Object ? silenced(value as Record<string, unknown>) : '']
  })
  return Object.fromEntries(quiet)
}

/** Seals what is owed anew. */
export async function resealDue(db: Kysely<Tables>, keyring: Keyring, next: Keyring): Promise<void> {
  const { rows } = await sql<Sealed & { id: string; sealed: Buffer }>`
    select id, instance_id, kind, sealed from due where sealed is not null`.execute(db)
  for (const row of rows) {
    const fresh = sealWaiting(next, placeOf(row), openWaiting(keyring, placeOf(row), row.sealed))
    await sql`update due set sealed = ${fresh} where id = ${row.id}`.execute(db)
  }
}

export async function deleteDue(client: ClientBase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await client.query({
    name: 'delete-due',
    text: 'delete from due where id = any($1::bigint[])',
    values: [ids],
  })
}

/** Messages in the buffer under these names are offered again by the next batch. */
export async function offerMessages(client: ClientBase, names: readonly string[], at: string): Promise<void> {
  if (names.length === 0) return
  await client.query({
    name: 'offer-messages',
    text: `insert into due (due_at, kind, payload)
           select $2, 'redelivery', json_build_object('message', id) from message
           where name = any($1::text[]) and expires_at > $2 order by published_at`,
    values: [names, at],
  })
}
