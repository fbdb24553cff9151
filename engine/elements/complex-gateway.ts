// A complex gateway starts when its activation condition holds, consuming one token of each filled flow. Then it waits
// for reset: until no further token can come on the flows it has not consumed yet. At reset those are consumed, flows
// whose condition holds with waitingForStart = false get a token, and it waits for its start again (13.4.5, table 13-5).
// `activationCount` is the number of tokens on its incoming flows; each flow's own count stands under the flow's id.

import type { Expression } from '../feel/evaluate.ts'
import type { Flow, Node } from '../graph/graph.ts'
import { expressionOf } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { decideFlows } from '../run/flows.ts'
import type { Run } from '../run/state.ts'
import { complete, enter, take, touched } from '../run/step.ts'
import { holds } from '../run/variables.ts'
import type { Behaviour } from './behaviour.ts'
import { mayStillCome } from './inclusive-gateway.ts'

type Detail = { readonly activation: Expression | null }

export const complexGateway: Behaviour<Detail> = {
  compile: (source, reader) => ({ activation: expressionOf(reader, source.activationCondition, source) }),
  parks: true,

  arrive: (step, node, scope) => start(step, node, scope),
  settle: (step, node, scope) => (waiting(scope, node) ? reset(step, node, scope) : start(step, node, scope)),

  activate: (step, _node, run) => complete(step, run),
  leave: (step, node, run) =>
    node.conditional ? decideFlows(step, node, run, { waitingForStart: true }) : node.outgoing,
}

function waiting(scope: Run, node: Node): boolean {
  return scope.resetting?.[node.id] !== undefined
}

/** Without a condition any token starts it. */
function start(step: Step, node: Node<Detail>, scope: Run): boolean {
  if (waiting(scope, node)) return false
  const filled = filledOf(scope, node.incoming)
  if (filled.length === 0 || !activated(step, node, scope)) return false
  const consumed = Object.fromEntries(filled.map(flow => [flow.id, 1]))
  const open = node.incoming.filter(flow => !filled.includes(flow)).map(flow => flow.id)
  emit(step, { type: 'gateway.changed', scope: scope.key, element: node.id, waiting: open, consumed: {} })
  enter(step, node, scope, { consumed })
  return true
}

function activated(step: Step, node: Node<Detail>, scope: Run): boolean {
  if (node.detail.activation === null) return true
  const counts: Record<string, unknown> = { waitingForStart: true, activationCount: 0 }
  for (const flow of node.incoming) {
    const count = scope.parked?.[flow.id] ?? 0
    counts[flow.id] = count
    counts.activationCount = (counts.activationCount as number) + count
  }
  return holds(step, scope, node.detail.activation, counts)
}

/** Ends the waiting for reset once nothing more can come. */
function reset(step: Step, node: Node, scope: Run): boolean {
  const open = scope.resetting![node.id]!.map(id => step.graph.flows.get(id)!)
  const filled = filledOf(scope, open)
  const settled = node.incoming.filter(flow => filled.includes(flow) || !open.includes(flow))
  if (filled.length < open.length && mayStillCome(step, node, scope, settled)) return false
  const chosen = node.outgoing.filter(
    flow => flow.condition !== null && holds(step, scope, flow.condition, { waitingForStart: false }),
  )
  emit(step, {
    type: 'gateway.changed',
    scope: scope.key,
    element: node.id,
    waiting: null,
    consumed: Object.fromEntries(filled.map(flow => [flow.id, 1])),
  })
  // An ad-hoc sub-process whose condition holds begins nothing more.
  if (scope.loop?.closed !== true) for (const flow of chosen) take(step, scope, flow)
  touched(step, scope)
  return true
}

function filledOf(scope: Run, flows: readonly Flow[]): Flow[] {
  return flows.filter(flow => (scope.parked?.[flow.id] ?? 0) > 0)
}
