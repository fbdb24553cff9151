// A diagram as Camunda Modeler writes it for Camunda 8, with every extension of its dialect: it runs unchanged.

import { expect, test } from 'vitest'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { compile } from '../../../engine/index.ts'
import { bind, compileText } from '../../../engine/scenario/deployment.ts'
import { World } from '../../../engine/scenario/world.ts'
import { doCommand } from '../../support/cases.ts'
import { lawfulAdvance } from '../../support/laws.ts'

const extended = (...extensions: string[]) =>
  `<bpmn:extensionElements>${extensions.join('')}</bpmn:extensionElements>`
const template =
  'zeebe:modelerTemplate="t" zeebe:modelerTemplateVersion="1" zeebe:modelerTemplateIcon="data:image/svg+xml,"'
const job = (type: string) => `<zeebe:taskDefinition type="${type}" retries="5" />`
const headers = '<zeebe:taskHeaders><zeebe:header id="h1" key="to" value="us" /></zeebe:taskHeaders>'
const resources =
  '<zeebe:linkedResources><zeebe:linkedResource resourceId="r" resourceType="RPA" linkName="l" bindingType="latest" versionTag="1" /></zeebe:linkedResources>'
const mapping =
  '<zeebe:ioMapping><zeebe:input source="=n" target="x" zeebe:modelerConfigurationTemplate="t" zeebe:modelerConfigurationName="c" /><zeebe:output source="=x" target="got" /></zeebe:ioMapping>'
const listeners = (...types: string[]) =>
  `<zeebe:executionListeners>${types.map(type => `<zeebe:executionListener eventType="${type}" retries="2" type="hear">${headers.replace('h1', `h_${type}`)}</zeebe:executionListener>`).join('')}</zeebe:executionListeners>`
const task = (...types: string[]) =>
  `<zeebe:taskListeners>${types.map(type => `<zeebe:taskListener eventType="${type}" retries="2" type="agree" />`).join('')}</zeebe:taskListeners>`

const steps = [
  `<bpmn:serviceTask id="service" ${template} zeebe:retryCounter="=1">${extended(job('work'), headers, mapping, resources, '<zeebe:properties><zeebe:property name="a" value="b" /></zeebe:properties>', '<zeebe:jobPriorityDefinition priority="=60" />', '<zeebe:agentDefinition agentType="x" />', listeners('start', 'end', 'cancel'))}</bpmn:serviceTask>`,
  `<bpmn:userTask id="user">${extended('<zeebe:userTask />', '<zeebe:assignmentDefinition assignee="=who" candidateGroups="intake, clerks" candidateUsers="=[who]" />', '<zeebe:taskSchedule dueDate="=now()" followUpDate="2026-01-05T00:00:00Z" />', '<zeebe:priorityDefinition priority="=n" />', '<zeebe:formDefinition formId="f" bindingType="versionTag" versionTag="1" />', task('creating', 'assigning', 'updating', 'completing', 'canceling'))}</bpmn:userTask>`,
  `<bpmn:userTask id="outside">${extended('<zeebe:userTask />', '<zeebe:formDefinition externalReference="https://example.org/form" />')}</bpmn:userTask>`,
  `<bpmn:scriptTask id="script">${extended('<zeebe:script expression="=n * 2" resultVariable="twice" />')}</bpmn:scriptTask>`,
  `<bpmn:businessRuleTask id="rule">${extended(job('rules'))}</bpmn:businessRuleTask>`,
  `<bpmn:sendTask id="send">${extended(job('mail'))}</bpmn:sendTask>`,
  `<bpmn:intermediateThrowEvent id="throw">${extended(job('publish'))}<bpmn:messageEventDefinition id="d1" /></bpmn:intermediateThrowEvent>`,
  `<bpmn:receiveTask id="receive" messageRef="m" />`,
  `<bpmn:callActivity id="call">${extended('<zeebe:calledElement processId="=&#34;other&#34;" propagateAllChildVariables="false" propagateAllParentVariables="false" bindingType="deployment" versionTag="1" businessId="=who" />')}</bpmn:callActivity>`,
  `<bpmn:callActivity id="earlier">${extended('<zeebe:calledElement processIdExpression="&#34;other&#34;" />')}</bpmn:callActivity>`,
  `<bpmn:serviceTask id="many">${extended(job('each'), listeners('beforeAll'))}<bpmn:multiInstanceLoopCharacteristics isSequential="true">${extended('<zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="item" outputCollection="all" outputElement="=item * 10" />')}<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=numberOfCompletedInstances = 2</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>`,
  `<bpmn:adHocSubProcess id="adhoc" cancelRemainingInstances="true">${extended('<zeebe:adHoc activeElementsCollection="=[&#34;inner&#34;]" outputCollection="found" outputElement="=n" />')}<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=true</bpmn:completionCondition><bpmn:manualTask id="inner" /></bpmn:adHocSubProcess>`,
]

