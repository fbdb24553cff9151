// An inclusive gateway joins what may still come. It fires once some incoming flow holds a token and every token
// elsewhere in the scope that could reach an empty incoming flow could also reach a filled one (13.4.3, table 13-3).
// It consumes one token of each filled flow; surplus stays and may fire it again.

import type { Flow, Node } from '../graph/graph.ts'
import { reachOf } from '../graph/reach.ts'
import { nodeOf, type Step } from '../run/emit.ts'
import { decideFlows } from '../run/flows.ts'
import type { Run } from '../run/state.ts'
import { childrenOf, complete, enter, isBeside } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'

export const inclusiveGateway: Behaviour = {
  parks: true,

  settle: (step, node, scope) => {
    const filled = node.incoming.filter(flow => (scope.parked?.[flow.id] ?? 0) > 0)
    if (filled.length === 0 || mayStillCome(step, node, scope, filled)) return false
    enter(step, node, scope, { consumed: Object.fromEntries(filled.map(flow => [flow.id, 1])) })
    return true
  },

  activate: (step, _node, run) => complete(step, run),
  leave: (step, node, run) => (node.conditional ? decideFlows(step, node, run) : node.outgoing),
}

/** Whether a token elsewhere can reach an empty incoming flow and none of the filled ones. */
export function mayStillCome(step: Step, gateway: Node, scope: Run, filled: readonly Flow[]): boolean {
  const reach = reachOf(gateway)
  const empty = gateway.incoming.filter(flow => !filled.includes(flow))
  if (empty.length === 0) return false
  return tokensIn(step, gateway, scope).some(
    node =>
      empty.some(flow => reach.get(flow)!.has(node)) && !filled.some(flow => reach.get(flow)!.has(node)),
  )
}

/** Where tokens stand: active elements count as holding theirs, parked ones stand before the node they wait at. */
function tokensIn(step: Step, gateway: Node, scope: Run): Node[] {
  const active = childrenOf(step, scope)
    .filter(child => !isBeside(child))
    .map(child => nodeOf(step, child))
  const parked = Object.keys(scope.parked ?? {}).map(id => step.graph.flows.get(id)!.target)
  return [...active, ...parked].filter(node => node !== gateway)
}
