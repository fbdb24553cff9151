// A loop whose steps are done outside of `decide`, by a script in the sandbox or by a called process, comes back by a
// command of its own for each. Counted over its commands, it has an end as a loop within one command has. A person,
// a clock or a worker that does something in between begins the count anew.

import type { Node } from '../graph/graph.ts'
import { tell } from '../words/sentences.ts'
import { nodeOf, type Step } from './emit.ts'
import { Trouble } from './incident.ts'
import type { Run } from './state.ts'

/** How often a loop went round by itself before; absent for never. */
export type Laps = { readonly laps?: number }

/** A loop that goes round more often leads back to itself without a wait. */
const MOST_LAPS = 1000

/** What the event that hands on the work of a run tells of its loop; Trouble LOOP_WITHOUT_WAIT where that has no end. */
export function lapsTo(step: Step, run: Run): Laps {
  if (step.laps > MOST_LAPS)
    throw new Trouble(
      'LOOP_WITHOUT_WAIT',
      tell`${run.element} was entered ${MOST_LAPS} times without a wait.`,
    )
  return lapsOf(step)
}

/** What the end of an instance tells its caller. */
export function lapsOf({ laps }: Laps): Laps {
  return laps === undefined || laps === 0 ? {} : { laps }
}

/** The work of a run has come back, after so many laps: in a loop it is one more. */
export function comeBack(step: Step, run: Run, { laps = 0 }: Laps): void {
  step.laps = laps + (isInLoop(nodeOf(step, run)) ? 1 : 0)
}

function isInLoop(node: Node | null): boolean {
  return node !== null && (node.cyclic || node.loop?.kind === 'standard' || isInLoop(node.scope))
}
