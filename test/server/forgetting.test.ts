// What anybody can tell a case, by every way in: in no table in plain text while the case lives, and nowhere at all once it
// is erased, neither under the keys of cases that there still are nor under the master key. What is told stays useful until
// then: messages find their case, what comes twice is known again, and whoever may read it does.

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ActivatedJob } from '../../server/contract/jobs.ts'
import { findOperation, listItems } from '../../server/store/batch-operations.ts'
import type { Database } from '../../server/store/connect.ts'
import { conversing } from '../../server/store/conversations.ts'
import { changeMasterKey, checkMasterKey } from '../../server/store/master-key.ts'
import {
  forgetMessages,
  knownMessages,
  knownSignals,
  signalName,
  waitingMessages,
} from '../../server/store/messages.ts'
import { sealText, sealWaiting } from '../../server/store/packed.ts'
import { Keyring } from '../../server/store/seal.ts'
import { blindKey, blindValue } from '../../server/store/veiled-rows.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { openableIn, readableIn, waitingIn } from '../support/readable.ts'
import { type Reply, startServer, type TestServer } from '../support/server.ts'

const UNTIL = { timeout: 60_000, interval: 20 }

const MARK = 'Jo Planted'
const about = (what: string) => `${MARK}, ${what}`

const RESOURCES = [
  [
    'told.bpmn',
    bpmn(`known(property Seen='id')
      told(pool) { s(start message='Worry or signal reported') > a(user) > w(service job=work) > k(catch message=Wake key=k)
        > m(catch message=Seen) > go(user) > c(call calls=erases) > b(user) > e(end) }`),
  ],
  ['erases.bpmn', bpmn('erases(pool) { s1(start) > x(service job=erase-personal-data) > e1(end) }')],
] as const

const signal = { specversion: '1.0', source: about('a source'), id: about('an id'), type: about('a type') }

