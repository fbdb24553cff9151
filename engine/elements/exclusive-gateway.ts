// An exclusive gateway lets every token pass at once, by the first flow whose condition holds in document order;
// conditions after it are not evaluated, and one on the default flow is ignored (13.4.2).

import { decideFirst } from '../run/flows.ts'
import { complete } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'

export const exclusiveGateway: Behaviour = {
  activate: (step, _node, run) => complete(step, run),
  leave: (step, node, run) =>
    node.conditional || node.outgoing.length > 1 ? decideFirst(step, node, run) : node.outgoing,
}
