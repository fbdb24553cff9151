// The rules that need people and answers, as a person meets them at the door.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { missingReasons, withoutWords } from '../../server/rules/reasons.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const gated = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="definitions" targetNamespace="urn:linkspan:test">
  <bpmn:process id="gated" isExecutable="true">
    <bpmn:startEvent id="s"/>
    <bpmn:userTask id="register"><bpmn:extensionElements><gov:node kind="register"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:userTask id="gate"><bpmn:extensionElements><gov:node kind="decide" gate="legal proportionality"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="register"/>
    <bpmn:sequenceFlow id="f2" sourceRef="register" targetRef="gate"/>
    <bpmn:sequenceFlow id="f3" sourceRef="gate" targetRef="e"/>
  </bpmn:process>
</bpmn:definitions>`

describe('four eyes (RT-02)', () => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn('postgres')
    server = await startServer(await databases.open())
    const deployed = await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'gated.bpmn', content: gated }],
    })
    expect(deployed.status).toBe(201)
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function openTask(instanceKey: string): Promise<UserTask> {
    const path = `/user-tasks?view=all&status=open&instanceKey=${instanceKey}`
    const { items } = (await server.as('coordinator', 'GET', path)).body as { items: UserTask[] }
    return items[0]!
  }

  async function completeAs(role: string, task: UserTask, variables = {}) {
    return server.as(role, 'POST', `/user-tasks/${task.key}/completion`, { variables })
  }

  test('who registered a case does not pass it through its gate, and somebody else does', async () => {
    const started = await server.as('coordinator', 'POST', '/process-instances', { processId: 'gated' })
    const { key } = (started.body as { instance: { key: string } }).instance
    expect(await completeAs('coordinator', await openTask(key))).toMatchObject({ status: 200 })
    const gate = await openTask(key)
    expect(gate.element).toBe('gate')
    expect(await completeAs('coordinator', gate)).toMatchObject({ status: 403, body: { code: 'FOUR_EYES' } })
    expect((await openTask(key)).key).toBe(gate.key)
    await server.as('admin', 'PATCH', '/users/intake', { roles: ['intake', 'coordinator'] })
    expect(await completeAs('intake', gate)).toMatchObject({ status: 200 })
  })
})

describe('a reason for departing from a suggestion (RT-01)', () => {
  const seen = { nature_suggestion: 'trolling' }
  const codes = (given: Record<string, unknown>, reason?: string) =>
    missingReasons(given, seen, reason).map(({ code }) => code)

  test.each([
    ['the suggestion, silently', { nature: 'trolling' }, []],
    ['another answer without a word', { nature: 'unclear' }, ['REASON_MISSING']],
    ['another answer with blanks for a reason', { nature: 'unclear', reason: '  ' }, ['REASON_MISSING']],
    ['another answer with a reason', { nature: 'unclear', suggestion_followed: 'no', reason: 'irony' }, []],
    [
      'another answer said to be the suggestion',
      { nature: 'unclear', suggestion_followed: 'yes', reason: 'x' },
      ['SUGGESTION_NOT_FOLLOWED'],
    ],
    ['said not to follow, without a reason', { suggestion_followed: 'no' }, ['REASON_MISSING']],
    ['an answer that nothing was suggested for', { route: 'outreach' }, []],
  ])('%s', (_, given, expected) => {
    expect(codes(given)).toEqual(expected)
  })

  test('the reason of an earlier decision is not handed on to the next', () => {
    expect(
      withoutWords({ reason: 'irony', suggestion_followed: 'no', follows_advice: 'yes', route: 'outreach' }),
    ).toEqual({
      route: 'outreach',
    })
  })

  test('the reason may come beside the form', () => {
    expect(codes({ nature: 'unclear' }, 'the thread shows it')).toEqual([])
  })
})

describe('governance at deployment', () => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn('postgres')
    server = await startServer(await databases.open())
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const deploy = (content: string) =>
    server.as('designer', 'POST', '/deployments', { resources: [{ name: 'gated.bpmn', content }] })
  const governed = gated.replace(
    '<bpmn:startEvent id="s"/>',
    '<bpmn:extensionElements><gov:process variant="TO-BE"/></bpmn:extensionElements><bpmn:startEvent id="s"/>',
  )

  test('a process whose drawing breaks a rule is refused, with the rule and the element', async () => {
    const reply = await deploy(governed)
    expect(reply).toMatchObject({ status: 422, body: { code: 'DOES_NOT_COMPILE' } })
    const codes = (reply.body as { errors: { code: string }[] }).errors.map(({ code }) => code)
    expect(codes).toContain('GOV_02')
    const resources = [{ name: 'gated.bpmn', content: governed }]
    const dutch = await server.as(
      'designer',
      'POST',
      '/deployments',
      { resources },
      { 'accept-language': 'nl-BE' },
    )
    const { errors } = dutch.body as { errors: { code: string; detail: string }[] }
    expect(errors.find(({ code }) => code === 'GOV_02')?.detail).toMatch(/beslis/)
  })

  test('what the compiler finds is told in the language that is asked for', async () => {
    const content = gated.replace(
      '<bpmn:startEvent id="s"/>',
      '<bpmn:startEvent id="s"/><bpmn:boundaryEvent id="lost"/>',
    )
    const { status, body } = await server.as(
      'designer',
      'POST',
      '/deployments',
      { resources: [{ name: 'gated.bpmn', content }] },
      { 'accept-language': 'fr' },
    )
    expect(status).toBe(422)
    const { errors } = body as { errors: { code: string; detail: string }[] }
    expect(errors.find(({ code }) => code === 'BOUNDARY_WITHOUT_HOST')?.detail).toBe(
      'L’événement de bord lost n’est attaché à aucune activité.',
    )
  })

  test('the same drawing as a picture of today, or without a word on governance, is not', async () => {
    expect(
      await deploy(governed.replace('TO-BE', 'AS-IS').replace('isExecutable="true"', 'isExecutable="false"')),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'NOTHING_EXECUTABLE' }] },
    })
    expect(await deploy(gated)).toMatchObject({ status: 201 })
  })
})
