// What stands inside a process or sub-process: flow nodes, flows, data and associations.

import { writeExtensions, writeLoop } from './bpmn-activity.ts'
import { type Roots, reference, writeDefinition } from './bpmn-trigger.ts'
import type { Arrow, Drawing, Sketch } from './notation.ts'
import { type Attributes, element, escapeXml, flag, formal, has, optionalFormal, value, wrap } from './xml.ts'

const activities: Readonly<Record<string, string>> = {
  task: 'task',
  user: 'userTask',
  manual: 'manualTask',
  service: 'serviceTask',
  send: 'sendTask',
  receive: 'receiveTask',
  script: 'scriptTask',
  rule: 'businessRuleTask',
  call: 'callActivity',
  sub: 'subProcess',
  'event-sub': 'subProcess',
  transaction: 'transaction',
  adhoc: 'adHocSubProcess',
}

const gateways: Readonly<Record<string, string>> = {
  exclusive: 'exclusiveGateway',
  inclusive: 'inclusiveGateway',
  parallel: 'parallelGateway',
  event: 'eventBasedGateway',
  complex: 'complexGateway',
}

const events: Readonly<Record<string, string>> = {
  start: 'startEvent',
  end: 'endEvent',
  throw: 'intermediateThrowEvent',
  catch: 'intermediateCatchEvent',
  boundary: 'boundaryEvent',
}

/** Words that stand beside the flow. */
const notFlowNodes = new Set(['pool', 'lane', 'data', 'store', 'property', 'process', 'decision'])

export function writeScope(roots: Roots, drawing: Drawing): string[] {
  const flows = drawing.arrows.filter(arrow => arrow.kind === '>')
  const ids = nameFlows(flows)
  const defaults = new Map(flows.flatMap((flow, at) => (isDefault(flow) ? [[flow.from, ids[at]!]] : [])))
  const nodes = drawing.nodes.filter(node => !notFlowNodes.has(node.type) && !node.type.startsWith('global-'))
  return [
    ...drawing.nodes.filter(node => node.type === 'data').flatMap(writeData),
    ...drawing.nodes.filter(node => node.type === 'store').map(writeStore),
    ...nodes.map(node => writeNode(roots, drawing, node, defaults.get(node.id) ?? null)),
    ...flows.map((flow, at) => writeFlow(flow, ids[at]!)),
    ...drawing.arrows.filter(arrow => arrow.kind === '..>' && !isData(drawing, arrow)).map(writeAssociation),
  ]
}

/** A flow is called after its ends, `a_b`; a second one between the same ends is `a_b_2`. */
function nameFlows(flows: readonly Arrow[]): string[] {
  const seen = new Map<string, number>()
  return flows.map(flow => {
    const name = `${flow.from}_${flow.to}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name}_${times}`
  })
}

function isDefault({ label }: Arrow): boolean {
  return label === 'default' || (label?.startsWith('default:') ?? false)
}

/** A default flow may carry a condition as well, which must be ignored. */
function writeFlow(flow: Arrow, id: string): string {
  const condition = flow.label?.replace(/^default(:|$)/, '') ?? ''
  const content = condition === '' ? [] : [formal('conditionExpression', condition)]
  return element('bpmn:sequenceFlow', { id, sourceRef: flow.from, targetRef: flow.to }, content)
}

function writeAssociation(arrow: Arrow): string {
  const id = `${arrow.from}_undone_by_${arrow.to}`
  const direction = 'One'
  return element('bpmn:association', {
    id,
    sourceRef: arrow.from,
    targetRef: arrow.to,
    associationDirection: direction,
  })
}

function writeData(data: Sketch): string[] {
  return [
    element('bpmn:dataObject', {
      id: data.id,
      name: value(data.options, 'name'),
      isCollection: flag(data.options, 'list'),
    }),
    element('bpmn:dataObjectReference', { id: `${data.id}_reference`, dataObjectRef: data.id }),
  ]
}

/** A store by its name alone, as editors draw it. */
function writeStore(store: Sketch): string {
  return element('bpmn:dataStoreReference', {
    id: `${store.id}_reference`,
    name: value(store.options, 'name') ?? store.id,
  })
}

function isData(drawing: Drawing, arrow: Arrow): boolean {
  return drawing.nodes.some(
    node =>
      (node.type === 'data' || node.type === 'store') && (node.id === arrow.from || node.id === arrow.to),
  )
}

