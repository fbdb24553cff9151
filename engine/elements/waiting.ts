// What catch events and receive tasks have in common: they wait for an ear of theirs, and take what it brings.

import type { Node, Trigger } from '../graph/graph.ts'
import type { Step } from '../run/emit.ts'
import type { Run, Variables } from '../run/state.ts'
import { awaitEvent, complete } from '../run/step.ts'
import { open } from '../run/subscribe.ts'
import { receive } from '../run/variables.ts'

/** Opens the ears of the run, once, and waits. Opening comes first: an incident there leaves nothing behind. */
export function wait(step: Step, node: Node, run: Run): void {
  if (run.subscriptions === null || ownEars(step, node, run) === 0) open(step, run, node)
  awaitEvent(step, run)
}

function ownEars(step: Step, node: Node, run: Run): number {
  return run.subscriptions!.filter(key => step.state.subscriptions[key]!.element === node.id).length
}

/** What was waited for has come. */
export function fire(
  step: Step,
  node: Node,
  run: Run,
  _event: Node,
  _trigger: Trigger,
  values: Variables,
): void {
  receive(step, node, run, values)
  complete(step, run)
}
