// The trace is what an auditor reads of a decision: what it looked at, which rules matched, what came out.
// It is JSON, so it can stand in an event as it is.

/** A value under the label a reader knows it by. */
export type Labelled = { readonly label: string; readonly value: unknown }

/** A rule that matched; with hit policy FIRST, the first one only. */
export type MatchedRule = {
  readonly id: string | null
  /** Its place in the table, counted from 1. */
  readonly index: number
  readonly annotations: readonly { readonly name: string; readonly text: string }[]
  readonly outputs: readonly Labelled[]
}

/** One decision or business knowledge model that was evaluated. Those it needed stand before it. */
export type DecisionTrace = {
  readonly id: string
  readonly name: string
  readonly kind: 'decision' | 'knowledge' | 'service'
  /** The input columns of its table, else the inputs and decisions it requires. */
  readonly inputs: readonly Labelled[]
  readonly rules: readonly MatchedRule[]
  readonly output: unknown
  /** What was passed over, such as a name that is not there or a value of another type. */
  readonly warnings: readonly string[]
}

/** What is noted while one decision is evaluated. */
export type Notes = {
  readonly inputs: Labelled[]
  readonly rules: MatchedRule[]
  readonly warnings: string[]
}

/** Empty notes. */
export function emptyNotes(): Notes {
  return { inputs: [], rules: [], warnings: [] }
}
