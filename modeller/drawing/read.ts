// A drawing as people read it: steps, ways and who does what, as flat plain data. Words on every desk come from here,
// so that a step has the same name in the task list, in the replay and in a comparison.

import { translate } from '../../engine/graph/translations.ts'
import { readBpmn } from './moddle.ts'

/** One step, choice or event. `type` is the BPMN local name. */
export type DrawnNode = {
  readonly id: string
  readonly type: string
  readonly name: string | null
  readonly documentation: string | null
  readonly process: string
  /** The enclosing sub-process, or null directly in the process. */
  readonly inside: string | null
  readonly lane: string | null
  readonly pool: string | null
  /** The candidate groups of its assignment, else of its lane. */
  readonly role: string | null
  readonly attachedTo: string | null
  readonly interrupting: boolean
  /** message, timer, signal, error, …; null for none. */
  readonly trigger: string | null
  /** What the trigger says: the message's name, the timer's expression, the code. */
  readonly triggerText: string | null
  readonly loop: 'standard' | 'parallel' | 'sequential' | null
  readonly eventSubProcess: boolean
  readonly incoming: readonly string[]
  readonly outgoing: readonly string[]
  readonly defaultFlow: string | null
}

export type DrawnFlow = {
  readonly id: string
  readonly name: string | null
  readonly source: string
  readonly target: string
  readonly condition: string | null
}

export type Drawing = {
  readonly processes: readonly {
    readonly id: string
    readonly name: string | null
    readonly executable: boolean
    readonly pool: string | null
  }[]
  readonly nodes: ReadonlyMap<string, DrawnNode>
  readonly flows: ReadonlyMap<string, DrawnFlow>
  readonly messageFlows: readonly DrawnFlow[]
  readonly pools: readonly {
    readonly id: string
    readonly name: string | null
    readonly process: string | null
  }[]
}

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any

/**
 * Reads BPMN XML; throws with the reader's sentence where it is none.
 * @param language in which it speaks where it is translated; without one it stays as drawn
 */
export async function readDrawing(xml: string, language?: string): Promise<Drawing> {
  return drawingOf(await readTree(xml, language))
}

/** The tree of elements itself, which the canvas can show. */
export async function readTree(xml: string, language?: string): Promise<Moddle> {
  const { rootElement } = await readBpmn(xml)
  if (language !== undefined) translate(rootElement, language)
  return rootElement
}

/** The same from a tree that was read already, such as the one on the canvas. */
export function drawingOf(definitions: Moddle): Drawing {
  const roots: Moddle[] = definitions.rootElements ?? []
  // One for each diagram of the file that has pools.
  const collaborations = roots.filter(root => root.$type === 'bpmn:Collaboration')
  const pools = collaborations
    .flatMap(({ participants }): Moddle[] => participants ?? [])
    .map(({ id, name, processRef }) => ({
      id,
      name: clean(name),
      process: processRef?.id ?? null,
    }))
  const nodes = new Map<string, DrawnNode>()
  const flows = new Map<string, DrawnFlow>()
  const processes = roots.filter(root => root.$type === 'bpmn:Process')
  for (const process of processes) {
    const lanes = lanesOf(process)
    const pool = pools.find(candidate => candidate.process === process.id)
    collect(
      process,
      { process: process.id, inside: null, lane: null, pool: pool?.name ?? null, role: null },
      lanes,
      nodes,
      flows,
    )
  }
  return {
    processes: processes.map(({ id, name, isExecutable }) => {
      const pool = pools.find(candidate => candidate.process === id)
      return {
        id,
        name: clean(name) ?? pool?.name ?? null,
        executable: isExecutable === true,
        pool: pool?.name ?? null,
      }
    }),
    nodes,
    flows,
    messageFlows: collaborations
      .flatMap(({ messageFlows }): Moddle[] => messageFlows ?? [])
      .map(flow => ({
        id: flow.id,
        name: clean(flow.name),
        source: flow.sourceRef?.id ?? '',
        target: flow.targetRef?.id ?? '',
        condition: null,
      })),
    pools,
  }
}

type Place = {
  process: string
  inside: string | null
  lane: string | null
  pool: string | null
  role: string | null
}

