// What the governance rules look at: pools, lanes, steps and messages of one collaboration, and two graphs over the
// steps. `G` has the sequence flows with embedded sub-processes expanded: their start events follow the sub-process,
// their end events lead to its exit; a boundary event follows its host, an event sub-process is a root of its own.
// `G+` is G and the message flows. Rules never look at the tree itself.

import type { ModdleElement } from '../graph/moddle.ts'
import { translationsOf } from '../graph/translations.ts'
import {
  laneRole,
  type NodeGovernance,
  nodeGovernance,
  type PoolGovernance,
  type Privacy,
  type ProcessGovernance,
  personal,
  poolGovernance,
  privacy,
  processGovernance,
} from './governance.ts'
import { attribute, children, type Element, extension } from './moddle.ts'
import type { Edges } from './paths.ts'
import { type Sentence, tell } from './sentences.ts'

/** A participant. A black box shows no process. */
export type Pool = {
  readonly id: string
  readonly name: string
  readonly gov: PoolGovernance
  readonly blackBox: boolean
}

/** A lane, and the role whose people work in it. */
export type Lane = { readonly id: string; readonly name: string; readonly role: string | null }

/** A step: a flow node with what it says about itself. */
export type Step = {
  readonly id: string
  readonly name: string
  /** The BPMN local name; a triggered sub-process is an `eventSubProcess`. */
  readonly type: string
  /** `none`, or the kind of its first event definition: message, timer, signal, … */
  readonly trigger: string
  readonly process: string
  readonly pool: Pool | null
  /** Whether it stands in the pool of the municipality or the joint table. */
  readonly own: boolean
  readonly scope: Step | null
  /** The activity a boundary event sits on. */
  readonly host: Step | null
  readonly role: string | null
  readonly gov: NodeGovernance
  readonly privacy: Privacy
  readonly personal: boolean
  readonly form: string | null
  readonly due: string | null
  readonly decision: string | null
  /** The process a call activity calls. */
  readonly calls: string | null
  /** The variables it writes, as far as the drawing says. */
  readonly outputs: readonly string[]
  readonly outgoing: readonly Flow[]
  readonly incoming: readonly Flow[]
  readonly element: Element
}

export type Flow = {
  readonly id: string
  readonly name: string
  readonly source: Step
  readonly target: Step
  readonly condition: string | null
  readonly isDefault: boolean
}

/** A message flow; an end that is a whole pool has no step. */
export type Message = {
  readonly id: string
  readonly name: string
  readonly from: Pool | null
  readonly to: Pool | null
  readonly source: Step | null
  readonly target: Step | null
  readonly privacy: Privacy
  readonly personal: boolean
}

/** A word on the drawing, and where it stands. */
export type Label = { readonly element: string; readonly text: string; readonly place: Sentence }

export type Model = {
  /** The process whose facts hold for the whole collaboration. */
  readonly process: string
  readonly processName: string
  readonly gov: ProcessGovernance
  readonly executable: boolean
  readonly pools: readonly Pool[]
  readonly lanes: readonly Lane[]
  readonly steps: readonly Step[]
  readonly flows: readonly Flow[]
  readonly messages: readonly Message[]
  readonly labels: readonly Label[]
  readonly G: Edges<Step>
  readonly Gplus: Edges<Step>
  /** Top-level starts of the own pools. */
  readonly starts: readonly Step[]
  /** All places where a token can appear: starts of every pool, and event sub-processes. */
  readonly roots: readonly Step[]
  /** Where the own pools end at top level: end events, and steps nothing follows. */
  readonly ends: readonly Step[]
  /** True where steps or messages carry personal data in an own pool. */
  readonly handlesPersonalData: boolean
}

/** The models of a file that speak of governance: one for each collaboration, one for each process outside one. */
export function models(definitions: Element): readonly Model[] {
  const roots = definitions.rootElements ?? []
  const collaborations = roots.filter(root => root.$type === 'bpmn:Collaboration')
  const inside = new Set(collaborations.flatMap(c => (c.participants ?? []).map(p => p.processRef)))
  const alone = roots.filter(root => root.$type === 'bpmn:Process' && !inside.has(root))
  return [
    ...collaborations.map(collaboration => model(collaboration, drawnIn(collaboration))),
    ...alone.map(process => model(null, [process])),
  ].filter(found => found !== null)
}

