// Reading the trail. Entries come out as the bytes that went in, with the key that opens them where there still is one.

import { type Kysely, sql } from 'kysely'
import type { Database } from './connect.ts'
import type { Tables } from './database.ts'
import { LINES } from './lines.ts'
import type { CaseKey, Keyring } from './seal.ts'

export type StoredEntry = {
  readonly instance: string
  readonly seq: number
  readonly at: Date
  readonly definition: string
  readonly hash: Buffer
  readonly bytes: Buffer
  /** Null where the case has been erased. */
  readonly key: CaseKey | null
}

/** Entries of one instance after a number, in order. */
export async function readEntries(
  { kysely, keyring }: Database,
  instance: string,
  after: number,
  limit: number,
): Promise<StoredEntry[]> {
  const rows = await kysely
    .selectFrom('trail as t')
    .leftJoin('instance as i', 'i.id', 't.instance_id')
    .leftJoin('data_key as k', join =>
      join.onRef('k.case_id', '=', 'i.root_id').onRef('k.generation', '=', 't.generation'),
    )
    .select([
      't.seq',
      't.at',
      't.definition_key',
      't.hash',
      't.bytes',
      't.generation',
      'i.root_id',
      'k.wrapped',
    ])
    .where('t.instance_id', '=', instance)
    .where('t.seq', '>', after)
    .orderBy('t.seq')
    .limit(limit)
    .execute()
  const keys = new Map<number, CaseKey>()
  const keyOf = (caseId: string, generation: number, wrapped: Buffer) => {
    const key = keys.get(generation) ?? unwrapped(keyring, caseId, generation, wrapped)
    keys.set(generation, key)
    return key
  }
  return rows.map(({ seq, at, definition_key: definition, hash, bytes, generation, root_id, wrapped }) => {
    const key = root_id !== null && wrapped ? keyOf(root_id, generation, wrapped) : null
    return { instance, seq, at, definition, hash, bytes, key }
  })
}

/** A wrapped key that was damaged is no erasure: in its place stands one that opens nothing, and the proof says so. */
function unwrapped(keyring: Keyring, caseId: string, generation: number, wrapped: Buffer): CaseKey {
  try {
    return keyring.unwrap(caseId, generation, wrapped)
  } catch {
    return keyring.make(generation)
  }
}

/** What the live row of an instance says about its trail. */
export async function headOf(
  db: Kysely<Tables>,
  instance: string,
): Promise<{ seq: number; head: Buffer } | null> {
  return (
    (await db.selectFrom('instance').select(['seq', 'head']).where('id', '=', instance).executeTakeFirst()) ??
    null
  )
}

/** The first entry of each instance of a case that is said to lie under a later key than this one. */
export async function entriesAfterKey(
  db: Kysely<Tables>,
  instance: string,
  generation: number,
): Promise<{ instance: string; seq: number }[]> {
  const { rows } = await sql<{ instance: string; seq: number }>`
    select t.instance_id as instance, min(t.seq) as seq from instance i join trail t on t.instance_id = i.id
    where i.root_id = (select root_id from instance where id = ${instance}) and t.generation > ${generation}
    group by t.instance_id`.execute(db)
  return rows
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
      union select instance_id from log_leaf
        where instance_id <> ${LINES}::uuid and (${after}::uuid is null or instance_id > ${after})
    ) ids order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
