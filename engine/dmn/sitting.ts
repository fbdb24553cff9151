// One evaluation of a decision has one clock, one seed and one measure of effort, which all its parts share, so that
// every evaluation ends; what is noted on the way belongs to the part that is being evaluated.

import { type Budget, type Env, newBudget } from '../feel/evaluate.ts'
import { DecisionError } from './failure.ts'
import type { Frame } from './names.ts'
import type { Notes } from './trace.ts'

/** What the evaluation of one decision or business knowledge model goes by. */
export type Sitting = {
  readonly now: number
  readonly seed?: Env['seed']
  readonly notes: Notes
  readonly effort: Effort
}

/** The steps an evaluation has taken, the function calls under way, why one of them failed, and what its texts may use. */
export type Effort = { steps: number; depth: number; failure: string | null; readonly budget: Budget }

/** The effort of an evaluation that begins. What its texts draw by chance follows from the salt. */
export function newEffort(salt: string): Effort {
  return { steps: 0, depth: 0, failure: null, budget: newBudget(salt) }
}

// About a second on a small machine: a table of a thousand rules, asked a thousand times.
const mostSteps = 1_000_000
const mostDepth = 200

/** Counts steps: one for a rule that is tested, ten for a boxed expression. */
export function spend({ effort }: Sitting, steps: number): void {
  effort.steps += steps
  if (effort.steps > mostSteps) throw new DecisionError(`It takes more than ${mostSteps} steps.`)
}

/** Runs the body of a function. What fails in it fails the whole, whatever the expression around it makes of it. */
export function deeper<T>({ effort }: Sitting, work: () => T): T {
  effort.depth += 1
  try {
    if (effort.depth > mostDepth) {
      throw new DecisionError(`Its functions call each other more than ${mostDepth} deep.`)
    }
    return work()
  } catch (error) {
    if (error instanceof DecisionError) effort.failure ??= error.message
    throw error
  } finally {
    effort.depth -= 1
  }
}

/** How FEEL sees a frame. */
export function envOf(frame: Frame, { now, seed, notes, effort: { budget } }: Sitting): Env {
  return { get: frame, now, seed, budget, warn: warning => note(notes, warning) }
}

/** A loop can pass over the same thing a thousand times; its reader needs to be told a few. */
const mostWarnings = 20

function note({ warnings }: Notes, warning: string): void {
  if (warnings.length < mostWarnings) warnings.push(warning)
  else if (warnings.length === mostWarnings) warnings.push('More was passed over than is told here.')
}
