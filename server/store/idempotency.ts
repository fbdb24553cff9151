// Requests under a key of their sender: what they asked, what was done, and what was answered. What was done and answered
// may hold what people wrote: it lies sealed, beside the keys that it names, so that an erasure finds it. What is only
// compared, the key that a program chose and what was asked under it, lies blind.

import { type Kysely, sql, type Transaction } from 'kysely'
import type { ClientBase } from 'pg'
import type { Outcome } from '../casework/once.ts'
import type { Once } from '../casework/work.ts'
import type { Database } from './connect.ts'
import type { Tables } from './database.ts'
import { openWaiting, sealWaiting } from './packed.ts'
import { type Keyring, OTHER_MASTER_KEY } from './seal.ts'

/**
 * A key without an answer for so long belongs to a request that died with its server, and may be taken up again: where a
 * whole machine is gone, its connections seem to live on for a while.
 */
const ABANDONED_SECONDS = 60

/** The class of the advisory locks by which servers show that they live. */
const LIVES = 7317

/** Shows that a server lives for as long as this connection does; the embedded database has one server and no need of it. */
export async function showLife(client: ClientBase, life: number): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1, $2)', [LIVES, life])
}

/** Whoever can have the lock of another server for itself alone sees that it is dead. */
const isDead = (life: number) =>
  sql<boolean>`idempotency.holder <> ${life} and pg_try_advisory_xact_lock(${LIVES}, idempotency.holder)`

/** A claim is named by its time, which moves on when another try takes the request up. */
const CLAIM = sql<string>`extract(epoch from created_at)::text`

export type Claimed =
  | { readonly state: 'mine'; readonly once: Once; readonly outcome: Outcome | null }
  | { readonly state: 'other' }
  | { readonly state: 'busy' }
  | ({ readonly state: 'answered' } & Answered)

/** An answer as it went out; the body is empty where there was none. */
export type Answered = {
  readonly status: number
  readonly body: string
  readonly contentType: string
  readonly etag: string | null
}

/** A request as its row holds it: its key in letters, the digest of what it asks. */
export function blindRequest(keyring: Keyring, { principal, key }: Place, request: Buffer) {
  return {
    principal,
    key: keyring.blind('idempotency key', principal, key).toString('base64url'),
    request: keyring.blind('idempotency request', request.toString('hex')),
  }
}

/**
 * Takes a key for a request, or tells what has become of the one that took it first, without waiting for it: a try that is
 * just being carried out has its row locked, and counts as under way. A try whose server is dead, or that counts as dead,
 * gives its key up: what it may still be about to write finds its claim gone.
 */
export async function claimKey(
  { kysely: db, keyring, life }: Pick<Database, 'kysely' | 'keyring' | 'life'>,
  place: Place,
  digest: Buffer,
): Promise<Claimed> {
  const { principal, key, request } = blindRequest(keyring, place, digest)
  const mine = await db
    .insertInto('idempotency')
    .values({
      principal,
      key,
      request,
      outcome: null,
      status: null,
      body: null,
      content_type: null,
      etag: null,
      about: null,
      holder: life,
    })
    .onConflict(conflict => conflict.columns(['principal', 'key']).doNothing())
    .returning(['outcome', CLAIM.as('claim')])
    .executeTakeFirst()
  const taken = mine ?? (await takeOver(db, { principal, key }, request, life))
  if (taken) {
    const once = { principal, key, claim: taken.claim }
    const outcome =
      taken.outcome && (JSON.parse(openWaiting(keyring, placeOf('outcome', once), taken.outcome)) as Outcome)
    return { state: 'mine', once, outcome }
  }
  const first = await db
    .selectFrom('idempotency')
    .selectAll()
    .where('principal', '=', principal)
    .where('key', '=', key)
    .executeTakeFirst()
  if (first && !first.request.equals(request)) return { state: 'other' }
  if (!first || first.status === null) return { state: 'busy' }
  const { status, body, content_type, etag } = first
  return {
    state: 'answered',
    status,
    body: body ? openWaiting(keyring, placeOf('body', first), body) : content_type === FORGOTTEN ? '{}' : '',
    contentType: content_type ?? FORGOTTEN,
    etag,
  }
}

async function takeOver(db: Kysely<Tables>, { principal, key }: Place, request: Buffer, life: number) {
  const given = db
    .selectFrom('idempotency')
    .select(['principal', 'key'])
    .where('principal', '=', principal)
    .where('key', '=', key)
    .where('status', 'is', null)
    .where('request', '=', request)
    .where(({ or, eb }) =>
      or([
        eb('created_at', '<', sql<Date>`now() - ${ABANDONED_SECONDS} * interval '1 second'`),
        isDead(life),
      ]),
    )
    .forUpdate()
    .skipLocked()
  return db
    .updateTable('idempotency')
    .set({ created_at: sql<Date>`clock_timestamp()`, holder: life })
    .where(({ refTuple, eb }) => eb(refTuple('principal', 'key'), 'in', given.$asTuple('principal', 'key')))
    .returning(['outcome', CLAIM.as('claim')])
    .executeTakeFirst()
}

/** What an answer is called whose words were erased. */
const FORGOTTEN = 'application/json'

type Place = Pick<Once, 'principal' | 'key'>

/** The place for which the text of a request is sealed. */
export const placeOf = (what: 'outcome' | 'body', { principal, key }: Place) =>
  `idempotency/${what}/${principal}/${key}`

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** All keys that a text names. */
const keysIn = (json: string) => [...new Set(json.match(UUID))]

