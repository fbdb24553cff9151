// A parallel gateway waits for a token on each incoming flow and consumes exactly one of each; surplus tokens stay
// for the next time. Conditions behind it are ignored (13.4.1).

import { complete, enter } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'

export const parallelGateway: Behaviour = {
  parks: true,

  arrive: (step, node, scope) => {
    const consumed: Record<string, number> = {}
    for (const flow of node.incoming) {
      if ((scope.parked?.[flow.id] ?? 0) === 0) return
      consumed[flow.id] = 1
    }
    enter(step, node, scope, { consumed })
  },

  activate: (step, _node, run) => complete(step, run),
  leave: (_step, node) => node.outgoing,
}
