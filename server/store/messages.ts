// The message buffer, and the ids of messages and online signals that have been seen. What a message says lies sealed as
// long as it waits; ids lie blind, so that they are known again and tell nothing.

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
  'm.id, m.name, m.target, m.message_id, m.published_at, m.published_by, m.expires_at, m.delivered, m.instances'

const placeOf = (id: string) => `message/${id}`

type Content = Pick<Message, 'variables' | 'correlation' | 'correlationKey'>
const NOTHING: Content = { variables: {}, correlation: null, correlationKey: null }

const sealContent = (keyring: Keyring, id: string, { variables, correlation, correlationKey }: Content) =>
  sealWaiting(
    keyring,
    placeOf(id),
    JSON.stringify({ variables, correlation, correlationKey } satisfies Content),
  )

const blindId = (keyring: Keyring, name: string, id: string) => keyring.blind('message id', name, id)

/** Messages whose name and id came before, by `name\nid`. */
export async function knownMessages(
  client: ClientBase,
  keyring: Keyring,
  asked: readonly Asked[],
): Promise<Map<string, Waiting>> {
  const named = asked.flatMap(({ message: { name }, id }) =>
    id === null ? [] : [{ name, id, blind: blindId(keyring, name, id) }],
  )
  if (named.length === 0) return new Map()
  const { rows } = await client.query({
    name: 'known-messages',
    text: `select ${columns}, asked.id as asked_id from message m
           join unnest($1::text[], $2::bytea[], $3::text[]) as asked (name, blind, id)
             on m.name = asked.name and m.message_id = asked.blind`,
    values: [named.map(({ name }) => name), named.map(({ blind }) => blind), named.map(({ id }) => id)],
  })
  return new Map(rows.map(row => [`${row.name}\n${row.asked_id}`, waitingOf(row, row.asked_id)]))
}

/** Online signals that the same sender sent before, by `sender\nsource\nid`. */
export async function knownSignals(
  client: ClientBase,
  keyring: Keyring,
  asked: readonly Asked[],
): Promise<Map<string, Waiting>> {
  const signals = asked.flatMap(({ actor: by, signal }) => (signal ? [{ ...signal, by }] : []))
  if (signals.length === 0) return new Map()
  const { rows } = await client.query({
    name: 'known-signals',
    text: `select ${columns}, s.received_by as signal_by, asked.source as signal_source, asked.id as signal_id
           from online_signal s join unnest($1::text[], $2::bytea[], $3::text[], $4::text[]) as asked (received_by, known_as, source, id)
             on s.received_by = asked.received_by and s.known_as = asked.known_as
           join message m on m.id = s.message_key`,
    values: [
      signals.map(({ by }) => by),
      signals.map(signal => blindSignal(keyring, signal)),
      signals.map(({ source }) => source),
      signals.map(({ id }) => id),
    ],
  })
  return new Map(
    rows.map(row => [`${row.signal_by}\n${row.signal_source}\n${row.signal_id}`, waitingOf(row, null)]),
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
  return new Map(rows.map(row => [row.id, waitingOf(row, null, contentOf(keyring, row))]))
}

/** Writes messages; what is only kept so that its id is known again is kept without what it says. */
export async function insertMessages(
  client: ClientBase,
  keyring: Keyring,
  messages: readonly Waiting[],
): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(waiting => ({
    ...plainOf(keyring, waiting),
    content:
      waiting.expiresAt === null
        ? null
        : sealContent(keyring, waiting.id, waiting.message).toString('base64'),
  }))
  const { rowCount } = await client.query({
    name: 'insert-messages',
    text: `insert into message (id, name, content, target, message_id, published_at, published_by, expires_at, delivered, instances)
           select id, name, decode(content, 'base64'), target, decode(message_id, 'base64'), published_at, published_by, expires_at, delivered, instances
           from json_to_recordset($1::json) as row (id uuid, name text, content text, target jsonb,
             message_id text, published_at timestamptz, published_by text, expires_at timestamptz, delivered text[], instances uuid[])
           where not exists (select from master_key where fingerprint <> $2)`,
    values: [JSON.stringify(rows), keyring.fingerprint],
  })
  if (rowCount !== rows.length) throw new Error(OTHER_MASTER_KEY)
}

