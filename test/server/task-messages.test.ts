// Whoever is given a task, or has one taken over, is told, once, and nobody else is.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskMessage } from '../../server/contract/task-messages.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let databases: Databases
let server: TestServer

beforeAll(async () => {
  databases = await databasesOn('embedded')
  server = await startServer(await databases.open())
  const content = bpmn('work(pool) { s(start) > look(user groups=intake) > e(end) }')
  await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'w.bpmn', content }] })
}, 60_000)

afterAll(async () => {
  await server.stop()
  await server.database.close()
  await databases.close()
})

const begin = async () => {
  const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'work' })
  const { key } = (body as { instance: { key: string } }).instance
  const list = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
  return (list.body as { items: UserTask[] }).items[0]!
}
const seen = async ({ key }: UserTask) => ({
  'if-match': String((await server.as('coordinator', 'GET', `/user-tasks/${key}`)).headers.etag),
})
const assign = async (who: string, task: UserTask, body: object) =>
  (await server.as(who, 'POST', `/user-tasks/${task.key}/assignment`, body, await seen(task))).status
const told = async (who: string) =>
  ((await server.as(who, 'GET', '/task-messages')).body as { items: TaskMessage[] }).items
const kinds = async (who: string) => (await told(who)).map(({ kind, by }) => `${kind} by ${by}`)

test('given by a coordinator, taken over by a colleague, taken away: each is told to whom it happens', async () => {
  const task = await begin()
  expect(await assign('coordinator', task, { assignee: 'intake' })).toBe(200)
  expect(await kinds('intake')).toEqual(['given by coordinator'])
  expect(await assign('intake2', task, { allowOverride: true })).toBe(200)
  expect(await kinds('intake')).toEqual(['taken by intake2', 'given by coordinator'])
  await server.as('coordinator', 'DELETE', `/user-tasks/${task.key}/assignee`, undefined, await seen(task))
  expect(await kinds('intake2')).toEqual(['taken by coordinator'])
  expect(await kinds('coordinator')).toEqual([])
})

test('what one does oneself, or what is refused, is told to nobody', async () => {
  const before = [await kinds('intake'), await kinds('intake2')]
  const task = await begin()
  expect(await assign('intake', task, {})).toBe(200)
  expect(await assign('intake2', task, {})).toBe(409)
  await server.as('intake', 'DELETE', `/user-tasks/${task.key}/assignee`, undefined, await seen(task))
  expect([await kinds('intake'), await kinds('intake2')]).toEqual(before)
})

test('a message is gone once it is read by whose it is', async () => {
  const [message] = await told('intake')
  const path = `/task-messages/${message!.id}`
  expect((await server.as('intake2', 'DELETE', path)).status).toBe(404)
  expect((await server.as('intake', 'DELETE', path)).status).toBe(204)
  expect((await told('intake')).some(({ id }) => id === message!.id)).toBe(false)
})

test('a note that comes with a task says for whom it is', async () => {
  const task = await begin()
  const note = { text: 'Call the school first.', task: task.key, to: 'intake' }
  expect(
    await server.as('coordinator', 'POST', `/process-instances/${task.instanceKey}/notes`, note),
  ).toMatchObject({ status: 201, body: { by: 'coordinator', ...note } })
})
