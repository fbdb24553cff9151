// The database goes away, forgets to answer, or has no room. Whoever repeats a request under its key gets what it asked
// for, once; nobody sees more of it than "try again".

import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn, embeddedTemplate } from '../support/database.ts'
import { rowKey } from '../support/requests.ts'
import { type Reply, startServer, type TestServer, trusted } from '../support/server.ts'
import { type Wire, wireTo } from '../support/wire.ts'

const drawing = bpmn(
  'p(pool) { s(start) > a(user) > c(call calls=inner) > b(user) > e(end) }\ninner(pool) { s1(start) > e1(end) }',
)

async function deploy(server: TestServer): Promise<void> {
  const resources = [{ name: 'x.bpmn', content: drawing }]
  expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
}

const begin = (server: TestServer, key: string) =>
  server.as('coordinator', 'POST', '/process-instances', { processId: 'p' }, { 'idempotency-key': key })

const keyOf = (reply: Reply) => (reply.body as { instance: { key: string } }).instance.key

/** Asks under the same key until the answer is no more "try again"; nothing else is let pass. */
async function insist(ask: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await ask()
    if (reply.status !== 503) return reply
    expect(reply.headers['retry-after']).toBeDefined()
  }
}

describe('a wire to PostgreSQL that is cut', () => {
  let databases: Databases
  let direct: Database
  let wire: Wire
  let database: Database
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn('postgres')
    direct = await databases.open()
    wire = await wireTo(direct.url!)
    database = await connect({ url: wire.url, directory: null, keyring: direct.keyring })
    server = await startServer(database)
    await deploy(server)
  })

  afterAll(async () => {
    await server.stop()
    await database.close()
    await wire.close()
    await direct.close()
    await databases.close()
  })

  test('at commits, before and after, leaves every request done once', async () => {
    wire.cutCommits(3)
    const begun = await Promise.all(
      Array.from({ length: 8 }, async (_, lane) => {
        const keys: string[] = []
        for (let index = 0; index < 5; index++) {
          const reply = await insist(() => begin(server, `${lane}-${index}`))
          expect(reply.status, reply.text).toBe(201)
          keys.push(keyOf(reply))
        }
        return keys
      }),
    )
    wire.cutCommits(0)
    expect(wire.cuts.before).toBeGreaterThan(2)
    expect(wire.cuts.after).toBeGreaterThan(2)
    const { rows } = await direct.pool.query(`select id from instance where process_id = 'p'`)
    expect(rows.map(({ id }) => id).sort()).toEqual(begun.flat().sort())
    expect(await verifyAll(direct, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
  })

  test('while the database is at a commit leaves it done once, with or without a key', async () => {
    // Commits take as long as where they wait for a replica far away.
    await direct.pool.query(`
      create function takes_long() returns trigger language plpgsql as $$ begin perform pg_sleep(0.7); return null; end $$;
      create constraint trigger slow after insert on trail deferrable initially deferred for each row execute function takes_long();
      create constraint trigger slow after insert on message deferrable initially deferred for each row execute function takes_long()`)
    const instance = keyOf(await begin(server, 'slow'))
    const cases = async () =>
      (await direct.pool.query(`select count(*)::integer as count from instance where process_id = 'p'`))
        .rows[0].count as number
    const before = await cases()

    wire.cutDuringCommit()
    const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    expect(begun.status, begun.text).toBe(201)
    expect(await cases()).toBe(before + 1)

    wire.cutDuringCommit()
    const note = await insist(() =>
      server.as(
        'coordinator',
        'POST',
        `/process-instances/${instance}/notes`,
        { text: 'once' },
        { 'idempotency-key': 'note' },
      ),
    )
    expect(note.status, note.text).toBe(201)
    const { rows } = await direct.pool.query('select seq from trail where instance_id = $1 order by seq', [
      instance,
    ])
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2])

    wire.cutDuringCommit()
    const kept = { name: 'Nobody', timeToLive: 'PT1H' }
    expect((await server.as('coordinator', 'POST', '/messages/publication', kept)).status).toBe(200)
    const messages = await direct.pool.query(`select from message where name = 'Nobody'`)
    expect(messages.rowCount).toBe(1)
    expect(wire.cuts.during).toBe(3)
    await direct.pool.query(
      'drop trigger slow on trail; drop trigger slow on message; drop function takes_long',
    )
    expect(await verifyAll(direct, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
  })

  test('or rests so long that its request is taken up again leaves that done once', async () => {
    const instance = keyOf(await begin(server, 'rests'))
    const add = () =>
      server.as(
        'coordinator',
        'POST',
        `/process-instances/${instance}/notes`,
        { text: 'once' },
        { 'idempotency-key': 'late' },
      )
    const holder = await direct.pool.connect()
    await holder.query('begin')
    await holder.query('select from instance where id = $1 for update', [instance])
    const waiting = (count: number) =>
      vi.waitFor(async () => {
        const { rowCount } = await direct.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        expect(rowCount).toBe(count)
      }, 30_000)
    const first = add()
    await waiting(1)
    const aged = await direct.pool.query(
      `update idempotency set created_at = created_at - interval '2 minutes' where key = $1`,
      [rowKey(direct, 'coordinator', 'late')],
    )
    expect(aged.rowCount).toBe(1)
    const second = add()
    await waiting(2)
    await holder.query('commit')
    holder.release()

    expect(await first).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    expect((await second).status).toBe(201)
    expect((await add()).headers['idempotent-replayed']).toBe('true')
    const { rows } = await direct.pool.query('select seq from trail where instance_id = $1 order by seq', [
      instance,
    ])
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2])
  })

  test('and leads to one that only follows leaves people to come again, until it leads to one that takes something', async () => {
    const name = new URL(direct.url!).pathname.slice(1)
    // What a connection may do is settled when it is made, as by whom it reached.
    await direct.pool.query(`alter database ${name} set default_transaction_read_only = on`)
    wire.cut()
    await vi.waitFor(async () => {
      const reply = await begin(server, 'following')
      expect(reply).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
    }, 10_000)
    const unheard = await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    expect(unheard).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
    await direct.pool.query(`alter database ${name} reset default_transaction_read_only`)
    expect((await insist(() => begin(server, 'following'))).status).toBe(201)
  })

  test('altogether is made again, and what listens hears again', async () => {
    wire.cut()
    expect((await insist(() => begin(server, 'after'))).status).toBe(201)
    await vi.waitFor(async () => expect((await server.as(null, 'GET', '/ready')).status).toBe(200), 10_000)
    // Another server makes a job; this one is told by NOTIFY, or finds it.
    const worker = await server.token(['worker'])
    const other = await startServer(direct)
    const content = bpmn('w(pool) { s(start) > j(service job=far) > e(end) }')
    await other.as('designer', 'POST', '/deployments', { resources: [{ name: 'w.bpmn', content }] })
    const waiting = worker('POST', '/jobs/activation', { type: 'far', worker: 'w', requestTimeout: 10_000 })
    await other.as('coordinator', 'POST', '/process-instances', { processId: 'w' })
    expect((await waiting).body).toMatchObject({ jobs: [{ element: 'j' }] })
    await other.stop()
  })
})