function plainOf(
  keyring: Keyring,
  { id, message, messageId, by, at, expiresAt, delivered, instances }: Waiting,
) {
  return {
    id,
    name: message.name,
    target: message.target,
    message_id: messageId === null ? null : blindId(keyring, message.name, messageId).toString('base64'),
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

/** What an online signal calls itself. */
export type SignalName = Pick<SignalRow, 'source' | 'id' | 'type'>

const placeOfSignal = (message: string) => `online-signal/${message}`

const blindSignal = (keyring: Keyring, { source, id }: Pick<SignalName, 'source' | 'id'>) =>
  keyring.blind('online signal', source, id)

/** What an online signal called itself, by the message that stands for it; null once its case was erased. */
export function signalName(
  keyring: Keyring,
  { message_key, named }: { readonly message_key: string; readonly named: Buffer | null },
): SignalName | null {
  return named === null ? null : JSON.parse(openWaiting(keyring, placeOfSignal(message_key), named))
}

/** Beside the messages that stand for them, which are refused under another master key. */
export async function insertSignals(
  client: ClientBase,
  keyring: Keyring,
  signals: readonly SignalRow[],
  at: string,
): Promise<void> {
  if (signals.length === 0) return
  await client.query({
    name: 'insert-signals',
    text: `insert into online_signal (known_as, named, received_at, received_by, message_key)
           select known_as, named, $5, received_by, message_key
           from unnest($1::bytea[], $2::bytea[], $3::text[], $4::uuid[]) as row (known_as, named, received_by, message_key)`,
    values: [
      signals.map(signal => blindSignal(keyring, signal)),
      signals.map(({ source, id, type, message }) =>
        sealWaiting(
          keyring,
          placeOfSignal(message),
          JSON.stringify({ source, id, type } satisfies SignalName),
        ),
      ),
      signals.map(({ by }) => by),
      signals.map(({ message }) => message),
      at,
    ],
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

/**
 * What messages said that reached these instances, or that they sent, is forgotten, and what signals of them were called;
 * that they came is not. One that still waits for others keeps the key that leads to them.
 */
export async function forgetContentOf(
  client: ClientBase,
  keyring: Keyring,
  instances: readonly string[],
): Promise<void> {
  const { rows } = await client.query<{ id: string; content: Buffer }>(
    `select id, content from message
     where content is not null and (instances && $1::uuid[] or published_by = any(select 'instance:' || id from unnest($1::uuid[]) id))
     order by id for update`,
    [instances],
  )
  for (const { id, content } of rows) {
    const { correlationKey } = contentOf(keyring, { id, content })
    const silent = sealContent(keyring, id, { ...NOTHING, correlationKey })
    await client.query('update message set content = $2 where id = $1', [id, silent])
  }
  await client.query(
    `update online_signal s set named = null from message m where m.id = s.message_key and m.instances && $1::uuid[]`,
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

/** Seals anew what online signals are called. */
export async function resealSignals(db: Kysely<Tables>, keyring: Keyring, next: Keyring): Promise<void> {
  const { rows } = await sql<{ message_key: string; named: Buffer }>`
    select message_key, named from online_signal where named is not null`.execute(db)
  for (const { message_key: key, named } of rows) {
    const fresh = sealWaiting(next, placeOfSignal(key), openWaiting(keyring, placeOfSignal(key), named))
    await sql`update online_signal set named = ${fresh} where message_key = ${key}`.execute(db)
  }
}

type Row = {
  id: string
  name: string
  target: Message['target']
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

/** A message that is only known again says nothing; its own id is known where it was asked for. */
function waitingOf(row: Row, messageId: string | null, content: Content = NOTHING): Waiting {
  const { id, name, target, published_at, published_by, expires_at } = row
  return {
    id,
    message: { name, ...content, target },
    messageId,
    by: published_by,
    at: published_at.toISOString(),
    expiresAt: expires_at?.toISOString() ?? null,
    delivered: row.delivered,
    instances: row.instances,
  }
}
