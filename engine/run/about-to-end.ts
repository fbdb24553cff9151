// A scope is about to end while its end listeners are at work, and while its outputs or its flows have an incident. Nothing
// begins in it any more: its event sub-processes are closed, and nobody begins anything in it by hand. Its boundary
// events stay open, for it lives.

import type { Node } from '../graph/graph.ts'
import type { Step } from './emit.ts'
import type { Run, State } from './state.ts'
import { close } from './subscribe.ts'

/** Whether all in a scope is done, and only its own end is still to come. */
export function isAboutToEnd(state: State, run: Run): boolean {
  const failed = run.incident !== null && state.incidents[run.incident]!.phase === 'complete'
  return failed || (run.wait?.kind === 'job' && run.wait.stage === 'end')
}

/** Closes what would begin something in a scope. */
export function closeInside(step: Step, node: Node, run: Run): void {
  if (node.eventSubProcesses.length === 0) return
  close(step, run, ({ element }) => step.graph.nodes.get(element)!.scope?.type === 'eventSubProcess')
}
