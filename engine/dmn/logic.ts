// Evaluates boxed expressions (DMN 1.5, 10.2). A result that does not conform to its typeRef becomes null.

import { type FeelFunction, isRange } from 'feelin'
import { functionOf } from '../feel/evaluate.ts'
import { type Sentence, say, tell } from '../words/sentences.ts'
import { argumentName, calledName } from './boxed.ts'
import { conform } from './conform.ts'
import { evaluateTable } from './decision-table.ts'
import { DecisionError } from './failure.ts'
import type { Logic, Variable } from './model.ts'
import { type Frame, frameOf, nothing } from './names.ts'
import { envOf, inside, type Sitting, spend } from './sitting.ts'
import { isContext, shown } from './values.ts'

/** The value of some logic, its names looked up in the frame. */
export function evaluateLogic(logic: Logic, frame: Frame, sitting: Sitting): unknown {
  spend(sitting, 10)
  return conform(raw(logic, frame, sitting), logic.type, () => tell`A result`, envOf(frame, sitting))
}

function raw(logic: Logic, frame: Frame, sitting: Sitting): unknown {
  const evaluate = (part: Logic, inner = frame): unknown => evaluateLogic(part, inner, sitting)
  switch (logic.kind) {
    case 'nothing':
      return null
    case 'literal':
      return logic.expression.evaluateValue(envOf(frame, sitting))
    case 'table':
      return evaluateTable(logic.table, frame, sitting)
    case 'context':
      return context(logic, frame, sitting)
    case 'list':
      return logic.items.map(item => evaluate(item))
    case 'relation':
      return relation(logic, frame, sitting)
    case 'function':
      return functionValue(logic.parameters, sitting, args => {
        const value = evaluate(logic.body, frameOf(args, frame))
        return conform(value, logic.result, () => tell`The result of a function`, envOf(frame, sitting))
      })
    case 'invocation':
      return invocation(logic, frame, sitting)
    case 'conditional':
      return conditional(logic, frame, sitting)
    case 'filter':
      return filter(logic, frame, sitting)
    case 'for':
    case 'some':
    case 'every':
      return iteration(logic, frame, sitting)
  }
}

function context(logic: Logic & { kind: 'context' }, frame: Frame, sitting: Sitting): unknown {
  const result = new Map<string, unknown>()
  for (const { name, type, value } of logic.entries) {
    const inner = frameOf(result, frame)
    const what = () => (name === null ? tell`The result of a context` : tell`The entry "${name}"`)
    const entry = conform(evaluateLogic(value, inner, sitting), type, what, envOf(frame, sitting))
    if (name === null) return entry
    result.set(name, entry)
  }
  return Object.fromEntries(result)
}

function relation(logic: Logic & { kind: 'relation' }, frame: Frame, sitting: Sitting): unknown {
  const cell = (row: readonly Logic[], { name, type }: Variable, i: number) => {
    const value = evaluateLogic(row[i]!, frame, sitting)
    return [name, conform(value, type, () => tell`The cell "${name}"`, envOf(frame, sitting))] as const
  }
  return logic.rows.map(row => Object.fromEntries(logic.columns.map((column, i) => cell(row, column, i))))
}

/** A FEEL function that conforms its arguments to the types of its parameters. */
export function functionValue(
  parameters: readonly Variable[],
  sitting: Sitting,
  body: (args: readonly (readonly [string, unknown])[]) => unknown,
): FeelFunction {
  const env = envOf(nothing, sitting)
  const argument = ({ name, type }: Variable, value: unknown) =>
    [name, conform(value, type, () => tell`The parameter "${name}"`, env)] as const
  return functionOf(
    parameters.map(({ name }) => name),
    values => inside(sitting, () => body(parameters.map((parameter, i) => argument(parameter, values[i])))),
  )
}

function invocation(logic: Logic & { kind: 'invocation' }, frame: Frame, sitting: Sitting): unknown {
  const args = logic.bindings.map(({ parameter, type, value }, i) => {
    const given = evaluateLogic(value, frame, sitting)
    return [
      argumentName(i),
      conform(given, type, () => tell`The argument "${parameter}"`, envOf(frame, sitting)),
    ] as const
  })
  const called = logic.called.kind === 'literal' ? null : evaluateLogic(logic.called, frame, sitting)
  return logic.call.evaluateValue(envOf(frameOf([...args, [calledName, called]], frame), sitting))
}

function conditional(logic: Logic & { kind: 'conditional' }, frame: Frame, sitting: Sitting): unknown {
  const condition = evaluateLogic(logic.condition, frame, sitting)
  if (!isTruth(condition)) return untold(tell`The condition`, condition, frame, sitting)
  return evaluateLogic(condition === true ? logic.whenTrue : logic.whenFalse, frame, sitting)
}

/** A boxed condition must come to true or false (DMN 1.5, 10.2.2); a null cannot be told and counts as not true. */
function isTruth(value: unknown): boolean {
  return typeof value === 'boolean' || value === null
}

function untold(what: Sentence, value: unknown, frame: Frame, sitting: Sitting): null {
  envOf(frame, sitting).warn?.(say(tell`${what} is ${shown(value)}, which is neither true nor false.`))
  return null
}

function filter(logic: Logic & { kind: 'filter' }, frame: Frame, sitting: Sitting): unknown {
  const items = itemsOf(evaluateLogic(logic.in, frame, sitting), sitting)
  const passes = (item: unknown): unknown => {
    const entries = isContext(item) ? Object.entries(item) : []
    return evaluateLogic(logic.match, frameOf([...entries, ['item', item]], frame), sitting)
  }
  if (items === null) return null
  const verdicts = items.map(passes)
  const wrong = verdicts.findIndex(verdict => !isTruth(verdict))
  if (wrong >= 0) return untold(tell`What an item is filtered by`, verdicts[wrong], frame, sitting)
  return items.filter((_, index) => verdicts[index] === true)
}

function iteration(
  logic: Logic & { kind: 'for' | 'some' | 'every' },
  frame: Frame,
  sitting: Sitting,
): unknown {
  const items = itemsOf(evaluateLogic(logic.in, frame, sitting), sitting)
  if (items === null) return null
  const partial: unknown[] = []
  const before: Frame = name => (name === 'partial' ? copied(partial, sitting) : frame(name))
  for (const item of items) {
    partial.push(evaluateLogic(logic.body, frameOf([[logic.variable, item]], before), sitting))
  }
  if (logic.kind === 'for') return partial
  const wrong = partial.find(verdict => !isTruth(verdict))
  if (wrong !== undefined) return untold(tell`What an item is to satisfy`, wrong, frame, sitting)
  return quantified(partial, logic.kind === 'some')
}

/** What was made so far, as it is now. */
function copied(items: readonly unknown[], sitting: Sitting): unknown[] {
  spend(sitting, items.length)
  return [...items]
}

/** One that decides it (true for some, false for every), else null if one could not be told. */
function quantified(results: readonly unknown[], deciding: boolean): boolean | null {
  if (results.includes(deciding)) return deciding
  return results.every(result => result === !deciding) ? !deciding : null
}

/** A single value stands for a list of itself; a range of whole numbers for the numbers in it. */
function itemsOf(value: unknown, sitting: Sitting): readonly unknown[] | null {
  if (value === null || Array.isArray(value)) return value
  if (!isRange(value)) return [value]
  const { start, end } = value
  if (!Number.isInteger(start) || !Number.isInteger(end)) {
    throw new DecisionError(tell`It iterates over ${shown(value)}, which is not a range of whole numbers.`)
  }
  spend(sitting, Math.abs(end - start))
  return value.map((item: unknown) => item)
}
