// An incident is what a model or its data can cause: the element stays where it is, and somebody can
// set it right and have the same step done again.

import type { Sentence } from '../words/sentences.ts'
import { Told } from '../words/told.ts'

/** Every incident code, with its cause and cure. `docs/codes.md` is written from this table. */
export const INCIDENTS = {
  EXPRESSION_ERROR: ['An expression cannot be evaluated.', 'Correct the variables it reads, then resolve.'],
  EXPRESSION_TOO_COSTLY: ['An expression takes too many steps.', 'Bound its ranges and loops in the model.'],
  CONDITION_NOT_BOOLEAN: [
    'A condition gives neither true nor false.',
    'Set the variables the condition reads, then resolve.',
  ],
  NO_FLOW_CHOSEN: [
    'No condition holds and there is no default flow.',
    'Set the variables the conditions read, then resolve.',
  ],
  JOB_NO_RETRIES: [
    'A job failed and has no retries left.',
    'Remove the cause, then resolve; the job is offered again.',
  ],
  UNCAUGHT_ERROR: [
    'An error was thrown that nothing catches.',
    'Change the data and resolve, or modify the instance.',
  ],
  CALLED_PROCESS_NOT_FOUND: ['The called process is not deployed.', 'Deploy it, then resolve.'],
  CALL_DEPTH_EXCEEDED: [
    'Processes call each other too deeply.',
    'Look for a process that calls itself without end.',
  ],
  DECISION_NOT_FOUND: [
    'The called decision is not deployed with the process.',
    'Deploy the decision with the process, then migrate.',
  ],
  DECISION_EVALUATION_ERROR: ['The decision cannot be evaluated.', 'Correct its inputs, then resolve.'],
  CORRELATION_KEY_MISSING: [
    'The correlation key of a message is null.',
    'Set the variable it is read from, then resolve.',
  ],
  COLLECTION_NOT_A_LIST: [
    'A multi-instance collection is not a list.',
    'Set the collection variable to a list, then resolve.',
  ],
  CARDINALITY_INVALID: [
    'A loop cardinality or maximum is not a whole number of 0 or more.',
    'Correct the variable it reads, then resolve.',
  ],
  TIMER_INVALID: [
    'A timer gives no date, duration or cycle.',
    'Correct the variable it reads, then resolve.',
  ],
  LOOP_WITHOUT_WAIT: [
    'The same element was entered too often in one step, or what instances set off in each other leads back to itself.',
    'Look for a loop that never waits.',
  ],
  TOO_MANY_INSTANCES: ['A multi-instance activity has too many instances.', 'Split the collection.'],
  SCRIPT_ERROR: ['A script failed.', 'Correct the script or its variables, then resolve.'],
} as const satisfies Record<string, readonly [cause: string, cure: string]>

export type IncidentCode = keyof typeof INCIDENTS

/** Thrown inside one step of `decide` and turned into an incident there; it never leaves the engine. */
export class Trouble extends Told {
  readonly code: IncidentCode
  constructor(code: IncidentCode, sentence: Sentence) {
    super(sentence)
    this.code = code
  }
}
