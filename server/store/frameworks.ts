// Framework versions. The one approved last is the framework; it is in force unless it is paused or past its review
// date. An earlier version does not come back by itself.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Framework } from '../contract/frameworks.ts'
import type { PageOf, PageQuery } from '../contract/shared.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

export type InForce = {
  readonly id: string
  readonly version: string
  /** The decision tables that it approves: id of the decision → SHA-256 of its file. */
  readonly tables: Readonly<Record<string, string>>
}

/** Why nothing may begin: there is no framework, or the one there is rests or is due for review. */
export type Standing =
  | { readonly standing: 'in-force'; readonly framework: InForce }
  | { readonly standing: 'missing' }
  | { readonly standing: 'paused' | 'expired'; readonly version: string; readonly reviewDate: string }

type Row = InForce & { readonly paused: boolean; readonly expired: boolean; readonly review_date: string }

const LAST_APPROVED = `select id, version, tables, paused_at is not null as paused, review_date < current_date as expired,
    review_date::text as review_date
  from framework where approved_at is not null order by approved_at desc limit 1`

/** How the framework stands, inside a transaction of the dispatcher. */
export async function readStanding(client: Pick<ClientBase, 'query'>): Promise<Standing> {
  const { rows } = await client.query({ name: 'framework-standing', text: LAST_APPROVED })
  return standingOf(rows[0])
}

/** The same for everybody else. */
export async function standing(db: Kysely<Tables>): Promise<Standing> {
  const { rows } = await sql<Row>`${sql.raw(LAST_APPROVED)}`.execute(db)
  return standingOf(rows[0])
}

function standingOf(row: Row | undefined): Standing {
  if (!row) return { standing: 'missing' }
  const { id, version, tables, review_date: reviewDate } = row
  if (row.paused) return { standing: 'paused', version, reviewDate }
  if (row.expired) return { standing: 'expired', version, reviewDate }
  return { standing: 'in-force', framework: { id, version, tables } }
}

/** The newest first. */
export async function listFrameworks(
  db: Kysely<Tables>,
  { limit = 50, cursor }: PageQuery,
): Promise<PageOf<Framework>> {
  const before = readCursor(cursor, 'time', 'uuid')
  const rows = await frameworks(db)
    .$if(before !== null, query =>
      query.where(sql<boolean>`(${since}, id) < (${before![0]}::timestamptz, ${before![1]}::uuid)`),
    )
    .orderBy(since, 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, viewOf, row => [row.sort, row.id])
}

export async function findFramework(db: Kysely<Tables>, id: string): Promise<Framework | null> {
  const row = await frameworks(db).where('id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

const since = sql<Date>`coalesce(approved_at, proposed_at)`

function frameworks(db: Kysely<Tables>) {
  return db
    .selectFrom('framework')
    .selectAll()
    .select([
      sql<string>`review_date::text`.as('review'),
      sql<boolean>`review_date < current_date`.as('expired'),
      sql<boolean>`approved_at is not null and approved_at < (select max(approved_at) from framework)`.as(
        'superseded',
      ),
      sql<string>`${since}::text`.as('sort'),
    ])
}

function viewOf(
  row: Awaited<ReturnType<ReturnType<typeof frameworks>['executeTakeFirstOrThrow']>>,
): Framework {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    purpose: row.purpose,
    note: row.note,
    reviewDate: row.review,
    status:
      row.approved_at === null
        ? 'proposed'
        : row.superseded
          ? 'superseded'
          : row.paused_at !== null
            ? 'paused'
            : row.expired
              ? 'expired'
              : 'in-force',
    tables: Object.keys(row.tables).sort(),
    proposedAt: row.proposed_at.toISOString(),
    proposedBy: row.proposed_by,
    approvedAt: row.approved_at?.toISOString() ?? null,
    approvedBy: row.approved_by,
    approvalReason: row.approval_reason,
    pausedAt: row.paused_at?.toISOString() ?? null,
    pausedBy: row.paused_by,
    pauseReason: row.pause_reason,
  }
}

export type Proposal = {
  readonly version: string
  readonly title: string
  readonly purpose: string
  readonly reviewDate: string
  readonly note: string | null
  readonly tables: Readonly<Record<string, string>>
  readonly by: string
}

/** Writes a proposal; null where a version of that name is there already. */
export async function proposeFramework(db: Kysely<Tables>, proposal: Proposal): Promise<string | null> {
  const { version, title, purpose, reviewDate, note, tables, by } = proposal
  const row = await db
    .insertInto('framework')
    .values({
      id: uuid(),
      version,
      title,
      purpose,
      note,
      review_date: reviewDate,
      tables: JSON.stringify(tables),
      proposed_by: by,
      approved_at: null,
      approved_by: null,
      approval_reason: null,
      paused_at: null,
      paused_by: null,
      pause_reason: null,
    })
    .onConflict(conflict => conflict.column('version').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Approves a proposal whose review date is still to come; false where there is none such. */
export async function approveFramework(
  db: Kysely<Tables>,
  id: string,
  tables: Readonly<Record<string, string>>,
  by: string,
  reason: string,
): Promise<boolean> {
  const done = await db
    .updateTable('framework')
    .set({
      approved_at: sql<Date>`clock_timestamp()`,
      approved_by: by,
      approval_reason: reason,
      tables: JSON.stringify(tables),
    })
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .where(sql<boolean>`review_date >= current_date`)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Pauses the framework; false where this version is not the one that counts, or rests already. */
export async function pauseFramework(
  db: Kysely<Tables>,
  id: string,
  by: string,
  reason: string,
): Promise<boolean> {
  const done = await db
    .updateTable('framework')
    .set({ paused_at: sql<Date>`clock_timestamp()`, paused_by: by, pause_reason: reason })
    .where('id', '=', id)
    .where('paused_at', 'is', null)
    .where(sql<boolean>`approved_at = (select max(approved_at) from framework)`)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function resumeFramework(db: Kysely<Tables>, id: string): Promise<boolean> {
  const done = await db
    .updateTable('framework')
    .set({ paused_at: null, paused_by: null, pause_reason: null })
    .where('id', '=', id)
    .where('paused_at', 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Messages that wait may begin something again. */
export async function offerWaitingMessages(db: Kysely<Tables>): Promise<void> {
  await sql`insert into due (due_at, kind, payload)
    select now(), 'redelivery', json_build_object('message', id) from message where expires_at > now() order by published_at`.execute(
    db,
  )
}

/** The decision tables of the newest version of each process. */
export async function deployedTables(db: Kysely<Tables>): Promise<{ name: string; content: string }[]> {
  const { rows } = await sql<{ name: string; content: string }>`
    select distinct r.name, r.content from (
      select distinct on (process_id) deployment_key from process_definition order by process_id, version desc
    ) newest join deployment_resource r on r.deployment_key = newest.deployment_key where r.kind = 'dmn'`.execute(
    db,
  )
  return rows
}
