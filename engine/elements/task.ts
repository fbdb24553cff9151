// A task without a type, and a manual task, are passed through: the engine neither does nor watches them (13.1).

import { complete } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'

export const task: Behaviour = {
  activate: (step, _node, run) => complete(step, run),
}
