// The application cannot rewrite its own past: its role in the database may add to the trail and nothing else, and what
// the owner's triggers hold, no setting of a session turns off.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { APPEND_ONLY, grantTo } from '../../server/store/grants.ts'
import { migrateToNewest } from '../../server/store/migrate.ts'
import { Keyring } from '../../server/store/seal.ts'
import { bpmn } from '../support/bpmn.ts'
import { databasesOn } from '../support/database.ts'
import { onePostgres, type Postgres } from '../support/postgres.ts'
import { startServer, type TestServer } from '../support/server.ts'

const NOT_PERMITTED = '42501'
const keyring = new Keyring(Buffer.alloc(32, 7))
const name = `linkspan_walls_${process.pid}`
const [owner, serving] = [`${name}_owner`, `${name}_server`]

const changes = APPEND_ONLY.flatMap(table => [
  `update ${table} set ${table === 'log' ? "detail = ''" : table === 'log_checkpoint' ? "note = ''" : table === 'trail' ? "bytes = ''" : 'seq = 0'}`,
  `delete from ${table}`,
  `truncate ${table}`,
])
const ways = [
  ...APPEND_ONLY.flatMap(table => [
    `alter table ${table} disable trigger all`,
    `drop table ${table} cascade`,
    `alter table ${table} rename to elsewhere`,
  ]),
  'create or replace function trail_is_append_only() returns trigger language plpgsql as $$ begin return null; end $$',
  'drop function trail_is_append_only() cascade',
  'create table elsewhere (id integer)',
  'set session_replication_role = replica',
  'update kysely_migration set name = name',
  `set role ${owner}`,
]

describe('on PostgreSQL, the role of the servers', () => {
  let postgres: Postgres
  let admin: pg.Client
  let server: TestServer
  let database: Database

  const urlAs = (role: string) => {
    const url = new URL(postgres.url)
    url.username = role
    url.password = 'of this test'
    url.pathname = `/${name}`
    return url.href
  }
  const as = (role: string) => connect({ url: urlAs(role), directory: null, keyring })

  beforeAll(async () => {
    postgres = await onePostgres()
    admin = new pg.Client({ connectionString: postgres.url })
    await admin.connect()
    for (const role of [owner, serving])
      await admin.query(`create role ${role} login password 'of this test'`)
    await admin.query(`create database ${name} owner ${owner}`)
    database = await as(serving)
  })

  afterAll(async () => {
    await server?.stop()
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    for (const role of [owner, serving]) await admin.query(`drop role ${role}`)
    await admin.end()
    await postgres.stop()
  })

  test('is told to wait for the owner where the schema is older', async () => {
    await expect(startServer(database)).rejects.toThrow('run `linkspan migrate` as the owner first')
  })

  test('is given nothing where it could go past the walls', async () => {
    const schema = await as(owner)
    await migrateToNewest(schema)
    await expect(grantTo(schema.kysely, owner)).rejects.toThrow(/owns the schema/)
    await expect(grantTo(schema.kysely, 'nobody_of_that_name')).rejects.toThrow(/Make it first: create role/)
    await grantTo(schema.kysely, serving)
    await grantTo(schema.kysely, serving)
    await schema.close()
  })

  test('is enough to begin, work and prove a case', async () => {
    server = await startServer(database)
    const content = bpmn('walled(pool) { s(start) > a(user) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
    expect(
      (await server.as('coordinator', 'POST', '/process-instances', { processId: 'walled' })).status,
    ).toBe(201)
    const { items } = (await server.as('coordinator', 'GET', '/user-tasks')).body as { items: UserTask[] }
    expect(
      (await server.as('coordinator', 'POST', `/user-tasks/${items[0]!.key}/completion`, {})).status,
    ).toBe(200)
    // The case, and the lines of the log about those who deployed.
    expect(await server.sequencer.checkpoint()).toBe(2)
    const { signer, dispatch } = server.server
    expect(await verifyAll(database, dispatch.definitions, { keys: [signer.verifierKey] })).toMatchObject({
      intact: true,
      entries: 2,
    })
  })

  test.each([...changes, ...ways])('is refused: %s', async text => {
    await expect(database.pool.query(text)).rejects.toMatchObject({ code: NOT_PERMITTED })
  })

  test.each(changes)('and the triggers stop the owner as well: %s', async text => {
    const schema = await as(owner)
    await expect(schema.pool.query(text)).rejects.toMatchObject({
      code: NOT_PERMITTED,
      message: 'The trail is append-only.',
    })
    await schema.close()
  })

  test.each(changes)('and a superuser who only turns triggers off for the session: %s', async text => {
    const url = new URL(postgres.url)
    url.pathname = `/${name}`
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query('set session_replication_role = replica')
    await expect(client.query(text)).rejects.toMatchObject({ message: 'The trail is append-only.' })
    await client.end()
  })
})

describe('on the embedded database, a role of the same rights', () => {
  test('adds to the trail and cannot change it', async () => {
    const database = await (await databasesOn('embedded')).open()
    const { pool } = database
    await pool.query('create role serving')
    await grantTo(database.kysely, 'serving')
    await pool.query('set role serving')
    await pool.query(`insert into log (actor, action, result) values ('a', 'b', 'done')`)
    for (const text of changes) await expect(pool.query(text)).rejects.toMatchObject({ code: NOT_PERMITTED })
    await pool.query('reset role')
    await database.close()
  })
})
