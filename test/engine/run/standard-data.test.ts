// Data as the standard draws it, and event definitions that several events share: XML, for the line notation has no
// words for them (10.4.2, 10.5.1).

import { expect, test } from 'vitest'
import { compile, type Event, type State } from '../../../engine/index.ts'
import { lawfulAdvance } from '../../support/laws.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')

const reference = (id: string) =>
  `<bpmn:dataObject id="${id}" /><bpmn:dataObjectReference id="${id}_ref" dataObjectRef="${id}" />`
const flow = (from: string, to: string) =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`
const reads = (from: readonly string[], to: string, more = '') =>
  `<bpmn:dataInputAssociation id="${to}_way">${from.map(one => `<bpmn:sourceRef>${one}_ref</bpmn:sourceRef>`).join('')}<bpmn:targetRef>${to}</bpmn:targetRef>${more}</bpmn:dataInputAssociation>`
const writes = (from: string, to: string, more = '') =>
  `<bpmn:dataOutputAssociation id="${from}_way"><bpmn:sourceRef>${from}</bpmn:sourceRef><bpmn:targetRef>${to}_ref</bpmn:targetRef>${more}</bpmn:dataOutputAssociation>`
const inputs = (...ids: string[]) => ids.map(id => `<bpmn:dataInput id="${id}" name="${id}" />`).join('')
const outputs = (...ids: string[]) => ids.map(id => `<bpmn:dataOutput id="${id}" name="${id}" />`).join('')
const inputSet = (needs: readonly string[], optional: readonly string[] = []) =>
  `<bpmn:inputSet>${[...needs, ...optional].map(id => `<bpmn:dataInputRefs>${id}</bpmn:dataInputRefs>`).join('')}${optional.map(id => `<bpmn:optionalInputRefs>${id}</bpmn:optionalInputRefs>`).join('')}</bpmn:inputSet>`
const outputSet = (...ids: string[]) =>
  `<bpmn:outputSet>${ids.map(id => `<bpmn:dataOutputRefs>${id}</bpmn:dataOutputRefs>`).join('')}</bpmn:outputSet>`
const specification = (inside: string) => `<bpmn:ioSpecification id="io">${inside}</bpmn:ioSpecification>`
const body = (name: string, text: string) =>
  `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${name}>`
const assign = (from: string, to: string) =>
  `<bpmn:assignment>${body('from', from)}${body('to', to)}</bpmn:assignment>`

/** A running process: commands by element, and what it knows. */
class Case {
  state: State | null = null
  private readonly graph
  private readonly events: Event[] = []

  constructor(graph: Parameters<typeof lawfulAdvance>[0]) {
    this.graph = graph
  }

  do(command: Parameters<typeof lawfulAdvance>[2]): this {
    const outcome = lawfulAdvance(this.graph, this.state, command, NOW)
    if (!outcome.ok) expect.fail(outcome.rejection.code)
    this.state = outcome.state
    this.events.push(...outcome.events)
    return this
  }

  complete(element: string, variables = {}): this {
    const run = Object.values(this.state!.runs).find(one => one.element === element)!
    return this.do({ type: 'complete', key: run.key, variables })
  }

  trigger(element: string, variables = {}): this {
    const ear = Object.values(this.state!.subscriptions).find(one => one.element === element)!
    return this.do({ type: 'trigger', subscription: ear.key, variables })
  }

  /** What waits for a person, a worker or an event. */
  waits(): string[] {
    return Object.values(this.state!.runs)
      .filter(run => run.wait !== null && run.wait.kind !== 'data')
      .map(({ element }) => element)
  }

  knows(): Record<string, unknown> {
    return { ...this.state!.runs[this.state!.root]?.variables }
  }

  /** How an element has ended. */
  ended(element: string): string | undefined {
    return this.events.findLast(
      event =>
        /^element\.(completed|terminated)$/.test(event.type) &&
        'element' in event &&
        event.element === element,
    )?.type
  }

  /** What a live element has of its own. */
  has(element: string): unknown {
    return Object.values(this.state!.runs).find(run => run.element === element)?.variables
  }
}

async function given(inside: string, variables = {}, beside = ''): Promise<Case> {
  const { graphs, problems } = await compile(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="file" targetNamespace="t">
      ${beside}<bpmn:process id="p" isExecutable="true">${inside}</bpmn:process></bpmn:definitions>`,
  )
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return new Case(graphs.get('p')!).do({ type: 'start', variables })
}

