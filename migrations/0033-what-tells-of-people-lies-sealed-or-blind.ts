// What a row tells of people lies sealed, under the key of its case where it has one, or blind where it is only compared:
// incidents, failures of jobs, reasons of operations, correlation keys, conversations, ids of messages and of signals.

import { type Kysely, sql } from 'kysely'
import { blindConversation } from '../server/store/conversations.ts'
import { openWaiting, sealText, sealWaiting } from '../server/store/packed.ts'
import { type Keyring, OTHER_MASTER_KEY } from '../server/store/seal.ts'
import { blindKey, blindValue } from '../server/store/veiled-rows.ts'

type Row = Record<string, string>
type Column = { readonly name: string; readonly type: string; toBe(row: Row): unknown }

export async function up(db: Kysely<unknown>, keyring: Keyring): Promise<void> {
  await sql`alter table master_key add column blinding bytea`.execute(db)
  const place = { db, keyring }

  for (const table of ['incident', 'job'] as const) {
    await replace(place, table, IN_INSTANCE, {
      name: 'message',
      type: 'bytea',
      from: sql`select t.instance_id::text, t.key::text, t.message, i.root_id::text, i.generation::text, encode(k.wrapped, 'base64') as wrapped
        from ${sql.table(table)} t join instance i on i.id = t.instance_id
          join data_key k on k.case_id = i.root_id and k.generation = i.generation
        where t.message <> '' and k.wrapped is not null`,
      toBe: ({ instance_id, key, message, root_id, generation, wrapped }) =>
        sealText(
          `${instance_id}/${table}/${key}`,
          message!,
          keyring.unwrap(root_id!, Number(generation), Buffer.from(wrapped!, 'base64')),
        ),
    })
  }

  await sql`drop index subscription_name`.execute(db)
  await replace(place, 'subscription', IN_INSTANCE, {
    name: 'correlation_key',
    type: 'bytea',
    from: sql`select instance_id::text, key::text, name, correlation_key from subscription where correlation_key is not null`,
    toBe: ({ name, correlation_key }) => blindKey(keyring, name ?? '', correlation_key!),
  })
  await sql`create index subscription_name on subscription (kind, name, correlation_key, opened) where name is not null`.execute(
    db,
  )
  await replace(place, 'subscription', IN_INSTANCE, {
    name: 'correlation',
    type: 'jsonb',
    from: sql`select instance_id::text, key::text, correlation::text from subscription where correlation is not null`,
    toBe: ({ correlation }) =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(JSON.parse(correlation!) as object).map(([property, value]) => [
            property,
            blindValue(keyring, property, value),
          ]),
        ),
      ),
  })

  await sql`drop index conversation_name`.execute(db)
  await replace(place, 'conversation', IN_INSTANCE, {
    name: 'name',
    type: 'bytea',
    from: sql`select instance_id::text, key::text, process_id, name from conversation`,
    toBe: ({ process_id, name }) => blindConversation(keyring, process_id!, name!),
  })
  await sql`alter table conversation alter column name set not null`.execute(db)
  await sql`create index conversation_name on conversation (process_id, name)`.execute(db)
  await sql`drop index instance_conversation`.execute(db)
  await replace(
    place,
    'instance',
    { id: 'uuid' },
    {
      name: 'conversation',
      type: 'bytea',
      from: sql`select id::text, process_id, conversation from instance where conversation is not null`,
      toBe: ({ process_id, conversation }) => blindConversation(keyring, process_id!, conversation!),
    },
  )
  await sql`create unique index instance_conversation on instance (process_id, conversation)
    where conversation is not null and status in ('active', 'suspended')`.execute(db)

  await sealMessages(place)
  await sealSignals(place)

  await replace(
    place,
    'batch_operation',
    { key: 'uuid' },
    {
      name: 'reason',
      type: 'bytea',
      from: sql`select key::text, reason from batch_operation where reason is not null`,
      toBe: ({ key, reason }) => sealWaiting(keyring, `batch-operation/${key}`, reason!),
    },
  )
  await replace(
    place,
    'batch_operation_item',
    { operation_key: 'uuid', position: 'integer' },
    {
      name: 'message',
      type: 'bytea',
      from: sql`select operation_key::text, position::text, message from batch_operation_item where message is not null`,
      toBe: ({ operation_key, position, message }) =>
        sealWaiting(keyring, `batch-operation/${operation_key}/${position}`, message!),
    },
  )
  await sql`create index batch_operation_item_instance on batch_operation_item (instance_id)`.execute(db)
  await sql`update due set problem = null`.execute(db)
}

/** Where a row is, by columns with their types. */
type Keys = Readonly<Record<string, string>>
const IN_INSTANCE: Keys = { instance_id: 'uuid', key: 'bigint' }

type Place = { readonly db: Kysely<unknown>; readonly keyring: Keyring }

