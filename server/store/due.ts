// What one transaction owes and another one pays.

import type { ClientBase } from 'pg'

export type DueRow = {
  readonly due_at: string
  readonly instance_id: string | null
  readonly kind: string
  readonly payload: object
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

export async function insertDue(client: ClientBase, rows: readonly DueRow[]): Promise<void> {
  if (rows.length === 0) return
  await client.query({
    name: 'insert-due',
    text: `insert into due (due_at, instance_id, kind, payload)
           select due_at, instance_id, kind, payload
           from json_to_recordset($1::json) as row (due_at timestamptz, instance_id uuid, kind text, payload json)`,
    values: [JSON.stringify(rows)],
  })
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
