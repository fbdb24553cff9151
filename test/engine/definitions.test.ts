// What must not be missing beside the flow. The line notation has no words for it, so these drawings are XML.

import { expect, test } from 'vitest'
import { compile } from '../../engine/index.ts'
import { bpmn } from '../support/bpmn.ts'

const task = (inside: string) => `<bpmn:task id="a">${inside}</bpmn:task>`
const message = '<bpmn:message id="m" name="Order placed" />'
const property = (inside: string) =>
  `${message}<bpmn:correlationProperty id="order" name="order">${inside}</bpmn:correlationProperty>`
const retrieval = (inside: string, ref = 'messageRef="m"') =>
  `<bpmn:correlationPropertyRetrievalExpression id="r" ${ref}>${inside}</bpmn:correlationPropertyRetrievalExpression>`
const path = '<bpmn:messagePath>orderId</bpmn:messagePath>'
const pool = (multiplicity: string) =>
  `<bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="p"><bpmn:participantMultiplicity ${multiplicity} /></bpmn:participant></bpmn:collaboration>`
const sets = '<bpmn:inputSet><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet />'
const reading = (specification: string, association: string) =>
  `${task(`<bpmn:ioSpecification id="io"><bpmn:dataInput id="in" />${specification}</bpmn:ioSpecification><bpmn:dataInputAssociation id="reads"><bpmn:sourceRef>order_ref</bpmn:sourceRef>${association}</bpmn:dataInputAssociation>`)}
   <bpmn:dataObject id="order_data" /><bpmn:dataObjectReference id="order_ref" dataObjectRef="order_data" />`
const target = '<bpmn:targetRef>in</bpmn:targetRef>'

