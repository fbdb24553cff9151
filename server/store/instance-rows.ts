// Instances and their trails, as a batch locks and writes them: one statement for each kind of change, prepared once.

import type { ClientBase } from 'pg'
import { binaryArray } from './binary-array.ts'
import { type Columns, type Table, withRows } from './columns.ts'

export type InstanceRow = {
  readonly id: string
  readonly definition_key: string
  readonly process_id: string
  readonly business_key: string | null
  readonly conversation: string | null
  readonly status: string
  readonly parent_id: string | null
  readonly parent_key: number | null
  readonly root_id: string
  readonly started_at: string
  readonly started_by: string
  readonly ended_at: string | null
  readonly hold_until: string | null
  readonly seq: number
  readonly head: Buffer
  readonly incidents: number
  readonly generation: number
  readonly state: Buffer
}

export type TrailRow = {
  readonly instance_id: string
  readonly seq: number
  readonly at: string
  readonly definition_key: string
  readonly hash: Buffer
  readonly generation: number
  readonly bytes: Uint8Array
}

export type LockedInstance = {
  readonly id: string
  readonly definition_key: string
  readonly seq: number
  readonly head: Buffer
  readonly root_id: string
  readonly started_by: string
  readonly generation: number
  /** Null where the case was erased. */
  readonly wrapped: Buffer | null
  /** Null where it is what the caller remembers. */
  readonly state: Buffer | null
}

/** Locks instances in the order of their ids; answers with what has changed since `seqs`, which the caller remembers. */
export async function lockInstances(
  client: ClientBase,
  ids: readonly string[],
  seqs: readonly number[],
): Promise<LockedInstance[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query({
    name: 'lock-instances',
    text: `select i.id, i.definition_key, i.seq, i.head, i.root_id, i.started_by, i.generation, k.wrapped,
             case when i.seq <> known.seq then i.state end as state
           from instance i join unnest($1::uuid[], $2::integer[]) as known (id, seq) on known.id = i.id
             join data_key k on k.case_id = i.root_id and k.generation = i.generation
           order by i.id for update of i`,
    values: [binaryArray('uuid', ids), binaryArray('integer', seqs)],
  })
  return rows
}

export const INSTANCE: Table = {
  name: 'instance',
  columns: {
    id: 'uuid',
    definition_key: 'uuid',
    process_id: 'text',
    business_key: 'text',
    conversation: 'text',
    status: 'text',
    parent_id: 'uuid',
    parent_key: 'bigint',
    root_id: 'uuid',
    started_at: 'timestamptz',
    started_by: 'text',
    ended_at: 'timestamptz',
    hold_until: 'timestamptz',
    seq: 'integer',
    head: 'bytea',
    incidents: 'integer',
    generation: 'integer',
    state: 'bytea',
  },
}

const INSTANCE_CHANGE: Columns = {
  id: 'uuid',
  before: 'integer',
  definition_key: 'uuid',
  process_id: 'text',
  business_key: 'text',
  status: 'text',
  ended_at: 'timestamptz',
  hold_until: 'timestamptz',
  seq: 'integer',
  head: 'bytea',
  incidents: 'integer',
  generation: 'integer',
  state: 'bytea',
}

export const TRAIL: Table = {
  name: 'trail',
  columns: {
    instance_id: 'uuid',
    seq: 'integer',
    at: 'timestamptz',
    definition_key: 'uuid',
    hash: 'bytea',
    generation: 'integer',
    bytes: 'bytea',
  },
}

/** Writes the new state where nobody else has written since; a wrong count means that the lock did not hold. */
export async function updateInstances(
  client: ClientBase,
  rows: readonly (InstanceRow & { readonly before: number })[],
): Promise<void> {
  if (rows.length === 0) return
  const changed = Object.keys(INSTANCE_CHANGE).filter(name => name !== 'id' && name !== 'before')
  const { rowCount } = await client.query(
    withRows(
      'update-instances',
      INSTANCE_CHANGE,
      rows,
      from => `update instance i set ${changed.map(name => `${name} = new.${name}`).join(', ')},
               conversation = case when new.status in ('active', 'suspended') then i.conversation end
               from ${from} where i.id = new.id and i.seq = new.before`,
    ),
  )
  if (rowCount !== rows.length)
    throw new Error(`${rows.length - (rowCount ?? 0)} instances were changed by somebody else under lock.`)
}
