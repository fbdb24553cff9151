// Absences that go on or are to come. Those long over are forgotten: who was away is nothing to look up.

import { type Kysely, sql, type Transaction } from 'kysely'
import type { Absence } from '../contract/absences.ts'
import type { PageOf, PageQuery } from '../contract/shared.ts'
import { mayStandIn } from '../rules/deputies.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

/** A quarter, in which a deputy's work is asked about. */
const KEPT_DAYS = 90

function absences(db: Kysely<Tables>) {
  return db
    .selectFrom('absence')
    .innerJoin('account as away', 'away.username', 'absence.username')
    .innerJoin('account as deputy', 'deputy.username', 'absence.deputy')
    .select([
      'absence.id',
      'absence.username',
      'away.name',
      'absence.deputy',
      'deputy.name as deputy_name',
      'absence.begins_at',
      'absence.ends_at',
      'absence.set_by',
      sql<string>`absence.begins_at::text`.as('sort'),
      sql<boolean>`absence.begins_at <= now() and ${mayStandIn('deputy', 'away')}`.as('now'),
    ])
    .where('absence.ends_at', '>', sql<Date>`now()`)
}

type Query = ReturnType<typeof absences>
type Row = Awaited<ReturnType<Query['executeTakeFirstOrThrow']>>

/** Those that somebody may know of: all where no name is given, else one's own, and where one stands in. */
function knownTo(query: Query, username: string | null): Query {
  if (username === null) return query
  return query.where(({ or, eb }) =>
    or([eb('absence.username', '=', username), eb('absence.deputy', '=', username)]),
  )
}

export async function listAbsences(
  db: Kysely<Tables>,
  username: string | null,
  { limit = 50, cursor }: PageQuery,
): Promise<PageOf<Absence>> {
  const after = readCursor(cursor, 'time', 'uuid')
  const rows = await knownTo(absences(db), username)
    .$if(after !== null, query =>
      query.where(
        sql<boolean>`(absence.begins_at, absence.id) > (${after![0]}::timestamptz, ${after![1]}::uuid)`,
      ),
    )
    .orderBy('absence.begins_at')
    .orderBy('absence.id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, viewOf, row => [row.sort, row.id])
}

/** One absence; null where there is none, or none that this person may know of. */
export async function findAbsence(
  db: Kysely<Tables>,
  id: string,
  username: string | null,
): Promise<Absence | null> {
  const row = await knownTo(absences(db), username).where('absence.id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

function viewOf(row: Row): Absence {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    deputy: row.deputy,
    deputyName: row.deputy_name,
    from: row.begins_at.toISOString(),
    until: row.ends_at.toISOString(),
    setBy: row.set_by,
    now: row.now,
  }
}

/** Who could stand in for somebody. */
export async function deputiesOf(db: Kysely<Tables>, username: string) {
  return db
    .selectFrom('account as away')
    .innerJoin('account as deputy', join => join.on(mayStandIn('deputy', 'away')))
    .select(['deputy.username', 'deputy.name'])
    .where('away.username', '=', username)
    .orderBy('deputy.name')
    .execute()
}

/** Sets an absence; null where another one of the same person falls into that time. */
export async function setAbsence(
  trx: Transaction<Tables>,
  absence: { username: string; deputy: string; from: Date; until: Date; by: string },
): Promise<string | null> {
  const { username, deputy, from, until, by } = absence
  await trx.selectFrom('account').select('username').where('username', '=', username).forUpdate().execute()
  await sql`delete from absence where ends_at < now() - ${KEPT_DAYS} * interval '1 day'`.execute(trx)
  const other = await trx
    .selectFrom('absence')
    .select('id')
    .where('username', '=', username)
    .where('begins_at', '<', until)
    .where('ends_at', '>', from)
    .where('ends_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (other) return null
  const id = uuid()
  await trx
    .insertInto('absence')
    .values({ id, username, deputy, begins_at: from, ends_at: until, set_by: by })
    .execute()
  return id
}

/** Ends an absence that goes on, and takes one back that has not begun. */
export async function endAbsence(db: Kysely<Tables>, id: string): Promise<void> {
  await sql`delete from absence where id = ${id} and begins_at >= now()`.execute(db)
  await sql`update absence set ends_at = now() where id = ${id} and ends_at > now()`.execute(db)
}