/**
 * Locks those of these requests that no later try has taken up, by `principal\nkey\nclaim`. A server that was away so long
 * that it counted as dead finds its claims gone, and what it was about to do is the other's.
 */
export async function lockClaims(client: ClientBase, requests: readonly Once[]): Promise<Set<string>> {
  if (requests.length === 0) return new Set()
  const { rows } = await client.query<Once>({
    name: 'lock-claims',
    text: `select i.principal, i.key, mine.claim from idempotency i
           join unnest($1::text[], $2::text[], $3::text[]) as mine (principal, key, claim)
             on i.principal = mine.principal and i.key = mine.key and extract(epoch from i.created_at) = mine.claim::numeric
           order by i.principal, i.key for update of i`,
    values: [
      requests.map(({ principal }) => principal),
      requests.map(({ key }) => key),
      requests.map(({ claim }) => claim),
    ],
  })
  return new Set(rows.map(claimId))
}

export function claimId({ principal, key, claim }: Once): string {
  return `${principal}\n${key}\n${claim}`
}

/** Keeps outcomes in the transaction that brings them about. */
export async function keepOutcomes(
  client: ClientBase,
  keyring: Keyring,
  done: readonly (Once & { readonly outcome: object })[],
): Promise<void> {
  if (done.length === 0) return
  const rows = done.map(({ outcome, ...once }) => {
    const { principal, key } = once
    const json = JSON.stringify(outcome)
    const sealed = sealWaiting(keyring, placeOf('outcome', once), json).toString('base64')
    return { principal, key, sealed, about: keysIn(json) }
  })
  const { rowCount } = await client.query({
    name: 'keep-outcomes',
    text: `update idempotency i set outcome = decode(new.sealed, 'base64'), about = new.about
           from json_to_recordset($1::json) as new (principal text, key text, sealed text, about uuid[])
           where i.principal = new.principal and i.key = new.key
             and not exists (select from master_key where fingerprint <> $2)`,
    values: [JSON.stringify(rows), keyring.fingerprint],
  })
  if (rowCount !== new Set(rows.map(({ principal, key }) => `${principal}\n${key}`)).size)
    throw new Error(OTHER_MASTER_KEY)
}

/** Keeps what a request makes, by its key, in the transaction that makes it; false where a later try has taken it up. */
export async function keepMade(
  trx: Transaction<Tables>,
  keyring: Keyring,
  { principal, key, claim }: Once,
  made: unknown,
): Promise<boolean> {
  const json = JSON.stringify({ made } satisfies Outcome)
  const { numUpdatedRows } = await trx
    .updateTable('idempotency')
    .set({
      outcome: sealWaiting(keyring, placeOf('outcome', { principal, key }), json),
      about: keysIn(json),
    })
    .where(underSameMasterKey(keyring))
    .where('principal', '=', principal)
    .where('key', '=', key)
    .where(CLAIM, '=', claim)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps an answer, unless the request counts as answered since: the case that it tells of was erased. */
export async function keepAnswer(
  { kysely: db, keyring }: Pick<Database, 'kysely' | 'keyring'>,
  { principal, key, claim }: Once,
  { status, body, contentType, etag }: Answered,
): Promise<void> {
  const sealed = body === '' ? null : sealWaiting(keyring, placeOf('body', { principal, key }), body)
  await db
    .updateTable('idempotency')
    .set({
      status,
      body: sealed,
      about: sql<string[]>`coalesce(about, '{}') || ${keysIn(body)}::uuid[]`,
      content_type: contentType,
      etag,
    })
    .where('principal', '=', principal)
    .where('key', '=', key)
    .where(CLAIM, '=', claim)
    .where('status', 'is', null)
    .where(underSameMasterKey(keyring))
    .execute()
}

/** Meanwhile the keys may have been wrapped anew: what this server seals then, nobody could open. */
const underSameMasterKey = ({ fingerprint }: Keyring) =>
  sql<boolean>`not exists (select from master_key where fingerprint <> ${fingerprint})`

/**
 * What was done and answered about these instances is forgotten, and that it was done is not: a request that was done and
 * not answered counts as answered.
 */
export async function forgetKept(client: ClientBase, instances: readonly string[]): Promise<void> {
  await client.query(
    `update idempotency set status = coalesce(status, 200), body = null, content_type = $2, etag = null, outcome = null
     where about && $1::uuid[]`,
    [instances, FORGOTTEN],
  )
}

/** Seals what is kept anew. */
export async function resealKept(db: Kysely<Tables>, keyring: Keyring, next: Keyring): Promise<void> {
  const { rows } = await sql<Place & Record<'outcome' | 'body', Buffer | null>>`
    select principal, key, outcome, body from idempotency where outcome is not null or body is not null`.execute(
    db,
  )
  for (const row of rows) {
    const fresh = (what: 'outcome' | 'body') =>
      row[what] && sealWaiting(next, placeOf(what, row), openWaiting(keyring, placeOf(what, row), row[what]))
    await sql`update idempotency set outcome = ${fresh('outcome')}, body = ${fresh('body')}
      where principal = ${row.principal} and key = ${row.key}`.execute(db)
  }
}

/** Gives a key back that has done nothing. */
export async function releaseKey(db: Kysely<Tables>, { principal, key, claim }: Once): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('principal', '=', principal)
    .where('key', '=', key)
    .where(CLAIM, '=', claim)
    .where('outcome', 'is', null)
    .execute()
}

/** Nobody repeats a request after a day; its answer may hold what people wrote. */
export async function forgetRequests(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('idempotency').where('created_at', '<', sql<Date>`now() - interval '1 day'`).execute()
}
