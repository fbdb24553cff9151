// What a task or job sees: the variables of its own run and of every scope around it, the nearest first.

import type { State, Variables } from '../../engine/index.ts'

export function visibleVariables(state: State, key: number): Variables {
  const values: Record<string, unknown> = {}
  for (let run = state.runs[key]; run !== undefined; run = state.runs[run.scope]) {
    for (const name in run.variables) if (!Object.hasOwn(values, name)) values[name] = run.variables[name]
  }
  return values
}

/** One of these; undefined where there is none of that name. */
export function visibleVariable(state: State, key: number, name: string): unknown {
  for (let run = state.runs[key]; run !== undefined; run = state.runs[run.scope])
    if (run.variables !== null && Object.hasOwn(run.variables, name)) return run.variables[name]
  return undefined
}
