// The message buffer, and the ids of messages and online signals that have been seen. What a message says lies sealed as
// long as it waits.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Message } from '../../engine/run/route.ts'
import type { Tables } from './database.ts'
import { openWaiting, sealWaiting } from './packed.ts'
import { type Keyring, OTHER_MASTER_KEY } from './seal.ts'

export type Waiting = {
  readonly id: string
  readonly message: Message
  readonly messageId: string | null
  readonly by: string
  readonly at: string
  readonly expiresAt: string | null
  /** The processes that have taken it, and in which instances. */
  readonly delivered: readonly string[]
  readonly instances: readonly string[]
}

type Asked = {
  readonly message: Message
  readonly id: string | null
  readonly actor: string
  readonly signal?: { readonly source: string; readonly id: string }
}

const columns =
  'm.id, m.name, m.correlation_key, m.target, m.message_id, m.published_at, m.published_by, m.expires_at, m.delivered, m.instances'

const placeOf = (id: string) => `message/${id}`

type Content = Pick<Message, 'variables' | 'correlation'>
const NOTHING: Content = { variables: {}, correlation: null }

const sealContent = (keyring: Keyring, { id, message: { variables, correlation } }: Waiting) =>
  sealWaiting(keyring, placeOf(id), JSON.stringify({ variables, correlation } satisfies Content))

/** Messages whose name and id came before, by `name\nid`. */
export async function knownMessages(
  client: ClientBase,
  asked: readonly Asked[],
): Promise<Map<string, Waiting>> {
  const named = asked.filter(({ id }) => id !== null)
  if (named.length === 0) return new Map()
  const { rows } = await client.query({
    name: 'known-messages',
    text: `select ${columns} from message m join unnest($1::text[], $2::text[]) as asked (name, id)
           on m.name = asked.name and m.message_id = asked.id`,
    values: [named.map(({ message }) => message.name), named.map(({ id }) => id)],
  })
  return new Map(rows.map(row => [`${row.name}\n${row.message_id}`, waitingOf(row)]))
}

/** Online signals that the same sender sent before, by `sender\nsource\nid`. */
export async function knownSignals(
  client: ClientBase,
  asked: readonly Asked[],
): Promise<Map<string, Waiting>> {
  const signals = asked.flatMap(({ actor: by, signal }) => (signal ? [{ ...signal, by }] : []))
  if (signals.length === 0) return new Map()
  const { rows } = await client.query({
    name: 'known-signals',
    text: `select ${columns}, s.received_by as signal_by, s.source as signal_source, s.id as signal_id
           from online_signal s join unnest($1::text[], $2::text[], $3::text[]) as asked (received_by, source, id)
             on s.received_by = asked.received_by and s.source = asked.source and s.id = asked.id
           join message m on m.id = s.message_key`,
    values: [signals.map(({ by }) => by), signals.map(({ source }) => source), signals.map(({ id }) => id)],
  })
  return new Map(
    rows.map(row => [`${row.signal_by}\n${row.signal_source}\n${row.signal_id}`, waitingOf(row)]),
  )
}

/** Messages in the buffer that are still to be had. */
export async function waitingMessages(
  client: ClientBase,
  keyring: Keyring,
  ids: readonly string[],
): Promise<Map<string, Waiting>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query({
    name: 'waiting-messages',
    text: `select ${columns}, m.content from message m where m.id = any($1::uuid[]) and m.expires_at > clock_timestamp()`,
    values: [ids],
  })
  return new Map(rows.map(row => [row.id, waitingOf(row, contentOf(keyring, row))]))
}

/** Writes messages; what is only kept so that its id is known again is kept without what it says. */
export async function insertMessages(
  client: ClientBase,
  keyring: Keyring,
  messages: readonly Waiting[],
): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(waiting => ({
    ...plainOf(waiting),
    content: waiting.expiresAt === null ? null : sealContent(keyring, waiting).toString('base64'),
  }))
  const { rowCount } = await client.query({
    name: 'insert-messages',
    text: `insert into message (id, name, correlation_key, content, target, message_id, published_at, published_by, expires_at, delivered, instances)
           select id, name, correlation_key, decode(content, 'base64'), target, message_id, published_at, published_by, expires_at, delivered, instances
           from json_to_recordset($1::json) as row (id uuid, name text, correlation_key text, content text, target jsonb,
             message_id text, published_at timestamptz, published_by text, expires_at timestamptz, delivered text[], instances uuid[])
           where not exists (select from master_key where fingerprint <> $2)`,
    values: [JSON.stringify(rows), keyring.fingerprint],
  })
  if (rowCount !== rows.length) throw new Error(OTHER_MASTER_KEY)
}

