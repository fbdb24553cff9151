// What hears that an element was cancelled: jobs, one after the other, with the data the element had. They stand in the
// process, for what was around the element may be gone as well; the flow goes on, but the process is not done before
// they are. Task listeners (`canceling`) come before execution listeners (`cancel`).

import type { Node } from '../graph/graph.ts'
import { emit, type Step } from '../run/emit.ts'
import { CANCEL_STAGES, createListenerJob, listenersOf } from '../run/listener.ts'
import type { ListenerStage, Run } from '../run/state.ts'
import { attempt, touched } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'

export const cancelListener: Behaviour = {
  activate: (step, node, run) => nextListener(step, node, run, null),
  again: (step, node, run) => nextListener(step, node, run, null),
}

/** Offers the listener after the one that is done; with none left it is over. */
export function nextListener(
  step: Step,
  node: Node,
  run: Run,
  done: { readonly stage: ListenerStage; readonly listener: number } | null,
): void {
  const all = CANCEL_STAGES.flatMap(stage =>
    listenersOf(node, stage).map((_, listener) => ({ stage, listener })),
  )
  const at = all.findIndex(one => one.stage === done?.stage && one.listener === done.listener)
  const next = all[at + 1]
  if (next !== undefined)
    return attempt(step, run, 'continue', () => createListenerJob(step, node, run, next.stage, next.listener))
  emit(step, { type: 'element.completed', key: run.key, element: run.element, elementType: run.type })
  touched(step, step.state.runs[step.state.root]!)
}