describe.each(backends)('on %s', backend => {
  let databases: Databases
  let server: TestServer
  let worker: (method: string, path: string, body?: unknown) => Promise<Reply>
  let key: string

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    worker = await server.token(['worker'])
    const resources = RESOURCES.map(([name, content]) => ({ name, content }))
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const report = () =>
    server.as('intake', 'POST', '/online-signals', JSON.stringify({ ...signal, data: said() }), {
      'content-type': 'application/cloudevents+json',
    })
  const said = () => ({ what_was_seen: about('what was seen'), k: about('a key') })

  const done = async (reply: Promise<Reply>) => {
    const { status, text } = await reply
    expect({ status, text }).toMatchObject({ status: expect.toSatisfy((code: number) => code < 300) })
  }
  const byHand = (who: string, path: string, body: object, headers = {}) =>
    done(
      server.as(who, 'POST', path, body, { 'idempotency-key': encodeURIComponent(about(path)), ...headers }),
    )

  const taskAt = (element: string) =>
    vi.waitFor(async () => {
      const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
      const task = (body as { items: { key: string; element: string }[] }).items.find(
        one => one.element === element,
      )
      expect(task).toBeDefined()
      return task!.key
    }, UNTIL)

  const failJob = async (retries: number, message: string) => {
    const { body } = await worker('POST', '/jobs/activation', {
      type: 'work',
      worker: 'w',
      requestTimeout: 5000,
    })
    const [job] = (body as { jobs: ActivatedJob[] }).jobs
    await done(worker('POST', `/jobs/${job!.key}/failure`, { message, retries, lease: job!.lease }))
  }

  const operate = async (wish: object) => {
    const { body } = await server.as('coordinator', 'POST', '/batch-operations', {
      keys: [key],
      reason: about('a reason for many'),
      ...wish,
    })
    const operation = (body as { key: string }).key
    await vi.waitFor(async () => {
      const { body } = await server.as('coordinator', 'GET', `/batch-operations/${operation}`)
      expect(body).toMatchObject({ state: 'completed', reason: about('a reason for many') })
    }, UNTIL)
  }

  test('nothing of it lies open while the case lives, and all of it can be used', async () => {
    const first = await report()
    expect(first).toMatchObject({ status: 202, body: { id: signal.id, source: signal.source } })
    key = (first.body as { instanceKey: string }).instanceKey
    expect((await report()).body).toMatchObject({ duplicate: true, instanceKey: key, id: signal.id })
    const signals = await server.as('intake', 'GET', '/online-signals')
    expect((signals.body as { items: object[] }).items[0]).toMatchObject({
      id: signal.id,
      source: signal.source,
      type: signal.type,
    })

    await byHand('coordinator', `/process-instances/${key}/notes`, { text: about('a note') })
    await done(
      server.as(
        'coordinator',
        'POST',
        `/process-instances/${key}/files`,
        Buffer.from(`%PDF-1.7\n${about('a file')}`),
        {
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(`${about('a name')}.pdf`),
          'x-file-about': encodeURIComponent(about('what a file is')),
        },
      ),
    )
    await byHand('admin', `/process-instances/${key}/suspension`, { reason: about('a reason to wait') })
    await byHand('admin', `/process-instances/${key}/resumption`, { reason: about('a reason to go on') })
    await byHand('coordinator', `/user-tasks/${await taskAt('a')}/completion`, {
      variables: { text: about('a form') },
    })

    await failJob(1, about('a failure'))
    const jobs = await worker('GET', `/jobs?instanceKey=${key}`)
    expect((jobs.body as { items: object[] }).items).toMatchObject([{ message: about('a failure') }])
    await failJob(0, about('an incident'))
    const incidents = await server.as('coordinator', 'GET', `/incidents?instanceKey=${key}`)
    expect((incidents.body as { items: object[] }).items).toMatchObject([
      { message: expect.stringContaining(about('an incident')) },
    ])
    await operate({ type: 'resolve-incidents' })
    await operate({ type: 'suspend' })
    await operate({ type: 'resume' })
    const { body } = await worker('POST', '/jobs/activation', {
      type: 'work',
      worker: 'w',
      requestTimeout: 5000,
    })
    const [job] = (body as { jobs: ActivatedJob[] }).jobs
    await done(worker('POST', `/jobs/${job!.key}/completion`, { variables: {}, lease: job!.lease }))

    const wake = { name: 'Wake', correlationKey: about('a key'), timeToLive: 'PT1H' }
    expect((await worker('POST', '/messages/publication', wake)).body).toMatchObject({ instanceKeys: [key] })
    const seen = { name: 'Seen', messageId: about('an id'), variables: { id: about('a property') } }
    const told = await worker('POST', '/messages/publication', seen)
    expect(told.body).toMatchObject({ instanceKeys: [key] })
    expect((await worker('POST', '/messages/publication', seen)).body).toEqual(told.body)

    const exported = await server.as(
      'auditor',
      'GET',
      `/process-instances/${key}/export?reason=${encodeURIComponent(about('an export'))}`,
    )
    expect(exported.status).toBe(200)
    const log = await server.as('auditor', 'GET', '/log?action=trail.export')
    expect((log.body as { items: object[] }).items).toMatchObject([{ detail: about('an export') }])

    expect(await readableIn(server.database, MARK)).toEqual([])
    expect(await openableIn(server.database, MARK)).not.toEqual([])
  })

  test('nothing of it is anywhere once the case is erased, and what comes again is still known', async () => {
    await byHand('coordinator', `/user-tasks/${await taskAt('go')}/completion`, { variables: {} })
    await taskAt('b')
    expect(await readableIn(server.database, MARK)).toEqual([])
    expect(await openableIn(server.database, MARK)).toEqual([])
    // A message that still waits for others keeps the key that leads to them, until its time is over.
    expect(await waitingIn(server.database, MARK)).toEqual(['message'])
    expect(await waitingIn(server.database, about('a reason'))).toEqual([])
    await server.database.pool.query(`update message set expires_at = now() where expires_at is not null`)
    await vi.waitFor(async () => {
      await forgetMessages(server.database.pool)
      expect(await waitingIn(server.database, MARK)).toEqual([])
    }, UNTIL)

    expect((await report()).body).toMatchObject({ duplicate: true, instanceKey: key, id: signal.id })
    const signals = await server.as('intake', 'GET', '/online-signals')
    expect((signals.body as { items: object[] }).items).toMatchObject([
      { id: null, source: null, type: null },
    ])
    const log = await server.as('auditor', 'GET', '/log?action=trail.export')
    expect((log.body as { items: object[] }).items).toMatchObject([{ detail: null }])
    expect((await server.as('auditor', 'GET', '/verification')).body).toMatchObject({
      intact: true,
      flaws: [],
    })
    await byHand('coordinator', `/user-tasks/${await taskAt('b')}/completion`, { variables: {} })
  })
})

