// What the system must never do, tried. Each test plays somebody who wants it done, on the processes of this package
// where the misuse names one.

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Figures } from '../../server/contract/figures.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { approve, day, governed } from '../support/governed.ts'
import { startServer, type TestServer } from '../support/server.ts'

type File = { name: string; content: string }

const processes = fileURLToPath(new URL('../../processes', import.meta.url))

async function filesOf(name: string): Promise<File[]> {
  const folder = path.join(processes, name)
  const names = (await readdir(folder)).filter(file => /\.(bpmn|dmn|form\.json)$/.test(file))
  return Promise.all(
    names.map(async file => ({ name: file, content: await readFile(path.join(folder, file), 'utf8') })),
  )
}

describe('misuse', () => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn('postgres')
  })

  beforeEach(async () => {
    server = await startServer(await databases.open())
  })

  afterEach(async () => {
    await server.stop()
    await server.database.close()
  })

  const deploy = (resources: File[]) => server.as('designer', 'POST', '/deployments', { resources })
  const tables = async (name: string) => (await filesOf(name)).filter(file => file.name.endsWith('.dmn'))

  test('7. process B is not deployed with a framework that expired yesterday, and not begun', async () => {
    const files = await filesOf('signal-to-support')
    await server.database.pool.query(
      `insert into framework (id, version, title, purpose, review_date, tables, proposed_by, approved_at, approved_by)
       values (gen_random_uuid(), 'old', 'T', 'P', $1, '{}', 'x', now() - interval '1 year', 'college')`,
      [day(-1)],
    )
    expect(await deploy(files)).toMatchObject({
      status: 409,
      body: {
        code: 'FRAMEWORK_NOT_IN_FORCE',
        detail: expect.stringContaining(`due for review on ${day(-1)}`),
      },
    })
    await approve(server, { version: 'new', reviewDate: day(0) })
    expect(await deploy(files)).toMatchObject({ status: 201 })
  })

  test('8. nobody asks for all persons with a belief', async () => {
    await deploy([{ name: 'p.bpmn', content: governed('p', { framework: '' }) }])
    const variables = { belief: 'X', note: 'Jo Doe prays' }
    await server.as('coordinator', 'POST', '/process-instances', { processId: 'p', variables })
    for (const who of ['coordinator', 'auditor'])
      for (const query of [
        'belief=X',
        'variables=belief:X',
        'variable=belief',
        'q=Jo',
        'search=Doe',
        'name=Jo',
      ])
        for (const list of ['process-instances', 'user-tasks']) {
          const reply = await server.as(who, 'GET', `/${list}?${query}`)
          expect(reply.status, `${list}?${query}`).toBe(400)
        }
    // The one text that can be searched is the reference of the case, and only as a whole.
    expect((await server.as('coordinator', 'GET', '/process-instances?businessKey=Jo')).body).toMatchObject({
      items: [],
    })
  })

  test('9. a report hides the cell with four persons, and tells nothing that gives it away', async () => {
    await deploy([{ name: 'p.bpmn', content: twoWays }])
    for (let index = 0; index < 16; index++) {
      const variables = { nature: index < 4 ? 'worry' : 'none' }
      await server.as('coordinator', 'POST', '/process-instances', { processId: 'p', variables })
    }
    const { elements } = (await server.as('auditor', 'GET', '/figures?processId=p')).body as Figures
    const count = Object.fromEntries(elements.map(({ element, cases }) => [element, cases]))
    expect(count).toMatchObject({ s: 10, worry: null, none: 10 })
  })

  test('10. an evaluator reads figures and opens no case', async () => {
    await deploy([{ name: 'p.bpmn', content: governed('p', { framework: '' }) }])
    const started = await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    const { key } = (started.body as { instance: { key: string } }).instance
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['evaluator'] })
    expect((await server.as('legal', 'GET', '/figures?processId=p')).status).toBe(200)
    expect((await server.as('legal', 'GET', '/process-instances')).body).toMatchObject({ items: [] })
    for (const [route, status] of [
      [`/process-instances/${key}`, 404],
      [`/process-instances/${key}/trail`, 403],
      [`/process-instances/${key}/export?reason=research`, 403],
    ] as const)
      expect((await server.as('legal', 'GET', route)).status, route).toBe(status)
    const log = await server.as('auditor', 'GET', '/log?actor=legal')
    expect(log.body).toMatchObject({
      items: [{ result: 'refused' }, { result: 'refused' }, { result: 'refused', subject: key }],
    })
  })

  test('11. the retention of no_case is not extended to two years without a framework version', async () => {
    const files = await filesOf('retention-erasure')
    await approve(server, { tables: await tables('retention-erasure') })
    expect(await deploy(files)).toMatchObject({ status: 201 })
    const longer = files.map(extended)
    expect(longer).not.toEqual(files)
    expect(await deploy(longer)).toMatchObject({
      status: 422,
      body: { code: 'RETENTION_NOT_APPROVED', errors: [{ pointer: 'retention_period' }] },
    })
    // A version that says nothing about it approves what is deployed, which is the old one.
    await approve(server, { version: '2' })
    expect(await deploy(longer)).toMatchObject({ status: 422 })
    await approve(server, { version: '3', tables: longer.filter(file => file.name.endsWith('.dmn')) })
    expect(await deploy(longer)).toMatchObject({ status: 201 })
    expect(await deploy(files)).toMatchObject({ status: 422 })
  })

  test('12. the account that registered the signal does not pass it through its gate', async () => {
    await deploy([{ name: 'p.bpmn', content: gated }])
    await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    const open = async () =>
      ((await server.as('coordinator', 'GET', '/user-tasks?view=all')).body as { items: UserTask[] })
        .items[0]!
    const complete = async (who: string) =>
      server.as(who, 'POST', `/user-tasks/${(await open()).key}/completion`, {})
    expect(await complete('coordinator')).toMatchObject({ status: 200 })
    expect((await open()).element).toBe('gate')
    expect(await complete('coordinator')).toMatchObject({ status: 403, body: { code: 'FOUR_EYES' } })
    expect((await server.as('auditor', 'GET', '/log?actor=coordinator')).body).toMatchObject({
      items: [{ result: 'refused' }],
    })
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['coordinator'] })
    expect(await complete('legal')).toMatchObject({ status: 200 })
  })
})

