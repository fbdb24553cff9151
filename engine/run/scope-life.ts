// The life of a scope beside what happens in it. It has not begun while its start listeners are at work, and while its border
// or its inputs have an incident: its event sub-processes are not open yet. It is about to end while its end listeners are
// at work, and while its outputs or its flows have an incident. Nothing begins in it any more: its event sub-processes are
// closed, and nobody begins anything in it by hand. Its boundary events stay open all the time, for it lives.

import type { Node } from '../graph/graph.ts'
import type { Step } from './emit.ts'
import type { IncidentPhase, Run, State } from './state.ts'
import { close } from './subscribe.ts'

/** Whether a scope lives, and nothing in it has begun. */
export function hasNotBegun(state: State, run: Run): boolean {
  return hasFailed(state, run, 'activate') || (run.wait?.kind === 'job' && run.wait.stage === 'start')
}

/** Whether all in a scope is done, and only its own end is still to come. */
export function isAboutToEnd(state: State, run: Run): boolean {
  return hasFailed(state, run, 'complete') || (run.wait?.kind === 'job' && run.wait.stage === 'end')
}

/** Whether a run has an incident of a phase. */
export function hasFailed(state: State, run: Run, phase: IncidentPhase): boolean {
  return run.incident !== null && state.incidents[run.incident]!.phase === phase
}

/** Closes what would begin something in a scope. */
export function closeInside(step: Step, node: Node, run: Run): void {
  if (node.eventSubProcesses.length === 0) return
  const starts = new Set(node.eventSubProcesses.flatMap(sub => sub.entries.map(({ id }) => id)))
  close(step, run, ({ element }) => starts.has(element))
}
