// Jobs that workers take. Taking one does not touch its case: it is lent for a time, under a number that counts up
// over all jobs, so that whoever held it before cannot complete it any more.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Static } from 'typebox'
import type { JobQuery, Jobs } from '../contract/jobs.ts'
import type { Database } from './connect.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { messageOf } from './veiled-rows.ts'

export type LentJob = {
  readonly instance_id: string
  readonly key: string
  readonly type: string
  readonly process_id: string
  readonly definition_key: string
  readonly element: string
  readonly headers: Record<string, string>
  readonly script: { source: string; language: string } | null
  readonly retries: number
  readonly priority: number
  readonly lease: string
  readonly lease_until: Date
}

/** Lends jobs of some types, or of a kind where the types are null; the most urgent first. */
export async function lendJobs(
  db: Kysely<Tables>,
  asked: {
    readonly types: readonly string[] | null
    readonly kinds: readonly string[]
    readonly worker: string
    readonly timeoutMs: number
    readonly most: number
  },
): Promise<LentJob[]> {
  const { rows } = await sql<LentJob>`
    update job set lease = nextval('job_lease'), lease_until = now() + ${asked.timeoutMs} * interval '1 millisecond', worker = ${asked.worker}
    where (instance_id, key) in (
      select instance_id, key from job
      where (${asked.types as string[] | null}::text[] is null or type = any(${asked.types as string[] | null})) and kind = any(${asked.kinds as string[]})
        and retries > 0 and not suspended and due_at <= now() and (lease_until is null or lease_until <= now())
      order by priority desc, due_at limit ${asked.most} for update skip locked)
    returning instance_id, key, type, process_id, definition_key, element, headers, script, retries, priority, lease, lease_until`.execute(
    db,
  )
  return rows
}

/** Where a job stands, and who holds it now; null where there is none for programs. */
export async function jobOf(db: Kysely<Tables>, instance: string, key: number) {
  const row = await db
    .selectFrom('job')
    .select(['definition_key', 'element', 'worker'])
    .select(sql<boolean>`lease_until > now()`.as('lent'))
    .where('instance_id', '=', instance)
    .where('key', '=', String(key))
    .executeTakeFirst()
  return row
    ? { definition: row.definition_key, element: row.element, lentTo: row.lent ? row.worker : null }
    : null
}

/** The number under which a job was lent last, and whether that still lasts. */
export type Lease = { readonly number: number; readonly lent: boolean }

/** How each of these jobs is lent, by `instance.key`; they cannot be lent anew meanwhile. */
export async function lockLeases(
  client: ClientBase,
  places: readonly { readonly instance: string; readonly key: number }[],
): Promise<Map<string, Lease>> {
  if (places.length === 0) return new Map()
  const { rows } = await client.query({
    name: 'lock-leases',
    text: `select j.instance_id, j.key, j.lease, coalesce(j.lease_until > clock_timestamp(), false) as lent from job j
           join unnest($1::uuid[], $2::bigint[]) as asked (instance_id, key) on j.instance_id = asked.instance_id and j.key = asked.key
           order by j.instance_id, j.key for update of j`,
    values: [places.map(({ instance }) => instance), places.map(({ key }) => key)],
  })
  return new Map(
    rows.map(({ instance_id, key, lease, lent }) => [
      `${instance_id}.${key}`,
      { number: Number(lease), lent },
    ]),
  )
}

/** Whether the job was still lent under that number, and now is for longer. */
export async function extendLease(
  db: Kysely<Tables>,
  key: { readonly instance: string; readonly key: number },
  lease: number,
  timeoutMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ lease_until: sql<Date>`now() + ${timeoutMs} * interval '1 millisecond'` })
    .where('instance_id', '=', key.instance)
    .where('key', '=', String(key.key))
    .where('lease_until', '>', sql<Date>`now()`)
    .where('lease', '=', String(lease))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes back what was lent under these numbers, as though it had not been. */
export async function giveBack(db: Kysely<Tables>, jobs: readonly LentJob[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    update job set lease_until = null, worker = null
    from unnest(${jobs.map(job => job.instance_id)}::uuid[], ${jobs.map(job => job.key)}::bigint[], ${jobs.map(job => job.lease)}::bigint[]) as lent (instance_id, key, lease)
    where job.instance_id = lent.instance_id and job.key = lent.key and job.lease = lent.lease`.execute(db)
}

/** The tries left to a job, and its headers; null where it is not open. */
export async function triesOf(
  db: Kysely<Tables>,
  key: { readonly instance: string; readonly key: number },
): Promise<{ readonly retries: number; readonly headers: Record<string, string> } | null> {
  const row = await db
    .selectFrom('job')
    .select(['retries', 'headers'])
    .where('instance_id', '=', key.instance)
    .where('key', '=', String(key.key))
    .executeTakeFirst()
  return row ?? null
}

export async function listJobs(
  { kysely: db, keyring }: Pick<Database, 'kysely' | 'keyring'>,
  asked: Static<typeof JobQuery>,
): Promise<Static<typeof Jobs>> {
  const limit = asked.limit ?? 50
  const after = readCursor(asked.cursor, 'uuid', 'number')
  const lent = sql<boolean>`(lease_until is not null and lease_until > now())`
  const rows = await db
    .selectFrom('job')
    .innerJoin('instance as i', 'i.id', 'job.instance_id')
    .leftJoin('data_key as k', join =>
      join.onRef('k.case_id', '=', 'i.root_id').onRef('k.generation', '=', 'i.generation'),
    )
    .selectAll('job')
    .select(['i.root_id', 'i.generation', 'k.wrapped'])
    .select(lent.as('lent'))
    .$if(asked.type !== undefined, query => query.where('type', '=', asked.type!))
    .$if(asked.instanceKey !== undefined, query => query.where('job.instance_id', '=', asked.instanceKey!))
    .$if(asked.state === 'failed', query => query.where('retries', '<=', 0))
    .$if(asked.state === 'leased', query => query.where('retries', '>', 0).where(lent))
    .$if(asked.state === 'ready', query => query.where('retries', '>', 0).where(sql<boolean>`not ${lent}`))
    .$if(after !== null, query =>
      query.where(sql<boolean>`(instance_id, key) < (${after![0]}::uuid, ${after![1]}::bigint)`),
    )
    .orderBy('instance_id', 'desc')
    .orderBy('key', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(
    rows,
    limit,
    row => ({
      key: `${row.instance_id}.${row.key}`,
      type: row.type,
      kind: row.kind,
      instanceKey: row.instance_id,
      processId: row.process_id,
      element: row.element,
      state: row.retries <= 0 ? ('failed' as const) : row.lent ? ('leased' as const) : ('ready' as const),
      retries: row.retries,
      dueAt: row.due_at.toISOString(),
      worker: row.worker,
      message: messageOf(keyring, 'job', row),
    }),
    row => [row.instance_id, row.key],
  )
}