/** The rule for `no_case`, changed from thirty days to two years. */
function extended({ name, content }: File): File {
  const rule = /("no_case"[^<]*<\/dmn:text>[\s\S]*?<dmn:outputEntry[\s\S]*?)"P30D"/
  return { name, content: name.endsWith('.dmn') ? content.replace(rule, '$1"P24M"') : content }
}

const head = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="d" targetNamespace="urn:linkspan:test">`

const twoWays = `${head}
  <process id="p" isExecutable="true">
    <startEvent id="s"/>
    <exclusiveGateway id="g" default="f3"/>
    <manualTask id="worry"/>
    <manualTask id="none"/>
    <endEvent id="e1"/>
    <endEvent id="e2"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="g"/>
    <sequenceFlow id="f2" sourceRef="g" targetRef="worry"><conditionExpression>=nature = "worry"</conditionExpression></sequenceFlow>
    <sequenceFlow id="f3" sourceRef="g" targetRef="none"/>
    <sequenceFlow id="f4" sourceRef="worry" targetRef="e1"/>
    <sequenceFlow id="f5" sourceRef="none" targetRef="e2"/>
  </process>
</definitions>`

const gated = `${head}
  <process id="p" isExecutable="true">
    <startEvent id="s"/>
    <userTask id="register"><extensionElements><zeebe:userTask/><gov:node kind="register"/></extensionElements></userTask>
    <userTask id="gate"><extensionElements><zeebe:userTask/><gov:node kind="decide" gate="legal proportionality"/></extensionElements></userTask>
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="register"/>
    <sequenceFlow id="f2" sourceRef="register" targetRef="gate"/>
    <sequenceFlow id="f3" sourceRef="gate" targetRef="e"/>
  </process>
</definitions>`
