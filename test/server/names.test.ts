// An answer calls processes and steps what they are called in the language that was asked for; what is not translated
// stays as drawn.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let databases: Databases
let server: TestServer
let instance: { key: string }

const said = (lang: string, text: string, about = '') =>
  `<bpmn:extensionElements xmlns:gov="http://linkspan.org/schema/governance/1.0"><gov:translation lang="${lang}" text="${text}" about="${about}" /></bpmn:extensionElements>`

beforeAll(async () => {
  databases = await databasesOn('postgres')
  server = await startServer(await databases.open())
  const content = bpmn('waits(pool) { s(start) > a(user) > e(end) }')
    .replace(
      /<bpmn:process id="waits"[^>]*>/,
      tag => `${tag.replace('>', ' name="Lend a bicycle">')}${said('nl', 'Een fiets uitlenen')}`,
    )
    .replace(
      /<bpmn:userTask id="a"[^>]*>/,
      tag =>
        `${tag.replace(/\/?>$/, ' name="Hand over the key">')}<bpmn:documentation>Ask for the name.</bpmn:documentation>${said('nl', 'De sleutel geven', 'Vraag de naam.')}${tag.endsWith('/>') ? '</bpmn:userTask>' : ''}`,
    )
  const deployed = await server.as('designer', 'POST', '/deployments', {
    resources: [{ name: 'x.bpmn', content }],
  })
  expect(deployed).toMatchObject({ status: 201 })
  instance = (await ask('POST', '/process-instances', 'en', { processId: 'waits' })).instance
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
  await databases.close()
})

const ask = async (method: string, path: string, language: string, body?: unknown) =>
  (await server.as('coordinator', method, path, body, { 'accept-language': language })).body as never as {
    instance: { key: string; processName: string }
    elements: { name: string }[]
    items: { name: string; processName: string }[]
  }

const lists = [
  ['/user-tasks', 'Een fiets uitlenen: De sleutel geven'],
  ['/process-instances', 'Een fiets uitlenen: undefined'],
  ['/process-definitions', 'undefined: Een fiets uitlenen'],
] as const

test.each(lists)('%s', async (path, dutch) => {
  const named = async (language: string) => {
    const [first] = (await ask('GET', path, language)).items
    return `${first!.processName}: ${first!.name}`
  }
  const drawn = dutch
    .replace('Een fiets uitlenen', 'Lend a bicycle')
    .replace('De sleutel geven', 'Hand over the key')
  expect(await named('nl-BE,nl;q=0.9,en;q=0.5')).toBe(dutch)
  expect(await named('fr')).toBe(drawn)
  expect(await named('*')).toBe(drawn)
})

test('a case and the steps it is at', async () => {
  const { instance: view, elements } = await ask('GET', `/process-instances/${instance.key}`, 'nl')
  expect([view.processName, ...elements.map(({ name }) => name)]).toEqual([
    'Een fiets uitlenen',
    'Een fiets uitlenen',
    'De sleutel geven',
  ])
})

test('what a newcomer must know to do a task', async () => {
  const [task] = (await ask('GET', '/user-tasks', 'en')).items as unknown as { key: string }[]
  const told = async (language: string) =>
    ((await ask('GET', `/user-tasks/${task!.key}/form`, language)) as unknown as { about: string }).about
  expect(await told('nl')).toBe('Vraag de naam.')
  expect(await told('fr')).toBe('Ask for the name.')
})

test('what was deployed before names were kept is named too, and kept from then on', async () => {
  const { pool } = server.database
  const names = async () =>
    (await pool.query('select translations from process_definition')).rows[0].translations
  const kept = await names()
  expect(kept).toMatchObject({ nl: { a: 'De sleutel geven' } })
  await pool.query('update process_definition set translations = null')
  const other = await startServer(server.database)
  const { body } = await other.as('coordinator', 'GET', '/user-tasks', undefined, { 'accept-language': 'nl' })
  expect((body as { items: { name: string }[] }).items[0]!.name).toBe('De sleutel geven')
  expect(await names()).toEqual(kept)
  await other.stop()
})

test('a list is named without any drawing being read', async () => {
  await server.database.pool.query(`update deployment_resource set content = 'no drawing'`)
  const other = await startServer(server.database)
  const { body } = await other.as('coordinator', 'GET', '/user-tasks', undefined, { 'accept-language': 'nl' })
  expect((body as { items: { name: string }[] }).items[0]!.name).toBe('De sleutel geven')
  await other.stop()
})