function plainOf({ id, message, messageId, by, at, expiresAt, delivered, instances }: Waiting) {
  return {
    id,
    name: message.name,
    correlation_key: message.correlationKey,
    target: message.target,
    message_id: messageId,
    published_at: at,
    published_by: by,
    expires_at: expiresAt,
    delivered,
    instances,
  }
}

export type SignalRow = {
  readonly source: string
  readonly id: string
  readonly type: string
  readonly by: string
  readonly message: string
}

export async function insertSignals(
  client: ClientBase,
  signals: readonly SignalRow[],
  at: string,
): Promise<void> {
  if (signals.length === 0) return
  await client.query({
    name: 'insert-signals',
    text: `insert into online_signal (source, id, type, received_at, received_by, message_key)
           select source, id, type, $2, by, message
           from jsonb_to_recordset($1::jsonb) as row (source text, id text, type text, by text, message uuid)`,
    values: [JSON.stringify(signals), at],
  })
}

export async function markDelivered(
  client: ClientBase,
  delivered: ReadonlyMap<
    string,
    { readonly processes: readonly string[]; readonly instances: readonly string[] }
  >,
): Promise<void> {
  for (const [id, { processes, instances }] of delivered) {
    await client.query({
      name: 'mark-delivered',
      text: 'update message set delivered = delivered || $2::text[], instances = instances || $3::uuid[] where id = $1',
      values: [id, processes, instances],
    })
  }
}

/** What has outlived its time goes, except what is needed to recognise a repeated id; that says nothing any more. */
export async function forgetMessages(client: Pick<ClientBase, 'query'>): Promise<void> {
  await client.query('update message set content = null where expires_at < now() and content is not null')
  await client.query(`delete from message m where m.expires_at < now() - interval '1 hour' and m.message_id is null
    and not exists (select from online_signal s where s.message_key = m.id)`)
}

/** What messages said that reached these instances, or that they sent, is forgotten; that they came is not. */
export async function forgetContentOf(client: ClientBase, instances: readonly string[]): Promise<void> {
  await client.query(
    `update message set content = null
     where content is not null and (instances && $1::uuid[] or published_by = any(select 'instance:' || id from unnest($1::uuid[]) id))`,
    [instances],
  )
}

/** Seals what waits in the buffer anew. */
export async function resealMessages(db: Kysely<Tables>, keyring: Keyring, next: Keyring): Promise<void> {
  const { rows } = await sql<{ id: string; content: Buffer }>`
    select id, content from message where content is not null`.execute(db)
  for (const { id, content } of rows) {
    const fresh = sealWaiting(next, placeOf(id), openWaiting(keyring, placeOf(id), content))
    await sql`update message set content = ${fresh} where id = ${id}`.execute(db)
  }
}

type Row = {
  id: string
  name: string
  correlation_key: string | null
  target: Message['target']
  message_id: string | null
  published_at: Date
  published_by: string
  expires_at: Date | null
  delivered: string[]
  instances: string[]
}

function contentOf(
  keyring: Keyring,
  { id, content }: { readonly id: string; readonly content: Buffer | null },
): Content {
  return content === null ? NOTHING : JSON.parse(openWaiting(keyring, placeOf(id), content))
}

/** A message that is only known again says nothing. */
function waitingOf(row: Row, { variables, correlation }: Content = NOTHING): Waiting {
  const { id, name, correlation_key, target, message_id, published_at, published_by, expires_at } = row
  return {
    id,
    message: { name, correlationKey: correlation_key, correlation, variables, target },
    messageId: message_id,
    by: published_by,
    at: published_at.toISOString(),
    expiresAt: expires_at?.toISOString() ?? null,
    delivered: row.delivered,
    instances: row.instances,
  }
}
