// A field that asks for a partner offers the organisations of the register, beside those that its form names itself.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { TaskForm, UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const content = bpmn(
  'asks(pool) { s(start) > choose(user groups=coordinator) > help(user groups=\'="partner-contact:" + partner\') > e(end) }',
).replace('<zeebe:userTask/>', '<zeebe:userTask/><zeebe:formDefinition formId="choose"/>')
const form = {
  id: 'choose',
  components: [
    {
      type: 'group',
      components: [
        {
          type: 'select',
          key: 'partner',
          label: 'Partner',
          values: [{ label: 'Our school', value: 'school' }],
          properties: { choices: 'organisations' },
        },
        { type: 'select', key: 'other', label: 'Other', values: [{ label: 'A', value: 'a' }] },
      ],
    },
  ],
}

let databases: Databases
let server: TestServer
let task: UserTask

beforeAll(async () => {
  databases = await databasesOn('embedded')
  server = await startServer(await databases.open())
  const resources = [
    { name: 'asks.bpmn', content },
    { name: 'choose.form', content: JSON.stringify(form) },
  ]
  expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
  for (const [id, name] of Object.entries({ club: 'Football club', school: 'School De Brug' }))
    await server.as('admin', 'PUT', `/organisations/${id}`, {
      name,
      contact: null,
      email: null,
      language: 'nl',
      onLinkspan: true,
    })
  const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'asks' })
  const { key } = (body as { instance: Instance }).instance
  const list = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
  task = (list.body as { items: UserTask[] }).items[0]!
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
  await databases.close()
})

const complete = (partner: string) =>
  server.as(
    'coordinator',
    'POST',
    `/user-tasks/${task.key}/completion`,
    { variables: { partner } },
    { 'if-match': `"${task.rev}"` },
  )

test('the words of the form come first, then the register; other fields stay as they are', async () => {
  const { schema } = (await server.as('coordinator', 'GET', `/user-tasks/${task.key}/form`)).body as TaskForm
  const [group] = schema!.components as [{ components: { values: unknown[] }[] }]
  expect(group.components.map(({ values }) => values)).toEqual([
    [
      { label: 'Our school', value: 'school' },
      { value: 'club', label: 'Football club' },
    ],
    [{ label: 'A', value: 'a' }],
  ])
})

test('what is in neither is refused, and one of the register is taken', async () => {
  expect((await complete('bakery')).body).toMatchObject({ code: 'FORM_INVALID' })
  expect(await complete('club')).toMatchObject({ status: 200 })
})
