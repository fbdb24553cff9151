// A start event is where tokens begin; what triggered it has already happened when it is entered.

import { complete } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'
import { fire } from './waiting.ts'

export const startEvent: Behaviour = {
  activate: (step, _node, run) => complete(step, run),
  fired: fire,
}
