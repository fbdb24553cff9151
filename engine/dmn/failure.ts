// A decision that cannot give a value says so with a code and a sentence; the interpreter makes an incident of it.

import type { Sentence } from '../words/sentences.ts'
import { Told } from '../words/told.ts'
import type { DecisionTrace } from './trace.ts'

/** Thrown by `evaluateDecision`, with what was evaluated until then. */
export class DecisionError extends Told {
  readonly code = 'DECISION_EVALUATION_ERROR'
  readonly trace: readonly DecisionTrace[]

  constructor(sentence: Sentence, trace: readonly DecisionTrace[] = []) {
    super(sentence)
    this.name = 'DecisionError'
    this.trace = trace
  }
}
