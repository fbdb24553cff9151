// Three servers on one PostgreSQL race for the same tasks, timers, begins and batch operations, while one after the
// other is killed. Everything happens once.

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { BatchOperation } from '../../server/contract/batch-operations.ts'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { type Answer, type ServerProcess, startProcess } from '../support/process.ts'

const CASES = 40
const BEGINS = 30
const PATIENCE = { timeout: 60_000, interval: 100 }

let databases: Databases
let database: Database
let environment: Record<string, string>
let nodes: ServerProcess[] = []

beforeAll(async () => {
  databases = await databasesOn('postgres')
  database = await databases.open()
  environment = { DATABASE_URL: database.url!, LINKSPAN_MASTER_KEY: Buffer.alloc(32, 9).toString('base64') }
  nodes = await Promise.all([1, 2, 3].map(() => startProcess(environment)))
})

afterAll(async () => {
  await Promise.all(nodes.map(node => node.stop()))
  await database.close()
  await databases.close()
})

/** Asks a server; null where it died meanwhile, and nobody knows what was done. */
async function tryTo(
  node: ServerProcess,
  ...request: Parameters<ServerProcess['ask']>
): Promise<Answer | null> {
  try {
    return await node.ask(...request)
  } catch {
    return null
  }
}

/** Asks the servers in turn, under one key, until one answers. */
async function insist(method: string, path: string, body: unknown, key: string): Promise<Answer> {
  for (let turn = 0; ; turn++) {
    const node = nodes[turn % nodes.length]!
    const answer = await tryTo(node, method, path, body, { 'idempotency-key': key })
    if (answer && answer.status !== 503) return answer
  }
}

const begin = async (processId: string, key: string): Promise<string> => {
  const answer = await insist('POST', '/process-instances', { processId, businessKey: processId }, key)
  expect(answer.status).toBe(201)
  return (answer.body as { instance: Instance }).instance.key
}

const read = async <Body>(path: string): Promise<Body> => {
  for (let turn = 0; ; turn++) {
    const answer = await tryTo(nodes[turn % nodes.length]!, 'GET', path)
    if (answer?.status === 200) return answer.body
  }
}

type Trail = { items: { command: { type: string } }[] }
const commandsOf = async (key: string): Promise<string[]> =>
  (await read<Trail>(`/process-instances/${key}/trail?limit=100`)).items
    .map(({ command }) => command.type)
    .sort()

/** Each server in turn is gone from one moment to the next, and another one takes its place. */
async function killOneAfterTheOther(): Promise<void> {
  for (let index = 0; index < nodes.length; index++) {
    const before = nodes[index]!
    await before.kill()
    nodes[index] = await startProcess(environment)
  }
}

test('three servers, each killed once, do everything once', async () => {
  const content =
    bpmn(`raced(pool) { s(start) > a(user) > b(user) > e(end) ; t(boundary on=a non-interrupting timer=PT0.5S) > n(user) > e3(end) }
    stopped(pool) { s1(start) > a1(user) > e1(end) }
    clockwork(pool) { s2(start every='R${BEGINS}/PT0.2S') > a2(user) > e2(end) }`)
  const raced = await nodes[0]!.ask('POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  expect(raced.status).toBe(201)
  const cases = await Promise.all(
    Array.from({ length: CASES }, (_, index) => begin('raced', `raced ${index}`)),
  )
  const stopped = await Promise.all(
    Array.from({ length: CASES }, (_, index) => begin('stopped', `stopped ${index}`)),
  )
  const wish = { type: 'suspend', filter: { businessKey: 'stopped' }, reason: 'a race' }

  const killing = killOneAfterTheOther()
  const batch = (await insist('POST', '/batch-operations', wish, 'batch')).body as BatchOperation
  const timed = vi.waitFor(async () => {
    for (const key of cases) expect(await commandsOf(key)).toContain('trigger')
  }, PATIENCE)
  await killing
  await timed
  // Whoever was told that it is done, was the only one; who was told nothing, may have been it.
  for (const key of cases) {
    const { items } = await read<{ items: UserTask[] }>(`/user-tasks?instanceKey=${key}&element=a`)
    const path = `/user-tasks/${items[0]!.key}/completion`
    const answers = await Promise.all(nodes.map(node => node.ask('POST', path, {})))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  }

  const ended = () => read<BatchOperation>(`/batch-operations/${batch.key}`)
  await vi.waitFor(async () => expect((await ended()).state).toBe('completed'), PATIENCE)
  expect(await ended()).toMatchObject({ total: CASES, completed: CASES, failed: 0 })
  for (const key of stopped) expect(await commandsOf(key)).toEqual(['start', 'suspend'])
  for (const key of cases) expect(await commandsOf(key)).toEqual(['complete', 'start', 'trigger'])

  const begun = async () => {
    const { items } = await read<{ items: Instance[] }>('/process-instances?processId=clockwork&limit=100')
    return items.length
  }
  await vi.waitFor(async () => expect(await begun()).toBe(BEGINS), PATIENCE)
  const verification = await read<{ intact: boolean; flaws: unknown[] }>('/verification')
  expect(verification).toMatchObject({ intact: true, flaws: [] })
  expect(await begun()).toBe(BEGINS)
})
