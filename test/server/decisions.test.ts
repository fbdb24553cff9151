// A decision that imports another model which lies beside it, from deployment to the case: what it gives, what it is
// bound to, and what is refused.

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { InstanceDetail } from '../../server/contract/instances.ts'
import { decision, dmn, input, knowledge, literal } from '../engine/dmn/support.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { type Reply, startServer, type TestServer } from '../support/server.ts'

const UNTIL = { timeout: 60_000, interval: 20 }
const MODEL = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

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

const drawing = {
  name: 'urgency.bpmn',
  content: bpmn('urgency(pool) { s(start) > d(rule decision=Days result=days) > u(user) > e(end) }'),
}

/** The imported model: how many days a kind of signal may wait, times a factor. */
const terms = (factor: number) => ({
  name: 'terms.dmn',
  content: dmn(
    input('signals: number'),
    decision('Base', literal(`if signals > 3 then 1 else 5`), { inputs: ['signals'] }),
    knowledge('stretched', ['n: number'], literal(`n * ${factor}`)),
  ).replace('urn:linkspan:test', 'urn:terms'),
})

const main = {
  name: 'urgency.dmn',
  content: dmn(
    `<import name="terms" namespace="urn:terms" importType="${MODEL}"/>`,
    `<decision id="Days" name="Days"><variable name="Days" typeRef="number"/>
      <informationRequirement><requiredDecision href="urn:terms#Base"/></informationRequirement>
      <knowledgeRequirement><requiredKnowledge href="urn:terms#stretched"/></knowledgeRequirement>
      ${literal('terms.stretched(terms.Base) + 1')}</decision>`,
  ),
}

const deploy = (...resources: object[]): Promise<Reply> =>
  server.as('designer', 'POST', '/deployments', { resources })

async function begun(signals: number): Promise<string> {
  const body = { processId: 'urgency', variables: { signals } }
  const reply = await server.as('coordinator', 'POST', '/process-instances', body)
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { instance: { key: string } }).instance.key
}

const detailOf = async (key: string) =>
  (await server.as('coordinator', 'GET', `/process-instances/${key}`)).body as InstanceDetail

async function daysOf(key: string): Promise<unknown> {
  return vi.waitFor(async () => {
    const { variables } = await detailOf(key)
    const days = variables.find(({ name }) => name === 'days')
    expect(days).toBeDefined()
    return days!.value
  }, UNTIL)
}

const versionOf = async (key: string) => (await detailOf(key)).instance.version

test('a file that imports a model that is not deployed with it is refused, and says which', async () => {
  const reply = await deploy(drawing, main)
  expect(reply.status).toBe(422)
  expect(reply.text).toContain('IMPORT_NOT_FOUND')
  expect(reply.text).toContain('urn:terms')
})

test('a rule task asks a decision that asks the imported model, and the trail tells both', async () => {
  const reply = await deploy(drawing, main, terms(2))
  expect(reply.status, reply.text).toBe(201)
  const key = await begun(1)
  expect(await daysOf(key)).toBe(11)
  expect(await daysOf(await begun(9))).toBe(3)
  const trail = (await server.as('auditor', 'GET', `/process-instances/${key}/trail`)).text
  for (const name of ['Base', 'stretched', 'Days']) expect(trail).toContain(`"${name}"`)
})

test('another imported model makes another version, and a case under way keeps the one it began with', async () => {
  const [before] = [await begun(1)]
  expect((await deploy(drawing, main, terms(2))).status).toBe(200)
  const reply = await deploy(drawing, main, terms(3))
  expect(reply.status, reply.text).toBe(201)
  const after = await begun(1)
  expect([await daysOf(before), await daysOf(after)]).toEqual([11, 16])
  expect([await versionOf(before), await versionOf(after)]).toEqual([1, 2])
})

test('a decision that cannot be evaluated is an incident, and is decided anew once its inputs are right', async () => {
  const table = `<decision id="Days" name="Days"><variable name="Days"/><decisionTable hitPolicy="UNIQUE">
    <input><inputExpression><text>signals</text></inputExpression></input><output/>
    <rule><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
    <rule><inputEntry><text>&gt; 5</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
    </decisionTable></decision>`
  expect((await deploy(drawing, { name: 'urgency.dmn', content: dmn(table) })).status).toBe(201)
  const key = await begun(9)
  const { items } = (await server.as('coordinator', 'GET', `/incidents?instanceKey=${key}`)).body as {
    items: { code: string; message: string }[]
  }
  expect(items).toMatchObject([
    { code: 'DECISION_EVALUATION_ERROR', message: expect.stringMatching(/Rules 1 and 2 .*UNIQUE/) },
  ])
  const path = `/process-instances/${key}`
  await server.as('coordinator', 'PUT', `${path}/variables`, { variables: { signals: 2 } })
  expect((await server.as('coordinator', 'POST', `${path}/incident-resolution`, {})).body).toEqual({
    resolved: 1,
  })
  expect(await daysOf(key)).toBe(1)
})
