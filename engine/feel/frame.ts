// Every evaluation runs on a meter, so every evaluation ends: loops, calls and long texts are paid for in steps,
// and whoever runs out is told EXPRESSION_TOO_COSTLY instead of holding up the case.

import { type Sentence, say, tell } from '../words/sentences.ts'
import type { Env } from './evaluate.ts'
import { tooCostly } from './expression-error.ts'

/** What an evaluation may still use; shared by all functions it calls. */
export type Meter = { steps: number; depth: number; draws: number; patterns: Set<string> | null }

/** One evaluation: where names and clock come from, and what it may still use. */
export type Run = { readonly env: Env; readonly meter: Meter }

/** One bound name (or one element under a filter) and the frames outside it. */
export type Frame = { readonly up: Frame | null; value: unknown; readonly run: Run }

/** A compiled expression. */
export type Code = (frame: Frame) => unknown

// About 50 ms of work on a small machine: far above any honest condition, far below a stalled server.
const STEPS = 1_000_000
// Each level of FEEL takes several frames of the JavaScript stack.
const DEPTH = 200
/** No single text grows longer: three million characters once cost 741 MB. */
const LONGEST_TEXT = 1_000_000

export function newMeter(): Meter {
  return { steps: STEPS, depth: 0, draws: 0, patterns: null }
}

export function newFrame(env: Env): Frame {
  return { up: null, value: undefined, run: { env, meter: env.budget ?? newMeter() } }
}

/** Pays for `steps` steps. */
export function spend(run: Run, steps: number): void {
  charge(run.meter, steps)
}

/** Pays for `steps` steps of a budget, for work that is done beside its expressions. */
export function charge(meter: Meter, steps: number): void {
  meter.steps -= steps
  if (meter.steps < 0) throw tooCostly(tell`The expression takes more than ${STEPS} steps.`)
}

/** Runs one level deeper, as a function's body does. */
export function deeper<T>(run: Run, work: () => T): T {
  if (++run.meter.depth > DEPTH)
    throw tooCostly(tell`The expression calls itself more than ${DEPTH} levels deep.`)
  try {
    return work()
  } finally {
    run.meter.depth--
  }
}

/** Reckoning with the calendar takes so many steps: about 20 µs, where a turn of a loop takes 0.1. */
export const CALENDAR = 100

/** What going through a piece of an expression costs beside the steps it counts itself: long pieces do much at each turn. */
export function weightOf(text: string): number {
  return text.length >> 6
}

/** Pays for a list, a context or a function about to be made of so many parts. */
export function spendMaking(run: Run, parts: number): void {
  spend(run, 1 + (parts >> 1))
}

/** Pays for comparing two texts, which takes long where they are long and alike. */
export function spendComparing(run: Run, a: string, b: string): void {
  const alike = Math.min(a.length, b.length)
  if (alike > 1024) spend(run, alike >> 8)
}

/** Pays for a text about to be made, and refuses one that would be too long. */
export function spendText(run: Run, length: number): void {
  if (length > LONGEST_TEXT)
    throw tooCostly(tell`The expression makes a text longer than ${LONGEST_TEXT} characters.`)
  spend(run, length >> 3)
}

/** Reports what was passed over, built only where somebody listens. */
export function warn(run: Run, sentence: () => Sentence): null {
  run.env.warn?.(say(sentence()))
  return null
}
