// Scripts and expressions that mean no good, run by the server itself: each becomes an incident that says what went
// wrong, or is refused, within its bound, and the server goes on for everybody else.

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { InstanceDetail } from '../../server/contract/instances.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const UNTIL = { timeout: 60_000, interval: 50 }

let databases: Databases
let server: TestServer

beforeAll(async () => {
  databases = await databasesOn('postgres')
  server = await startServer(await databases.open())
})

afterAll(async () => {
  expect((await server.as('auditor', 'GET', '/verification')).body).toMatchObject({ intact: true, flaws: [] })
  await server.stop()
  await server.database.close()
  await databases.close()
})

let count = 0

/** Starts a case whose first step runs the text, and gives its key. */
async function begins(language: 'js' | 'feel', text: string): Promise<string> {
  const id = `p${++count}`
  const step = language === 'js' ? 'a(script js=CODE)' : 'a(script feel=CODE result=r)'
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  const content = bpmn(`${id}(pool) { s(start) > ${step} > u(user) > e(end) }`).replace(
    /CODE/g,
    () => escaped,
  )
  const deployed = await server.as('designer', 'POST', '/deployments', {
    resources: [{ name: `${id}.bpmn`, content }],
  })
  expect(deployed.status, deployed.text).toBe(201)
  const body = { processId: id, variables: {} }
  const started = await server.as('coordinator', 'POST', '/process-instances', body)
  expect(started.status, started.text).toBe(201)
  return (started.body as { instance: { key: string } }).instance.key
}

/** What the case has come to once its first step is over: the message of its incident, or what it computed. */
async function outcomeOf(key: string): Promise<unknown> {
  return vi.waitFor(async () => {
    const detail = (await server.as('coordinator', 'GET', `/process-instances/${key}`)).body as InstanceDetail
    const { items } = (await server.as('coordinator', 'GET', `/incidents?instanceKey=${key}`)).body as {
      items: { message: string }[]
    }
    if (items[0]) return items[0].message
    expect(detail.elements).toContainEqual(expect.objectContaining({ element: 'u' }))
    return detail.variables.find(({ name }) => name === 'r')?.value ?? null
  }, UNTIL)
}

const attacks: readonly [title: string, language: 'js' | 'feel', text: string, message: RegExp][] = [
  ['a loop without end', 'js', 'for (;;) {}', /^SCRIPT_TIMEOUT: The script was stopped/],
  ['a loop of promises', 'js', '(async () => { for (;;) await null })()', /^SCRIPT_RESULT: .*cannot wait/],
  ['a pattern that backtracks', 'js', '/(a+)+$/.test("a".repeat(40) + "b")', /^SCRIPT_TIMEOUT/],
  ['a text that doubles', 'js', 'let s = "a"; for (;;) s += s', /^SCRIPT_MEMORY/],
  ['typed arrays', 'js', 'const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1))', /^SCRIPT_MEMORY/],
  ['recursion', 'js', '(function f() { f() })()', /^SCRIPT_ERROR/],
  ['a half character', 'js', '({ r: "\\ud800" })', /^SCRIPT_RESULT: .*half of one/],
  ['a name with a NUL', 'js', '({ ["a\\u0000"]: 1 })', /^SCRIPT_RESULT: .*NUL/],
  ['an error with half a character', 'js', 'throw "x\\ud800y"', /^SCRIPT_ERROR: .*x\ufffd+y/],
  ['a loop in FEEL', 'feel', 'for i in 1..1000000000 return i', /steps/],
  [
    'a text in FEEL that doubles',
    'feel',
    '(for i in 1..40 return if i = 1 then "ab" else partial[-1] + partial[-1])[-1]',
    /longer than|steps/,
  ],
  ['a deep value in FEEL', 'feel', '(for i in 1..1000 return [partial[-1]])[-1]', /nested deeper than 200/],
  ['a half character in FEEL', 'feel', '"\\uD800"', /half of one/],
  ['a NUL in FEEL', 'feel', '{"a\\u0000": 1}', /a NUL/],
]

test('attacks that come together each end as an incident, and people go on meanwhile', async () => {
  const keys = []
  for (const [, language, text] of attacks) keys.push(await begins(language, text))
  const begin = performance.now()
  expect((await server.as('coordinator', 'GET', '/user-tasks')).status).toBe(200)
  expect(performance.now() - begin).toBeLessThan(15_000)
  for (const [i, [title, , , message]] of attacks.entries()) {
    expect(await outcomeOf(keys[i]!), title).toMatch(message)
  }
  expect(await outcomeOf(await begins('js', '({ r: 6 * 7 })'))).toBe(42)
})

test('what a script draws and what time it has stay what they were when the case is proved again', async () => {
  const key = await begins('js', '({ r: [Math.random(), Math.random(), Date.now() === +new Date()] })')
  expect(await outcomeOf(key)).toEqual([expect.any(Number), expect.any(Number), true])
  const { body } = await server.as('auditor', 'GET', '/verification')
  expect(body).toMatchObject({ intact: true, flaws: [] })
})

test('what a script leads to and the database refuses is an incident of the script, not tried for ever', async () => {
  await server.database.pool.query(
    `alter table user_task add constraint refused check (element <> 'refused')`,
  )
  const id = 'refusing'
  const content = bpmn(`${id}(pool) { s(start) > a(script js='({ r: 1 })') > refused(user) > e(end) }`)
  await server.as('designer', 'POST', '/deployments', { resources: [{ name: `${id}.bpmn`, content }] })
  const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: id, variables: {} })
  const { key } = (begun.body as { instance: { key: string } }).instance
  expect(await outcomeOf(key)).toBe('What the job gave could not be kept. The log of the server says why.')

  await server.database.pool.query('alter table user_task drop constraint refused')
  const resolved = await server.as('coordinator', 'POST', `/process-instances/${key}/incident-resolution`, {})
  expect(resolved.body).toEqual({ resolved: 1 })
  await vi.waitFor(async () => {
    const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
    expect((body as { items: object[] }).items).toMatchObject([{ element: 'refused' }])
  }, UNTIL)
})

test('a script that failed runs again when its variables are set right and its incident is resolved', async () => {
  const key = await begins('js', 'if (typeof ready === "undefined") throw "not ready"; ({ r: ready })')
  expect(await outcomeOf(key)).toMatch(/not ready/)
  const path = `/process-instances/${key}`
  const set = await server.as('coordinator', 'PUT', `${path}/variables`, { variables: { ready: 2 } })
  expect(set.status, set.text).toBe(200)
  const resolved = await server.as('coordinator', 'POST', `${path}/incident-resolution`, {})
  expect(resolved.body).toEqual({ resolved: 1 })
  expect(await outcomeOf(key)).toBe(2)
})
