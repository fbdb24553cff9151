// What partners of a case were asked and told stands in its trail; on which basis, in the drawing that was in force.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Partners } from '../../server/contract/partners.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const ask = `<userTask id="ask" name="Say what you can do"><extensionElements>
    <gov:translation lang="nl" text="Zeg wat u kunt doen"/>
    <gov:privacy dataClass="pseud" basis="consent" purpose="support" retention="P6M"/>
    <zeebe:userTask/><zeebe:formDefinition formId="answer"/>
    <zeebe:assignmentDefinition candidateGroups="partner-contact:school"/>
    <zeebe:taskSchedule dueDate="=now() + duration(&quot;P2D&quot;)"/></extensionElements></userTask>`

const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="d" targetNamespace="urn:linkspan:test">
  <collaboration id="c">
    <participant id="city" name="Municipality" processRef="p"><extensionElements><gov:participant own="true"/></extensionElements></participant>
    <participant id="family" name="The family"/>
    <messageFlow id="m1" name="What we ask the school" sourceRef="tell" targetRef="family"><extensionElements>
      <gov:translation lang="nl" text="Wat we de school vragen"/>
      <gov:privacy dataClass="pseud" basis="public-task" purpose="transparency" retention="own-rules"/></extensionElements></messageFlow>
    <messageFlow id="m2" name="Their view" sourceRef="family" targetRef="tell"><extensionElements><gov:privacy dataClass="none"/></extensionElements></messageFlow>
  </collaboration>
  <process id="p" isExecutable="true">
    <extensionElements><gov:process/></extensionElements>
    <startEvent id="s"/>
    <userTask id="tell" name="Tell the family"><extensionElements><zeebe:userTask/><zeebe:taskSchedule dueDate="=now() + duration(&quot;P2D&quot;)"/></extensionElements></userTask>
    ${ask}
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="tell"/>
    <sequenceFlow id="f2" sourceRef="tell" targetRef="ask"/>
    <sequenceFlow id="f3" sourceRef="ask" targetRef="e"/>
  </process>
</definitions>`

const form = {
  id: 'answer',
  type: 'default',
  components: [
    { type: 'textfield', key: 'need', label: 'What is asked', readonly: true },
    { type: 'textfield', key: 'offer', label: 'What you can do' },
    { type: 'textfield', key: 'other', label: 'Not here', properties: { tasks: 'tell' } },
  ],
}

describe.each(backends)('partners of a case on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    await server.database.kysely
      .updateTable('account')
      .set({ organisation: 'school' })
      .where('username', '=', 'partner')
      .execute()
    const resources = [
      { name: 'p.bpmn', content: drawing },
      { name: 'answer.form', content: JSON.stringify(form) },
    ]
    const deployed = await server.as('designer', 'POST', '/deployments', { resources })
    expect(deployed).toMatchObject({ status: 201 })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const begin = async () => {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    return (body as { instance: { key: string } }).instance.key
  }
  const partnersOf = async (key: string, language = 'en') => {
    const headers = { 'accept-language': language }
    const reply = await server.as(
      'coordinator',
      'GET',
      `/process-instances/${key}/partners`,
      undefined,
      headers,
    )
    return reply.body as Partners
  }
  const complete = async (key: string, who: string, variables = {}) => {
    const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
    const task = (body as { items: { key: string }[] }).items[0]!.key
    const reply = await server.as(who, 'POST', `/user-tasks/${task}/completion`, { variables })
    expect(reply).toMatchObject({ status: 200 })
  }

  test('a coordinator is told where the process asks a partner, and nobody of a case that rests', async () => {
    const key = await begin()
    const askable = (who = 'coordinator') =>
      server.as(who, 'GET', `/process-instances/${key}/askable-steps`, undefined, { 'accept-language': 'nl' })
    expect(await askable()).toMatchObject({
      status: 200,
      body: { steps: [{ element: 'ask', name: 'Zeg wat u kunt doen', partner: null, whyNot: null }] },
    })
    expect(await askable('partner')).toMatchObject({ status: 403 })
    await server.as('coordinator', 'POST', `/process-instances/${key}/suspension`, { reason: 'x' })
    expect((await askable()).body).toEqual({ steps: [] })
  })

  test('nothing is told of before it happened', async () => {
    expect(await partnersOf(await begin())).toEqual({ asked: [], passed: [] })
  })

  test('who was asked, told and heard is told in order, with what the drawing says of it', async () => {
    const key = await begin()
    await complete(key, 'coordinator')
    const { asked, passed } = await partnersOf(key)
    const at = expect.stringMatching(/Z$/)
    expect(passed).toEqual([
      {
        direction: 'sent',
        partner: 'The family',
        message: 'What we ask the school',
        at,
        grounds: {
          dataClass: 'pseud',
          basis: 'public-task',
          purpose: 'transparency',
          retention: 'own-rules',
        },
      },
      {
        direction: 'received',
        partner: 'The family',
        message: 'Their view',
        at,
        grounds: { dataClass: 'none', basis: null, purpose: null, retention: null },
      },
    ])
    expect(asked).toMatchObject([
      {
        name: 'Say what you can do',
        group: 'partner-contact:school',
        state: 'open',
        expectedBy: at,
        answeredBy: null,
        grounds: { basis: 'consent', purpose: 'support', retention: 'P6M' },
      },
    ])
    // The form is that of this task alone.
    expect(JSON.stringify(asked[0]!.form)).not.toContain('Not here')
    expect((await partnersOf(key, 'nl')).asked[0]!.name).toBe('Zeg wat u kunt doen')
    expect((await partnersOf(key, 'nl')).passed[0]!.message).toBe('Wat we de school vragen')
  })

  test('an answer says who gave it, and a task that was withdrawn that nobody did', async () => {
    const answered = await begin()
    await complete(answered, 'coordinator')
    await complete(answered, 'partner', { offer: 'A tutor' })
    expect((await partnersOf(answered)).asked).toMatchObject([
      { state: 'completed', answeredBy: 'partner', endedAt: expect.stringMatching(/Z$/) },
    ])
    const canceled = await begin()
    await complete(canceled, 'coordinator')
    await server.as('coordinator', 'POST', `/process-instances/${canceled}/cancellation`, { reason: 'moved' })
    expect((await partnersOf(canceled)).asked).toMatchObject([
      { state: 'canceled', answeredBy: null, endedAt: expect.stringMatching(/Z$/) },
    ])
  })

  test('a partner does not see who else was asked', async () => {
    const key = await begin()
    const path = `/process-instances/${key}/partners`
    expect(await server.as('partner', 'GET', path)).toMatchObject({ status: 403 })
  })
})