const ends = '<bpmn:startEvent id="s" /><bpmn:endEvent id="e" />'

test('an activity is ready when one of its input sets is there, in whichever order', async () => {
  const drawing = `${ends}${['x', 'y', 'z'].map(reference).join('')}
    <bpmn:userTask id="a">${specification(`${inputs('ix', 'iy', 'iz')}${inputSet(['ix', 'iy'])}${inputSet(['iz'])}<bpmn:outputSet />`)}
      ${reads(['x'], 'ix')}${reads(['y'], 'iy')}${reads(['z'], 'iz')}</bpmn:userTask>${flow('s', 'a')}${flow('a', 'e')}`
  const one = await given(drawing, { x: 1 })
  expect(one.waits()).toEqual([])
  expect(one.do({ type: 'setVariables', variables: { z: 3 } }).waits()).toEqual(['a'])
  expect(one.has('a')).toEqual({ ix: 1, iy: null, iz: 3 })
  expect((await given(drawing, { x: 1, y: 2 })).waits()).toEqual(['a'])
})

test('an optional input is not waited for', async () => {
  const one = await given(
    `${ends}${['x', 'y'].map(reference).join('')}
    <bpmn:userTask id="a">${specification(`${inputs('ix', 'iy')}${inputSet(['ix'], ['iy'])}<bpmn:outputSet />`)}
      ${reads(['x'], 'ix')}${reads(['y'], 'iy')}</bpmn:userTask>${flow('s', 'a')}${flow('a', 'e')}`,
    { x: 1 },
  )
  expect(one.waits()).toEqual(['a'])
})

test('a transformation makes one input of several sources', async () => {
  const one = await given(
    `${ends}${['x', 'y'].map(reference).join('')}
    <bpmn:userTask id="a">${specification(`${inputs('total')}${inputSet(['total'])}<bpmn:outputSet />`)}
      ${reads(['x', 'y'], 'total', body('transformation', 'x + y'))}</bpmn:userTask>${flow('s', 'a')}${flow('a', 'e')}`,
    { x: 1 },
  )
  expect(one.waits()).toEqual([])
  one.do({ type: 'setVariables', variables: { y: 2 } })
  expect(one.has('a')).toEqual({ total: 3 })
})

test('assignments write parts of their target, and leave the rest of it', async () => {
  const one = await given(
    `${ends}${reference('order')}
    <bpmn:userTask id="a">${specification(`${outputs('answer')}<bpmn:inputSet />${outputSet('answer')}`)}
      ${writes('answer', 'order', assign('answer * 2', 'order.price') + assign('"paid"', 'order.status'))}</bpmn:userTask>
    <bpmn:userTask id="b" />${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'e')}`,
    { order: { id: 7, status: 'open' } },
  )
  one.complete('a', { answer: 5 })
  expect(one.knows()).toEqual({ order: { id: 7, status: 'paid', price: 10 } })
})

test('an output may be transformed on its way', async () => {
  const one = await given(
    `${ends}${reference('x')}
    <bpmn:userTask id="a">${specification(`${outputs('answer')}<bpmn:inputSet />${outputSet('answer')}`)}
      ${writes('answer', 'x', body('transformation', 'answer + 1'))}</bpmn:userTask>
    <bpmn:userTask id="b" />${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'e')}`,
  )
  expect(one.complete('a', { answer: 1 }).knows()).toEqual({ x: 2 })
})

