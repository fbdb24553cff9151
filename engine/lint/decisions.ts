// What a decision writes, as the rules ask about it: the names of the outputs of its table.

import type { Decision } from '../dmn/model.ts'

/** The output names of a decision; empty where it is no table, or its single output has no name. */
export function decisionOutputs({ logic }: Decision): readonly string[] {
  if (logic.kind !== 'table') return []
  return logic.table.outputs.flatMap(({ name }) => (name === null ? [] : [name]))
}