const ids = ['start', ...steps.map(step => / id="(\w+)"/.exec(step)![1]!), 'end']
const flows = ids
  .slice(1)
  .map((id, at) => `<bpmn:sequenceFlow id="f${at}" sourceRef="${ids[at]}" targetRef="${id}" />`)

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" exporterVersion="5.40.0" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
<bpmn:message id="m" name="Answer" zeebe:modelerTemplate="t">${extended('<zeebe:subscription correlationKey="=who" />')}</bpmn:message>
<bpmn:process id="p" name="All" isExecutable="true" ${template}>${extended('<zeebe:versionTag value="v1" />', '<zeebe:userTaskForm id="uf">{}</zeebe:userTaskForm>', '<zeebe:jobPriorityDefinition priority="5" />', listeners('start', 'end'))}
<bpmn:startEvent id="start">${extended('<zeebe:formDefinition formId="f" />')}</bpmn:startEvent>${steps.join('\n')}<bpmn:endEvent id="end" />${flows.join('')}
<bpmn:subProcess id="beside" triggeredByEvent="true"><bpmn:startEvent id="changed" isInterrupting="false"><bpmn:conditionalEventDefinition id="cd">${extended('<zeebe:conditionalFilter variableNames="n" variableEvents="update" />')}<bpmn:condition xsi:type="bpmn:tFormalExpression">=n &gt; 5</bpmn:condition></bpmn:conditionalEventDefinition><bpmn:outgoing>cf</bpmn:outgoing></bpmn:startEvent><bpmn:endEvent id="seen" /><bpmn:sequenceFlow id="cf" sourceRef="changed" targetRef="seen" /></bpmn:subProcess>
</bpmn:process>
<bpmn:process id="other" isExecutable="true"><bpmn:startEvent id="s2" /></bpmn:process>
</bpmn:definitions>`

test('every extension that Camunda Modeler writes is read without a word', async () => {
  const { problems } = await compile(xml)
  expect(
    problems.filter(({ code }) => code !== 'START_WITHOUT_END' && code !== 'START_WITHOUT_OUTGOING'),
  ).toEqual([])
  // Bindings of a decision need one, and are tried where decisions are.
  const written = new Set([...xml.matchAll(/<zeebe:(\w+)/g)].map(([, name]) => name!.toLowerCase()))
  const known = zeebe.types
    .filter(({ superClass }) => superClass?.includes('Element'))
    .map(({ name }) => name)
  expect(known.filter(name => !written.has(name.toLowerCase()))).toEqual(['CalledDecision'])
})

test('and it runs as it is', async () => {
  const files = bind([await compileText('all.bpmn', xml)])
  const world = new World(files.graphs, Date.parse('2026-01-01T00:00:00Z'), { advance: lawfulAdvance })
  await doCommand(world, 'start p {n: 1, who: kim}')
  const course = [
    'complete p',
    'complete service',
    'complete service {x: 3}',
    'complete service',
    'complete user',
    'complete user',
    'complete user',
    'complete outside',
    'complete rule',
    'complete send',
    'set {n: 9}',
    'complete throw',
    'message Answer key=kim',
    'complete many',
    'complete many',
    'complete many',
    'complete p',
  ]
  for (const command of course) await doCommand(world, command)
  const [first] = world.instances
  expect(first!.state.status).toBe('completed')
  expect(first!.variables).toMatchObject({ got: 3, twice: 2, all: [10, 20], found: [9], n: 9 })
  const reached = first!.log.flatMap(({ event }) =>
    event.type === 'element.completed' ? [event.element] : [],
  )
  expect(reached).toEqual(expect.arrayContaining([...ids, 'seen', 'inner']))
})