/** Gives a column another type, with values made of the ones that it had. */
async function replace(
  place: Place,
  table: string,
  keys: Keys,
  { name, type, from, toBe }: Column & { readonly from: ReturnType<typeof sql> },
): Promise<void> {
  const { db } = place
  const rows = await rowsOf(place, from)
  const [at, kind, column] = [sql.table(table), sql.raw(type), sql.ref(name)]
  await sql`alter table ${at} drop column ${column}`.execute(db)
  await sql`alter table ${at} add column ${column} ${kind}`.execute(db)
  const names = sql.join(Object.keys(keys).map(key => sql.ref(key)))
  const isRow = sql.join(
    Object.keys(keys).map(key => sql`t.${sql.ref(key)} = n.${sql.ref(key)}`),
    sql` and `,
  )
  for (const some of thousands(rows)) {
    const arrays = Object.entries(keys).map(
      ([key, of]) => sql`${some.map(row => row[key])}::text[]::${sql.raw(of)}[]`,
    )
    await sql`update ${at} t set ${column} = n.value
      from unnest(${sql.join(arrays)}, ${some.map(toBe)}::${kind}[]) as n (${names}, value)
      where ${isRow}`.execute(db)
  }
}

/** What a message says holds its correlation key from now on; its id lies blind. */
async function sealMessages(place: Place): Promise<void> {
  const { db, keyring } = place
  const waiting = await rowsOf(
    place,
    sql`select id::text, encode(content, 'base64') as content, correlation_key from message
      where content is not null or (correlation_key is not null and expires_at > now())`,
  )
  const named = await rowsOf(
    place,
    sql`select id::text, name, message_id from message where message_id is not null`,
  )
  await sql`drop index message_waiting`.execute(db)
  await sql`alter table message drop constraint message_name_message_id_key`.execute(db)
  await sql`alter table message drop column correlation_key, drop column message_id`.execute(db)
  await sql`alter table message add column message_id bytea, add unique (name, message_id)`.execute(db)
  await sql`create index message_waiting on message (name) where expires_at is not null`.execute(db)
  for (const { id, content, correlation_key: correlationKey } of waiting) {
    const at = `message/${id}`
    const said = content
      ? JSON.parse(openWaiting(keyring, at, Buffer.from(content, 'base64')))
      : { variables: {}, correlation: null }
    const fresh = sealWaiting(keyring, at, JSON.stringify({ ...said, correlationKey }))
    await sql`update message set content = ${fresh} where id = ${id}::uuid`.execute(db)
  }
  for (const some of thousands(named))
    await sql`update message m set message_id = n.blind
      from unnest(${some.map(({ id }) => id)}::uuid[],
        ${some.map(({ name, message_id }) => keyring.blind('message id', name!, message_id!))}::bytea[]) as n (id, blind)
      where m.id = n.id`.execute(db)
}

async function sealSignals(place: Place): Promise<void> {
  const { db, keyring } = place
  // Those whose case is erased already keep nothing but that they are known again.
  const rows = await rowsOf(
    place,
    sql`select s.received_by, s.source, s.id, s.type, s.message_key::text,
      exists (select from message m join instance i on i.id = any(m.instances)
        join data_key k on k.case_id = i.root_id and k.destroyed_at is not null where m.id = s.message_key)::text as erased
      from online_signal s`,
  )
  await sql`alter table online_signal drop constraint online_signal_pkey`.execute(db)
  await sql`alter table online_signal add column known_as bytea, add column named bytea`.execute(db)
  for (const some of thousands(rows))
    await sql`update online_signal s set known_as = n.known_as, named = n.named
      from unnest(${some.map(row => row.received_by)}::text[], ${some.map(row => row.source)}::text[], ${some.map(row => row.id)}::text[],
        ${some.map(row => keyring.blind('online signal', row.source!, row.id!))}::bytea[],
        ${some.map(({ erased, message_key, source, id, type }) =>
          erased === 'true'
            ? null
            : sealWaiting(keyring, `online-signal/${message_key}`, JSON.stringify({ source, id, type })),
        )}::bytea[]) as n (received_by, source, id, known_as, named)
      where s.received_by = n.received_by and s.source = n.source and s.id = n.id`.execute(db)
  await sql`alter table online_signal drop column source, drop column id, drop column type`.execute(db)
  await sql`alter table online_signal alter column known_as set not null, add primary key (received_by, known_as)`.execute(
    db,
  )
}

/** What lay open is sealed under the master key of the database, and under no other. */
async function rowsOf({ db, keyring }: Place, query: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await (query as ReturnType<typeof sql<Row>>).execute(db)
  if (rows.length === 0) return []
  const { rows: others } =
    await sql`select from master_key where fingerprint <> ${keyring.fingerprint}`.execute(db)
  if (others.length > 0) throw new Error(OTHER_MASTER_KEY)
  return rows
}

function* thousands<One>(all: readonly One[]): Generator<readonly One[]> {
  for (let at = 0; at < all.length; at += 1000) yield all.slice(at, at + 1000)
}
