// One-time links. What makes one good stands here once: known, not used, not withdrawn, not expired. That its task is
// still open is asked of the case, under its lock.

import { createHmac } from 'node:crypto'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { ClientBase } from 'pg'
import type { Variables } from '../../engine/index.ts'
import { canonical } from '../audit/canonical.ts'
import type { InnerKey } from '../casework/key.ts'
import type { OneTimeLink } from '../contract/one-time-links.ts'
import { sha256 } from './accounts.ts'
import { binaryArray } from './binary-array.ts'
import type { Database } from './connect.ts'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

/** Long enough for a holiday of school, and no task is kept open by it. */
const DAYS = 14

/** Whoever sends a mail holds its link for longer than a mail server is waited for. */
const LEASE = '2 minutes'

/** Who sends a link where the register says that it goes by itself. */
export const BY_ITSELF = 'system'

export type GoodLink = Selectable<Tables['one_time_link']>

/**
 * Makes the link of a task, whose mail goes out at once, by whoever made it: nobody else sends it for two minutes. An
 * earlier one, lost or forwarded, dies with it. Of two that are made at once the one that comes later is good.
 */
export async function makeLink(
  trx: Transaction<Tables>,
  task: InnerKey,
  organisation: string,
  by: string,
): Promise<GoodLink> {
  for (;;) {
    await withdraw(trx, unanswered, { task }, by)
    const made = await trx
      .insertInto('one_time_link')
      .values({
        id: uuid(),
        instance_id: task.instance,
        key: task.key,
        organisation,
        sent_by: by,
        expires_at: sql`now() + make_interval(days => ${DAYS})`,
        mail_at: sql`clock_timestamp()`,
        mail_tries: 1,
        mail_lease_until: sql`clock_timestamp() + ${LEASE}::interval`,
      })
      .onConflict(conflict => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    // Where somebody else has made one since, that one is the earlier.
    if (made) return made
  }
}

/** Makes a link for each task of an organisation that is asked by itself; answers with their ids. */
export async function makeLinksByThemselves(
  db: Kysely<Tables>,
): Promise<{ id: string; organisation: string }[]> {
  const { rows } = await sql<{ id: string; organisation: string }>`
    insert into one_time_link (id, instance_id, key, organisation, sent_by, expires_at, mail_at)
    select gen_random_uuid(), t.instance_id, t.key, o.id, ${BY_ITSELF}, now() + make_interval(days => ${DAYS}), clock_timestamp()
    from organisation o
      join user_task t on t.status = 'open' and t.assignee is null and t.candidate_users = '{}'
        and cardinality(t.candidate_groups) = 1 and split_part(t.candidate_groups[1], ':', 2) = o.id
      join instance i on i.id = t.instance_id and i.status = 'active'
    where o.by_itself and not o.on_linkspan and o.email is not null
      and not exists (select from one_time_link l where l.instance_id = t.instance_id and l.key = t.key)
    limit 100 on conflict do nothing returning id, organisation`.execute(db)
  return rows
}

/** Takes a link whose mail, the first or the reminder, is due; null where there is none. */
export async function takeLink(db: Kysely<Tables>): Promise<GoodLink | null> {
  const { rows } = await sql<GoodLink>`
    update one_time_link set mail_tries = mail_tries + 1, mail_lease_until = clock_timestamp() + ${LEASE}::interval
    where id = (select id from one_time_link
      where mail_at <= clock_timestamp() and ${good} and (mail_lease_until is null or mail_lease_until <= clock_timestamp())
      order by mail_at limit 1 for update skip locked)
    returning *`.execute(db)
  return rows[0] ?? null
}

/**
 * The secret for the mail that goes out now: 256 bits that are in no table, made of the link with a key of the server. A
 * mail that goes out again, because its server died before it had written down that it went, brings the same one: mail
 * programs show only one of two mails with the same id, and it may be the first.
 */
export async function secretFor(
  { kysely, keyring }: Pick<Database, 'kysely' | 'keyring'>,
  { id, mailed_at }: GoodLink,
): Promise<string> {
  const secret = keyring
    .blind('one-time link', id, mailed_at === null ? 'first' : 'reminder')
    .toString('base64url')
  await kysely
    .updateTable('one_time_link')
    .set(mailed_at === null ? { secret: sha256(secret) } : { reminder_secret: sha256(secret) })
    .where('id', '=', id)
    .execute()
  return secret
}

/** The mail has gone, and a reminder goes later, or never; or it cannot go, and why. */
export async function settleMail(
  db: Kysely<Tables>,
  { id, mail_tries }: GoodLink,
  outcome: { readonly remindAt: Date | null } | { readonly problem: string },
): Promise<void> {
  await db
    .updateTable('one_time_link')
    .set(
      'problem' in outcome
        ? { mail_at: null, mail_problem: outcome.problem }
        : { mail_at: outcome.remindAt, mailed_at: sql`clock_timestamp()`, mail_problem: null },
    )
    .set({ mail_tries: 0, mail_lease_until: null })
    .where('id', '=', id)
    .where('mail_tries', '=', mail_tries)
    .execute()
}

/** The mail could not be sent: it rests. */
export async function restMail(db: Kysely<Tables>, { id }: GoodLink, ms: number): Promise<void> {
  await db
    .updateTable('one_time_link')
    .set({ mail_lease_until: sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'` })
    .where('id', '=', id)
    .execute()
}

/** Somebody has opened it; true the first time. */
export async function noteOpened(db: Kysely<Tables>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('one_time_link')
    .set({ opened_at: sql`now()` })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function forgetLink(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('one_time_link').where('id', '=', id).execute()
}

/** A task has one of these at most; an index of the table says so. */
const unanswered = sql<boolean>`used_at is null and revoked_at is null`

const good = sql<boolean>`${unanswered} and expires_at > now()`

export async function goodLink(db: Kysely<Tables>, secret: string): Promise<GoodLink | null> {
  return (
    (await db
      .selectFrom('one_time_link')
      .selectAll()
      .where(({ or, eb }) =>
        or([eb('secret', '=', sha256(secret)), eb('reminder_secret', '=', sha256(secret))]),
      )
      .where(good)
      .executeTakeFirst()) ?? null
  )
}

/** A link that is answered, and by what. */
export type LinkAnswer = { readonly id: string; readonly digest: Buffer }

/** Locks links; answers with those that are good once nobody else is at them. */
export async function lockLinks(client: ClientBase, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await client.query<{ id: string }>({
    name: 'lock-links',
    text: `select id from one_time_link where id = any($1::uuid[])
             and used_at is null and revoked_at is null and expires_at > now() order by id for update`,
    values: [ids],
  })
  return new Set(rows.map(({ id }) => id))
}

/** Uses links up that are locked. */
export async function spendLinks(client: ClientBase, answers: readonly LinkAnswer[]): Promise<void> {
  if (answers.length === 0) return
  await client.query({
    name: 'use-up-links',
    text: `update one_time_link l set used_at = now(), answer = new.answer
           from unnest($1::uuid[], $2::bytea[]) as new (id, answer) where l.id = new.id`,
    values: [
      answers.map(({ id }) => id),
      binaryArray(
        'bytea',
        answers.map(({ digest }) => digest),
      ),
    ],
  })
}

/** What is kept of an answer: without the secret, which no table holds, nobody can try out what it said. */
export function digestOf(secret: string, variables: Variables): Buffer {
  return createHmac('sha256', secret).update(canonical(variables)).digest()
}

/** Whether this very answer was taken within the last day: whoever lost the reply asks again. */
export async function wasTaken(db: Kysely<Tables>, answer: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom('one_time_link')
    .select('id')
    .where('answer', '=', answer)
    .where('used_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirst()
  return row !== undefined
}

type Which = { readonly task?: InnerKey; readonly id?: string; readonly organisation?: string }

/** Withdraws the open links of a task, of one of them, or of an organisation; answers with how many. */
export function revokeLinks(db: Kysely<Tables>, which: Which, by: string): Promise<number> {
  return withdraw(db, good, which, by)
}

async function withdraw(
  db: Kysely<Tables>,
  state: typeof good,
  { task, id, organisation }: Which,
  by: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('one_time_link')
    .set({ revoked_at: sql`clock_timestamp()`, revoked_by: by })
    .where(state)
    .$if(task !== undefined, query =>
      query.where('instance_id', '=', task!.instance).where('key', '=', String(task!.key)),
    )
    .$if(id !== undefined, query => query.where('id', '=', id!))
    .$if(organisation !== undefined, query => query.where('organisation', '=', organisation!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function linksOf(db: Kysely<Tables>, task: InnerKey): Promise<OneTimeLink[]> {
  const rows = await db
    .selectFrom('one_time_link as link')
    .innerJoin('user_task as task', join =>
      join.onRef('task.instance_id', '=', 'link.instance_id').onRef('task.key', '=', 'link.key'),
    )
    .selectAll('link')
    .select(['task.status', 'task.ended_at', sql<boolean>`link.expires_at <= now()`.as('expired')])
    .where('link.instance_id', '=', task.instance)
    .where('link.key', '=', String(task.key))
    .orderBy('link.sent_at', 'desc')
    .execute()
  return rows.map(row => {
    const [state, endedAt] = endOf(row)
    return {
      id: row.id,
      task: `${row.instance_id}.${row.key}`,
      organisation: row.organisation,
      sentBy: row.sent_by,
      sentAt: row.sent_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      state,
      endedAt: endedAt?.toISOString() ?? null,
      openedAt: row.opened_at?.toISOString() ?? null,
      reminded: row.reminder_secret !== null,
      problem: row.mail_problem,
    }
  })
}

type Row = GoodLink & { readonly status: string; readonly ended_at: Date | null; readonly expired: boolean }

function endOf(row: Row): [OneTimeLink['state'], Date | null] {
  if (row.used_at) return ['answered', row.used_at]
  // One that had expired is withdrawn when the next one is sent.
  if (row.revoked_at && row.revoked_at < row.expires_at) return ['revoked', row.revoked_at]
  if (row.status !== 'open') return ['closed', row.ended_at]
  if (row.expired) return ['expired', row.expires_at]
  if (row.mailed_at !== null) return ['open', null]
  return [row.mail_at === null ? 'bounced' : 'queued', null]
}
