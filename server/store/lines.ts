// The chain of the log's lines: which of them wait to be chained, and the links there are.

import { type Kysely, sql } from 'kysely'
import type { Tables } from './database.ts'

/** What stands in the place of a case in the leaves of this chain: no case has this key. */
export const LINES = '00000000-0000-0000-0000-000000000000'

/** A line as it is hashed; its time to the microsecond, as the database keeps it. */
export type Line = {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly result: string
  readonly subject: string | null
  readonly detail: string | null
}

const LINE = sql`l.id, to_char(l.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, l.actor, l.action, l.result, l.subject, l.detail`

/** Takes lines that are not chained yet, within the transaction that chains them. One that is gone goes on waiting. */
export async function takeLines(db: Kysely<Tables>, most: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    with taken as (
      delete from line_pending where line_id in (
        select p.line_id from line_pending p join log on log.id = p.line_id order by p.line_id limit ${most} for update of p skip locked)
      returning line_id)
    select ${LINE} from log l join taken on taken.line_id = l.id order by l.id`.execute(db)
  return rows
}

export type Link = { readonly seq: number; readonly line: string; readonly hash: Buffer }

export async function lastLink(db: Kysely<Tables>): Promise<Link | null> {
  const row = await db.selectFrom('line_link').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row ? { seq: row.seq, line: row.line_id, hash: row.hash } : null
}

export async function appendLinks(db: Kysely<Tables>, links: readonly Link[]): Promise<void> {
  await sql`insert into line_link (seq, line_id, hash)
    select * from unnest(${links.map(({ seq }) => seq)}::integer[], ${links.map(({ line }) => line)}::bigint[],
      ${links.map(({ hash }) => hash)}::bytea[])`.execute(db)
}

/** A link with its line, null where that is gone, and with the head that a leaf has in this place. */
export type ReadLink = Link & { readonly content: Line | null; readonly leaf: Buffer | null }

/** Links after a number, in order. */
export async function readLinks(db: Kysely<Tables>, after: number, limit: number): Promise<ReadLink[]> {
  type Row = Omit<Line, 'id'> & {
    id: string | null
    seq: number
    line: string
    hash: Buffer
    leaf: Buffer | null
  }
  const { rows } = await sql<Row>`
    select k.seq, k.line_id as line, k.hash, leaf.head as leaf, ${LINE}
    from line_link k left join log l on l.id = k.line_id
      left join log_leaf leaf on leaf.instance_id = ${LINES} and leaf.seq = k.seq
    where k.seq > ${after} order by k.seq limit ${limit}`.execute(db)
  return rows.map(({ seq, line, hash, leaf, id, ...rest }) => ({
    seq,
    line,
    hash,
    leaf,
    content: id === null ? null : { id, ...rest },
  }))
}

/** How many lines a leaf has told of; 0 where none has. */
export async function linesLogged(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(seq), 0) as seq from log_leaf where instance_id = ${LINES}`.execute(db)
  return rows[0]!.seq
}

/** Lines that are neither chained nor wait for it, and lines that wait and are gone; at most a thousand. */
export async function strayLines(db: Kysely<Tables>): Promise<{ id: string; gone: boolean }[]> {
  const { rows } = await sql<{ id: string; gone: boolean }>`
    (select l.id, false as gone from log l
      where not exists (select from line_link k where k.line_id = l.id)
        and not exists (select from line_pending p where p.line_id = l.id))
    union all
    (select p.line_id, true from line_pending p where not exists (select from log l where l.id = p.line_id))
    order by 1 limit 1000`.execute(db)
  return rows
}
