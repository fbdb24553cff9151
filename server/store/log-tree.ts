// The log over all trails: what is to be logged, the leaves, and the signed checkpoints.

import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import { binaryArray } from './binary-array.ts'
import type { Tables } from './database.ts'

/**
 * Marks cases that went on. A mark that is there is locked, and not written again, so that the sequencer leaves it until
 * this is committed.
 */
export async function markPending(client: ClientBase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await client.query({
    name: 'mark-pending',
    text: `insert into log_pending select * from unnest($1::uuid[])
           on conflict (instance_id) do update set instance_id = excluded.instance_id where false`,
    values: [binaryArray('uuid', [...ids].sort())],
  })
}

export type Head = { readonly instance: string; readonly seq: number; readonly head: Buffer }

/** Takes heads that are not logged yet, within the transaction that logs them. */
export async function takePending(db: Kysely<Tables>, most: number): Promise<Head[]> {
  const { rows } = await sql<{ id: string; seq: number; head: Buffer }>`
    with taken as (
      delete from log_pending where instance_id in (select instance_id from log_pending limit ${most} for update skip locked)
      returning instance_id)
    select i.id, i.seq, i.head from instance i join taken on taken.instance_id = i.id order by i.id`.execute(
    db,
  )
  return rows.map(({ id, seq, head }) => ({ instance: id, seq, head }))
}

/** The leaf of a head: it binds the case, the number of entries and the hash of the last one. */
export function leafOf({ instance, seq, head }: Head): Buffer {
  return createHash('sha256')
    .update(Buffer.of(0))
    .update(`${instance}\n${seq}\n${head.toString('hex')}\n`)
    .digest()
}

export async function appendLeaves(db: Kysely<Tables>, from: number, heads: readonly Head[]): Promise<void> {
  await sql`insert into log_leaf (index, instance_id, seq, head)
    select ${from}::bigint + n - 1, id, seq, head
    from unnest(${heads.map(head => head.instance)}::uuid[], ${heads.map(head => head.seq)}::integer[], ${heads.map(head => head.head)}::bytea[])
      with ordinality as new (id, seq, head, n)`.execute(db)
}

export type StoredCheckpoint = {
  readonly size: number
  readonly root: Buffer
  readonly frontier: readonly Buffer[]
  readonly note: string
  readonly at: Date
}

export async function lastCheckpoint(db: Kysely<Tables>): Promise<StoredCheckpoint | null> {
  const row = await db
    .selectFrom('log_checkpoint')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, size: Number(row.size) } : null
}

/** The checkpoint of so many leaves. */
export async function checkpointOf(db: Kysely<Tables>, size: number): Promise<StoredCheckpoint | null> {
  const row = await db
    .selectFrom('log_checkpoint')
    .selectAll()
    .where('size', '=', String(size))
    .executeTakeFirst()
  return row ? { ...row, size: Number(row.size) } : null
}

/** The newest checkpoint that ends before a leaf or at it; the empty tree where there is none. */
export async function treeBefore(
  db: Kysely<Tables>,
  index: number,
): Promise<Pick<StoredCheckpoint, 'size' | 'frontier'>> {
  const row = await db
    .selectFrom('log_checkpoint')
    .select(['size', 'frontier'])
    .where('size', '<=', String(index))
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, size: Number(row.size) } : { size: 0, frontier: [] }
}

/** All checkpoints, the oldest first. */
export async function* checkpointsOf(db: Kysely<Tables>): AsyncGenerator<StoredCheckpoint> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('log_checkpoint')
      .selectAll()
      .where('size', '>', String(after))
      .orderBy('size')
      .limit(500)
      .execute()
    for (const row of rows) yield { ...row, size: Number(row.size) }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.size)
  }
}

/** Cases whose last entry is neither a leaf nor waits to become one. */
export async function unlogged(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from instance i
    where not exists (select from log_leaf l where l.instance_id = i.id and l.seq = i.seq)
      and not exists (select from log_pending p where p.instance_id = i.id)
    order by i.id limit 1000`.execute(db)
  return rows.map(({ id }) => id)
}

/** Leaves in order, of the first `size`. */
export function leavesUpTo(db: Kysely<Tables>, size: number): Promise<Head[]> {
  return leavesBetween(db, 0, size)
}

/** The leaves from one size of the log to another, in order. */
export async function leavesBetween(db: Kysely<Tables>, from: number, to: number): Promise<Head[]> {
  const rows = await db
    .selectFrom('log_leaf')
    .selectAll()
    .where('index', '>=', String(from))
    .where('index', '<', String(to))
    .orderBy('index')
    .execute()
  return rows.map(({ instance_id, seq, head }) => ({ instance: instance_id, seq, head }))
}

/** The logged heads of one case. */
export async function leavesOf(
  db: Kysely<Tables>,
  instance: string,
): Promise<(Head & { readonly index: number })[]> {
  const rows = await db
    .selectFrom('log_leaf')
    .selectAll()
    .where('instance_id', '=', instance)
    .orderBy('index')
    .execute()
  return rows.map(row => ({ instance, seq: row.seq, head: row.head, index: Number(row.index) }))
}