function drawnIn(collaboration: Element): readonly Element[] {
  const processes = (collaboration.participants ?? []).map(participant => participant.processRef)
  return processes.filter(process => process !== undefined)
}

function model(collaboration: Element | null, processes: readonly Element[]): Model | null {
  const participants = collaboration?.participants ?? []
  const pools = poolsOf(participants)
  const poolOf = new Map<Element, Pool>()
  for (const [at, participant] of participants.entries()) {
    poolOf.set(participant, pools[at]!)
    if (participant.processRef) poolOf.set(participant.processRef, pools[at]!)
  }
  const ownFirst = [...processes].sort((a, b) => Number(owned(poolOf.get(b))) - Number(owned(poolOf.get(a))))
  const speaker = ownFirst.find(process => processGovernance(process))
  if (!speaker) return null

  const steps = new Map<Element, Draft>()
  const flows: Flow[] = []
  for (const process of processes) read(process, poolOf.get(process) ?? null, steps, flows)
  const all = [...steps.values()]
  const messages = (collaboration?.messageFlows ?? []).map(flow => message(flow, poolOf, steps))
  const G = graph(all)
  const own = (step: Step) => step.own && step.scope === null
  const handled = all.some(step => step.own && step.personal)
  const carried = messages.some(
    m => m.personal && (m.source?.own || m.target?.own || m.from?.gov.own || m.to?.gov.own),
  )
  return {
    process: speaker.id ?? '',
    processName: speaker.name ?? '',
    gov: processGovernance(speaker)!,
    executable: processes.some(process => process.isExecutable === true),
    pools,
    lanes: processes
      .flatMap(lanesOf)
      .map(lane => ({ id: lane.id ?? '', name: lane.name ?? '', role: laneRole(lane) })),
    steps: all,
    flows,
    messages,
    labels: labels(collaboration, processes, all, flows, messages),
    G,
    Gplus: withMessages(G, messages),
    starts: all.filter(step => own(step) && isRoot(step)),
    roots: all.filter(step => isRoot(step)),
    ends: all.filter(step => own(step) && isEnd(step, G)),
    handlesPersonalData: handled || carried,
  }
}

/** Where no drawn pool says that it is ours, the first that speaks of governance is: rules do not vanish with a flag. */
function poolsOf(participants: readonly Element[]): readonly Pool[] {
  const claims = participants.some(each => each.processRef && poolGovernance(each).own)
  const ours = claims
    ? null
    : participants.find(each => each.processRef && processGovernance(each.processRef))
  return participants.map(participant => ({
    id: participant.id ?? '',
    name: participant.name ?? '',
    gov: { ...poolGovernance(participant), ...(participant === ours ? { own: true } : {}) },
    blackBox: !participant.processRef,
  }))
}

/** A process outside a collaboration is the municipality's own. */
function owned(pool: Pool | undefined): boolean {
  return pool?.gov.own ?? true
}

type Draft = Step & { outgoing: Flow[]; incoming: Flow[]; scope: Step | null; host: Step | null }

function read(process: Element, pool: Pool | null, steps: Map<Element, Draft>, flows: Flow[]): void {
  const roles = new Map<Element, string | null>()
  for (const set of process.laneSets ?? []) readLanes(set, null, roles)
  readScope(process, null, null)

  function readScope(scope: Element, parent: Draft | null, inherited: string | null): void {
    const elements = scope.flowElements ?? []
    for (const element of elements) {
      if (!isFlowNode(element)) continue
      const step = draft(element, process, pool, parent, role(element, roles, inherited))
      steps.set(element, step)
      if (element.flowElements) readScope(element, step, step.role)
    }
    for (const element of elements) {
      if (element.attachedToRef) steps.get(element)!.host = steps.get(element.attachedToRef) ?? null
      const source = element.sourceRef && steps.get(element.sourceRef)
      const target = element.targetRef && steps.get(element.targetRef)
      if (element.$type !== 'bpmn:SequenceFlow' || !source || !target) continue
      const flow = {
        id: element.id ?? '',
        name: element.name ?? '',
        source,
        target,
        condition: element.conditionExpression?.body ?? null,
        isDefault: element.sourceRef?.default === element,
      }
      flows.push(flow)
      source.outgoing.push(flow)
      target.incoming.push(flow)
    }
  }
}