test('for whom a drawing has computed a task is forgotten with the case, once the task is done', async () => {
  const databases = await databasesOn('embedded')
  const server = await startServer(await databases.open())
  const resources = [
    {
      name: 'meant.bpmn',
      content:
        bpmn(`meant(pool) { s(start) > x(parallel) > a(user groups=team users='=whom') > c(call calls=erases) > e(end)
        x > b(user groups=team users='=whom') > e2(end) }`),
    },
    { name: 'erases.bpmn', content: RESOURCES[1][1] },
  ]
  expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
  const body = { processId: 'meant', variables: { whom: [MARK] } }
  const begun = await server.as('coordinator', 'POST', '/process-instances', body)
  const { key } = (begun.body as { instance: { key: string } }).instance
  const meant = async () =>
    (
      await server.database.pool.query(
        `select element, candidate_users as users from user_task order by element`,
      )
    ).rows
  expect(await meant()).toEqual([
    { element: 'a', users: [MARK] },
    { element: 'b', users: [MARK] },
  ])
  const tasks = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
  const first = (tasks.body as { items: { key: string; element: string }[] }).items.find(
    ({ element }) => element === 'a',
  )
  const completed = await server.as('coordinator', 'POST', `/user-tasks/${first!.key}/completion`, {})
  expect(completed.status, completed.text).toBe(200)
  await vi.waitFor(
    async () =>
      expect(await meant()).toEqual([
        { element: 'a', users: [] },
        { element: 'b', users: [MARK] },
      ]),
    UNTIL,
  )
  await server.stop()
  await server.database.close()
  await databases.close()
})

test('what lay open before it was sealed is used as before, also under another master key', async () => {
  const databases = await databasesOn('embedded')
  const database = await databases.open()
  const { kysely, pool, keyring } = database
  await pool.query('drop schema public cascade; create schema public')
  const folder = fileURLToPath(new URL('../../migrations', import.meta.url))
  for (const name of (await readdir(folder)).filter(name => name.endsWith('.ts')).sort()) {
    if (name.startsWith('0033')) await plant(database)
    await (await import(path.join(folder, name))).up(kysely, keyring)
  }
  expect(await readableIn(database, MARK)).toEqual([])
  await isKnown(database)
  expect(await changeMasterKey(database, new Keyring(Buffer.alloc(32, 8)))).toBe(1)
  const rekeyed = { ...database, keyring: new Keyring(Buffer.alloc(32, 8)) }
  await checkMasterKey(rekeyed)
  await isKnown(rekeyed)
  expect(await changeMasterKey(rekeyed, new Keyring(Buffer.alloc(32, 9)))).toBe(1)
  const again = { ...database, keyring: new Keyring(Buffer.alloc(32, 9)) }
  await checkMasterKey(again)
  await isKnown(again)
  await database.close()
  await databases.close()
})

const ID = '01a22126-9cba-742d-b837-13be239a7955'
const GONE = '01a22126-9cba-742d-b837-13be239a7956'

/** Rows as the schema before 0033 had them, of a case that lives and of one that was erased. */
async function plant({ pool, keyring }: Database): Promise<void> {
  const key = keyring.make(1)
  const content = sealWaiting(
    keyring,
    `message/${ID}`,
    JSON.stringify({ variables: { a: 1 }, correlation: null }),
  )
  const statements: [string, unknown[]][] = [
    [`insert into master_key values ($1)`, [keyring.fingerprint]],
    [
      `insert into data_key (case_id, generation, wrapped, destroyed_at) values ($1, 1, $2, null), ($3, 1, null, now())`,
      [ID, keyring.wrap(ID, key), GONE],
    ],
    [
      `insert into instance (id, definition_key, process_id, status, conversation, root_id, started_at, started_by, seq, head, incidents, generation, state)
       select id, id, 'p', status, said, id, now(), 'x', 1, '', 1, 1, $4
       from (values ($1::uuid, 'active', $3), ($2::uuid, 'completed', null)) as i (id, status, said)`,
      [ID, GONE, about('begun'), sealText(`${ID}/state`, '{"runs":{}}', key)],
    ],
    [`insert into conversation values ($1, 1, 'p', $2)`, [ID, about('fixed')]],
    [
      `insert into subscription (instance_id, key, process_id, definition_key, element, trigger, kind, name, correlation_key, correlation, suspended)
       values ($1, 2, 'p', $1, 'm', 0, 'message', 'M', $2, $3, false)`,
      [ID, about('a key'), JSON.stringify({ told: about('a value') })],
    ],
    [
      `insert into incident values ($1, 3, 'p', $1, 2, 'a', 'NO', $2, now()), ($1, 4, 'p', $1, 2, 'a', 'NO', '', now())`,
      [ID, about('an incident')],
    ],
    [
      `insert into job (instance_id, key, process_id, definition_key, element, kind, type, retries, priority, headers, due_at, suspended, message)
       values ($1, 5, 'p', $1, 'j', 'job', 't', 1, 0, '{}', now(), false, $2)`,
      [ID, about('a failure')],
    ],
    [
      `insert into message (id, name, correlation_key, message_id, content, published_at, published_by, expires_at, delivered, instances)
       values ($1, 'M', $2, $3, $4, now(), 'x', now() + interval '1 hour', '{}', array[$1::uuid]),
         ($5, 'M', null, null, null, now(), 'x', null, '{}', array[$5::uuid])`,
      [ID, about('a key'), about('an id'), content, GONE],
    ],
    [
      `insert into online_signal values ($1, $2, 't', now(), 'x', $3), ($1, 'gone', 't', now(), 'x', $4)`,
      [about('a source'), about('an id'), ID, GONE],
    ],
    [
      `insert into batch_operation (key, type, plan, reason, created_by, carried_by) values ($1, 'cancel', '{}', $2, 'x', 'x')`,
      [ID, about('a reason')],
    ],
    [
      `insert into batch_operation_item (operation_key, position, instance_id, state, message) values ($1, 1, $1, 'failed', $2)`,
      [ID, about('an item')],
    ],
  ]
  const client = await pool.connect()
  await client.query(`set session_replication_role = replica`)
  for (const [text, values] of statements) await client.query(text, values)
  await client.query(`set session_replication_role = origin`)
  client.release()
}

