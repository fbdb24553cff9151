// People, their sessions, and the tokens of programs. Of a session or token only the hash is stored.

import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from './connect.ts'
import type { Tables } from './database.ts'

/** A working day, and the time to finish what was begun in it. */
const SESSION_HOURS = 12

export const sha256 = (text: string) => createHash('sha256').update(text).digest()

export async function hasAccounts({ kysely }: Database): Promise<boolean> {
  return (await kysely.selectFrom('account').select('username').limit(1).executeTakeFirst()) !== undefined
}

/** Begins a session; answers with its secret, which only the cookie holds. */
export async function createSession({ kysely }: Database, username: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await kysely
    .insertInto('session')
    .values({
      id: sha256(secret),
      username,
      expires_at: sql<Date>`now() + ${SESSION_HOURS} * interval '1 hour'`,
    })
    .execute()
  return secret
}

export async function deleteSession({ kysely }: Database, secret: string): Promise<void> {
  await kysely.deleteFrom('session').where('id', '=', sha256(secret)).execute()
}

/** Ends all sessions of somebody, except the one named. */
export async function deleteSessionsOf(
  { kysely }: Database,
  username: string,
  except: string | null,
): Promise<void> {
  await kysely
    .deleteFrom('session')
    .where('username', '=', username)
    .$if(except !== null, query => query.where('id', '<>', sha256(except!)))
    .execute()
}

/** Makes a token; answers with the secret, which is shown once. */
export function newToken(): { id: string; secret: string; hash: Buffer } {
  const id = randomBytes(6).toString('hex')
  return { id, ...secretOf(id) }
}

/** Another secret for a token. */
export function secretOf(id: string): { secret: string; hash: Buffer } {
  const secret = `ls_${id}_${randomBytes(32).toString('base64url')}`
  return { secret, hash: sha256(secret) }
}

/** After so many failures within the window, the subject has to wait until the oldest is forgotten. */
const WINDOW_MINUTES = 15

/** The seconds to wait before another attempt; 0 where there is none. */
export async function secondsToWait({ kysely }: Database, subject: string, most: number): Promise<number> {
  const { rows } = await sql<{ failures: string; wait: number }>`
    select count(*) as failures, coalesce(ceil(extract(epoch from min(at) + ${WINDOW_MINUTES} * interval '1 minute' - now())), 0)::integer as wait
    from sign_in_failure where subject = ${subject} and at > now() - ${WINDOW_MINUTES} * interval '1 minute'`.execute(
    kysely,
  )
  return Number(rows[0]!.failures) >= most ? Math.max(1, rows[0]!.wait) : 0
}

export async function noteFailure({ kysely }: Database, subjects: readonly string[]): Promise<void> {
  await kysely
    .insertInto('sign_in_failure')
    .values(subjects.map(subject => ({ subject })))
    .execute()
}

export async function forgetFailures({ kysely }: Database, subject: string): Promise<void> {
  await kysely.deleteFrom('sign_in_failure').where('subject', '=', subject).execute()
}

/** Sessions that are over and failures that no longer count. */
export async function forgetVisits(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', sql<Date>`now()`).execute()
  await db.deleteFrom('sign_in_failure').where('at', '<', sql<Date>`now() - interval '1 day'`).execute()
}
