// A server that starts on a database with a long past looks at a handful of rows, however many there are: what it reads
// is counted by the database, row by row, and no clock is asked.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const CASES = 5000
const ENTRIES = 10

/** What a start may read of any of them: the last row, the first ones, what is due. */
const HANDFUL = 50

/** Tables that grow with every case, and how many rows of a past each is given. */
const PAST: Readonly<Record<string, string>> = {
  instance: `insert into instance (id, definition_key, process_id, status, root_id, started_at, started_by, ended_at, seq, head, incidents, generation, state)
    select p.id, definition_key, process_id, 'completed', p.id, started_at, started_by, now(), ${ENTRIES}, head, 0, generation, state from past p, model`,
  trail: `insert into trail (instance_id, seq, at, definition_key, hash, generation, bytes)
    select p.id, n, t.at, t.definition_key, t.hash, t.generation, t.bytes
    from past p, model m join trail t on t.instance_id = m.id and t.seq = 1, generate_series(1, ${ENTRIES}) n`,
  user_task: `insert into user_task (instance_id, key, process_id, definition_key, element, status, candidate_groups, candidate_users, priority, created_at, due_at, ended_at, rev)
    select p.id, n, process_id, definition_key, 'a', 'completed', '{}', '{}', 50, now(), now() - interval '1 day', now(), 2 from past p, model, generate_series(1, ${ENTRIES}) n`,
  data_key: `insert into data_key (case_id, generation, wrapped) select p.id, 1, wrapped from past p, model m join data_key k on k.case_id = m.id`,
  log: `insert into log (actor, action, result) select 'somebody', 'instance.read', 'done' from past, generate_series(1, 4)`,
  log_leaf: `insert into log_leaf (index, instance_id, seq, head) select 1000000 + row_number() over (), p.id, n, head from past p, model, generate_series(1, 4) n`,
  log_checkpoint: `insert into log_checkpoint (size, root, frontier, note) select -p.number, root, frontier, note from past p, (select * from log_checkpoint order by size desc limit 1) last`,
  line_link: `insert into line_link (seq, line_id, hash) select -number, -number, '\\x00' from past`,
  message: `insert into message (id, name, published_at, published_by, expires_at, delivered, instances)
    select id, 'told', now(), 'x', case when number % 2 = 0 then now() + interval '1 day' end, '{}', '{}' from past`,
  idempotency: `insert into idempotency (principal, key, request, status, body) select 'x', number::text, '\\x00', 200, '' from past`,
  suggestion: `insert into suggestion (process_id, element, decided_on, followed)
    select 'long', 'a', (date_trunc('quarter', current_date) - n * interval '80 days')::date, number % 3 > 0 from past, generate_series(1, 4) n`,
  notice: `insert into notice (kind, cause, role, process_id, detail) select 'overdue', number::text, 'coordinator', 'long', '' from past`,
  kept_trace: `insert into kept_trace (process_id, version, quarter, numbers) select 'long', 1, current_date, '{}' from past`,
  case_file: `insert into case_file (instance_id, id, generation, bytes, checked_at) select id, id, 1, '\\x00', now() from past`,
}

let databases: Databases
let database: Database

/** Works in the database by connections of their own: one that ends tells how many rows it has read. */
async function within(work: (server: TestServer) => Promise<void>): Promise<void> {
  const own = await connect({ url: database.url, directory: null, keyring: database.keyring })
  const server = await startServer(own)
  await work(server)
  await server.stop()
  await own.close()
}

beforeAll(async () => {
  databases = await databasesOn('postgres')
  database = await databases.open()
  await within(async server => {
    const content = bpmn(`long(pool) { s(start) > a(user) > e(end) }
      often(pool) { s1(start every='R/PT1H') > b(user) > e1(end) }`)
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
    await server.as('coordinator', 'POST', '/process-instances', { processId: 'long' })
    await server.sequencer.checkpoint()
    const { pool } = server.database
    await pool.query('create table model as select * from instance')
    await pool.query(
      `create table past as select n as number, gen_random_uuid() as id from generate_series(1, ${CASES}) n`,
    )
    for (const [name, statement] of Object.entries(PAST))
      expect((await pool.query(statement)).rowCount, name).toBeGreaterThanOrEqual(CASES)
    // What these marks ask for would have been done long ago.
    await pool.query('truncate line_pending')
    // One is due, so that the clock does all that it ever does.
    await pool.query('update start_timer set due_at = now()')
    await pool.query('analyze')
  })
})

afterAll(async () => {
  await database.close()
  await databases.close()
})

test('a start reads a handful of rows of each table, whatever a long past has left there', async () => {
  await database.pool.query('select pg_stat_reset()')
  await within(async ({ as, sequencer }) => {
    await expect
      .poll(async () => (await as('coordinator', 'GET', '/process-instances?processId=often')).body)
      .toMatchObject({ items: [{ processId: 'often' }] })
    await sequencer.checkpoint()
  })
  const { rows } = await database.pool.query<{ name: string; read: number }>(
    `select relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as read from pg_stat_user_tables`,
  )
  const read = new Map(rows.map(({ name, read }) => [name, read]))
  expect(read.get('start_timer')).toBeGreaterThan(0)
  const much = Object.keys(PAST).filter(name => read.get(name)! > HANDFUL)
  expect(Object.fromEntries(much.map(name => [name, read.get(name)]))).toEqual({})
})
