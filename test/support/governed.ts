// Drawings that need a framework, and frameworks for them.

import { expect } from 'vitest'
import type { Framework } from '../../server/contract/frameworks.ts'
import type { TestServer } from './server.ts'

/** A process of one task, then perhaps a call, that needs a framework unless it is told otherwise. */
export function governed(
  id: string,
  {
    framework = 'framework="required"',
    door = '',
    starts = false,
    calls = '',
    kind = 'plan',
    due = '=now() + duration(&quot;P2D&quot;)',
  }: {
    framework?: string
    door?: string
    starts?: boolean
    calls?: string
    kind?: string
    due?: string
  } = {},
): string {
  const more = starts
    ? `<startEvent id="s2"><messageEventDefinition messageRef="m"/></startEvent><sequenceFlow id="f2" sourceRef="s2" targetRef="t"/>
       <startEvent id="s3"><signalEventDefinition signalRef="g"/></startEvent><sequenceFlow id="f3" sourceRef="s3" targetRef="t"/>
       <startEvent id="s4"><timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></startEvent><sequenceFlow id="f4" sourceRef="s4" targetRef="t"/>`
    : ''
  const call = calls
    ? `<callActivity id="c"><extensionElements><zeebe:calledElement processId="${calls}"/></extensionElements></callActivity>
       <sequenceFlow id="f5" sourceRef="t" targetRef="c"/><sequenceFlow id="f6" sourceRef="c" targetRef="e"/>`
    : '<sequenceFlow id="f5" sourceRef="t" targetRef="e"/>'
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="d" targetNamespace="urn:linkspan:test">
  <message id="m" name="worry"/>
  <signal id="g" name="all together"/>
  <process id="${id}" isExecutable="true">
    <extensionElements><gov:process ${framework} ${door}/></extensionElements>
    <startEvent id="s"/>${more}
    <userTask id="t" name="Look"><extensionElements><zeebe:userTask/><zeebe:taskSchedule dueDate="${due}"/><gov:node kind="${kind}"/></extensionElements></userTask>
    ${call}
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
  </process>
</definitions>`
}

/** The attribute of a process that is itself the door for rights. */
export const OPEN_DOOR = 'rights="self"'

/** A table that says how long a record without a case is kept. */
export function retention(period: string): string {
  return tableOf('retention_period', 'retention', period)
}

export function tableOf(id: string, output: string, value: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}_file" name="${id}" namespace="urn:linkspan:test">
  <decision id="${id}" name="${id}">
    <decisionTable id="${id}_table" hitPolicy="FIRST">
      <input id="i"><inputExpression id="ie" typeRef="string"><text>outcome_class</text></inputExpression></input>
      <output id="o" name="${output}" typeRef="string"/>
      <rule id="r1"><inputEntry id="r1i"><text>"no_case"</text></inputEntry><outputEntry id="r1o"><text>"${value}"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`
}

/** A day from today, as a date. */
export function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
}

/** Proposes a framework version. */
export async function frameworkOf(
  server: TestServer,
  changes: Record<string, unknown> = {},
): Promise<Framework> {
  const body = { version: '1', title: 'Framework', purpose: 'Prevention', reviewDate: day(300), ...changes }
  const reply = await server.as('admin', 'POST', '/frameworks', body)
  expect(reply).toMatchObject({ status: 201 })
  return reply.body
}

/** Proposes a framework version and has it approved; answers with its id. */
export async function approve(server: TestServer, changes: Record<string, unknown> = {}): Promise<string> {
  const { id } = await frameworkOf(server, changes)
  const reply = await server.as('admin', 'POST', `/frameworks/${id}/approval`, { reason: 'As proposed' })
  expect(reply).toMatchObject({ status: 200, body: { status: 'in-force' } })
  return id
}