/** What was planted is found by those who look for it, and read by those who may. */
async function isKnown(database: Database): Promise<void> {
  const { keyring, pool } = database
  const client = await pool.connect()
  expect(await conversing(client, keyring, 'p', about('begun'))).toEqual([ID])
  expect(await conversing(client, keyring, 'p', about('fixed'))).toEqual([ID])
  expect(await conversing(client, keyring, 'q', about('fixed'))).toEqual([])
  const message = { name: 'M', correlationKey: null, correlation: null, variables: {}, target: null }
  const asked = (id: string | null, signal?: { source: string; id: string }) => ({
    message,
    id,
    actor: 'x',
    ...(signal ? { signal } : {}),
  })
  expect([
    ...(await knownMessages(client, keyring, [asked(about('an id')), asked('other')])).values(),
  ]).toMatchObject([{ id: ID }])
  const source = about('a source')
  const signals = [asked(null, { source, id: about('an id') }), asked(null, { source, id: 'gone' })]
  expect([...(await knownSignals(client, keyring, signals)).values()].map(({ id }) => id).sort()).toEqual([
    ID,
    GONE,
  ])
  expect((await waitingMessages(client, keyring, [ID])).get(ID)?.message).toMatchObject({
    correlationKey: about('a key'),
    variables: { a: 1 },
  })
  client.release()
  const { rows } = await pool.query('select correlation_key, correlation from subscription')
  expect(rows).toEqual([
    {
      correlation_key: blindKey(keyring, 'M', about('a key')),
      correlation: { told: blindValue(keyring, 'told', about('a value')) },
    },
  ])
  const named = await pool.query('select message_key, named from online_signal order by 1')
  expect(named.rows.map(row => signalName(keyring, row))).toEqual([
    { source, id: about('an id'), type: 't' },
    null,
  ])
  expect(await openableIn(database, MARK)).toEqual(['incident', 'job'])
  expect(await findOperation(database, ID)).toMatchObject({ reason: about('a reason') })
  expect((await listItems(database, ID, {})).items).toMatchObject([{ message: about('an item') }])
}

test('the page on personal data tells of every column that could hold any, and of no other', async () => {
  const schema = await readFile(new URL('../../migrations/schema.sql', import.meta.url), 'utf8')
  const columns = [...schema.matchAll(/^create table (\w+) \(([\s\S]*?)^\);/gm)].flatMap(([, table, body]) =>
    [...body!.matchAll(/^ {2}"?(\w+)"? (?:text|jsonb?|bytea)\b/gm)].map(([, column]) => `${table}.${column}`),
  )
  const page = await readFile(new URL('../../docs/personal-data.md', import.meta.url), 'utf8')
  const told = [...page.matchAll(/`(\w+\.\w+)`/g)].map(([, column]) => column!)
  const ofProcess = columns.filter(column => column.endsWith('.process_id'))
  expect([...new Set([...told, ...ofProcess])].sort()).toEqual(columns.sort())
  expect(told).toHaveLength(new Set(told).size)
})