/** `data ..> task` reads, `task ..> data` writes, both through the task's input and output specification. */
function writeDataFlow(drawing: Drawing, node: Sketch): string[] {
  const arrows = drawing.arrows.filter(arrow => arrow.kind === '..>' && isData(drawing, arrow))
  const reads = arrows.filter(arrow => arrow.to === node.id).map(arrow => arrow.from)
  const writes = arrows.filter(arrow => arrow.from === node.id).map(arrow => arrow.to)
  if (reads.length + writes.length === 0) return []
  const input = (data: string) => `${node.id}_reads_${data}`
  const output = (data: string) => `${node.id}_writes_${data}`
  const references = (name: string, ids: readonly string[]) => ids.map(id => element(name, {}, [id]))
  return [
    element('bpmn:ioSpecification', { id: `${node.id}_data` }, [
      ...reads.map(data => element('bpmn:dataInput', { id: input(data), name: data })),
      ...writes.map(data => element('bpmn:dataOutput', { id: output(data), name: data })),
      element('bpmn:inputSet', {}, references('bpmn:dataInputRefs', reads.map(input))),
      element('bpmn:outputSet', {}, references('bpmn:dataOutputRefs', writes.map(output))),
    ]),
    ...reads.map(data =>
      element('bpmn:dataInputAssociation', { id: `${input(data)}_way` }, [
        element('bpmn:sourceRef', {}, [`${data}_reference`]),
        element('bpmn:targetRef', {}, [input(data)]),
      ]),
    ),
    ...writes.map(data =>
      element('bpmn:dataOutputAssociation', { id: `${output(data)}_way` }, [
        element('bpmn:sourceRef', {}, [output(data)]),
        element('bpmn:targetRef', {}, [`${data}_reference`]),
      ]),
    ),
  ]
}

function writeNode(roots: Roots, drawing: Drawing, node: Sketch, defaultFlow: string | null): string {
  const common = { id: node.id, name: value(node.options, 'name'), default: defaultFlow }
  if (node.type in activities) return writeActivity(roots, drawing, node, common)
  if (node.type in gateways) return writeGateway(node, common)
  if (node.type in events) return writeEvent(roots, node)
  throw new Error(`line ${node.line}: ${node.type} is no word of the notation`)
}

function writeActivity(roots: Roots, drawing: Drawing, node: Sketch, common: Attributes): string {
  const { options, type } = node
  const attributes: Attributes = {
    ...common,
    isForCompensation: flag(options, 'undo'),
    startQuantity: value(options, 'start-quantity'),
    completionQuantity: value(options, 'completion-quantity'),
    triggeredByEvent: type === 'event-sub' ? 'true' : null,
    calledElement: has(options, 'standard') ? value(options, 'calls') : null,
    instantiate: flag(options, 'instantiate'),
    ordering: value(options, 'ordering'),
    cancelRemainingInstances: has(options, 'keep') ? 'false' : null,
    scriptFormat: has(options, 'js') ? 'javascript' : value(options, 'format'),
    messageRef: isMessageTask(type) ? reference(roots, 'message', options) : null,
  }
  const script = value(options, 'js') ?? value(options, 'code')
  return element(`bpmn:${activities[type]}`, attributes, [
    ...wrap('bpmn:extensionElements', writeExtensions(node)),
    ...writeDataFlow(drawing, node),
    ...writeLoop(roots, node),
    ...(script === null ? [] : [element('bpmn:script', {}, [escapeXml(script)])]),
    ...(node.inside ? writeScope(roots, node.inside) : []),
    ...(type === 'adhoc' ? optionalFormal('completionCondition', options, 'until') : []),
  ])
}

function isMessageTask(type: string): boolean {
  return type === 'receive' || type === 'send'
}

function writeGateway(node: Sketch, common: Attributes): string {
  const attributes = {
    ...common,
    gatewayDirection: value(node.options, 'direction'),
    instantiate: flag(node.options, 'instantiate'),
    eventGatewayType: node.type === 'event' && has(node.options, 'parallel') ? 'Parallel' : null,
  }
  return element(
    `bpmn:${gateways[node.type]}`,
    attributes,
    node.type === 'complex' ? optionalFormal('activationCondition', node.options, 'when') : [],
  )
}

function writeEvent(roots: Roots, node: Sketch): string {
  const gentle = has(node.options, 'non-interrupting')
  const attributes = {
    id: node.id,
    name: value(node.options, 'name'),
    attachedToRef: value(node.options, 'on'),
    cancelActivity: node.type === 'boundary' && gentle ? 'false' : null,
    isInterrupting: node.type === 'start' && gentle ? 'false' : null,
    parallelMultiple: flag(node.options, 'parallel-multiple'),
  }
  return element(`bpmn:${events[node.type]}`, attributes, [
    ...wrap('bpmn:extensionElements', writeExtensions(node)),
    ...node.options.flatMap(option => writeDefinition(roots, node, option)),
  ])
}
