// The nodes of a process: each is drafted from the drawing, then joined by flows and hosts, and at last asked to read
// its own part. Afterwards nobody changes them.

import { behaviours } from '../elements/index.ts'
import { DEFINITIONS, triggers } from '../triggers/index.ts'
import { sourceOf, targetOf } from './border.ts'
import { handlerOf, markCompensable } from './compensation.ts'
import { dataMappings, inputSetsOf, readIoMapping } from './data.ts'
import type { Flow, Loop, Node, Trigger } from './graph.ts'
import { rolesOf } from './lanes.ts'
import { listenersOf } from './listeners.ts'
import { compileLoop } from './loop.ts'
import type { ModdleElement } from './moddle.ts'
import { cyclicNodes } from './reach.ts'
import { definitionsOf, expressionOf, extension, type Reader } from './reader.ts'

/** A node while it is being put together. */
export type Draft = { -readonly [K in keyof Node]: Node[K] }

/** A process while it is being put together, and where each node stands in the drawing. */
export type Build = {
  readonly reader: Reader
  readonly nodes: Map<string, Draft>
  readonly sources: Map<Draft, ModdleElement>
  readonly flows: Map<string, Flow>
  readonly roles: ReadonlyMap<string, string>
  order: number
}

/** Every node of a process; the root is the process itself. */
export function buildNodes(process: ModdleElement, reader: Reader): Build & { readonly root: Draft } {
  const build: Build = {
    reader,
    nodes: new Map(),
    sources: new Map(),
    flows: new Map(),
    roles: rolesOf(process),
    order: 0,
  }
  const root = draft(build, process, null, 'process')
  addChildren(build, root, process)
  for (const node of build.nodes.values())
    if (node.type === 'process' || node.children.length > 0 || isScope(node.type)) connect(build, node)
  // Where a flow stands in the XML decides nothing, but for the conditions behind an exclusive gateway (13.4.2).
  for (const node of build.nodes.values())
    if (node.type !== 'exclusiveGateway') node.outgoing = byId(node.outgoing)
  for (const node of build.nodes.values()) attach(build, node)
  for (const node of build.nodes.values()) finishNode(build, node)
  const cyclic = cyclicNodes(build.nodes.values())
  for (const node of build.nodes.values()) node.cyclic = cyclic.has(node)
  return { ...build, root }
}

const SCOPES = new Set(['process', 'subProcess', 'eventSubProcess', 'transaction', 'adHocSubProcess'])

function isScope(type: string): boolean {
  return SCOPES.has(type)
}

/** BPMN's name in the drawing → ours; a sub-process triggered by an event is a behaviour of its own. */
function typeOf(source: ModdleElement): string {
  if (source.triggeredByEvent === true) return 'eventSubProcess'
  const local = source.$type.replace(/^\w+:/, '')
  return local.charAt(0).toLowerCase() + local.slice(1)
}

function draft(build: Build, source: ModdleElement, scope: Draft | null, type = typeOf(source)): Draft {
  const governance = extension(source, 'gov:Node')
  const node: Draft = {
    id: source.id ?? '',
    type,
    name: source.name ?? null,
    order: build.order++,
    scope,
    children: [],
    entries: [],
    eventSubProcesses: [],
    incoming: [],
    outgoing: [],
    defaultFlow: null,
    boundaries: [],
    host: null,
    triggers: [],
    interrupting:
      source.$type === 'bpmn:BoundaryEvent'
        ? source.cancelActivity !== false
        : source.isInterrupting !== false,
    parallelMultiple: source.parallelMultiple === true,
    loop: null,
    inputSets: [],
    inputs: [],
    outputs: [],
    startQuantity: source.startQuantity ?? 1,
    completionQuantity: source.completionQuantity ?? 1,
    isForCompensation: source.isForCompensation === true,
    compensation: null,
    compensable: false,
    listeners: [],
    parks: (behaviours[type]?.parks ?? false) || (source.startQuantity ?? 1) > 1,
    conditional: false,
    cyclic: false,
    kind: governance?.kind ?? null,
    gates: governance?.gate?.split(/\s+/).filter(Boolean) ?? [],
    role: build.roles.get(source.id ?? '') ?? scope?.role ?? null,
    detail: null,
  }
  build.nodes.set(node.id, node)
  build.sources.set(node, source)
  return node
}

function addChildren(build: Build, scope: Draft, source: ModdleElement): void {
  const children: Draft[] = []
  for (const element of (source.flowElements ?? []) as ModdleElement[]) {
    if (!isFlowNode(element) || behaviours[typeOf(element)] === undefined) continue
    const node = draft(build, element, scope)
    children.push(node)
    if (element.flowElements !== undefined || isScope(node.type)) addChildren(build, node, element)
  }
  scope.children = children
}

