// XML becomes graphs, or a list of everything that is wrong with it. Each element reads its own part of the drawing;
// here they are put together: scopes, flows, hosts, lanes, loops, mappings.

import { behaviours } from '../elements/index.ts'
import { compileExpression } from '../feel/evaluate.ts'
import { DEFINITIONS, triggers } from '../triggers/index.ts'
import { check } from './check/index.ts'
import { compileCorrelation } from './correlation.ts'
import { dataMappings, inputSetsOf, readIoMapping } from './data.ts'
import { reportUnknown } from './extensions.ts'
import type { Flow, Graph, Listener, Loop, Node, Start, Trigger } from './graph.ts'
import { compileLoop } from './loop.ts'
import { type ModdleElement, parse } from './moddle.ts'
import type { Problem } from './problems.ts'
import { cyclicNodes } from './reach.ts'
import { bodyOf, expression, extension, type Reader, report, template } from './reader.ts'
import { storesOf } from './stores.ts'

/** What came of a file. `graphs` is empty when a problem of severity error was found. */
export type CompileResult = {
  /** Executable processes and global tasks, by id. */
  readonly graphs: ReadonlyMap<string, Graph>
  readonly problems: readonly Problem[]
  /** The parsed file, for linters and readers; null where it could not be parsed. */
  readonly definitions: ModdleElement | null
}

type Draft = { -readonly [K in keyof Node]: Node[K] }

/** Compiles BPMN 2.0 XML. Never throws on a file: all that is wrong with it is in `problems`. */
export async function compile(xml: string): Promise<CompileResult> {
  const { definitions, problems } = await parse(xml)
  if (definitions === null) return { graphs: new Map(), problems, definitions }
  return compileDefinitions(definitions, problems)
}

/** Compiles a parsed file. */
export function compileDefinitions(
  definitions: ModdleElement,
  found: readonly Problem[] = [],
): CompileResult {
  nameAll(definitions)
  const processes = roots(definitions).filter(root => root.$type === 'bpmn:Process')
  const executable = processes.filter(process => process.isExecutable === true)
  const reader: Reader = {
    definitions,
    problems: [...found],
    executable: new Set(executable.map(process => process.id!)),
  }
  const graphs = new Map<string, Graph>()
  for (const process of executable) {
    const graph = compileProcess(process, reader)
    graphs.set(graph.processId, graph)
  }
  for (const task of roots(definitions).filter(isGlobalTask)) {
    const graph = compileGlobalTask(task, reader)
    graphs.set(graph.processId, graph)
  }
  check(definitions, reader)
  reportUnknown(definitions, reader)
  const problems = unique(reader.problems)
  const refused = problems.some(problem => problem.severity === 'error')
  return { graphs: refused ? new Map() : graphs, problems, definitions }
}

