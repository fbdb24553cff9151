// What waits, is owed, was done and was answered may tell of people: it lies sealed, beside the keys of whom it is about.

import { type Kysely, type RawBuilder, sql } from 'kysely'
import { sealWaiting } from '../server/store/packed.ts'
import { type Keyring, OTHER_MASTER_KEY } from '../server/store/seal.ts'

type MessageRow = { id: string; variables: object; correlation: unknown }
type DueRow = { id: string; instance_id: string | null; kind: string; payload: object }
type KeptRow = { principal: string; key: string; open_outcome: object | null; open_body: string | null }

export async function up(db: Kysely<unknown>, keyring: Keyring): Promise<void> {
  await sql`alter table message add column content bytea`.execute(db)
  await sql`alter table due add column sealed bytea, add column owed_by uuid, alter column payload drop not null`.execute(
    db,
  )
  await sql`alter table idempotency rename column outcome to open_outcome`.execute(db)
  await sql`alter table idempotency rename column body to open_body`.execute(db)
  await sql`alter table idempotency add column outcome bytea, add column body bytea, add column about uuid[]`.execute(
    db,
  )

  /** What lay open is sealed under the master key of the database, and under no other. */
  const each = async <Row>(query: RawBuilder<Row>, seal: (row: Row) => Promise<unknown>) => {
    const { rows } = await query.execute(db)
    if (rows.length > 0) await mustBeTheKeyOf(db, keyring)
    for (const row of rows) await seal(row)
  }
  await each(
    sql<MessageRow>`select id, variables, correlation from message where expires_at > now()`,
    ({ id, variables, correlation }) => {
      const content = sealWaiting(keyring, `message/${id}`, JSON.stringify({ variables, correlation }))
      return sql`update message set content = ${content} where id = ${id}`.execute(db)
    },
  )
  await each(
    sql<DueRow>`select id, instance_id, kind, payload from due where kind not in ('redelivery', 'start')`,
    ({ id, instance_id, kind, payload }) => {
      const sealed = sealWaiting(keyring, `due/${kind}/${instance_id ?? ''}`, JSON.stringify(payload))
      return sql`update due set sealed = ${sealed}, payload = null where id = ${id}`.execute(db)
    },
  )
  await each(
    sql<KeptRow>`select principal, key, open_outcome, open_body from idempotency
      where open_outcome is not null or open_body <> ''`,
    ({ principal, key, open_outcome, open_body }) => {
      const sealed = (what: string, text: string | null) =>
        text ? sealWaiting(keyring, `idempotency/${what}/${principal}/${key}`, text) : null
      return sql`update idempotency set body = ${sealed('body', open_body)},
        outcome = ${sealed('outcome', open_outcome && JSON.stringify(open_outcome))},
        about = (select array_agg(found[1]::uuid) from regexp_matches(concat(open_outcome, open_body), ${UUID}, 'g') found)
        where principal = ${principal} and key = ${key}`.execute(db)
    },
  )

  await sql`alter table message drop column variables, drop column correlation`.execute(db)
  await sql`alter table idempotency drop column open_outcome, drop column open_body`.execute(db)
  await sql`alter table due add check ((payload is null) <> (sealed is null))`.execute(db)
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

async function mustBeTheKeyOf(db: Kysely<unknown>, { fingerprint }: Keyring): Promise<void> {
  const { rows } = await sql`select from master_key where fingerprint <> ${fingerprint}`.execute(db)
  if (rows.length > 0) throw new Error(OTHER_MASTER_KEY)
}