function isFlowNode(element: ModdleElement): boolean {
  return element.$type !== 'bpmn:SequenceFlow' && !/^bpmn:Data/.test(element.$type)
}

/** Puts the sequence flows of a scope between its nodes; those that do not fit are left to the checks. */
function connect(build: Build, scope: Draft): void {
  const source = build.sources.get(scope)!
  for (const element of (source.flowElements ?? []) as ModdleElement[]) {
    if (element.$type !== 'bpmn:SequenceFlow') continue
    const from = build.nodes.get(sourceOf(element)?.id ?? '')
    const to = build.nodes.get(targetOf(element)?.id ?? '')
    if (from === undefined || to === undefined || from.scope !== to.scope) continue
    const isDefault = build.sources.get(from)!.default?.id === element.id
    const flow: Flow = {
      id: element.id!,
      name: element.name ?? null,
      source: from as Node,
      target: to as Node,
      entry: entryOf(element, to, build),
      condition: isDefault ? null : conditionOf(element, from, build),
    }
    build.flows.set(flow.id, flow)
    from.outgoing = [...from.outgoing, flow]
    to.incoming = [...to.incoming, flow]
    if (isDefault) from.defaultFlow = flow
  }
}

/** The start event that a flow into a sub-process is drawn to; null where it leads to the border. */
function entryOf(flow: ModdleElement, to: Draft, build: Build): Node | null {
  const drawn = build.nodes.get(flow.targetRef?.id)
  return drawn === undefined || drawn === to ? null : (drawn as Node)
}

/** Conditions count where the standard lets them: not behind events, parallel and event-based gateways, nor on a default flow. */
function conditionOf(flow: ModdleElement, from: Draft, build: Build) {
  const ignored =
    from.type === 'parallelGateway' || from.type === 'eventBasedGateway' || /Event$/.test(from.type)
  return ignored ? null : expressionOf(build.reader, flow.conditionExpression, flow)
}

function attach(build: Build, node: Draft): void {
  const source = build.sources.get(node)!
  const host = build.nodes.get(source.attachedToRef?.id)
  if (host === undefined) return
  node.host = host as Node
  host.boundaries = [...host.boundaries, node as Node]
}

function finishNode(build: Build, node: Draft): void {
  const { reader } = build
  const source = build.sources.get(node)!
  node.triggers = triggersOf(source, reader)
  node.loop = compileLoop(source, reader) as Loop | null
  const data = dataMappings(source, build.sources.get(node.scope ?? node)!, reader)
  const io = readIoMapping(source, reader)
  node.inputSets = inputSetsOf(source)
  node.inputs = [...data.inputs, ...io.inputs]
  node.outputs = [...io.outputs, ...data.outputs]
  node.listeners = listenersOf(source, reader)
  node.conditional = node.outgoing.some(flow => flow.condition !== null) || node.defaultFlow !== null
  node.eventSubProcesses = node.children.filter(child => child.type === 'eventSubProcess')
  node.entries = entriesOf(node, source)
  node.compensation = handlerOf(node, build)
  node.detail = behaviours[node.type]?.compile?.(source, reader) ?? null
  if (source.$type === 'bpmn:ReceiveTask')
    node.triggers = [triggers.message!.compile({ $type: '', messageRef: source.messageRef }, source, reader)]
  markCompensable(node)
}

/**
 * The start events of a scope, or where it has none, every node that nothing leads to (13.3.4): by id, for an end event among
 * them may end the others. An ad-hoc sub-process that offers one after the other does so as they stand in the file.
 */
function entriesOf(node: Draft, source: ModdleElement): readonly Node[] {
  const entries = entriesIn(node)
  return source.ordering === 'Sequential' ? entries : byId(entries)
}

function byId<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function entriesIn(node: Draft): readonly Node[] {
  const starts = node.children.filter(child => child.type === 'startEvent')
  if (starts.length > 0) return node.type === 'process' ? [...starts, ...looseEntries(node)] : starts
  return looseEntries(node)
}

function looseEntries(node: Draft): readonly Node[] {
  const special = new Set(['startEvent', 'eventSubProcess', 'boundaryEvent'])
  if (node.children.some(child => child.type === 'startEvent')) return []
  return node.children.filter(
    child =>
      child.incoming.length === 0 &&
      !special.has(child.type) &&
      !child.isForCompensation &&
      !isLinkCatch(child),
  )
}

function isLinkCatch(node: Node): boolean {
  return node.type === 'intermediateCatchEvent' && node.triggers.some(trigger => trigger.kind === 'link')
}

function triggersOf(source: ModdleElement, reader: Reader): readonly Trigger[] {
  return definitionsOf(source).flatMap(definition => {
    const kind = DEFINITIONS[definition.$type]
    return kind === undefined ? [] : [triggers[kind]!.compile(definition, source, reader) as Trigger]
  })
}