/** The standard lets elements go without an id; here each needs one to be told apart. */
function nameAll(definitions: ModdleElement): void {
  let count = 0
  const visit = (element: ModdleElement): void => {
    for (const child of (element.flowElements ?? []) as ModdleElement[]) {
      child.id ??= `${child.$type.replace(/^\w+:/, '')}_unnamed_${++count}`
      visit(child)
    }
  }
  for (const root of roots(definitions)) {
    if (root.$type === 'bpmn:Process') root.id ??= `Process_unnamed_${++count}`
    visit(root)
  }
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ code, element, message }) => {
    const key = `${code} ${element} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

function roots(definitions: ModdleElement): readonly ModdleElement[] {
  return definitions.rootElements ?? []
}

const GLOBAL_TASKS: Readonly<Record<string, string>> = {
  'bpmn:GlobalTask': 'bpmn:Task',
  'bpmn:GlobalUserTask': 'bpmn:UserTask',
  'bpmn:GlobalManualTask': 'bpmn:ManualTask',
  'bpmn:GlobalScriptTask': 'bpmn:ScriptTask',
  'bpmn:GlobalBusinessRuleTask': 'bpmn:BusinessRuleTask',
}

function isGlobalTask(root: ModdleElement): boolean {
  return GLOBAL_TASKS[root.$type] !== undefined
}

/** A global task, called by a call activity, is a process with one task in it (10.3.4). */
function compileGlobalTask(task: ModdleElement, reader: Reader): Graph {
  const inner = Object.create(task, {
    $type: { value: GLOBAL_TASKS[task.$type] },
  }) as ModdleElement
  const process = {
    $type: 'bpmn:Process',
    id: `${task.id}__process`,
    name: task.name,
    flowElements: [inner],
    $parent: task.$parent,
  } as ModdleElement
  return { ...compileProcess(process, reader), processId: task.id! }
}

type Build = {
  readonly reader: Reader
  readonly nodes: Map<string, Draft>
  readonly sources: Map<Draft, ModdleElement>
  readonly flows: Map<string, Flow>
  readonly roles: ReadonlyMap<string, string>
  order: number
}

function compileProcess(process: ModdleElement, reader: Reader): Graph {
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
  for (const node of build.nodes.values()) attach(build, node)
  for (const node of build.nodes.values()) finishNode(build, node)
  const cyclic = cyclicNodes(build.nodes.values())
  for (const node of build.nodes.values()) node.cyclic = cyclic.has(node)
  const nodes = [...build.nodes.values()]
  return {
    processId: process.id!,
    name: process.name ?? null,
    versionTag: extension(process, 'zeebe:VersionTag')?.value ?? null,
    root,
    nodes: build.nodes,
    flows: build.flows,
    starts: startsOf(root),
    correlationKeys: compileCorrelation(process, reader),
    needsFramework: extension(process, 'gov:Process')?.framework === 'required',
    staysOpen: ['rights', 'erasure'].some(door => extension(process, 'gov:Process')?.[door] === 'self'),
    messageFlows: messageFlowsOf(process, build, reader),
    aliases: aliasesOf(build),
    stores: storesOf(build.sources.values()),
    hasScopeJoins: nodes.some(node => node.type === 'inclusiveGateway' || node.type === 'complexGateway'),
    watchesVariables: nodes.some(watchesVariables),
    decisions: new Map(),
  }
}

function watchesVariables(node: Draft): boolean {
  return node.inputSets.length > 0 || node.triggers.some(trigger => trigger.kind === 'conditional')
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
    const from = build.nodes.get(element.sourceRef?.id)
    const to = build.nodes.get(element.targetRef?.id)
    if (from === undefined || to === undefined || from.scope !== to.scope) continue
    const flow: Flow = {
      id: element.id!,
      name: element.name ?? null,
      source: from as Node,
      target: to as Node,
      condition: conditionOf(element, from, build),
    }
    build.flows.set(flow.id, flow)
    from.outgoing = [...from.outgoing, flow]
    to.incoming = [...to.incoming, flow]
    if (build.sources.get(from)!.default?.id === flow.id) from.defaultFlow = flow
  }
}

/** Conditions count where the standard lets them: not behind events, parallel and event-based gateways. */
function conditionOf(flow: ModdleElement, from: Draft, build: Build) {
  const body = bodyOf(flow.conditionExpression)
  const ignored =
    from.type === 'parallelGateway' || from.type === 'eventBasedGateway' || /Event$/.test(from.type)
  if (body === null || ignored) return null
  return expression(build.reader, body, flow)
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
  node.entries = entriesOf(node)
  node.compensation = handlerOf(node, build)
  node.detail = behaviours[node.type]?.compile?.(source, reader) ?? null
  if (source.$type === 'bpmn:ReceiveTask')
    node.triggers = [triggers.message!.compile({ $type: '', messageRef: source.messageRef }, source, reader)]
  markCompensable(node)
}

/** The start events of a scope, or where it has none, every node that nothing leads to (13.3.4). */
function entriesOf(node: Draft): readonly Node[] {
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

/** What an event is defined by, in place or shared. */
function definitionsOf(source: ModdleElement): readonly ModdleElement[] {
  return [...(source.eventDefinitions ?? []), ...(source.eventDefinitionRef ?? [])]
}

/** The activity associated with the compensation boundary event of this one. */
function handlerOf(node: Draft, build: Build): Node | null {
  for (const event of node.boundaries) {
    const source = build.sources.get(event as Draft)!
    if (!definitionsOf(source).some(one => one.$type === 'bpmn:CompensateEventDefinition')) continue
    for (const association of associationsAround(source)) {
      if (association.sourceRef?.id === event.id)
        return (build.nodes.get(association.targetRef?.id) as Node | undefined) ?? null
    }
  }
  return null
}

function associationsAround(source: ModdleElement): ModdleElement[] {
  const found: ModdleElement[] = []
  for (let at = source.$parent; at !== undefined; at = at.$parent) {
    for (const artifact of (at.artifacts ?? []) as ModdleElement[])
      if (artifact.$type === 'bpmn:Association') found.push(artifact)
    for (const root of (at.$type === 'bpmn:Definitions' ? roots(at) : []) as ModdleElement[]) {
      if (root.$type === 'bpmn:Collaboration')
        found.push(
          ...((root.artifacts ?? []) as ModdleElement[]).filter(one => one.$type === 'bpmn:Association'),
        )
    }
  }
  return found
}

/** An activity leaves a record when it, or anything inside it, can be undone. */
function markCompensable(node: Draft): void {
  if (node.compensation === null && node.type !== 'eventSubProcess') return
  for (let at: Draft | null = node; at !== null && at.type !== 'process'; at = at.scope as Draft | null)
    at.compensable = true
}

const STAGES: readonly string[] = [
  'beforeAll',
  'start',
  'end',
  'cancel',
  'creating',
  'assigning',
  'updating',
  'completing',
  'canceling',
]

/** A process has no listeners, and only a multi-instance activity a moment before all. */
function isHeard(stage: string, source: ModdleElement): boolean {
  if (source.$type === 'bpmn:Process' || !STAGES.includes(stage)) return false
  return (
    stage !== 'beforeAll' || source.loopCharacteristics?.$type === 'bpmn:MultiInstanceLoopCharacteristics'
  )
}

/** Execution and task listeners; those of a stage that is not run are said. */
function listenersOf(source: ModdleElement, reader: Reader): readonly Listener[] {
  const execution: readonly ModdleElement[] = extension(source, 'zeebe:ExecutionListeners')?.listeners ?? []
  const task: readonly ModdleElement[] = extension(source, 'zeebe:TaskListeners')?.listeners ?? []
  return [...execution, ...task].flatMap(listener => {
    if (!isHeard(listener.eventType, source)) {
      report(
        reader,
        'LISTENER_NOT_RUN',
        source,
        `Listeners for "${listener.eventType}" are kept but not run.`,
        'warning',
      )
      return []
    }
    const headers: readonly ModdleElement[] = listener.headers?.values ?? []
    return {
      on: listener.eventType,
      type: template(reader, listener.type ?? '', source),
      retries: template(reader, listener.retries ?? '3', source),
      headers: Object.fromEntries(headers.map(header => [header.key, header.value ?? ''])),
    }
  })
}

/** Element → candidate group: the role of the innermost lane it stands in, or the lane's name. */
function rolesOf(process: ModdleElement): ReadonlyMap<string, string> {
  const roles = new Map<string, string>()
  const read = (lanes: readonly ModdleElement[], outer: string | null) => {
    for (const lane of lanes) {
      const role: string | null = extension(lane, 'gov:Lane')?.role ?? lane.name ?? outer
      for (const node of (lane.flowNodeRef ?? []) as ModdleElement[])
        if (role !== null && node.id !== undefined) roles.set(node.id, role)
      read(lane.childLaneSet?.lanes ?? [], role)
    }
  }
  for (const set of (process.laneSets ?? []) as ModdleElement[]) read(set.lanes ?? [], null)
  return roles
}

const START_KINDS = new Set(['message', 'signal', 'timer', 'conditional'])

function startsOf(root: Node): readonly Start[] {
  const starts: Start[] = []
  for (const node of root.children) {
    if (node.type === 'startEvent') {
      if (node.triggers.length === 0)
        starts.push({ element: node.id, kind: 'none', trigger: 0, parallel: false })
      else starts.push(...triggeredStarts(node, node.parallelMultiple))
    } else if (node.incoming.length === 0 && instantiating(node)) {
      if (node.type === 'receiveTask') starts.push(...triggeredStarts(node, false))
      else
        for (const flow of node.outgoing)
          starts.push(...triggeredStarts(flow.target, (node.detail as { parallel: boolean }).parallel))
    }
  }
  return starts
}

function triggeredStarts(node: Node, parallel: boolean): Start[] {
  return node.triggers.flatMap((trigger, index) =>
    START_KINDS.has(trigger.kind)
      ? [{ element: node.id, kind: trigger.kind as Start['kind'], trigger: index, parallel }]
      : [],
  )
}

function instantiating(node: Node): boolean {
  return (
    (node.type === 'receiveTask' || node.type === 'eventBasedGateway') &&
    (node.detail as { instantiate?: boolean } | null)?.instantiate === true
  )
}

/** Message flows from elements of this process to elements of executable processes of the file. */
function messageFlowsOf(process: ModdleElement, build: Build, reader: Reader) {
  const flows = new Map<string, { process: string; element: string }>()
  for (const root of roots(reader.definitions)) {
    for (const flow of (root.messageFlows ?? []) as ModdleElement[]) {
      const from: ModdleElement | undefined = flow.sourceRef
      const to: ModdleElement | undefined = flow.targetRef
      if (from?.id === undefined || to?.id === undefined || !build.nodes.has(from.id)) continue
      const target = processAround(to)
      if (target !== null && target !== process.id && reader.executable.has(target))
        flows.set(from.id, { process: target, element: to.id })
    }
  }
  return flows
}

function processAround(element: ModdleElement): string | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent)
    if (at.$type === 'bpmn:Process') return at.id ?? null
  return null
}

/** A data object or property is known by its id and, where that is a name FEEL can read, by its name. */
function aliasesOf(build: Build): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>()
  for (const source of build.sources.values()) {
    for (const element of [...(source.flowElements ?? []), ...(source.properties ?? [])] as ModdleElement[]) {
      if (element.$type !== 'bpmn:DataObject' && element.$type !== 'bpmn:Property') continue
      const { id, name } = element
      if (id === undefined || name === undefined || name === id || 'problem' in compileExpression(name))
        continue
      aliases.set(id, name)
      aliases.set(name, id)
    }
  }
  return aliases
}
