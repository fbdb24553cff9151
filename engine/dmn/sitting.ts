// One evaluation of a decision has one clock, one seed and one measure of effort, which all its parts share, so that
// every evaluation ends; what is noted on the way belongs to the part that is being evaluated.

import { type Budget, type Env, newBudget, toJson } from '../feel/evaluate.ts'
import { type Sentence, say, tell } from '../words/sentences.ts'
import { DecisionError } from './failure.ts'
import type { Frame } from './names.ts'
import type { Notes } from './trace.ts'

/** What the evaluation of one decision or business knowledge model goes by. */
export type Sitting = {
  readonly now: number
  readonly seed?: Env['seed']
  readonly notes: Notes
  readonly effort: Effort
  readonly allowance: Allowance
}

/** The steps an evaluation has taken, why a function failed, and what its texts may still use. */
export type Effort = {
  steps: number
  failure: Sentence | null
  readonly budget: Budget
  /** Whether anything was left out of the trace already. */
  curtailed: boolean
  /** How much may still be noted of decisions, and of the functions they call, which can be very many. */
  readonly notable: { readonly decisions: Allowance; readonly calls: Allowance }
}

type Allowance = { left: number }

/** The effort of an evaluation that begins. What its texts draw by chance follows from the salt. */
export function newEffort(salt: string): Effort {
  return {
    steps: 0,
    failure: null,
    budget: newBudget(salt),
    curtailed: false,
    notable: { decisions: { left: mostNoted }, calls: { left: mostNoted } },
  }
}

// About a second on a small machine: a table of a thousand rules, asked a thousand times.
const mostSteps = 1_000_000
/** A trace is kept with the case for years: so many lists, contexts and longer texts, of all that was looked at. */
const mostNoted = 50_000

/** Counts steps: one for a rule that is tested, ten for a boxed expression. */
export function spend({ effort }: Sitting, steps: number): void {
  effort.steps += steps
  if (effort.steps > mostSteps) throw new DecisionError(tell`It takes more than ${mostSteps} steps.`)
}

/** Runs the body of a function. What fails in it fails the whole, whatever the expression around it makes of it. */
export function inside<T>({ effort }: Sitting, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DecisionError) effort.failure ??= error.sentence
    throw error
  }
}

/** A value as the trace shows it; null, and a warning, once the trace holds more than anybody would read. */
export function noted(value: unknown, { allowance, notes, effort }: Sitting): unknown {
  try {
    return toJson(value, steps => {
      allowance.left -= steps
      if (allowance.left < 0) throw new TooMuch()
    })
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    if (!effort.curtailed) note(notes, notAll)
    effort.curtailed = true
    return null
  }
}

class TooMuch extends Error {}

const notAll = say(tell`The values are too many to be kept with the case: the last of them are left out.`)

/** How FEEL sees a frame. */
export function envOf(frame: Frame, { now, seed, notes, effort: { budget } }: Sitting): Env {
  return { get: frame, now, seed, budget, warn: warning => note(notes, warning) }
}

/** A loop can pass over the same thing a thousand times; its reader needs to be told a few. */
const mostWarnings = 20

function note({ warnings }: Notes, warning: string): void {
  if (warnings.length < mostWarnings) warnings.push(warning)
  else if (warnings.length === mostWarnings) warnings.push(say(tell`More was passed over than is told here.`))
}
