// One way to the database, whichever it is: an ordinary pool, and Kysely over it.

import { randomInt } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { traceQueries } from '../tracing.ts'
import type { Tables } from './database.ts'
import { openEmbedded, STOPPED } from './embedded.ts'
import { Keyring, readMasterKey } from './seal.ts'

export type Database = {
  readonly kysely: Kysely<Tables>
  readonly pool: pg.Pool
  readonly keyring: Keyring
  /** Names this server among those on the database, for as long as it lives. */
  readonly life: number
  /** How long a caller waits for the database; then they are told to come back. */
  readonly patienceMs: number
  /** The URL of the PostgreSQL that may be shared with other servers; null where the database is embedded. */
  readonly url: string | null
  close(): Promise<void>
}

/** Where the database is; in memory where neither is given. */
type Place = {
  readonly url: string | null
  readonly directory: string | null
  readonly keyring: Keyring
  /** A dump that an embedded database begins with. */
  readonly image?: string | null
  readonly patienceMs?: number
}

/** Longer than anything that people wait for takes, and short enough to hear of a network that swallows everything. */
const PATIENCE_MS = 30_000

/** The database gives up before those who asked it, so that they hear why. */
const GRACE_MS = 1000

/** The database of a configuration. */
export function connectTo({
  databaseUrl,
  databaseDirectory,
  dataDirectory,
  masterKey,
}: Config): Promise<Database> {
  const keyring = new Keyring(readMasterKey(masterKey, dataDirectory))
  return connect({ url: databaseUrl, directory: databaseDirectory, keyring })
}

/** Connects to PostgreSQL where there is a URL, and opens the embedded database otherwise. */
export async function connect({
  url,
  directory,
  keyring,
  image = null,
  patienceMs = PATIENCE_MS,
}: Place): Promise<Database> {
  if (url === null) {
    const embedded = await openEmbedded(directory, image)
    return over(embedded.pool, null, keyring, () => embedded.close(), patienceMs)
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    // What a batch writes is sent at once, and the database works while the next statement is on its way.
    pipeline: true,
    // A plan made while a table was empty reads all of it, and would be kept: each statement is planned for its table.
    options: '-c plan_cache_mode=force_custom_plan',
    connectionTimeoutMillis: Math.min(10_000, patienceMs),
    query_timeout: patienceMs + GRACE_MS,
    statement_timeout: patienceMs,
    lock_timeout: Math.min(10_000, patienceMs),
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'linkspan',
  })
  pool.on('connect', noticeTheGone)
  pool.on('connect', leaveFollowers)
  return over(pool, url, keyring, () => pool.end(), patienceMs)
}

/**
 * A server that is gone leaves no statement that waits for a lock, and no lock that others wait for. Where the database runs on
 * a system that cannot tell, it finds out when it answers.
 */
function noticeTheGone(client: pg.ClientBase): void {
  client.query('set client_connection_check_interval = 1000').catch(() => {})
}

/**
 * A database that only follows another one takes nothing. Where it was asked in place of the one that leads, as while that is
 * replaced, the connection is given up, for the next one may lead elsewhere.
 */
function leaveFollowers(client: pg.ClientBase): void {
  const { connection } = client as unknown as { readonly connection: EventEmitter }
  connection.on('errorMessage', ({ code }: { code?: string }) => {
    if (code === READ_ONLY) cut(client)
  })
}

const READ_ONLY = '25006'

/** A plan made while a table was small reads all of it, and would be kept when it has grown: none is kept for longer. */
const PLANS_MS = 1000
const planned = new WeakMap<pg.ClientBase, number>()

export type Begun = {
  /** The time of the database. */
  readonly now: Date
  /** The number by which `fateOf` knows the transaction. */
  readonly transaction: string
  /** The number of the subscription that was opened last. */
  readonly opened: string
}

/**
 * Begins a transaction whose statements find their rows by keys, and so keep their plans: making them takes longer than
 * writing a few rows.
 */