function readLanes(set: Element, inherited: string | null, roles: Map<Element, string | null>): void {
  for (const lane of set.lanes ?? []) {
    const role = laneRole(lane) ?? inherited
    for (const node of lane.flowNodeRef ?? []) roles.set(node, role)
    if (lane.childLaneSet) readLanes(lane.childLaneSet, role, roles)
  }
}

/** Lanes list the nodes of the process alone; inside a sub-process the candidate group says who works there. */
function role(
  element: Element,
  roles: ReadonlyMap<Element, string | null>,
  inherited: string | null,
): string | null {
  if (roles.has(element)) return roles.get(element) ?? null
  const groups = attribute(extension(element, 'zeebe:assignmentDefinition'), 'candidateGroups')
  return groups && !groups.startsWith('=') ? groups.trim() : inherited
}

function isFlowNode(element: Element): boolean {
  return ![
    'bpmn:SequenceFlow',
    'bpmn:DataObject',
    'bpmn:DataObjectReference',
    'bpmn:DataStoreReference',
  ].includes(element.$type)
}

function draft(
  element: Element,
  process: Element,
  pool: Pool | null,
  scope: Step | null,
  role: string | null,
): Draft {
  const local = element.$type.split(':').at(-1) ?? ''
  const said = privacy(element)
  const gov = nodeGovernance(element)
  const form = extension(element, 'zeebe:formDefinition')
  const schedule = attribute(extension(element, 'zeebe:taskSchedule'), 'dueDate')
  return {
    id: element.id ?? '',
    name: element.name ?? '',
    type: element.triggeredByEvent ? 'eventSubProcess' : local.charAt(0).toLowerCase() + local.slice(1),
    trigger: trigger(element),
    process: process.id ?? '',
    pool,
    own: owned(pool ?? undefined),
    scope,
    host: null,
    role,
    gov,
    privacy: said,
    personal: personal(said),
    form: attribute(form, 'formId') ?? attribute(form, 'formKey') ?? attribute(form, 'externalReference'),
    due: gov.due ?? schedule,
    decision: attribute(extension(element, 'zeebe:calledDecision'), 'decisionId'),
    calls: attribute(extension(element, 'zeebe:calledElement'), 'processId') ?? element.calledElement ?? null,
    outputs: outputs(element),
    outgoing: [],
    incoming: [],
    element,
  }
}

function trigger(element: Element): string {
  const definition = element.eventDefinitions?.[0]
  const local = definition?.$type.split(':').at(-1)?.replace('EventDefinition', '')
  return local ? local.charAt(0).toLowerCase() + local.slice(1) : 'none'
}

function outputs(element: Element): readonly string[] {
  const mapped = children(extension(element, 'zeebe:ioMapping'), 'outputParameters')
  const results = ['zeebe:calledDecision', 'zeebe:script'].map(name =>
    attribute(extension(element, name), 'resultVariable'),
  )
  return [...mapped.map(output => attribute(output, 'target')), ...results].filter(name => name !== null)
}

function message(
  flow: Element,
  poolOf: ReadonlyMap<Element, Pool>,
  steps: ReadonlyMap<Element, Step>,
): Message {
  const said = privacy(flow)
  const source = (flow.sourceRef && steps.get(flow.sourceRef)) ?? null
  const target = (flow.targetRef && steps.get(flow.targetRef)) ?? null
  return {
    id: flow.id ?? '',
    name: flow.name ?? '',
    from: source?.pool ?? (flow.sourceRef && poolOf.get(flow.sourceRef)) ?? null,
    to: target?.pool ?? (flow.targetRef && poolOf.get(flow.targetRef)) ?? null,
    source,
    target,
    privacy: said,
    personal: personal(said),
  }
}

function graph(steps: readonly Step[]): Edges<Step> {
  const edges = new Map<Step, Step[]>(steps.map(step => [step, []]))
  const inside = Map.groupBy(steps, step => step.scope)
  const after = (step: Step): readonly Step[] => step.outgoing.map(flow => flow.target)
  const exit = (scope: Step | null): readonly Step[] => {
    if (scope === null || scope.type === 'eventSubProcess') return []
    return scope.outgoing.length > 0 ? after(scope) : exit(scope.scope)
  }
  for (const step of steps) {
    const entries = step.type === 'eventSubProcess' ? [] : (inside.get(step) ?? []).filter(isEntry)
    const next = entries.length > 0 ? entries : after(step)
    edges.get(step)!.push(...next)
    if (step.host) edges.get(step.host)?.push(step)
    if (isThrowLink(step)) edges.get(step)!.push(...linked(step, inside.get(step.scope) ?? []))
    const leaves = step.outgoing.length === 0 && !isThrowLink(step) && step.type !== 'eventSubProcess'
    if (step.scope && leaves && !hasEntries(step, inside)) edges.get(step)!.push(...exit(step.scope))
  }
  return edges
}