/** A process with the one task `a`, and what stands beside the process. */
async function told(inside: string, beside = '', executable = true): Promise<string[]> {
  const { problems } = await compile(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
      ${beside}<bpmn:process id="p" isExecutable="${executable}">${inside}</bpmn:process></bpmn:definitions>`,
  )
  return problems.map(({ severity, code, element }) => `${severity} ${code} ${element}`)
}

const beside: readonly [what: string, xml: string, told: readonly string[]][] = [
  ['a property that a message tells', property(retrieval(path)), []],
  ['a property that no message tells', property(''), ['error CORRELATION_INCOMPLETE order']],
  ['a retrieval without a path', property(retrieval('')), ['error CORRELATION_INCOMPLETE order']],
  ['a retrieval without a message', property(retrieval(path, '')), ['error CORRELATION_INCOMPLETE order']],
  [
    'a retrieval from what is no message',
    `<bpmn:signal id="m" name="Go" /><bpmn:correlationProperty id="order">${retrieval(path)}</bpmn:correlationProperty>`,
    ['error REFERENCE_OF_WRONG_KIND r'],
  ],
  [
    'an interface without operations',
    '<bpmn:interface id="i" name="I" />',
    ['warning INTERFACE_INCOMPLETE i'],
  ],
  [
    'an operation that takes nothing',
    '<bpmn:interface id="i" name="I"><bpmn:operation id="o" name="O" /></bpmn:interface>',
    ['warning INTERFACE_INCOMPLETE o'],
  ],
  [
    'an operation that takes a message',
    `${message}<bpmn:interface id="i" name="I"><bpmn:operation id="o" name="O"><bpmn:inMessageRef>m</bpmn:inMessageRef></bpmn:operation></bpmn:interface>`,
    [],
  ],
  ['a pool for two to five', pool('minimum="2" maximum="5"'), []],
  ['a pool for five to two', pool('minimum="5" maximum="2"'), ['warning CARDINALITY_INVALID pool']],
  ['a pool for nobody', pool('maximum="0"'), ['warning CARDINALITY_INVALID pool']],
]

test.each(beside)('%s', async (_what, xml, expected) => {
  expect(await told(task(''), xml)).toEqual(expected)
})

const inside: readonly [what: string, xml: string, told: readonly string[], beside?: string][] = [
  ['a task that reads a data object', reading(sets, target), []],
  ['an ioSpecification without sets', reading('', target), ['warning IO_SPECIFICATION_INCOMPLETE io']],
  ['a data association into nothing', reading(sets, ''), ['error DATA_ASSOCIATION_WITHOUT_TARGET reads']],
  [
    'a data association of two sources that makes nothing of them',
    reading(sets, `<bpmn:sourceRef>order_ref</bpmn:sourceRef>${target}`),
    ['error DATA_ASSOCIATION_WITHOUT_TRANSFORMATION reads'],
  ],
  [
    'a behavior that throws what cannot be thrown',
    '<bpmn:task id="a"><bpmn:multiInstanceLoopCharacteristics behavior="One" oneBehaviorEventRef="later"><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>',
    ['error TRIGGER_FORBIDDEN a'],
    '<bpmn:timerEventDefinition id="later"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
  ],
  [
    'a data object reference that shows nothing',
    `${task('')}<bpmn:dataObjectReference id="empty" />`,
    ['warning DATA_OBJECT_MISSING empty'],
  ],
  [
    'an association without a target',
    `${task('')}<bpmn:association id="line" sourceRef="a" />`,
    ['warning ASSOCIATION_WITHOUT_END line'],
  ],
  [
    'a message event without a message',
    '<bpmn:startEvent id="a"><bpmn:messageEventDefinition id="def" /></bpmn:startEvent>',
    ['warning START_WITHOUT_END p', 'warning START_WITHOUT_OUTGOING a', 'warning MESSAGE_MISSING a'],
  ],
]

test.each(inside)('%s', async (_what, xml, expected, besides) => {
  expect(await told(xml, besides)).toEqual(expected)
})

test('what is missing in a file that only draws is a warning', async () => {
  expect(await told(task(''), '<bpmn:interface id="i" name="I" />', false)).toEqual([
    'warning INTERFACE_INCOMPLETE i',
  ])
})

const extended: readonly [what: string, inside: string, told: readonly string[]][] = [
  ['an attribute', '<bpmn:task id="a" foo:bar="1" />', ['foo:bar a']],
  [
    'each once',
    '<bpmn:task id="a" foo:bar="1" foo:baz="2" /><bpmn:task id="b" foo:bar="3" />',
    ['foo:bar a', 'foo:baz a'],
  ],
  [
    'one in a loop',
    '<bpmn:task id="a"><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><foo:x /></bpmn:extensionElements><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>',
    ['foo:x a'],
  ],
  [
    'one in what defines an event',
    '<bpmn:task id="a" /><bpmn:boundaryEvent id="t" attachedToRef="a"><bpmn:timerEventDefinition><bpmn:extensionElements><foo:x /></bpmn:extensionElements><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>',
    ['foo:x t'],
  ],
  [
    'those of Camunda 7, which are converted',
    '<bpmn:serviceTask id="a" camunda:type="external"><bpmn:extensionElements><camunda:inputOutput /></bpmn:extensionElements></bpmn:serviceTask>',
    ['camunda:type a', 'camunda:inputOutput a'],
  ],
  [
    'what a later Camunda 8 adds',
    '<bpmn:task id="a"><bpmn:extensionElements><z:later /></bpmn:extensionElements></bpmn:task>',
    ['zeebe:later null'],
  ],
  [
    'none that is read',
    '<bpmn:serviceTask id="a" z:modelerTemplate="x"><bpmn:extensionElements><z:taskDefinition type="t" linkspan:retryBackoff="PT1M" /></bpmn:extensionElements></bpmn:serviceTask>',
    [],
  ],
]

test.each(extended)('an extension that nobody reads is told: %s', async (_what, inside, expected) => {
  const { problems } = await compile(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:foo="urn:foo" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:z="http://camunda.org/schema/zeebe/1.0" xmlns:linkspan="urn:linkspan" id="d" targetNamespace="t"><bpmn:process id="p" isExecutable="true">${inside}</bpmn:process></bpmn:definitions>`,
  )
  const unknown = problems.filter(({ code }) => code === 'UNKNOWN_EXTENSION')
  const named = unknown.map(({ element, message }) => `${/extension (\S+)/.exec(message)?.[1]} ${element}`)
  expect(named.sort()).toEqual([...expected].sort())
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('that a drawing for Camunda 7 is to be converted is told, until it has been', async () => {
  const hints = async (platform: string) => {
    const { problems } = await compile(
      `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="${platform}" id="d" targetNamespace="t"><bpmn:process id="p" isExecutable="true" camunda:historyTimeToLive="P1D"><bpmn:task id="a" /></bpmn:process></bpmn:definitions>`,
    )
    return problems.map(({ message }) => message.includes('linkspan import'))
  }
  expect(await hints('Camunda Platform')).toEqual([true])
  expect(await hints('Camunda Cloud')).toEqual([false])
})

test('a file may be as wide as it likes, also where its values hold the sign that ends a tag', async () => {
  const inputs = '<zeebe:input source="=a > b" target="c"/>'.repeat(600)
  const xml = bpmn('s(start) > a(user) > e(end)').replace(
    '<bpmn:userTask id="a"/>',
    `<bpmn:userTask id="a"><bpmn:extensionElements><zeebe:ioMapping>${inputs}</zeebe:ioMapping></bpmn:extensionElements></bpmn:userTask>`,
  )
  expect(xml.includes(inputs)).toBe(true)
  expect((await compile(xml)).problems.filter(({ severity }) => severity === 'error')).toEqual([])
})
