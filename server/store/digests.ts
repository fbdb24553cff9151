// Who wants a digest, and which is due. Whoever sends one holds it for some minutes, so that of several servers one does;
// what is compared with the time is compared with the database's.

import { type Kysely, type Selectable, sql } from 'kysely'
import type { Subject } from '../auth/subject.ts'
import type { DigestWish } from '../contract/digest.ts'
import { mayStandIn, standsFor } from '../rules/deputies.ts'
import { nextDigest } from '../rules/digest.ts'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

/** Longer than a mail server is waited for. */
const LEASE = '2 minutes'

export type Digest = Selectable<Tables['digest']>

export const wishOf = ({ email, language, rhythm, hour, weekday, ...row }: Digest): DigestWish => ({
  email,
  language,
  rhythm,
  hour,
  weekday,
  quietFrom: row.quiet_from,
  quietUntil: row.quiet_until,
})

export async function findDigest(db: Kysely<Tables>, username: string): Promise<Digest | null> {
  return (
    (await db.selectFrom('digest').selectAll().where('username', '=', username).executeTakeFirst()) ?? null
  )
}

/** Keeps what somebody wants. What they were told before counts as told. */
export async function putDigest(
  db: Kysely<Tables>,
  username: string,
  wish: DigestWish,
  zone: string,
): Promise<void> {
  const { quietFrom: quiet_from, quietUntil: quiet_until, ...rest } = wish
  const values = {
    ...rest,
    quiet_from,
    quiet_until,
    next_at: nextDigest(wish, await timeOf(db), zone),
    told: sql<string>`coalesce((select max(id) from notice), 0)`,
    tries: 0,
    lease_until: null,
    problem: null,
  }
  await db
    .insertInto('digest')
    .values({ username, id: uuid(), ...values })
    .onConflict(conflict => conflict.column('username').doUpdateSet(values))
    .execute()
}

export type DueDigest = Digest & { readonly now: Date; readonly subject: Subject | null }

/** Takes one that is due. `subject` is null where nobody is to get it now: the account is closed, or a deputy gets it. */
export async function takeDigest(db: Kysely<Tables>): Promise<DueDigest | null> {
  const { rows } = await sql<Digest & { now: Date }>`
    update digest set lease_until = clock_timestamp() + ${LEASE}::interval, tries = tries + 1
    where username = (select username from digest
      where next_at <= clock_timestamp() and (lease_until is null or lease_until <= clock_timestamp())
      order by next_at limit 1 for update skip locked)
    returning *, clock_timestamp() as now`.execute(db)
  const digest = rows[0]
  return digest === undefined ? null : { ...digest, subject: await readerOf(db, digest.username) }
}

async function readerOf(db: Kysely<Tables>, username: string): Promise<Subject | null> {
  const { rows } = await sql<Omit<Subject, 'kind'>>`
    select username, name, roles, organisation, ${standsFor(sql<string>`a.username`)} as "standsFor"
    from account a where username = ${username} and active and not exists (
      select from absence join account deputy on deputy.username = absence.deputy
      where absence.username = a.username and absence.begins_at <= now() and absence.ends_at > now()
        and ${mayStandIn('deputy', 'a')})`.execute(db)
  return rows[0] === undefined ? null : { ...rows[0], kind: 'person' }
}

type Outcome = { readonly told?: string; readonly sent?: boolean; readonly problem?: string | null }

/** The time is over: when the next one goes, and what became of this one. Nothing where somebody else has taken it since. */
export async function settleDigest(
  db: Kysely<Tables>,
  digest: DueDigest,
  zone: string,
  { told, sent = false, problem }: Outcome,
): Promise<void> {
  await held(db, digest)
    .set({ next_at: nextDigest(wishOf(digest), digest.now, zone), tries: 0, lease_until: null })
    .$if(told !== undefined, query => query.set({ told: told! }))
    .$if(sent, query => query.set({ sent_at: sql`clock_timestamp()` }))
    .$if(problem !== undefined, query => query.set({ problem: problem! }))
    .execute()
}

/** It could not be sent: it rests, longer each time. */
export async function restDigest(db: Kysely<Tables>, digest: DueDigest, ms: number): Promise<void> {
  await held(db, digest)
    .set({ lease_until: sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'` })
    .execute()
}

const held = (db: Kysely<Tables>, { username, next_at, tries }: DueDigest) =>
  db
    .updateTable('digest')
    .where('username', '=', username)
    .where('next_at', '=', next_at)
    .where('tries', '=', tries)

export async function timeOf(db: Kysely<Tables>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]!.now
}
