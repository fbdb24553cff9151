// The order in which a reader follows a drawing: a step comes after all that lead to it, and the first way out of a
// fork is told before the second. Inside a loop the file decides where it begins, because people draw a process from
// its beginning on. Numbering, comparing and listing all use this one order.

import type { Element } from '../lint/moddle.ts'
import { type Edges, finishOrder, loops, reachable } from '../lint/paths.ts'

type Linked = Element & { readonly outgoing?: readonly Element[] }

/** The nodes directly inside a process or sub-process, in flow order; event sub-processes last. */
export function flowOrder(scope: Element): readonly Element[] {
  const nodes = (scope.flowElements ?? []).filter(isFlowNode)
  const next = forward(nodes, successors(scope, nodes))
  const reached = new Set([...next.values()].flat())
  const starts = nodes.filter(node => node.$type === 'bpmn:StartEvent')
  const rest = nodes.filter(node => !reached.has(node) && !starts.includes(node) && !node.triggeredByEvent)
  const order = finishOrder([...starts, ...rest].toReversed(), node => next.get(node) ?? [])
  return [...order.toReversed(), ...nodes.filter(node => node.triggeredByEvent)]
}

/**
 * The steps on, without those that lead back inside a loop: what is left has no cycle. A way that only leads back is
 * told at once, before the ways that lead on.
 */
function forward(
  nodes: readonly Element[],
  next: ReadonlyMap<Element, readonly Element[]>,
): ReadonlyMap<Element, readonly Element[]> {
  const place = new Map(nodes.map((node, at) => [node, at]))
  const loop = new Map(loops(next).flatMap((group, at) => group.map(node => [node, at] as const)))
  const back = (from: Element, to: Element) =>
    loop.has(from) && loop.get(from) === loop.get(to) && place.get(to)! <= place.get(from)!
  const ahead = new Map(
    [...next].map(([node, targets]) => [node, targets.filter(target => !back(node, target))]),
  )
  const leadsOn = reachable(
    turned(ahead),
    [...next].flatMap(([node, targets]) => (targets.length === 0 ? [node] : [])),
  )
  return new Map(
    [...ahead].map(([node, targets]) => [
      node,
      targets.toSorted((a, b) => +leadsOn.has(a) - +leadsOn.has(b)),
    ]),
  )
}

function turned(edges: Edges<Element>): Edges<Element> {
  const backwards = new Map([...edges.keys()].map(node => [node, [] as Element[]]))
  for (const [node, targets] of edges) for (const target of targets) backwards.get(target)?.push(node)
  return backwards
}

/** What follows each node: the events on its border, told beside it, then its flows in the order they leave. */
function successors(scope: Element, nodes: readonly Element[]): ReadonlyMap<Element, readonly Element[]> {
  const flows = outgoing(scope)
  const onBorder = Map.groupBy(nodes, node => node.attachedToRef)
  return new Map(
    nodes.map(node => [
      node,
      [...(onBorder.get(node) ?? []), ...(flows.get(node) ?? []).flatMap(flow => flow.targetRef ?? [])],
    ]),
  )
}

/** The sequence flows that leave each node of a scope: in the order of the node, else of the file. */
export function outgoing(scope: Element): ReadonlyMap<Element, readonly Element[]> {
  const all = (scope.flowElements ?? []).filter(each => each.$type === 'bpmn:SequenceFlow' && each.sourceRef)
  const bySource = Map.groupBy(all, flow => flow.sourceRef!)
  const rank = (node: Linked, flow: Element) => (node.outgoing ?? []).indexOf(flow)
  return new Map(
    [...bySource].map(([node, flows]) => [node, flows.toSorted((a, b) => rank(node, a) - rank(node, b))]),
  )
}

export function isFlowNode(element: Element): boolean {
  return /(Task|Event|Gateway|SubProcess|CallActivity|Transaction|CallChoreography)$/.test(element.$type)
}
