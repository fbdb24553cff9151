// Two servers on one PostgreSQL, of which one lives two days ahead and the other one two days behind. What lasts, expires
// or is due goes by the clock of the database alone, so nothing is early, late or twice, whichever of them is asked.

import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { ActivatedJob } from '../../server/contract/jobs.ts'
import { newToken } from '../../server/store/accounts.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { type ServerProcess, startProcess } from '../support/process.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const DAY = 86_400_000

let databases: Databases
let database: Database
let ahead: ServerProcess
let behind: ServerProcess

beforeAll(async () => {
  databases = await databasesOn('postgres')
  database = await databases.open()
  const from = (by: number) =>
    startProcess({
      DATABASE_URL: database.url!,
      LINKSPAN_MASTER_KEY: Buffer.alloc(32, 9).toString('base64'),
      NODE_OPTIONS: `--import=${new URL('../support/other-clock.ts', import.meta.url).href}`,
      TEST_CLOCK_BY: String(by),
    })
  ;[ahead, behind] = await Promise.all([from(2 * DAY), from(-2 * DAY)])
  const content = bpmn(`apart(pool) { s(start) > a(user) > e(end)
      soon(boundary on=a non-interrupting timer=PT0.2S) > n(user) > e1(end)
      later(boundary on=a non-interrupting timer=PT1H) > m(user) > e2(end) }
    lent(pool) { s3(start) > j(service job=apart) > e3(end) }
    hears(pool) { s4(start) > c(catch message=Kept key=k) > e4(end) }
    asked(pool) { s6(start) > help(user groups='="partner-contact:club"') > e6(end) }
    regular(pool) { s5(start every='R3/PT0.2S') > r(user) > e5(end) }`)
  const resources = [{ name: 'x.bpmn', content }]
  expect((await ahead.ask('POST', '/deployments', { resources })).status).toBe(201)
})

afterAll(async () => {
  await Promise.all([ahead.stop(), behind.stop()])
  await database.close()
  await databases.close()
})

const both = () => [ahead, behind]

const begin = async (node: ServerProcess, processId: string, variables = {}) => {
  const { body } = await node.ask('POST', '/process-instances', { processId, variables })
  return (body as { instance: Instance }).instance.key
}

test('timers fire once, in time, and begin what is begun by the clock as often as it says', async () => {
  const cases = await Promise.all(both().map(node => begin(node, 'apart')))
  const tasksOf = async (key: string) =>
    (
      (await ahead.ask('GET', `/user-tasks?instanceKey=${key}`)).body as { items: { element: string }[] }
    ).items
      .map(({ element }) => element)
      .sort()
  for (const key of cases)
    await vi.waitFor(async () => expect(await tasksOf(key)).toEqual(['a', 'n']), PATIENCE)
  const { rows } = await database.pool.query(
    `select extract(epoch from due_at - now())::float as seconds from subscription where element = 'later'`,
  )
  expect(rows).toHaveLength(2)
  for (const { seconds } of rows) expect(seconds).toSatisfy((s: number) => s > 3000 && s <= 3600)
  const begun = async () =>
    ((await behind.ask('GET', '/process-instances?processId=regular')).body as { items: Instance[] }).items
      .length
  await vi.waitFor(async () => expect(await begun()).toBe(3), PATIENCE)
  for (const key of cases) expect(await tasksOf(key)).toEqual(['a', 'n'])
})

test('what one has lent the other one lends to nobody', async () => {
  await begin(behind, 'lent')
  const ask = async (node: ServerProcess) =>
    (
      (await node.ask('POST', '/jobs/activation', { type: 'apart', worker: 'w', timeout: 60_000 })).body as {
        jobs: ActivatedJob[]
      }
    ).jobs
  for (const [first, second] of [
    [ahead, behind],
    [behind, ahead],
  ] as const) {
    const [job] = await ask(first)
    expect(await ask(second)).toEqual([])
    expect(await ask(first)).toEqual([])
    const done = await second.ask('POST', `/jobs/${job!.key}/failure`, {
      message: 'Again',
      retries: 1,
      retryBackOff: 0,
      lease: job!.lease,
    })
    expect(done.status).toBe(200)
  }
})