test('a catch event writes what came into a data object, and a throw event sends what it reads', async () => {
  const one = await given(
    `${ends}${['x', 'y'].map(reference).join('')}
    <bpmn:intermediateCatchEvent id="c">${outputs('came')}${writes('came', 'x')}${outputSet('came')}<bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>
    <bpmn:intermediateThrowEvent id="t">${inputs('goes')}${reads(['x'], 'goes')}${inputSet(['goes'])}<bpmn:signalEventDefinition signalRef="g" /></bpmn:intermediateThrowEvent>
    <bpmn:intermediateCatchEvent id="w"><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>
    <bpmn:boundaryEvent id="b" attachedToRef="a">${outputs('heard')}${writes('heard', 'y')}${outputSet('heard')}<bpmn:signalEventDefinition signalRef="g" /></bpmn:boundaryEvent>
    <bpmn:parallelGateway id="split" /><bpmn:userTask id="a" /><bpmn:userTask id="u" />
    ${flow('s', 'split')}${flow('split', 'c')}${flow('c', 't')}${flow('t', 'e')}${flow('split', 'a')}${flow('b', 'u')}`,
    {},
    '<bpmn:message id="m" name="M" /><bpmn:signal id="g" name="G" />',
  )
  one.trigger('c', { came: 5, heard: 6 })
  expect(one.knows()).toEqual({ x: 5, y: null })
  expect(one.waits()).toEqual(['u'])
})

test('events may share one definition: each waits for itself', async () => {
  const one = await given(
    `${ends}<bpmn:parallelGateway id="split" />
    <bpmn:intermediateCatchEvent id="c"><bpmn:eventDefinitionRef>go</bpmn:eventDefinitionRef></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="d"><bpmn:eventDefinitionRef>go</bpmn:eventDefinitionRef><bpmn:eventDefinitionRef>hour</bpmn:eventDefinitionRef></bpmn:intermediateCatchEvent>
    <bpmn:userTask id="a" /><bpmn:userTask id="b" />
    ${flow('s', 'split')}${flow('split', 'c')}${flow('split', 'd')}${flow('c', 'a')}${flow('d', 'b')}${flow('a', 'e')}${flow('b', 'e')}`,
    {},
    `<bpmn:signal id="g" name="G" /><bpmn:signalEventDefinition id="go" signalRef="g" /><bpmn:timerEventDefinition id="hour">${body('timeDuration', 'PT1H')}</bpmn:timerEventDefinition>`,
  )
  expect(Object.values(one.state!.subscriptions).map(({ element, kind }) => `${element} ${kind}`)).toEqual([
    'c signal',
    'd signal',
    'd timer',
  ])
  expect(one.trigger('d').waits()).toEqual(['c', 'b'])
})

test('an activity is undone by the handler of a boundary event whose definition is shared', async () => {
  const one = await given(
    `${ends}<bpmn:userTask id="a" /><bpmn:userTask id="u" isForCompensation="true" /><bpmn:userTask id="b" />
    <bpmn:boundaryEvent id="c" attachedToRef="a"><bpmn:eventDefinitionRef>undo</bpmn:eventDefinitionRef></bpmn:boundaryEvent>
    <bpmn:intermediateThrowEvent id="t"><bpmn:eventDefinitionRef>undo</bpmn:eventDefinitionRef></bpmn:intermediateThrowEvent>
    ${flow('s', 'a')}${flow('a', 't')}${flow('t', 'b')}${flow('b', 'e')}
    <bpmn:association id="way" sourceRef="c" targetRef="u" associationDirection="One" />`,
    {},
    '<bpmn:compensateEventDefinition id="undo" />',
  )
  expect(one.complete('a').has('t')).toBeNull()
  expect(one.waits()).toEqual(['u'])
  expect(one.complete('u').waits()).toEqual(['b'])
})

const filtered = (filter: string) =>
  `${ends}<bpmn:intermediateCatchEvent id="c"><bpmn:conditionalEventDefinition><bpmn:extensionElements><zeebe:conditionalFilter ${filter} /></bpmn:extensionElements>${body('condition', 'n != null and m != null')}</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:userTask id="a" />${flow('s', 'c')}${flow('c', 'a')}${flow('a', 'e')}`

