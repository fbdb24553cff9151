// An expression that cannot give a value says so with a code and a sentence; the interpreter makes an incident of it.

import type { Sentence } from '../words/sentences.ts'
import { Told } from '../words/told.ts'

export type ExpressionErrorCode = 'EXPRESSION_ERROR' | 'EXPRESSION_TOO_COSTLY'

/** Thrown by `Expression.evaluate`, and by nothing else in this folder. */
export class ExpressionError extends Told {
  readonly code: ExpressionErrorCode

  constructor(code: ExpressionErrorCode, sentence: Sentence) {
    super(sentence)
    this.name = 'ExpressionError'
    this.code = code
  }
}

/** The error of an evaluation that asked for more steps, depth or room than one evaluation is given. */
export function tooCostly(sentence: Sentence): ExpressionError {
  return new ExpressionError('EXPRESSION_TOO_COSTLY', sentence)
}