test('a message that is kept for an hour is heard by the other, and a request is known again', async () => {
  const message = { name: 'Kept', correlationKey: 'k', timeToLive: 'PT1H' }
  expect((await behind.ask('POST', '/messages/publication', message)).status).toBe(200)
  const key = await begin(ahead, 'hears', { k: 'k' })
  await vi.waitFor(
    async () =>
      expect((await behind.ask('GET', `/process-instances/${key}`)).body).toMatchObject({
        instance: { status: 'completed' },
      }),
    PATIENCE,
  )
  const once = (node: ServerProcess) =>
    node.ask('POST', '/process-instances', { processId: 'apart' }, { 'idempotency-key': 'apart' })
  const first = await once(ahead)
  expect(await once(behind)).toEqual(first)
})

test('tokens and links are good as long as they say, at both', async () => {
  await database.pool.query(
    `insert into organisation (id, name, email, language, on_linkspan) values ('club', 'Club', 'an@club.example', 'en', false)`,
  )
  const link = async (expires: string) => {
    const secret = randomBytes(32).toString('base64url')
    await database.pool.query(
      `insert into one_time_link (id, secret, instance_id, key, organisation, sent_by, mailed_at, expires_at)
       select gen_random_uuid(), $1, instance_id, key, 'club', 'test', now(), now() + $2::interval from user_task where instance_id = $3`,
      [createHash('sha256').update(secret).digest(), expires, await begin(ahead, 'asked')],
    )
    return secret
  }
  const token = async (expires: string) => {
    const { id, secret, hash } = newToken()
    await database.pool.query(
      `insert into api_token (id, name, secret, roles, created_by, expires_at) values ($1, 'x', $2, '{worker}', 'x', now() + $3::interval)`,
      [id, hash, expires],
    )
    return { authorization: `Bearer ${secret}` }
  }
  const [good, gone] = [await token('1 hour'), await token('-1 hour')]
  for (const node of both()) {
    expect((await node.ask('GET', '/jobs', undefined, good)).status).toBe(200)
    expect((await node.ask('GET', '/jobs', undefined, gone)).status).toBe(401)
    expect((await node.ask('POST', '/links/form', { secret: await link('1 hour') })).status).toBe(200)
    expect((await node.ask('POST', '/links/form', { secret: await link('-1 hour') })).status).toBe(410)
  }
})

test('what they sign and prove is one log', async () => {
  for (const node of both())
    expect((await node.ask('GET', '/verification')).body).toMatchObject({ intact: true, flaws: [] })
})

describe('a server whose clock is put back by a day', () => {
  let own: Database
  let server: TestServer

  beforeAll(async () => {
    own = await (await databasesOn('embedded')).open()
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    server = await startServer(own)
    const content = bpmn('p(pool) { s(start) > a(user) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  })

  afterAll(async () => {
    await server.stop()
    await own.close()
    vi.useRealTimers()
  })

  test('writes down who looks into a case an hour later, as ever', async () => {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    const { key } = (body as { instance: Instance }).instance
    const look = () => server.as('auditor', 'GET', `/process-instances/${key}`)
    const lines = async () =>
      (
        await own.pool.query(
          `select count(*)::integer as count from log where actor = 'auditor' and subject = $1`,
          [key],
        )
      ).rows[0].count
    await look()
    await look()
    expect(await lines()).toBe(1)
    vi.advanceTimersByTime(3_700_000)
    vi.setSystemTime(Date.now() - DAY)
    await look()
    expect(await lines()).toBe(2)
  })

  test('lets nobody wait for work longer than they asked to', async () => {
    const worker = await server.token(['worker'])
    const asked = worker('POST', '/jobs/activation', { type: 'none', worker: 'w', requestTimeout: 500 })
    const passing = setInterval(() => {
      vi.advanceTimersByTime(600)
      vi.setSystemTime(Date.now() - DAY)
    }, 50)
    expect((await asked).body).toEqual({ jobs: [] })
    clearInterval(passing)
  })
})