/** Where a sub-process begins: its start event, or in one without start events what nothing leads to. */
function isEntry(step: Step, _index: number, siblings: readonly Step[]): boolean {
  if (step.type === 'startEvent') return true
  if (siblings.some(other => other.type === 'startEvent')) return false
  return step.incoming.length === 0 && step.host === null && step.type !== 'eventSubProcess'
}

function hasEntries(step: Step, inside: ReadonlyMap<Step | null, readonly Step[]>): boolean {
  return (inside.get(step) ?? []).some(isEntry)
}

function isThrowLink(step: Step): boolean {
  return step.type === 'intermediateThrowEvent' && step.trigger === 'link'
}

function linked(step: Step, siblings: readonly Step[]): readonly Step[] {
  const name = (of: Step) => of.element.eventDefinitions?.[0]?.name
  return siblings.filter(
    other =>
      other.type === 'intermediateCatchEvent' && other.trigger === 'link' && name(other) === name(step),
  )
}

function withMessages(G: Edges<Step>, messages: readonly Message[]): Edges<Step> {
  const edges = new Map([...G].map(([step, next]) => [step, [...next]]))
  for (const { source, target } of messages) if (source && target) edges.get(source)?.push(target)
  return edges
}

function isRoot(step: Step): boolean {
  if (step.type === 'eventSubProcess') return false
  if (step.scope?.type === 'eventSubProcess') return step.type === 'startEvent'
  if (step.scope !== null || step.host !== null || step.incoming.length > 0) return false
  return !isCatchLink(step) && !undoes(step)
}

/** A compensation handler is reached by no flow and is neither a beginning nor an end. */
function undoes(step: Step): boolean {
  return step.element.isForCompensation === true || (step.host !== null && step.trigger === 'compensate')
}

function isCatchLink(step: Step): boolean {
  return step.type === 'intermediateCatchEvent' && step.trigger === 'link'
}

function isEnd(step: Step, G: Edges<Step>): boolean {
  if (step.type === 'endEvent') return true
  return (
    step.type !== 'eventSubProcess' &&
    !undoes(step) &&
    (G.get(step) ?? []).filter(next => next.host !== step).length === 0
  )
}

function labels(
  collaboration: Element | null,
  processes: readonly Element[],
  steps: readonly Step[],
  flows: readonly Flow[],
  messages: readonly Message[],
): readonly Label[] {
  const lanes = processes.flatMap(lanesOf)
  const notes = [collaboration, ...processes].flatMap(owner => owner?.artifacts ?? [])
  return [
    ...processes.map(process => label(process, process.name, tell`process`)),
    ...(collaboration?.participants ?? []).map(pool => label(pool, pool.name, tell`pool`)),
    ...lanes.map(lane => label(lane, lane.name, tell`lane`)),
    ...steps.map(step => ({ element: step.id, text: step.name, place: tell`element` })),
    ...flows.map(flow => ({ element: flow.id, text: flow.name, place: tell`sequence flow` })),
    ...messages.map(flow => ({ element: flow.id, text: flow.name, place: tell`message` })),
    ...notes.map(note => label(note, note.text, tell`annotation`)),
    ...[collaboration, ...processes].flatMap(owner => (owner ? translations(owner) : [])),
  ].filter(({ text }) => text !== '')
}

/** What stands there in other languages is read by people as well. */
function translations(owner: Element): readonly Label[] {
  return Object.values(translationsOf(owner as ModdleElement)).flatMap(texts =>
    Object.entries(texts).map(([element, text]) => ({ element, text, place: tell`translation` })),
  )
}

function label(element: Element, text: string | undefined, place: Sentence): Label {
  return { element: element.id ?? '', text: text ?? '', place }
}

function lanesOf(process: Element): readonly Element[] {
  return (process.laneSets ?? []).flatMap(allLanes)
}

function allLanes(set: Element): readonly Element[] {
  return (set.lanes ?? []).flatMap(lane => [lane, ...(lane.childLaneSet ? allLanes(lane.childLaneSet) : [])])
}
