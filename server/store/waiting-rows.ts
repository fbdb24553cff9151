// What waits in instances, as rows that events become: user tasks, jobs, subscriptions and incidents, all under
// (instance, key). A batch writes each table with one statement for each kind of change, prepared once.

import type { ClientBase } from 'pg'
import { type Columns, type Table, withRows, writtenOf } from './columns.ts'
import { answersOf } from './connect.ts'

/** Where a row belongs. */
type Place = {
  readonly instance_id: string
  readonly key: number
  readonly process_id: string
  readonly definition_key: string
  readonly element: string
}

export type TaskRow = Place & {
  readonly name: string | null
  readonly status: 'open' | 'completed' | 'canceled'
  readonly assignee: string | null
  readonly assigned_at: string | null
  readonly assigned_by: string | null
  readonly deputy_for: string | null
  readonly candidate_groups: readonly string[]
  readonly candidate_users: readonly string[]
  readonly priority: number
  readonly form: string | null
  readonly created_at: string
  readonly due_at: string | null
  readonly follow_up_at: string | null
  readonly ended_at: string | null
  readonly completed_by: string | null
}

export type JobRow = Place & {
  readonly kind: string
  readonly type: string
  readonly retries: number
  readonly priority: number
  readonly headers: Readonly<Record<string, string>>
  readonly script: { readonly source: string; readonly language: string } | null
  readonly due_at: string
  readonly suspended: boolean
  readonly lease_until: string | null
  readonly message: string | null
}

export type SubscriptionRow = Place & {
  readonly trigger: number
  readonly kind: string
  readonly name: string | null
  readonly correlation_key: string | null
  readonly correlation: Readonly<Record<string, unknown>> | null
  readonly due_at: string | null
  readonly suspended: boolean
}

export type IncidentRow = Place & {
  readonly run: number
  readonly code: string
  readonly message: string
  readonly raised_at: string
}

const KEY: Columns = { instance_id: 'uuid', key: 'bigint' }

const place: Columns = {
  ...KEY,
  process_id: 'text',
  definition_key: 'uuid',
  element: 'text',
}

export const USER_TASK: Table = {
  name: 'user_task',
  counted: true,
  columns: {
    ...place,
    name: 'text',
    status: 'text',
    assignee: 'text',
    assigned_at: 'timestamptz',
    assigned_by: 'text',
    deputy_for: 'text',
    candidate_groups: 'text[]',
    candidate_users: 'text[]',
    priority: 'integer',
    form: 'text',
    created_at: 'timestamptz',
    due_at: 'timestamptz',
    follow_up_at: 'timestamptz',
    ended_at: 'timestamptz',
    completed_by: 'text',
  },
}

export const JOB: Table = {
  name: 'job',
  columns: {
    ...place,
    kind: 'text',
    type: 'text',
    retries: 'integer',
    priority: 'integer',
    headers: 'jsonb',
    script: 'jsonb',
    due_at: 'timestamptz',
    suspended: 'boolean',
    lease_until: 'timestamptz',
    message: 'bytea',
  },
}

export const SUBSCRIPTION: Table = {
  name: 'subscription',
  columns: {
    ...place,
    trigger: 'integer',
    kind: 'text',
    name: 'text',
    correlation_key: 'bytea',
    correlation: 'jsonb',
    due_at: 'timestamptz',
    suspended: 'boolean',
  },
}

export const INCIDENT: Table = {
  name: 'incident',
  columns: { ...place, run: 'bigint', code: 'text', message: 'bytea', raised_at: 'timestamptz' },
}

/** Changes only the members that each patch names: one statement for those that name the same. */
export async function patchRows(client: ClientBase, table: Table, patches: readonly object[]): Promise<void> {
  const alike = Map.groupBy(patches, patch => maskOf(table, patch))
  await answersOf([...alike].map(([mask, rows]) => patchAlike(client, table, mask, rows)))
}

/** Which columns a patch names, beside those of its place: a bit for each. */
function maskOf({ columns }: Table, patch: object): number {
  let mask = 0
  Object.keys(columns).forEach((name, index) => {
    const isNamed = (patch as Record<string, unknown>)[name] !== undefined
    if (isNamed && name !== 'instance_id' && name !== 'key') mask |= 1 << index
  })
  return mask
}

async function patchAlike(
  client: ClientBase,
  table: Table,
  mask: number,
  rows: readonly object[],
): Promise<void> {
  const named = Object.entries(table.columns).filter((_, index) => mask & (1 << index))
  const columns: Columns = { ...KEY, ...Object.fromEntries(named) }
  const written = writtenOf(Object.fromEntries(named))
  const sets = named.map(([name], index) => `${name} = ${written[index]}`)
  if (table.counted) sets.push('rev = old.rev + 1')
  await client.query(
    withRows(
      `patch-${table.name}-${mask}`,
      columns,
      rows,
      from => `update ${table.name} old set ${sets.join(', ')} from ${from}
               where old.instance_id = new.instance_id and old.key = new.key`,
    ),
  )
}

export async function deleteRows(
  client: ClientBase,
  table: Table,
  rows: readonly { instance_id: string; key: number }[],
): Promise<void> {
  if (rows.length === 0) return
  await client.query(
    withRows(
      `delete-${table.name}`,
      KEY,
      rows,
      from => `delete from ${table.name} old using ${from}
               where old.instance_id = new.instance_id and old.key = new.key`,
    ),
  )
}

/** Jobs, timers and messages of a suspended instance are out of reach until it goes on. */
export async function markSuspended(
  client: ClientBase,
  ids: readonly string[],
  suspended: boolean,
): Promise<void> {
  if (ids.length === 0) return
  await client.query('update job set suspended = $2 where instance_id = any($1::uuid[])', [ids, suspended])
  await client.query('update subscription set suspended = $2 where instance_id = any($1::uuid[])', [
    ids,
    suspended,
  ])
  if (!suspended)
    await client.query(
      `update due set due_at = now() where instance_id = any($1::uuid[]) and due_at = 'infinity'`,
      [ids],
    )
}
