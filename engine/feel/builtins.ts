// All functions an expression can call, by family: those of the DMN 1.5 standard, and beside them those Camunda's
// editors offer, so that a model drawn there runs here.

import { CONTEXTS } from './builtins/contexts.ts'
import { CONVERSIONS } from './builtins/conversions.ts'
import type { Builtin, Family } from './builtins/define.ts'
import { LISTS } from './builtins/lists.ts'
import { LOGIC } from './builtins/logic.ts'
import { NUMBERS } from './builtins/numbers.ts'
import { RANGES } from './builtins/ranges.ts'
import { TEXTS } from './builtins/texts.ts'
import { TIMES } from './builtins/times.ts'

export type { Builtin } from './builtins/define.ts'

const TABLE: ReadonlyMap<string, Builtin> = new Map(
  [LOGIC, CONVERSIONS, TEXTS, NUMBERS, LISTS, CONTEXTS, TIMES, RANGES].flatMap((family: Family) =>
    family.map(one => [one.name, one] as const),
  ),
)

/** The built-in function of that name. */
export function builtin(name: string): Builtin | undefined {
  return TABLE.get(name)
}

/** The names of all built-in functions. */
export function builtinNames(): readonly string[] {
  return [...TABLE.keys()]
}
