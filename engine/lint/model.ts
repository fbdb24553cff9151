// What the governance rules look at: pools, lanes, steps and messages of one collaboration, and two graphs over the
// steps. `G` has the sequence flows with embedded sub-processes expanded: their start events follow the sub-process,
// their end events lead to its exit; a boundary event follows its host, an event sub-process is a root of its own.
// `G+` is G and the message flows. Rules never look at the tree itself.

import {
  laneRole,
  type NodeGovernance,
  type PoolGovernance,
  type Privacy,
  type ProcessGovernance,
  poolGovernance,
  processGovernance,
} from './governance.ts'
import type { Element } from './moddle.ts'
import { flowGraph, isEnd, isRoot, withMessages } from './model-graph.ts'
import { labelsOf } from './model-labels.ts'
import { type Draft, lanesOf, owned, readMessage, readProcess } from './model-steps.ts'
import type { Edges } from './paths.ts'
import type { Sentence } from './sentences.ts'

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
  return groups(definitions)
    .map(group => model(group))
    .filter(found => found !== null)
}

/** The process that speaks for the first model of a file, without reading the rest; null where none does. */
export function governedProcess(definitions: Element): Element | null {
  for (const group of groups(definitions)) {
    const speaker = speakerOf(group)
    if (speaker) return speaker
  }
  return null
}

/** What makes one model: a collaboration with the processes drawn in it, or a process outside one. */
type Group = { readonly collaboration: Element | null; readonly processes: readonly Element[] }

function groups(definitions: Element): readonly Group[] {
  const roots = definitions.rootElements ?? []
  const collaborations = roots.filter(root => root.$type === 'bpmn:Collaboration')
  const inside = new Set(collaborations.flatMap(drawnIn))
  const alone = roots.filter(root => root.$type === 'bpmn:Process' && !inside.has(root))
  return [
    ...collaborations.map(collaboration => ({ collaboration, processes: drawnIn(collaboration) })),
    ...alone.map(process => ({ collaboration: null, processes: [process] })),
  ]
}

function drawnIn(collaboration: Element): readonly Element[] {
  const processes = (collaboration.participants ?? []).map(participant => participant.processRef)
  return processes.filter(process => process !== undefined)
}

/** A process of an own pool speaks before others. */
function speakerOf({ collaboration, processes }: Group): Element | undefined {
  const { poolOf } = poolsAndOwners(collaboration?.participants ?? [])
  const ownFirst = [...processes].sort((a, b) => Number(owned(poolOf.get(b))) - Number(owned(poolOf.get(a))))
  return ownFirst.find(process => processGovernance(process))
}

function poolsAndOwners(participants: readonly Element[]) {
  const pools = poolsOf(participants)
  const poolOf = new Map<Element, Pool>()
  for (const [at, participant] of participants.entries()) {
    poolOf.set(participant, pools[at]!)
    if (participant.processRef) poolOf.set(participant.processRef, pools[at]!)
  }
  return { pools, poolOf }
}

function model(group: Group): Model | null {
  const speaker = speakerOf(group)
  if (!speaker) return null
  const { collaboration, processes } = group
  const { pools, poolOf } = poolsAndOwners(collaboration?.participants ?? [])
  const steps = new Map<Element, Draft>()
  const flows: Flow[] = []
  for (const process of processes) readProcess(process, poolOf.get(process) ?? null, steps, flows)
  const all = [...steps.values()]
  const messages = (collaboration?.messageFlows ?? []).map(flow => readMessage(flow, poolOf, steps))
  const G = flowGraph(all)
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
    labels: labelsOf(collaboration, processes, all, flows, messages),
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