function collect(
  container: Moddle,
  place: Place,
  lanes: ReadonlyMap<string, { name: string | null; role: string | null }>,
  nodes: Map<string, DrawnNode>,
  flows: Map<string, DrawnFlow>,
): void {
  for (const element of (container.flowElements ?? []) as Moddle[]) {
    if (element.$type === 'bpmn:SequenceFlow') {
      flows.set(element.id, {
        id: element.id,
        name: clean(element.name),
        source: element.sourceRef?.id ?? '',
        target: element.targetRef?.id ?? '',
        condition: clean(element.conditionExpression?.body),
      })
      continue
    }
    if (!element.$instanceOf('bpmn:FlowNode')) continue
    const lane = lanes.get(element.id)
    const here: Place = {
      ...place,
      lane: lane?.name ?? place.lane,
      role: groupsOf(element) ?? lane?.role ?? place.role,
    }
    nodes.set(element.id, node(element, here))
    if (element.flowElements !== undefined)
      collect(element, { ...here, inside: element.id }, lanesOf(element, lanes), nodes, flows)
  }
}

function node(element: Moddle, place: Place): DrawnNode {
  const definition = element.eventDefinitions?.[0]
  const loop = element.loopCharacteristics
  return {
    ...place,
    id: element.id,
    type: localName(element.$type),
    name: clean(element.name),
    documentation: clean(element.documentation?.[0]?.text),
    attachedTo: element.attachedToRef?.id ?? null,
    interrupting: element.cancelActivity !== false && element.isInterrupting !== false,
    trigger: definition === undefined ? null : localName(definition.$type).replace(/EventDefinition$/, ''),
    triggerText: definition === undefined ? clean(element.messageRef?.name) : triggerText(definition),
    loop:
      loop === undefined
        ? null
        : loop.$type === 'bpmn:StandardLoopCharacteristics'
          ? 'standard'
          : loop.isSequential
            ? 'sequential'
            : 'parallel',
    eventSubProcess: element.triggeredByEvent === true,
    incoming: ((element.incoming ?? []) as Moddle[]).map(flow => flow.id),
    outgoing: ((element.outgoing ?? []) as Moddle[]).map(flow => flow.id),
    defaultFlow: element.default?.id ?? null,
  }
}

function triggerText(definition: Moddle): string | null {
  const said =
    definition.messageRef?.name ??
    definition.signalRef?.name ??
    definition.errorRef?.errorCode ??
    definition.escalationRef?.escalationCode ??
    definition.timeDate?.body ??
    definition.timeDuration?.body ??
    definition.timeCycle?.body ??
    definition.condition?.body ??
    definition.name
  return clean(said)
}

function lanesOf(
  container: Moddle,
  outer: ReadonlyMap<string, { name: string | null; role: string | null }> = new Map(),
) {
  const lanes = new Map(outer)
  const walk = (sets: Moddle[]) => {
    for (const set of sets)
      for (const lane of (set.lanes ?? []) as Moddle[]) {
        const role = extension(lane, 'gov:Lane')?.role ?? null
        for (const member of (lane.flowNodeRef ?? []) as Moddle[])
          lanes.set(member.id, { name: clean(lane.name), role })
        if (lane.childLaneSet !== undefined) walk([lane.childLaneSet])
      }
  }
  walk(container.laneSets ?? [])
  return lanes
}

/** The candidate groups as they stand; what an expression gives is known only in a case, so the lane speaks for it. */
const groupsOf = (element: Moddle): string | null => {
  const groups = clean(extension(element, 'zeebe:AssignmentDefinition')?.candidateGroups)
  return groups?.startsWith('=') ? null : groups
}

/** The extension element of a type, such as `zeebe:TaskDefinition`. */
export const extension = (element: Moddle, type: string): Moddle =>
  ((element.extensionElements?.values ?? []) as Moddle[]).find(
    value => value.$type?.toLowerCase() === type.toLowerCase(),
  )

const localName = (type: string) => {
  const name = type.slice(type.indexOf(':') + 1)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

const clean = (text: unknown): string | null => {
  const words = typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : ''
  return words === '' ? null : words
}
