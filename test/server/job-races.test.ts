// Programs take work, complete it and give it back while people confirm the same work by hand, at two servers on one
// PostgreSQL. Whatever comes first wins; everybody else hears a 409 that says why, and each step is done once.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import type { Instance } from '../../server/contract/instances.ts'
import type { ActivatedJob } from '../../server/contract/jobs.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { type Reply, startServer, type TestServer, trusted } from '../support/server.ts'

const CASES = 20

let databases: Databases
let database: Database
let second: Database
let office: TestServer
let hall: TestServer
let worker: (method: string, path: string, body?: unknown) => Promise<Reply>

beforeAll(async () => {
  databases = await databasesOn('postgres')
  database = await databases.open()
  second = await connect({ url: database.url, directory: null, keyring: database.keyring })
  office = await startServer(database)
  hall = await startServer(second)
  worker = await hall.token(['worker'])
  const content = bpmn('raced(pool) { s(start) > j(service job=call) > b(user) > e(end) }')
  await office.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
})

afterAll(async () => {
  await office.stop()
  await hall.stop()
  await second.close()
  await database.close()
  await databases.close()
})

async function begin(): Promise<{ instance: string; job: string }> {
  const { body } = await office.as('coordinator', 'POST', '/process-instances', { processId: 'raced' })
  const { key } = (body as { instance: Instance }).instance
  const { items } = (await worker('GET', `/jobs?instanceKey=${key}`)).body as { items: { key: string }[] }
  return { instance: key, job: items[0]!.key }
}

const confirm = (job: string) =>
  office.as('coordinator', 'POST', `/jobs/${job}/confirmation`, { reason: 'Done by telephone' })

const activate = async (timeout = 60_000): Promise<ActivatedJob[]> => {
  const { body } = await worker('POST', '/jobs/activation', { type: 'call', worker: 'w', timeout })
  return (body as { jobs: ActivatedJob[] }).jobs
}
const complete = ({ key, lease }: Pick<ActivatedJob, 'key' | 'lease'>) =>
  worker('POST', `/jobs/${key}/completion`, { lease })

/** A loser hears that, and a sentence. */
const LOST = { status: 409, body: { detail: expect.stringMatching(/\S/) } }

async function isDoneOnce(instance: string): Promise<void> {
  const { items } = (await office.as('auditor', 'GET', `/process-instances/${instance}/trail`)).body as {
    items: { command: { type: string } }[]
  }
  expect(items.map(({ command }) => command.type)).toEqual(['start', 'complete'])
}

test('who takes a job while a person confirms it either has it, or it is done', async () => {
  const won = { program: 0, person: 0 }
  for (let index = 0; index < CASES; index++) {
    const { instance, job } = await begin()
    const [confirmed, taken] =
      index % 2 === 0
        ? await Promise.all([confirm(job), activate()])
        : await Promise.all([activate(), confirm(job)]).then(([jobs, reply]) => [reply, jobs] as const)
    if (confirmed.status === 200) {
      won.person += 1
      // What was taken a moment before the person was faster is told to be gone.
      for (const one of taken) expect(await complete(one)).toMatchObject(LOST)
    } else {
      won.program += 1
      expect(confirmed).toMatchObject(LOST)
      expect(taken.map(({ key }) => key)).toEqual([job])
      expect((await complete(taken[0]!)).status).toBe(200)
    }
    await isDoneOnce(instance)
  }
  expect(won.program + won.person).toBe(CASES)
})

test('a program that is late and the person who does its work meet, and one of them has done it', async () => {
  for (let index = 0; index < CASES; index++) {
    const { instance, job } = await begin()
    const [taken] = await activate()
    // Its time is over, and nobody has noticed yet.
    await database.pool.query('update job set lease_until = now() where instance_id = $1', [instance])
    const replies = await Promise.all(
      index % 2 === 0 ? [confirm(job), complete(taken!)] : [complete(taken!), confirm(job)],
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(replies.find(({ status }) => status === 409)).toMatchObject(LOST)
    await isDoneOnce(instance)
  }
})

test('people who confirm the same work at two servers, and the program that gives it back, leave it done once', async () => {
  for (let index = 0; index < CASES / 2; index++) {
    const { instance, job } = await begin()
    const [taken] = await activate()
    const failing = worker('POST', `/jobs/${job}/failure`, {
      message: 'No line',
      retries: 1,
      retryBackOff: 0,
      lease: taken!.lease,
    })
    const replies = await Promise.all([
      confirm(job),
      hall.as('coordinator', 'POST', `/jobs/${job}/confirmation`, { reason: 'Done at the counter' }),
    ])
    expect((await failing).status).toBe(200)
    const done = replies.filter(({ status }) => status === 200)
    expect(done.length).toBeLessThanOrEqual(1)
    for (const reply of replies.filter(({ status }) => status !== 200)) expect(reply).toMatchObject(LOST)
    if (done.length === 0) expect((await confirm(job)).status).toBe(200)
    expect(await confirm(job)).toMatchObject(LOST)
    const { items } = (await office.as('auditor', 'GET', `/process-instances/${instance}/trail`)).body as {
      items: { command: { type: string } }[]
    }
    expect(items.map(({ command }) => command.type)).toEqual(['start', 'fail', 'complete'])
  }
  expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
})
