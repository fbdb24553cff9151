// Absences that go on or are to come. Those long over are forgotten: who was away is nothing to look up.

import { type Kysely, sql } from 'kysely'
import type { Absence } from '../contract/absences.ts'
import { mayStandIn } from '../rules/deputies.ts'
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
      sql<boolean>`absence.begins_at <= now() and ${mayStandIn('deputy', 'away')}`.as('now'),
    ])
    .where('absence.ends_at', '>', sql<Date>`now()`)
    .orderBy('absence.begins_at')
    .orderBy('absence.id')
}

/** Those that somebody may know of: all for whom it is set up, else one's own, and where one stands in. */
export async function listAbsences(db: Kysely<Tables>, username: string | null): Promise<Absence[]> {
  const rows = await absences(db)
    .$if(username !== null, query =>
      query.where(({ or, eb }) =>
        or([eb('absence.username', '=', username!), eb('absence.deputy', '=', username!)]),
      ),
    )
    .execute()
  return rows.map(row => ({
    id: row.id,
    username: row.username,
    name: row.name,
    deputy: row.deputy,
    deputyName: row.deputy_name,
    from: row.begins_at.toISOString(),
    until: row.ends_at.toISOString(),
    setBy: row.set_by,
    now: row.now,
  }))
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
  db: Kysely<Tables>,
  absence: { username: string; deputy: string; from: Date; until: Date; by: string },
): Promise<string | null> {
  const { username, deputy, from, until, by } = absence
  return db.transaction().execute(async trx => {
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
  })
}

/** Ends an absence that goes on, and takes one back that has not begun. */
export async function endAbsence(db: Kysely<Tables>, id: string): Promise<void> {
  await sql`delete from absence where id = ${id} and begins_at >= now()`.execute(db)
  await sql`update absence set ends_at = now() where id = ${id} and ends_at > now()`.execute(db)
}
