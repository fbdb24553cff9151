// What catch events and receive tasks have in common: they wait for an ear of theirs, and take what it brings.

import type { Node, Trigger } from '../graph/graph.ts'
import type { Step } from '../run/emit.ts'
import type { Run, Variables } from '../run/state.ts'
import { awaitEvent, complete } from '../run/step.ts'
import { open } from '../run/subscribe.ts'
import { receive } from '../run/variables.ts'

/** Opens the ears of the run, and waits. Opening comes first: an incident there leaves nothing behind. */
export function wait(step: Step, node: Node, run: Run): void {
  open(step, run, node)
  awaitEvent(step, run)
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