export async function begin(client: pg.ClientBase): Promise<Begun> {
  const now = performance.now()
  const stale = now - (planned.get(client) ?? -PLANS_MS) >= PLANS_MS
  if (stale) planned.set(client, now)
  const text = `begin; ${stale ? 'discard plans; ' : ''}set local plan_cache_mode = force_generic_plan; select clock_timestamp() as now, pg_current_xact_id()::text as transaction, ${LAST_OPENED} as opened`
  const results = (await client.query(text)) as unknown as readonly { readonly rows: readonly Begun[] }[]
  return results.at(-1)!.rows[0]!
}

/** A number that was drawn for a row of another transaction counts, though that row may come later. */
const LAST_OPENED =
  '(select case when is_called then last_value else 0 end from subscription_opened_seq)::text'

/** What has become of a transaction; null where this database does not know it, as after a failover that lost it. */
export async function fateOf(
  pool: pg.Pool,
  transaction: string,
): Promise<'committed' | 'aborted' | 'in progress' | null> {
  try {
    const { rows } = await pool.query('select pg_xact_status($1::text::xid8) as fate', [transaction])
    return rows[0].fate
  } catch (error) {
    if ((error as { code?: string }).code === IN_THE_FUTURE) return null
    throw error
  }
}

const IN_THE_FUTURE = '22023'

/** The embedded database has no stream of bytes. */
const streamOf = (client: pg.ClientBase) =>
  (client as unknown as { readonly connection: { readonly stream: Partial<Writable> } }).connection.stream

/** Cuts a connection whose answers are lost, so that the database does not wait for more to come on it. */
export function cut(client: pg.ClientBase): void {
  streamOf(client).destroy?.()
}

/**
 * What is sent from here on until nothing is left to do but wait for answers leaves as one packet: handing one over takes
 * longer than making most statements.
 */
export function gather(client: pg.ClientBase): void {
  const stream = streamOf(client)
  if (!stream.cork) return
  stream.cork()
  // Runs once all promises that could be kept at once have been.
  process.nextTick(() => stream.uncork?.())
}

/**
 * Waits for statements that were sent one behind the other. Where one fails, those behind it fail because of it: the
 * first failure in the order of sending is the one that tells why.
 */
export async function answersOf<Answers extends readonly unknown[]>(
  statements: {
    readonly [Index in keyof Answers]: Promise<Answers[Index]>
  },
): Promise<Answers> {
  const settled = await Promise.allSettled(statements as readonly Promise<unknown>[])
  const failed = settled.find(outcome => outcome.status === 'rejected')
  if (failed) throw failed.reason
  return settled.map(outcome => (outcome as PromiseFulfilledResult<unknown>).value) as unknown as Answers
}

/** Kysely over a pool, whatever is behind it. */
export function over(
  pool: pg.Pool,
  url: string | null,
  keyring: Keyring,
  close: () => Promise<void>,
  patienceMs = PATIENCE_MS,
): Database {
  // A connection that is cut, idle or not, emits an error of its own; whoever was using it gets it as a rejection.
  pool.on('error', () => {})
  pool.on('connect', client => {
    client.on('error', () => {})
    traceQueries(client)
  })
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { kysely, pool, keyring, life: randomInt(1, 2 ** 31), patienceMs, url, close }
}

const RETRY = new Set([
  READ_ONLY,
  '40001',
  '40P01',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** No room on the disk or in memory, an input or output error. Trying again at once would only ask for more. */
const NO_ROOM = new Set(['53100', '53200', '58030'])

/** Where a quota is used up or a file may not grow, PostgreSQL has no code of its own, and names its layer of storage. */
const cannotGrow = ({ code, file }: { code?: string; file?: string }) => code === 'XX000' && file === 'md.c'

/** Whether the same transaction may succeed when it is tried again. */
export function isTransient(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== undefined) return RETRY.has(code) || code.startsWith('08')
  return /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout/.test(
    message ?? '',
  )
}

/** Whether the database cannot work at the moment, through no fault of what it was asked: it may be asked again later. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return isTransient(error) || NO_ROOM.has(code ?? '') || cannotGrow(error as object) || message === STOPPED
}
