// The things two drawings are compared by: whatever a person can point at. What lies inside a thing (its timer, its
// condition, its extensions) belongs to it and is compared as its facts.

import type { ModdleElement } from '../graph/moddle.ts'
import { flowOrder, isFlowNode } from '../text-twin/order.ts'

export type ThingKind =
  | 'file'
  | 'process'
  | 'pool'
  | 'lane'
  | 'node'
  | 'flow'
  | 'message'
  | 'data'
  | 'artifact'
  | 'root'

export type Thing = {
  readonly id: string
  readonly kind: ThingKind
  /** The BPMN local name. */
  readonly type: string
  readonly name: string
  readonly element: ModdleElement
  /** The process, sub-process or pool it lies in. */
  readonly scope: Thing | null
  /** The innermost lane; inside a sub-process that of the sub-process. */
  readonly lane: Thing | null
}

const COLLABORATIONS = /^bpmn:(Collaboration|Choreography|GlobalConversation|GlobalChoreographyTask)$/

/** All things of a file, in the order in which a reader meets them. */
export function thingsOf(definitions: ModdleElement): readonly Thing[] {
  const things: Thing[] = []
  const roots: ModdleElement[] = definitions.rootElements ?? []
  const processes = new Set(roots.filter(root => root.$type === 'bpmn:Process'))
  add(things, 'file', definitions, null, null)
  const together = roots.filter(root => COLLABORATIONS.test(root.$type))
  for (const collaboration of together) {
    const around = add(things, 'process', collaboration, null, null)
    for (const pool of collaboration.participants ?? []) {
      const owner = add(things, 'pool', pool, around, null)
      if (processes.delete(pool.processRef)) addProcess(things, pool.processRef, owner)
    }
    for (const flow of collaboration.messageFlows ?? []) add(things, 'message', flow, around, null)
    // Of these, a choreography alone has a flow of its own, and lists its artifacts with it.
    addScope(things, collaboration, around, null, new Map())
  }
  for (const process of processes) addProcess(things, process, null)
  for (const root of roots.filter(each => each.$type !== 'bpmn:Process' && !together.includes(each)))
    add(things, 'root', root, null, null)
  return things
}

function add(
  things: Thing[],
  kind: ThingKind,
  element: ModdleElement,
  scope: Thing | null,
  lane: Thing | null,
): Thing {
  const thing: Thing = {
    id: element.id ?? '',
    kind,
    type: localName(element.$type),
    name: nameOf(element),
    element,
    scope,
    lane,
  }
  things.push(thing)
  return thing
}

function nameOf(element: ModdleElement): string {
  const text = element.name ?? element.text ?? element.categoryValueRef?.value ?? ''
  return String(text).trim()
}

function addProcess(things: Thing[], process: ModdleElement, pool: Thing | null): void {
  const owner = add(things, 'process', process, pool, null)
  const lanes = new Map<ModdleElement, Thing>()
  const addLanes = (sets: readonly ModdleElement[], around: Thing): void => {
    for (const lane of sets.flatMap(set => set?.lanes ?? [])) {
      const thing = add(things, 'lane', lane, around, null)
      for (const node of lane.flowNodeRef ?? []) lanes.set(node, thing)
      if (lane.childLaneSet) addLanes([lane.childLaneSet], thing)
    }
  }
  addLanes(process.laneSets ?? [], owner)
  addScope(things, process, owner, null, lanes)
}

/** Nodes in flow order, each followed by what lies inside it and by the flows that leave it. */
function addScope(
  things: Thing[],
  scope: ModdleElement,
  owner: Thing,
  inherited: Thing | null,
  lanes: ReadonlyMap<ModdleElement, Thing>,
): void {
  const elements: ModdleElement[] = scope.flowElements ?? []
  const flows = elements.filter(element => element.$type === 'bpmn:SequenceFlow')
  for (const node of flowOrder(scope as never) as unknown as ModdleElement[]) {
    const lane = lanes.get(node) ?? inherited
    const thing = add(things, 'node', node, owner, lane)
    if (node.flowElements) addScope(things, node, thing, lane, lanes)
    for (const flow of flows.filter(each => each.sourceRef === node)) add(things, 'flow', flow, owner, null)
  }
  const told = new Set(things.map(thing => thing.element))
  for (const element of elements.filter(each => !told.has(each)))
    add(
      things,
      isFlowNode(element as never) ? 'node' : element.$type === 'bpmn:SequenceFlow' ? 'flow' : 'data',
      element,
      owner,
      null,
    )
  for (const artifact of scope.artifacts ?? []) add(things, 'artifact', artifact, owner, null)
}

/** `bpmn:UserTask` as `userTask`. */
export function localName(type: string): string {
  const local = type.split(':').at(-1) ?? ''
  return local.charAt(0).toLowerCase() + local.slice(1)
}
