// Reading the trail. Entries come out as the bytes that went in.

import { type Kysely, sql } from 'kysely'
import type { Tables } from './database.ts'
import { unpack } from './packed.ts'

export type StoredEntry = {
  readonly instance: string
  readonly seq: number
  readonly at: Date
  readonly definition: string
  readonly hash: Buffer
  readonly bytes: Buffer
}

/** Entries of one instance after a number, in order. */
export async function readEntries(
  db: Kysely<Tables>,
  instance: string,
  after: number,
  limit: number,
): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('trail')
    .selectAll()
    .where('instance_id', '=', instance)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    instance,
    seq: row.seq,
    at: row.at,
    definition: row.definition_key,
    hash: row.hash,
    bytes: unpack(row.encoding, row.bytes),
  }))
}

/** What the live row of an instance says about its trail. */
export async function headOf(
  db: Kysely<Tables>,
  instance: string,
): Promise<{ seq: number; head: Buffer; state: Buffer } | null> {
  return (
    (await db
      .selectFrom('instance')
      .select(['seq', 'head', 'state'])
      .where('id', '=', instance)
      .executeTakeFirst()) ?? null
  )
}

/** The ids of all instances, a page at a time; also those of which only a trail is left. */
export async function instanceIds(
  db: Kysely<Tables>,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id from instance where ${after}::uuid is null or id > ${after}
      union select instance_id from trail where seq = 1 and (${after}::uuid is null or instance_id > ${after})
    ) ids order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