describe('a wire to PostgreSQL that swallows everything and stays open', () => {
  test('lets nobody wait for ever, and whoever asks again gets it once', async () => {
    const databases = await databasesOn('postgres')
    const direct = await databases.open()
    const wire = await wireTo(direct.url!)
    const patienceMs = 1000
    const database = await connect({ url: wire.url, directory: null, keyring: direct.keyring, patienceMs })
    const server = await startServer(database)
    await deploy(server)
    const cases = await Promise.all(Array.from({ length: 6 }, (_, index) => begin(server, `before ${index}`)))
    const tasks = await Promise.all(
      cases.map(async reply => {
        const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${keyOf(reply)}`))
          .body as { items: { key: string }[] }
        return items[0]!.key
      }),
    )
    const complete = (key: string) =>
      server.as('coordinator', 'POST', `/user-tasks/${key}/completion`, {}, { 'idempotency-key': key })

    // It begins while commands are under way: some are lost before the database hears of them, some after.
    const flying = tasks.map(complete)
    wire.swallow(true)
    const asked = performance.now()
    const late = await Promise.all([...flying, begin(server, 'lost 1'), begin(server, 'lost 2')])
    // Who asks, and what is wanted, are two questions to the database; each is given up after its time.
    expect(performance.now() - asked).toBeLessThan(8 * patienceMs)
    for (const { status } of late.slice(-2)) expect(status).toBe(503)
    for (const reply of late) if (reply.status !== 200) expect(reply.headers['retry-after']).toBeDefined()

    wire.swallow(false)
    for (const key of tasks) expect((await insist(() => complete(key))).status).toBe(200)
    for (const key of ['lost 1', 'lost 2']) expect((await insist(() => begin(server, key))).status).toBe(201)
    const { rows } = await direct.pool.query(
      `select count(*)::integer as cases, count(*) filter (where seq = 3)::integer as gone_on from instance where process_id = 'p'`,
    )
    expect(rows).toEqual([{ cases: 8, gone_on: 6 }])
    expect(await verifyAll(direct, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
    await server.stop()
    await database.close()
    await wire.close()
    await direct.close()
    await databases.close()
  })
})

/** From now on the database refuses every entry of the trail as one does that has no room: by its own error. */
const fill = (database: Database) =>
  database.pool.query(`
    create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: no space left on device' using errcode = '53100'; end $$;
    create trigger no_room before insert on trail for each statement execute function no_room()`)

describe('a disk that is full', () => {
  test('of PostgreSQL refuses with "try again", and does it when there is room', async () => {
    const databases = await databasesOn('postgres')
    const database = await databases.open()
    const server = await startServer(database)
    await deploy(server)
    const kept = keyOf(await begin(server, 'before'))
    await fill(database)
    const replies = await Promise.all(['1', '2', '3'].map(key => begin(server, key)))
    for (const reply of replies) {
      expect(reply).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
      expect(reply.text).not.toContain('device')
    }
    expect(await server.as('coordinator', 'GET', `/process-instances/${kept}`)).toMatchObject({ status: 200 })
    await database.pool.query('drop trigger no_room on trail')
    const again = await Promise.all(['1', '2', '3'].map(key => begin(server, key)))
    expect(new Set(again.map(keyOf)).size).toBe(3)
    const { rows } = await database.pool.query('select count(*)::integer as count from instance')
    expect(rows).toEqual([{ count: 4 }])
    expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
    await server.stop()
    await database.close()
    await databases.close()
  })

  test('of the embedded database ends it rather than leave anybody waiting, and nothing answered is lost', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-full-'))
    const { keyring, close } = await (await databasesOn('embedded')).open()
    await close()
    const place = {
      url: null,
      directory: path.join(folder, 'database'),
      keyring,
      image: await embeddedTemplate(),
    }
    const database = await connect(place)
    const server = await startServer(database)
    await deploy(server)
    const kept = keyOf(await begin(server, 'before'))
    await fill(database)
    expect(await begin(server, 'full')).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
    expect(await server.as(null, 'GET', '/ready')).toMatchObject({ status: 503 })
    expect(await server.as('coordinator', 'GET', `/process-instances/${kept}`)).toMatchObject({ status: 503 })
    await server.stop()
    await database.close()

    const roomy = await connect(place)
    await roomy.pool.query('drop trigger no_room on trail')
    const next = await startServer(roomy)
    expect(await next.as('coordinator', 'GET', `/process-instances/${kept}`)).toMatchObject({ status: 200 })
    const { rows } = await roomy.pool.query('select count(*)::integer as count from instance')
    expect(rows).toEqual([{ count: 1 }])
    expect(await verifyAll(roomy, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
    await next.stop()
    await roomy.close()
    await rm(folder, { recursive: true })
  })
})
