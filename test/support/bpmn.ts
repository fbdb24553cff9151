// A sketch in the line notation becomes a real BPMN file, so every test goes the way a drawing goes.
// The notation is told in README.md beside this file; the tables below are all its words.

import { type Arrow, type Drawing, type Option, readDrawing, type Sketch } from './notation.ts'

/** The BPMN XML of a drawing in the line notation. A drawing without pools is one process, `p` unless named. */
export function bpmn(text: string): string {
  return writeDefinitions(readDrawing(text))
}

/** Turns a drawing that was read into XML. */
export function writeDefinitions(drawing: Drawing): string {
  const file: File = { drawing, roots: new Map() }
  const pools = drawing.nodes.filter(node => node.type === 'pool')
  const processes = pools.length > 0 ? pools.map(pool => processOfPool(file, pool)) : [soleProcess(file)]
  const globals = drawing.nodes.filter(node => node.type in globalTasks).map(node => writeGlobal(node))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<bpmn:definitions ${namespaces} id="definitions" targetNamespace="urn:linkspan:test">`,
    ...writeCollaboration(file, pools),
    ...file.roots.values(),
    ...processes,
    ...globals,
    '</bpmn:definitions>',
  ].join('\n')
}

/** What is collected on the way: root elements such as messages and errors, by id. */
type File = { readonly drawing: Drawing; readonly roots: Map<string, string> }

const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

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

const globalTasks: Readonly<Record<string, string>> = {
  'global-task': 'globalTask',
  'global-user': 'globalUserTask',
  'global-manual': 'globalManualTask',
  'global-script': 'globalScriptTask',
  'global-rule': 'globalBusinessRuleTask',
}

const notFlowNodes = new Set(['pool', 'lane', 'data', 'property', 'process', ...Object.keys(globalTasks)])

// Processes, pools and what binds them

function soleProcess(file: File): string {
  const named = file.drawing.nodes.find(node => node.type === 'process')
  return writeProcess(file, named?.id ?? 'p', named?.options ?? [], file.drawing)
}

function processOfPool(file: File, pool: Sketch): string {
  if (!pool.inside) throw new Error(`the pool ${pool.id} needs braces`)
  return writeProcess(file, pool.id, pool.options, pool.inside)
}

function writeProcess(file: File, id: string, options: readonly Option[], drawing: Drawing): string {
  const executable = has(options, 'drawn') ? 'false' : 'true'
  const extensions = has(options, 'version')
    ? [element('zeebe:versionTag', { value: value(options, 'version') })]
    : []
  const lanes = drawing.nodes.filter(node => node.type === 'lane').map(writeLane)
  return element('bpmn:process', { id, isExecutable: executable, name: value(options, 'name') }, [
    ...wrap('bpmn:extensionElements', extensions),
    ...wrap('bpmn:laneSet', lanes),
    ...writeScope(file, drawing),
  ])
}

function writeLane(lane: Sketch): string {
  const nodes = (value(lane.options, 'of') ?? '').split(/[\s,]+/).filter(Boolean)
  return element(
    'bpmn:lane',
    { id: lane.id, name: value(lane.options, 'name') ?? lane.id },
    nodes.map(node => element('bpmn:flowNodeRef', {}, [node])),
  )
}

function writeCollaboration(file: File, pools: readonly Sketch[]): string[] {
  const properties = file.drawing.nodes.filter(node => node.type === 'property')
  if (pools.length === 0 && properties.length === 0) return []
  const sole = file.drawing.nodes.find(node => node.type === 'process')?.id ?? 'p'
  const processes = pools.length > 0 ? pools.map(pool => pool.id) : [sole]
  const content = [
    ...processes.map(id => element('bpmn:participant', { id: `pool_${id}`, name: id, processRef: id })),
    ...file.drawing.arrows.filter(arrow => arrow.kind === '~>').map(arrow => writeMessageFlow(file, arrow)),
    ...writeCorrelation(file, properties),
  ]
  return [element('bpmn:collaboration', { id: 'collaboration' }, content)]
}

function writeMessageFlow(file: File, arrow: Arrow): string {
  const messageRef = arrow.label === null ? null : root(file, 'message', arrow.label, null)
  const id = `${arrow.from}_to_${arrow.to}`
  return element('bpmn:messageFlow', { id, sourceRef: arrow.from, targetRef: arrow.to, messageRef })
}

/** Every `property` of the file is part of one correlation key; its options say how each message tells it. */
function writeCorrelation(file: File, properties: readonly Sketch[]): string[] {
  if (properties.length === 0) return []
  for (const property of properties) {
    const retrievals = property.options.map(({ name, value: path }) => {
      const messageRef = root(file, 'message', name, null)
      return element('bpmn:correlationPropertyRetrievalExpression', { messageRef }, [
        element('bpmn:messagePath', {}, [escapeXml(path ?? property.id)]),
      ])
    })
    const xml = element('bpmn:correlationProperty', { id: property.id, name: property.id }, retrievals)
    file.roots.set(property.id, xml)
  }
  const references = properties.map(property =>
    element('bpmn:correlationPropertyRef', {}, [escapeXml(property.id)]),
  )
  return [element('bpmn:correlationKey', { id: 'correlation_key', name: 'conversation' }, references)]
}

// What stands inside a process or sub-process

function writeScope(file: File, drawing: Drawing): string[] {
  const flows = drawing.arrows.filter(arrow => arrow.kind === '>')
  const ids = nameFlows(flows)
  const defaults = new Map(flows.flatMap((flow, at) => (isDefault(flow) ? [[flow.from, ids[at]!]] : [])))
  const nodes = drawing.nodes.filter(node => !notFlowNodes.has(node.type))
  return [
    ...drawing.nodes.filter(node => node.type === 'data').flatMap(writeData),
    ...nodes.map(node => writeNode(file, drawing, node, defaults.get(node.id) ?? null)),
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

function isData(drawing: Drawing, arrow: Arrow): boolean {
  return drawing.nodes.some(node => node.type === 'data' && (node.id === arrow.from || node.id === arrow.to))
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

function writeNode(file: File, drawing: Drawing, node: Sketch, defaultFlow: string | null): string {
  const common = { id: node.id, name: value(node.options, 'name'), default: defaultFlow }
  if (node.type in activities) return writeActivity(file, drawing, node, common)
  if (node.type in gateways) return writeGateway(node, common)
  if (node.type in events) return writeEvent(file, node)
  throw new Error(`line ${node.line}: ${node.type} is no word of the notation`)
}

function writeActivity(file: File, drawing: Drawing, node: Sketch, common: Attributes): string {
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
    messageRef: isMessageTask(type) ? reference(file, 'message', options) : null,
  }
  const script = value(options, 'js') ?? value(options, 'code')
  return element(`bpmn:${activities[type]}`, attributes, [
    ...wrap('bpmn:extensionElements', writeExtensions(node)),
    ...writeDataFlow(drawing, node),
    ...writeLoop(file, node),
    ...(script === null ? [] : [element('bpmn:script', {}, [escapeXml(script)])]),
    ...(node.inside ? writeScope(file, node.inside) : []),
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

function writeEvent(file: File, node: Sketch): string {
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
    ...node.options.flatMap(option => writeDefinition(file, node, option)),
  ])
}

// Event definitions, and the messages, signals, errors and escalations they name

function writeDefinition(file: File, node: Sketch, option: Option): string[] {
  const { name, value: text } = option
  switch (name) {
    case 'message':
    case 'signal':
    case 'error':
    case 'escalation': {
      const ref = text === null ? null : root(file, name, text, value(node.options, 'key'))
      return [element(`bpmn:${name}EventDefinition`, { [`${name}Ref`]: ref })]
    }
    case 'timer':
      return [element('bpmn:timerEventDefinition', {}, [formal('timeDuration', text ?? '')])]
    case 'at':
      return [element('bpmn:timerEventDefinition', {}, [formal('timeDate', text ?? '')])]
    case 'every':
      return [element('bpmn:timerEventDefinition', {}, [formal('timeCycle', text ?? '')])]
    case 'when':
      return [element('bpmn:conditionalEventDefinition', {}, [formal('condition', text ?? '')])]
    case 'link':
      return [element('bpmn:linkEventDefinition', { name: text })]
    case 'compensate': {
      const waitForCompletion = has(node.options, 'no-wait') ? 'false' : null
      return [element('bpmn:compensateEventDefinition', { activityRef: text, waitForCompletion })]
    }
    case 'cancel':
    case 'terminate':
      return [element(`bpmn:${name}EventDefinition`)]
    default:
      return []
  }
}

function reference(file: File, kind: string, options: readonly Option[]): string | null {
  const name = value(options, kind)
  return name === null ? null : root(file, kind, name, value(options, 'key'))
}

/** Declares a message, signal, error or escalation once and answers with its id. */
function root(file: File, kind: string, name: string, key: string | null): string {
  const plain = name.replace(/[^\p{L}\d]+/gu, '_')
  const id = [kind, plain, ...(key === null ? [] : [key.replace(/[^\p{L}\d]+/gu, '_')])].join('_')
  const codeName = kind === 'error' || kind === 'escalation' ? { [`${kind}Code`]: name } : {}
  const subscription =
    kind === 'message' && key !== null
      ? [element('zeebe:subscription', { correlationKey: formula(key) })]
      : []
  const xml = element(`bpmn:${kind}`, { id, name, ...codeName }, wrap('bpmn:extensionElements', subscription))
  file.roots.set(id, xml)
  return id
}

// Loops and the extensions of a modeller

function writeLoop(file: File, node: Sketch): string[] {
  const { options } = node
  const count = value(options, 'count')
  const collection = value(options, 'each')
  if (count === null && collection === null) return writeStandardLoop(options)
  const content = [
    ...wrap('bpmn:extensionElements', collection === null ? [] : [writeCollection(options, collection)]),
    ...(count === null ? [] : [formal('loopCardinality', count)]),
    ...all(options, 'complex').map(text => writeComplexBehavior(file, text)),
    ...(node.type === 'adhoc' ? [] : optionalFormal('completionCondition', options, 'until')),
  ]
  const thrown = value(options, 'throws')
  const behavior = value(options, 'behavior')
  const attributes = {
    isSequential: flag(options, 'sequential'),
    behavior,
    noneBehaviorEventRef: behavior === 'None' && thrown !== null ? behaviorEvent(file, thrown) : null,
    oneBehaviorEventRef: behavior === 'One' && thrown !== null ? behaviorEvent(file, thrown) : null,
  }
  return [element('bpmn:multiInstanceLoopCharacteristics', attributes, content)]
}

function writeCollection(options: readonly Option[], collection: string): string {
  const output = value(options, 'of')
  return element('zeebe:loopCharacteristics', {
    inputCollection: formula(collection),
    inputElement: value(options, 'item'),
    outputCollection: value(options, 'collect'),
    outputElement: output === null ? null : formula(output),
  })
}

/** `escalation:LATE` or `signal:done` becomes a root event definition that the loop may throw. */
function behaviorEvent(file: File, text: string): string {
  const [kind, name] = text.split(':') as [string, string]
  const ref = root(file, kind, name, null)
  const id = `throws_${ref}`
  file.roots.set(id, element(`bpmn:${kind}EventDefinition`, { id, [`${kind}Ref`]: ref }))
  return id
}

function writeComplexBehavior(file: File, text: string): string {
  const [condition, thrown] = text.split('=>').map(part => part.trim()) as [string, string]
  const [kind, name] = thrown.split(':') as [string, string]
  const ref = root(file, kind, name, null)
  return element('bpmn:complexBehaviorDefinition', {}, [
    formal('condition', condition),
    element('bpmn:event', { 'xsi:type': 'bpmn:tImplicitThrowEvent', id: `implicit_${ref}` }, [
      element(`bpmn:${kind}EventDefinition`, { [`${kind}Ref`]: ref }),
    ]),
  ])
}

function writeStandardLoop(options: readonly Option[]): string[] {
  if (!['while', 'max', 'loop'].some(word => has(options, word))) return []
  const attributes = { testBefore: flag(options, 'test-before'), loopMaximum: value(options, 'max') }
  return [
    element(
      'bpmn:standardLoopCharacteristics',
      attributes,
      optionalFormal('loopCondition', options, 'while'),
    ),
  ]
}

function writeExtensions(node: Sketch): string[] {
  const { options } = node
  return [
    ...writeJob(node),
    ...writeUserTask(options),
    ...(has(options, 'feel')
      ? [
          element('zeebe:script', {
            expression: formula(value(options, 'feel')!),
            resultVariable: value(options, 'result'),
          }),
        ]
      : []),
    ...(has(options, 'decision')
      ? [
          element('zeebe:calledDecision', {
            decisionId: value(options, 'decision'),
            resultVariable: value(options, 'result') ?? 'result',
          }),
        ]
      : []),
    ...(has(options, 'calls') && !has(options, 'standard') ? [writeCall(options)] : []),
    ...(has(options, 'active')
      ? [element('zeebe:adHoc', { activeElementsCollection: formula(value(options, 'active')!) })]
      : []),
    ...writeMappings(options),
    ...wrap('zeebe:executionListeners', [
      ...all(options, 'on-start').map(type =>
        element('zeebe:executionListener', { eventType: 'start', type }),
      ),
      ...all(options, 'on-end').map(type => element('zeebe:executionListener', { eventType: 'end', type })),
    ]),
    ...all(options, 'xml'),
  ]
}

/** Service tasks are jobs of their own id; the other kinds only where `job` says so. */
function writeJob({ id, type, options }: Sketch): string[] {
  const job = value(options, 'job') ?? (type === 'service' && !has(options, 'standard') ? id : null)
  if (job === null) return []
  return [element('zeebe:taskDefinition', { type: job, retries: value(options, 'retries') })]
}

function writeUserTask(options: readonly Option[]): string[] {
  const assignment = { assignee: value(options, 'assignee'), candidateGroups: value(options, 'groups') }
  const schedule = { dueDate: value(options, 'due'), followUpDate: value(options, 'follow-up') }
  const assigned = Object.values(assignment).some(Boolean)
  const scheduled = Object.values(schedule).some(Boolean)
  return [
    ...(assigned || scheduled ? [element('zeebe:userTask')] : []),
    ...(assigned ? [element('zeebe:assignmentDefinition', assignment)] : []),
    ...(scheduled ? [element('zeebe:taskSchedule', schedule)] : []),
  ]
}

function writeCall(options: readonly Option[]): string {
  return element('zeebe:calledElement', {
    processId: value(options, 'calls'),
    propagateAllParentVariables: has(options, 'only-inputs') ? 'false' : null,
    propagateAllChildVariables: has(options, 'only-outputs') ? 'false' : null,
  })
}

function writeMappings(options: readonly Option[]): string[] {
  const mapping = (kind: string) => (text: string) => {
    const at = text.indexOf(':')
    return element(kind, { source: formula(text.slice(at + 1).trim()), target: text.slice(0, at).trim() })
  }
  return wrap('zeebe:ioMapping', [
    ...all(options, 'in').map(mapping('zeebe:input')),
    ...all(options, 'out').map(mapping('zeebe:output')),
  ])
}

function writeGlobal(node: Sketch): string {
  const { options } = node
  const script = value(options, 'js') ?? value(options, 'code')
  return element(
    `bpmn:${globalTasks[node.type]}`,
    {
      id: node.id,
      name: value(options, 'name') ?? node.id,
      scriptLanguage: has(options, 'js') ? 'javascript' : value(options, 'format'),
    },
    [
      ...wrap('bpmn:extensionElements', writeExtensions(node)),
      ...(script === null ? [] : [element('bpmn:script', {}, [escapeXml(script)])]),
    ],
  )
}

// Options and XML

const has = (options: readonly Option[], name: string): boolean =>
  options.some(option => option.name === name)

const value = (options: readonly Option[], name: string): string | null =>
  options.find(option => option.name === name)?.value ?? null

const all = (options: readonly Option[], name: string): string[] =>
  options.flatMap(option => (option.name === name && option.value !== null ? [option.value] : []))

const flag = (options: readonly Option[], name: string): string | null => (has(options, name) ? 'true' : null)

const formula = (text: string): string => (text.startsWith('=') ? text : `=${text}`)

const formal = (name: string, text: string): string =>
  element(`bpmn:${name}`, { 'xsi:type': 'bpmn:tFormalExpression' }, [escapeXml(text)])

const optionalFormal = (name: string, options: readonly Option[], word: string): string[] =>
  all(options, word).map(text => formal(name, text))

type Attributes = Readonly<Record<string, string | null | undefined>>

function element(name: string, attributes: Attributes = {}, content: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, text]) =>
    text === null || text === undefined ? [] : [` ${key}="${escapeXml(text)}"`],
  )
  const open = `<${name}${written.join('')}`
  return content.length === 0 ? `${open}/>` : `${open}>${content.join('')}</${name}>`
}

const wrap = (name: string, content: readonly string[]): string[] =>
  content.length === 0 ? [] : [element(name, {}, content)]

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