test.each([
  ['of the variables it names', 'variableNames="m , k"', [{ n: 1 }, { other: 1 }], { m: 2 }],
  ['when one is new, if it says so', 'variableEvents="create"', [{ m: 2 }, { m: 3 }], { n: 1 }],
  [
    'when one has another value, if it says so',
    'variableNames="n" variableEvents="update"',
    [{ m: 2 }, { n: 1 }],
    { n: 2 },
  ],
  ['of all variables and changes where it says nothing', '', [{ n: 1 }], { m: 2 }],
  ['of both kinds where it names both', 'variableEvents="create, update"', [{ n: 1 }], { m: 2 }],
])('a condition is asked after changes %s', async (_what, filter, before, then) => {
  const one = await given(filtered(filter))
  for (const variables of before) one.do({ type: 'setVariables', variables })
  expect(one.waits()).toEqual(['c'])
  expect(one.do({ type: 'setVariables', variables: then }).waits()).toEqual(['a'])
})

test('a change that its filter does not name does not make a condition come true', async () => {
  const one = await given(filtered('variableNames="n" variableEvents="update"'), { n: 1 })
  expect(one.do({ type: 'setVariables', variables: { m: 2 } }).waits()).toEqual(['c'])
  expect(one.do({ type: 'setVariables', variables: { n: 1 } }).waits()).toEqual(['a'])
})

test('a condition that is true when it is armed is not waited for, whatever its filter', async () => {
  const one = await given(filtered('variableNames="k" variableEvents="update"'), { n: 1, m: 2 })
  expect(one.waits()).toEqual(['a'])
})

test('a condition is not asked because another one is armed', async () => {
  const one = await given(
    `${ends}<bpmn:parallelGateway id="x" />
    <bpmn:intermediateCatchEvent id="c"><bpmn:conditionalEventDefinition><bpmn:extensionElements><zeebe:conditionalFilter variableNames="k" /></bpmn:extensionElements>${body('condition', 'n != null')}</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:userTask id="a" /><bpmn:intermediateCatchEvent id="d"><bpmn:conditionalEventDefinition>${body('condition', 'm != null')}</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>
    ${flow('s', 'x')}${flow('x', 'c')}${flow('x', 'a')}${flow('a', 'd')}${flow('d', 'e')}${flow('c', 'e')}`,
  )
  expect(one.do({ type: 'setVariables', variables: { n: 1 } }).waits()).toEqual(['a', 'c'])
  expect(one.complete('a').waits()).toEqual(['c', 'd'])
  expect(one.do({ type: 'setVariables', variables: { k: 1 } }).waits()).toEqual(['d'])
})

test('an error tells its name as its message, and its end event is done before it is handled', async () => {
  const drawing = `${ends}<bpmn:subProcess id="sp"><bpmn:startEvent id="s1" /><bpmn:endEvent id="x"><bpmn:errorEventDefinition errorRef="bad" /></bpmn:endEvent>${flow('s1', 'x')}</bpmn:subProcess>
    <bpmn:boundaryEvent id="o" attachedToRef="sp"><bpmn:extensionElements><zeebe:ioMapping><zeebe:output source="=errorCode + &quot;: &quot; + errorMessage" target="told" /></zeebe:ioMapping></bpmn:extensionElements><bpmn:errorEventDefinition /></bpmn:boundaryEvent>
    <bpmn:userTask id="a" />${flow('s', 'sp')}${flow('sp', 'e')}${flow('o', 'a')}`
  const one = await given(drawing, {}, '<bpmn:error id="bad" name="Not possible" errorCode="E-1" />')
  expect(one.knows()).toEqual({ told: 'E-1: Not possible' })
  expect(one.ended('x')).toBe('element.completed')
  expect(one.ended('sp')).toBe('element.terminated')
})
