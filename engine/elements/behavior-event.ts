// The `behavior` of a multi-instance activity: which completions of instances throw an event, to be caught on the
// boundary of the activity itself (13.3.7). None: each one; One: the first; Complex: where a condition holds; All: no one.

import type { Loop, Node, Trigger } from '../graph/graph.ts'
import type { Step } from '../run/emit.ts'
import type { Run } from '../run/state.ts'
import { alive } from '../run/step.ts'
import { holds } from '../run/variables.ts'
import { fireBoundary } from './boundary-event.ts'

type MultiInstance = Extract<Loop, { kind: 'multiInstance' }>

/** Throws what the completion of one instance throws. */
export function throwFromBody(step: Step, node: Node, loop: MultiInstance, body: Run): void {
  for (const trigger of thrown(step, loop, body))
    if (alive(step, body)) throwImplicitly(step, node, body, trigger)
}

const NOTHING: readonly Trigger[] = []

function thrown(step: Step, loop: MultiInstance, body: Run): readonly Trigger[] {
  if (loop.behavior === 'complex')
    return loop.complex.filter(({ condition }) => holds(step, body, condition)).map(({ trigger }) => trigger)
  if (loop.behaviorTrigger === null) return NOTHING
  if (loop.behavior === 'none' || (loop.behavior === 'one' && body.loop!.completed === 1))
    return [loop.behaviorTrigger]
  return NOTHING
}

/** The event comes from inside the activity, so a message finds its boundary event without leaving the instance. */
function throwImplicitly(step: Step, node: Node, body: Run, trigger: Trigger): void {
  if (trigger.kind === 'message') {
    const event = node.boundaries.find(one =>
      one.triggers.some(own => own.kind === 'message' && own.message === trigger.message),
    )
    if (event !== undefined) return fireBoundary(step, body, event, {})
  }
  step.triggers[trigger.kind]!.throw?.(step, node, body, trigger, {})
}
