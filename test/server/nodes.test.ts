// Several servers on one PostgreSQL: nothing is sticky, one of two wins, and what one commits the other one tells.

import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { emptyDatabase } from '../support/database.ts'
import { type ServerProcess, startProcess } from '../support/process.ts'

let database: Awaited<ReturnType<typeof emptyDatabase>>
let nodes: ServerProcess[] = []
let environment: Record<string, string>

beforeAll(async () => {
  database = await emptyDatabase()
  const masterKey = Buffer.alloc(32, 9).toString('base64')
  environment = { DATABASE_URL: database.url, LINKSPAN_MASTER_KEY: masterKey }
  // Both migrate the same empty database at the same time.
  nodes = await Promise.all([startProcess(environment), startProcess(environment)])
})

afterAll(async () => {
  await Promise.all(nodes.map(node => node.stop()))
  await database.close()
})

const [first, second] = [() => nodes[0]!, () => nodes[1]!]

async function deploy(drawing: string): Promise<void> {
  const reply = await first().ask('POST', '/deployments', {
    resources: [{ name: 'x.bpmn', content: bpmn(drawing) }],
  })
  expect(reply.status).toBeLessThan(300)
}

async function begin(node: ServerProcess, processId: string): Promise<string> {
  const reply = await node.ask('POST', '/process-instances', { processId })
  expect(reply.status).toBe(201)
  return (reply.body as { instance: Instance }).instance.key
}

async function tasksOf(node: ServerProcess, key: string): Promise<UserTask[]> {
  return ((await node.ask('GET', `/user-tasks?instanceKey=${key}`)).body as { items: UserTask[] }).items
}

test('a task that is completed on both is completed once', async () => {
  await deploy('races(pool) { s(start) > a(user) > e(end) }')
  for (let round = 0; round < 20; round++) {
    const key = await begin(nodes[round % 2]!, 'races')
    const [task] = await tasksOf(second(), key)
    const replies = await Promise.all(
      nodes.map(node => node.ask('POST', `/user-tasks/${task!.key}/completion`, {})),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  }
})

test('timers that are due on both at once fire once each', async () => {
  await deploy(
    'times(pool) { s(start) > a(user) > e(end) ; b(boundary on=a non-interrupting timer=PT0.3S) > n(user) > e2(end) }',
  )
  const keys = await Promise.all(Array.from({ length: 200 }, (_, index) => begin(nodes[index % 2]!, 'times')))
  await vi.waitFor(
    async () => {
      const { items } = (await first().ask('GET', '/user-tasks?processId=times&element=n&limit=100'))
        .body as { items: UserTask[] }
      expect(items).toHaveLength(100)
    },
    { timeout: 60_000, interval: 100 },
  )
  await vi.waitFor(
    async () => {
      for (const key of keys)
        expect((await tasksOf(second(), key)).map(task => task.element).sort()).toEqual(['a', 'n'])
    },
    { timeout: 60_000, interval: 100 },
  )
})

test('a worker that waits on one hears of a job that the other one made', async () => {
  await deploy('works(pool) { s(start) > a(service job=far) > e(end) }')
  const waiting = first().ask('POST', '/jobs/activation', {
    type: 'far',
    worker: 'w',
    requestTimeout: 10_000,
  })
  const key = await begin(second(), 'works')
  expect((await waiting).body).toMatchObject({ jobs: [{ instanceKey: key }] })
})

test('a message for a case is taken once, whoever hears it', async () => {
  await deploy(`hears(pool) { s(start) > c(catch message=Answer key='="k"') > e(end) }`)
  await begin(first(), 'hears')
  const replies = await Promise.all(
    nodes.map(node => node.ask('POST', '/messages/correlation', { name: 'Answer', correlationKey: 'k' })),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('what one commits is told to the browsers of the other', async () => {
  const stream = await second().listen()
  const key = await begin(first(), 'races')
  expect(await stream.until(news => news.key === key && news.resource === 'user-task')).toBe(true)
  await stream.close()
})

test('what is outside a case is told to the browsers of the other, too', async () => {
  const stream = await second().listen()
  const draft = await first().ask('POST', '/drafts', {
    name: 'd',
    variant: 'to-be',
    xml: bpmn('d(pool) { s(start) > e(end) }'),
  })
  const { id } = draft.body as { id: string }
  expect(await stream.until(news => news.resource === 'draft' && news.key === id)).toBe(true)
  await begin(first(), 'races')
  const wish = { type: 'suspend', filter: { processId: 'races', status: 'active' }, reason: 'x' }
  const { key } = (await first().ask('POST', '/batch-operations', wish)).body as { key: string }
  expect(await stream.until(news => news.resource === 'batch-operation' && news.key === key)).toBe(true)
  await stream.close()
  await vi.waitFor(async () =>
    expect((await second().ask('GET', `/batch-operations/${key}`)).body).toMatchObject({
      state: 'completed',
    }),
  )
  await first().ask('POST', '/batch-operations', { ...wish, type: 'resume', filter: { processId: 'races' } })
})

test('one that dies is not missed, and the trail is whole', async () => {
  const key = await begin(second(), 'races')
  await second().kill()
  const [task] = await tasksOf(first(), key)
  expect((await first().ask('POST', `/user-tasks/${task!.key}/completion`, {})).status).toBe(200)
  nodes[1] = await startProcess(environment)
  expect((await second().ask('GET', '/verification')).body).toMatchObject({ intact: true, flaws: [] })
})

test('a server with another master key does not start', async () => {
  const other = { ...environment, LINKSPAN_MASTER_KEY: Buffer.alloc(32, 8).toString('base64') }
  await expect(startProcess(other)).rejects.toThrow('sealed under another master key')
})

test('a second server on the embedded database is refused', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-lock-'))
  const embedded = { DATABASE_URL: '', LINKSPAN_DATA: folder }
  const one = await startProcess(embedded)
  await expect(startProcess(embedded)).rejects.toThrow(/is in use by process \d+ since/)
  await one.kill()
  const next = await startProcess(embedded)
  await next.stop()
  await rm(folder, { recursive: true })
})
