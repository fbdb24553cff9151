// An expression is parsed once, at deployment; evaluating it reads names through Env and its clock from Env alone,
// so that the same expression over the same variables gives the same value for ever.

import { dateAndTime, evaluate, FeelDate, unaryTest } from 'feelin'
import { parser, trackVariables } from 'lezer-feel'
import { ExpressionError } from './expression-error.ts'
import { toJson } from './values.ts'

export { ExpressionError } from './expression-error.ts'
export { fromJson, toJson } from './values.ts'

/** Where an expression finds its names and its clock. */
export type Env = {
  /** The value of a variable; undefined for a name that is not there. */
  get(name: string): unknown
  /** Epoch milliseconds, UTC: what `now()` and `today()` answer. */
  readonly now: number
  /** What random numbers and ids are drawn from; the clock where absent. */
  readonly seed?: number
  /** Told what an evaluation passed over, such as a name that is not there. */
  warn?(warning: string): void
}

/** A compiled FEEL expression. */
export type Expression = {
  /** Without a leading '='. */
  readonly text: string
  /** The variables it may read: the first part of each path, builtins excluded. */
  readonly names: readonly string[]
  /** A plain JSON value. May throw ExpressionError. */
  evaluate(env: Env): unknown
  /** The FEEL value itself: dates, ranges and functions stay what they are. May throw ExpressionError. */
  evaluateValue(env: Env): unknown
}

/** Compiled DMN unary tests, the condition of one input entry. */
export type UnaryTests = {
  readonly text: string
  readonly names: readonly string[]
  /** Whether the input passes; null where that cannot be told. May throw ExpressionError. */
  test(input: unknown, env: Env): boolean | null
}

/** Compiles an expression, the leading '=' optional. Never throws. */
export function compileExpression(
  text: string,
  scope: object = {},
): Expression | { readonly problem: string } {
  const body = text.replace(/^\s*=/, '').trim()
  const names = parse(body, 'Expression', scope)
  if (!Array.isArray(names)) return names
  const evaluateValue = (env: Env): unknown =>
    guarded(() => {
      const result = evaluate(body, contextOf(names, env))
      for (const warning of result.warnings) env.warn?.(warning.message)
      return result.value ?? null
    })
  return { text: body, names, evaluateValue, evaluate: env => toJson(evaluateValue(env)) }
}

/** Compiles DMN unary tests. Never throws. */
export function compileUnaryTests(
  text: string,
  scope: object = {},
): UnaryTests | { readonly problem: string } {
  const body = text.trim()
  const names = parse(body, 'UnaryTests', scope)
  if (!Array.isArray(names)) return names
  const test = (input: unknown, env: Env): boolean | null =>
    guarded(() => {
      const result = unaryTest(body, { ...contextOf(names, env), '?': input })
      for (const warning of result.warnings) env.warn?.(warning.message)
      return result.value
    })
  return { text: body, names, test }
}

function parse(text: string, top: string, scope: object): string[] | { readonly problem: string } {
  const names = new Set<string>()
  let problem: string | null = text === '' ? 'The expression is empty.' : null
  try {
    const tree = parser.configure({ top, contextTracker: trackVariables(scope) }).parse(text)
    tree.iterate({
      enter(node) {
        if (node.type.isError) problem ??= `The expression cannot be read at character ${node.from + 1}.`
        if (node.name === 'VariableName') names.add(text.slice(node.from, node.to).replace(/\s+/g, ' '))
      },
    })
  } catch (error) {
    problem = `The expression cannot be read: ${(error as Error).message}.`
  }
  return problem === null ? [...names] : { problem }
}

function contextOf(names: readonly string[], env: Env): Record<string, unknown> {
  const context: Record<string, unknown> = {
    now: () => dateAndTime(new Date(env.now).toISOString()),
    today: () => new FeelDate(dateAndTime(new Date(env.now).toISOString())!.unwrap().toPlainDate()),
  }
  for (const name of names) {
    const value = env.get(name)
    if (value !== undefined) context[name] = value
  }
  return context
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ExpressionError) throw error
    throw new ExpressionError('EXPRESSION_ERROR', `The expression failed: ${(error as Error).message}.`)
  }
}
