// Instances and their trails, as a batch locks and writes them: one statement for each kind of change, prepared once.

import type { ClientBase } from 'pg'
import { binaryArray } from './binary-array.ts'
import { type Columns, type Table, withRows } from './columns.ts'

export type InstanceRow = {
  readonly id: string
  readonly definition_key: string
  readonly process_id: string
  readonly business_key: string | null
  /** Blind in the table. */
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
  /** Null where the base that is there stays. */
  readonly base: Buffer | null
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

/** What a caller remembers of an instance, by its id. */
type Memory = (id: string) => { readonly head: Buffer; readonly key: { readonly generation: number } } | null

export type LockedInstance = {
  readonly id: string
  /** Null where nothing has changed since what the caller remembers. */
  readonly changed: ChangedInstance | null
}

type ChangedInstance = {
  readonly definition_key: string
  readonly seq: number
  readonly head: Buffer
  readonly root_id: string
  readonly started_by: string
  readonly generation: number
  /** Null where the case was erased. */
  readonly wrapped: Buffer | null
  readonly state: Buffer
  readonly base: Buffer | null
}

/**
 * Locks instances in the order of their ids; answers with what has changed since what the caller remembers of them. By the
 * hash of the last entry: where a database that took over had lost some, others may bear their numbers by now.
 */
export async function lockInstances(
  client: ClientBase,
  ids: readonly string[],
  memory: Memory,
): Promise<LockedInstance[]> {
  if (ids.length === 0) return []
  const remembered = ids.map(memory)
  const heads = remembered.map(known => known?.head ?? NO_HASH)
  const generations = remembered.map(known => known?.key.generation ?? NOTHING)
  const { rows } = await client.query({
    name: 'lock-instances',
    text: `select i.id, ${ifChanged}
           from instance i
             join unnest($1::uuid[], $2::bytea[], $3::integer[]) as known (id, head, generation) on known.id = i.id
           order by i.id for update of i`,
    values: [binaryArray('uuid', ids), binaryArray('bytea', heads), binaryArray('integer', generations)],
  })
  return rows.map(row => ({ id: row.id, changed: row.seq === null ? null : row }))
}

/** No instance has such a hash, nor such a number. */
const NO_HASH = Buffer.alloc(0)
const NOTHING = -1

/** Reading what is known already, and a key that is at hand, takes longer than locking. */
const ifChanged = [
  ...['definition_key', 'seq', 'head', 'root_id', 'started_by', 'generation', 'state', 'base'].map(name => [
    name,
    `i.${name}`,
  ]),
  ['wrapped', '(select wrapped from data_key k where k.case_id = i.root_id and k.generation = i.generation)'],
]
  .map(
    ([name, value]) =>
      `case when i.head <> known.head or i.generation <> known.generation then ${value} end as ${name}`,
  )
  .join(', ')

export const INSTANCE: Table = {
  name: 'instance',
  columns: {
    id: 'uuid',
    definition_key: 'uuid',
    process_id: 'text',
    business_key: 'text',
    conversation: 'bytea',
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
    base: 'bytea',
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
  base: 'bytea',
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
  const changed = Object.keys(INSTANCE_CHANGE).filter(name => !['id', 'before', 'base'].includes(name))
  const { rowCount } = await client.query(
    withRows(
      'update-instances',
      INSTANCE_CHANGE,
      rows,
      from => `update instance i set ${changed.map(name => `${name} = new.${name}`).join(', ')},
               base = coalesce(new.base, i.base),
               conversation = case when new.status in ('active', 'suspended') then i.conversation end
               from ${from} where i.id = new.id and i.seq = new.before`,
    ),
  )
  if (rowCount !== rows.length)
    throw new Error(`${rows.length - (rowCount ?? 0)} instances were changed by somebody else under lock.`)
}
