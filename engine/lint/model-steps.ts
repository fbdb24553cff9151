// The steps and flows of a process, and the messages between pools, read from the tree: what each says about itself.

import { laneRole, nodeGovernance, personal, privacy } from './governance.ts'
import { attribute, children, type Element, extension } from './moddle.ts'
import type { Flow, Message, Pool, Step } from './model.ts'

/** A process outside a collaboration is the municipality's own. */
export function owned(pool: Pool | undefined): boolean {
  return pool?.gov.own ?? true
}

/** A step while it is read. */
export type Draft = Step & { outgoing: Flow[]; incoming: Flow[]; scope: Step | null; host: Step | null }

/** Adds what stands in a process. */
export function readProcess(
  process: Element,
  pool: Pool | null,
  steps: Map<Element, Draft>,
  flows: Flow[],
): void {
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

/** A message flow; its ends are steps, or whole pools. */
export function readMessage(
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

/** The lanes of a process, those within others too. */
export function lanesOf(process: Element): readonly Element[] {
  return (process.laneSets ?? []).flatMap(allLanes)
}

function allLanes(set: Element): readonly Element[] {
  return (set.lanes ?? []).flatMap(lane => [lane, ...(lane.childLaneSet ? allLanes(lane.childLaneSet) : [])])
}
