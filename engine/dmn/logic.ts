// Evaluates boxed expressions (DMN 1.5, 10.2). A result that does not conform to its typeRef becomes null.

import { FeelFunction, isRange } from 'feelin'
import type { Env } from '../feel/evaluate.ts'
import { argumentName, calledName } from './boxed.ts'
import { conform } from './conform.ts'
import { evaluateTable } from './decision-table.ts'
import { DecisionError } from './failure.ts'
import type { Logic, Variable } from './model.ts'
import { type Frame, frameOf } from './names.ts'
import type { Notes } from './trace.ts'
import { isContext, shown } from './values.ts'

/** The clock, the seed and the notes of one evaluation. */
export type Sitting = { readonly now: number; readonly seed?: number; readonly notes: Notes }

/** The value of some logic, its names looked up in the frame. */
export function evaluateLogic(logic: Logic, frame: Frame, sitting: Sitting): unknown {
  return conform(raw(logic, frame, sitting), logic.type, 'A result', envOf(frame, sitting))
}

/** How FEEL sees a frame. */
export function envOf(frame: Frame, { now, seed, notes }: Sitting): Env {
  return { get: frame, now, seed, warn: warning => notes.warnings.push(warning) }
}

function raw(logic: Logic, frame: Frame, sitting: Sitting): unknown {
  const evaluate = (part: Logic, inner = frame): unknown => evaluateLogic(part, inner, sitting)
  switch (logic.kind) {
    case 'nothing':
      return null
    case 'literal':
      return logic.expression.evaluateValue(envOf(frame, sitting))
    case 'table':
      return evaluateTable(logic.table, envOf(frame, sitting), sitting.notes)
    case 'context':
      return context(logic, frame, sitting)
    case 'list':
      return logic.items.map(item => evaluate(item))
    case 'relation':
      return logic.rows.map(row =>
        relationRow(
          row.map(cell => evaluate(cell)),
          logic.columns,
          frame,
          sitting,
        ),
      )
    case 'function':
      return functionValue(logic.parameters, sitting, args => evaluate(logic.body, frameOf(args, frame)))
    case 'invocation':
      return invocation(logic, frame, sitting)
    case 'conditional':
      return evaluate(evaluate(logic.condition) === true ? logic.whenTrue : logic.whenFalse)
    case 'filter':
      return filter(logic, frame, sitting)
    case 'for':
    case 'some':
    case 'every':
      return iteration(logic, frame, sitting)
  }
}

function context(logic: Logic & { kind: 'context' }, frame: Frame, sitting: Sitting): unknown {
  const result: Record<string, unknown> = {}
  for (const { name, type, value } of logic.entries) {
    const inner = frameOf(Object.entries(result), frame)
    const what = name === null ? 'The result of a context' : `The entry "${name}"`
    const entry = conform(evaluateLogic(value, inner, sitting), type, what, envOf(frame, sitting))
    if (name === null) return entry
    result[name] = entry
  }
  return result
}

function relationRow(
  cells: readonly unknown[],
  columns: readonly Variable[],
  frame: Frame,
  sitting: Sitting,
) {
  const env = envOf(frame, sitting)
  const entry = ({ name, type }: Variable, i: number) =>
    [name, conform(cells[i], type, `The cell "${name}"`, env)] as const
  return Object.fromEntries(columns.map(entry))
}

/** A FEEL function that conforms its arguments to the types of its parameters. */
export function functionValue(
  parameters: readonly Variable[],
  sitting: Sitting,
  body: (args: readonly (readonly [string, unknown])[]) => unknown,
): FeelFunction {
  const names = parameters.map(parameter => parameter.name)
  const invoke = (...values: readonly unknown[]): unknown => {
    const env = envOf(() => undefined, sitting)
    const argument = ({ name, type }: Variable, i: number) =>
      [name, conform(values[i], type, `The parameter "${name}"`, env)] as const
    return body(parameters.map(argument))
  }
  return new FeelFunction(invoke, names)
}

function invocation(logic: Logic & { kind: 'invocation' }, frame: Frame, sitting: Sitting): unknown {
  const args = logic.bindings.map(
    ({ value }, i) => [argumentName(i), evaluateLogic(value, frame, sitting)] as const,
  )
  const called = logic.called.kind === 'literal' ? null : evaluateLogic(logic.called, frame, sitting)
  return logic.call.evaluateValue(envOf(frameOf([...args, [calledName, called]], frame), sitting))
}

function filter(logic: Logic & { kind: 'filter' }, frame: Frame, sitting: Sitting): unknown {
  const items = itemsOf(evaluateLogic(logic.in, frame, sitting))
  const passes = (item: unknown): unknown => {
    const entries = isContext(item) ? Object.entries(item) : []
    return evaluateLogic(logic.match, frameOf([...entries, ['item', item]], frame), sitting)
  }
  return items === null ? null : items.filter(item => passes(item) === true)
}

function iteration(
  logic: Logic & { kind: 'for' | 'some' | 'every' },
  frame: Frame,
  sitting: Sitting,
): unknown {
  const items = itemsOf(evaluateLogic(logic.in, frame, sitting))
  if (items === null) return null
  const partial: unknown[] = []
  for (const item of items) {
    const inner = frameOf(
      [
        ['partial', [...partial]],
        [logic.variable, item],
      ],
      frame,
    )
    partial.push(evaluateLogic(logic.body, inner, sitting))
  }
  if (logic.kind === 'for') return partial
  return quantified(partial, logic.kind === 'some')
}

/** One that decides it (true for some, false for every), else null if one could not be told. */
function quantified(results: readonly unknown[], deciding: boolean): boolean | null {
  if (results.includes(deciding)) return deciding
  return results.every(result => result === !deciding) ? !deciding : null
}

/** A single value stands for a list of itself; a range of whole numbers for the numbers in it. */
function itemsOf(value: unknown): readonly unknown[] | null {
  if (value === null || Array.isArray(value)) return value
  if (!isRange(value)) return [value]
  if (
    Number.isInteger(value.start) &&
    Number.isInteger(value.end) &&
    Math.abs(value.end - value.start) < 1e6
  ) {
    return value.map((item: unknown) => item)
  }
  throw new DecisionError(`It iterates over ${shown(value)}, which is not a range of whole numbers.`)
}
