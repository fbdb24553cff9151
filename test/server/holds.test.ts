// A case on hold says when somebody looks at it again: it stands in what is due then, and is told to coordinators once.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdReasonOf } from '../../server/casework/hold.ts'
import type { InstanceDetail } from '../../server/contract/instances.ts'
import type { Notice } from '../../server/contract/notices.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { raiseHoldsOver } from '../../server/rules/holds.ts'
import { stateOf } from '../../server/store/instances.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const HOUR = 3_600_000
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

let databases: Databases
let server: TestServer
let key: string

beforeAll(async () => {
  databases = await databasesOn('postgres')
  server = await startServer(await databases.open())
  const content = bpmn('work(pool) { s(start) > look(user groups=intake) > e(end) }')
  await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'w.bpmn', content }] })
  const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'work' })
  key = (body as { instance: { key: string } }).instance.key
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
  await databases.close()
})

const turn = (verb: string, body: object) =>
  server.as('coordinator', 'POST', `/process-instances/${key}/${verb}`, body)
const detail = async () =>
  (await server.as('coordinator', 'GET', `/process-instances/${key}`)).body as InstanceDetail
const due = async (when: string) =>
  ((await server.as('intake', 'GET', `/user-tasks?due=${when}`)).body as { items: UserTask[] }).items.length
const notices = async () =>
  ((await server.as('coordinator', 'GET', '/notices')).body as { items: Notice[] }).items.filter(
    ({ kind }) => kind === 'hold-over',
  )

test('a day that is over is refused', async () => {
  expect(await turn('suspension', { reason: 'x', until: at(-1) })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/until' }] },
  })
  expect((await detail()).instance.status).toBe('active')
})

test('reason and day stand in the case, in its tasks, in the trail and in what is due', async () => {
  const until = at(1)
  expect((await turn('suspension', { reason: 'The school answers on Friday.', until })).status).toBe(200)
  expect(await detail()).toMatchObject({
    instance: { status: 'suspended', holdUntil: until },
    holdReason: 'The school answers on Friday.',
  })
  expect([await due('overdue'), await due('week')]).toEqual([0, 1])
  const verified = await server.as('auditor', 'GET', `/process-instances/${key}/verification`)
  expect(verified.body).toMatchObject({ intact: true })
  const trail = await server.as('auditor', 'GET', `/process-instances/${key}/trail`)
  expect(trail.text).toContain('"until"')
})

test('once it is over it is late, and coordinators are told once', async () => {
  await server.database.kysely
    .updateTable('instance')
    .set({ hold_until: at(-1) })
    .where('id', '=', key)
    .execute()
  expect(await due('overdue')).toBe(1)
  expect(await raiseHoldsOver(server.database)).toBe(1)
  expect(await raiseHoldsOver(server.database)).toBe(0)
  expect(await notices()).toMatchObject([{ instanceKey: key, open: true }])
})

test('another day is said while it stays on hold, and is told again when it comes', async () => {
  const until = at(48)
  expect(await turn('suspension', { reason: 'The school asks for more time.', until })).toMatchObject({
    status: 200,
  })
  expect(await detail()).toMatchObject({
    instance: { status: 'suspended', holdUntil: until },
    holdReason: 'The school asks for more time.',
  })
  expect(await due('overdue')).toBe(0)
  expect(await notices()).toMatchObject([{ instanceKey: key, open: false }])
  expect(await turn('suspension', { reason: 'Twice.' })).toMatchObject({
    body: { code: 'INSTANCE_SUSPENDED' },
  })
})

test('it goes on without a day, and the notice is over', async () => {
  expect((await turn('resumption', {})).status).toBe(200)
  expect(await detail()).toMatchObject({ instance: { status: 'active', holdUntil: null }, holdReason: null })
  expect(await notices()).toMatchObject([{ open: false }])
  expect((await turn('suspension', { reason: 'no day' })).status).toBe(200)
  expect(await detail()).toMatchObject({ instance: { holdUntil: null }, holdReason: 'no day' })
})

test('a reason without a day is found among the last entries, and also where much was done since', async () => {
  const { pool, keyring } = server.database
  let read = 0
  const counting: Pick<typeof pool, 'query'> = {
    async query(...asked: never[]) {
      const answer = (await pool.query(...(asked as unknown as [string]))) as { rows: unknown[] }
      read += answer.rows.length
      return answer as never
    },
  }
  const reason = async () => {
    read = 0
    const state = (await stateOf(server.database, key))!
    return holdReasonOf({ pool: counting as typeof pool, keyring }, key, state)
  }
  const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
    items: UserTask[]
  }
  const task = `/user-tasks/${items[0]!.key}`
  const changeHands = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await server.as('coordinator', 'POST', `${task}/assignment`, {}, { 'if-match': '*' })
      await server.as('coordinator', 'DELETE', `${task}/assignee`, undefined, { 'if-match': '*' })
    }
  }
  await turn('resumption', {})
  await changeHands(30)
  expect(await reason()).toBe(null)
  await turn('suspension', { reason: 'the last one' })
  expect(await reason()).toBe('the last one')
  expect(read).toBeLessThanOrEqual(20)
  await changeHands(15)
  expect(await reason()).toBe('the last one')
  expect(read).toBeGreaterThan(20)
  expect(read).toBeLessThan(60)
})
