// An expression is read and compiled once, at deployment; evaluating it reads names through Env and its clock from
// Env alone, so the same expression over the same variables gives the same value for ever.

import { normalizeContextKey } from 'lezer-feel'
import { type Sentence, tell } from '../words/sentences.ts'
import { sentenceOf } from '../words/told.ts'
import { hash } from './builtins/random.ts'
import type { Test } from './compare.ts'
import { compile, compileTests } from './compile.ts'
import { ExpressionError, tooCostly } from './expression-error.ts'
import { type Frame, type Meter, newFrame, newMeter, spend, weightOf } from './frame.ts'
import { type Grammar, type Piece, parse } from './parse.ts'
import type { NamedTypes } from './type.ts'
import { fromJson, textOf, toJson } from './values.ts'

export { ExpressionError } from './expression-error.ts'
export { charge } from './frame.ts'
export { functionOf } from './function.ts'
export type { NamedTypes } from './type.ts'
export { fromJson, toJson } from './values.ts'

/** Steps and depth that are left; `newBudget` makes one. */
export type Budget = Meter

/** A whole budget. What is drawn by chance within it follows from the salt, beside the seed. */
export function newBudget(salt = ''): Budget {
  return { ...newMeter(), draws: salt === '' ? 0 : hash(salt) }
}

/** Where an expression finds its names and its clock. */
export type Env = {
  /** The value of a variable; undefined for a name that is not there. */
  get(name: string): unknown
  /** Epoch milliseconds, UTC: what `now()` and `today()` answer. */
  readonly now: number
  /** What `random number()` and `uuid()` are drawn from; the clock where absent. */
  readonly seed?: string | number
  /** Shared by evaluations that belong together, so that together they end; each has its own where absent. */
  readonly budget?: Budget
  /** Told what an evaluation passed over, such as a name that is not there. */
  warn?(warning: string): void
}

/** A compiled FEEL expression. */
export type Expression = {
  /** Without a leading '='. */
  readonly text: string
  /** The variables it may read: the first part of each path, functions and names of its own excluded. */
  readonly names: readonly string[]
  /** A plain JSON value. May throw ExpressionError. */
  evaluate(env: Env): unknown
  /** The FEEL value itself: dates, ranges and functions stay what they are. May throw ExpressionError. */
  evaluateValue(env: Env): unknown
}

/** Compiled DMN unary tests: the condition of one cell of a decision table. */
export type UnaryTests = {
  readonly text: string
  readonly names: readonly string[]
  /** Whether the input passes; null where that cannot be told. May throw ExpressionError. */
  test(input: unknown, env: Env): boolean | null
}

/** Why a text cannot be read. */
export type Unreadable = { readonly problem: Sentence }

/**
 * Compiles an expression, the leading '=' optional; never throws. Names of several words need no telling; `scope` tells
 * of names the grammar would take apart, such as `cost+tax`, as keys (nested for the entries of contexts); `types` are
 * those it may name beside FEEL's own.
 */
export function compileExpression(
  text: string,
  scope: object = {},
  types: NamedTypes | null = null,
): Expression | Unreadable {
  const body = text.trim().replace(/^=\s*/, '')
  const made = build(body, 'Expression', scope, (piece, free) => compile(piece, free, types))
  if ('problem' in made) return made
  const { built, names } = made
  const salt = hash(body)
  const weight = weightOf(body)
  const code = (frame: Frame) => {
    spend(frame.run, weight)
    return built(frame)
  }
  return {
    text: body,
    names,
    evaluateValue: env => guarded(code, frameOf(env, salt)),
    evaluate(env) {
      const frame = frameOf(env, salt)
      const value = guarded(code, frame)
      if (typeof value === 'boolean') return value
      if (typeof value === 'string') return textOf(value)
      return guarded(at => toJson(value, steps => spend(at.run, steps)), frame)
    },
  }
}

/** Compiles DMN unary tests; never throws. An empty cell accepts everything, as `-` does. */
export function compileUnaryTests(
  text: string,
  scope: object = {},
  types: NamedTypes | null = null,
): UnaryTests | Unreadable {
  const body = text.trim()
  const read = (cell: string) =>
    build(cell === '' ? '-' : cell, 'UnaryTests', scope, (piece, free) => compileTests(piece, free, types))
  const made = read(body)
  if (!('problem' in made)) return testsOf(body, made)
  // The tests of a cell may stand in brackets, as those of `in` do.
  const bare = /^\((.*)\)$/s.exec(body)?.[1]?.trim()
  const inside = bare ? read(bare) : made
  return 'problem' in inside ? made : testsOf(body, inside)
}

function testsOf(body: string, { built: test, names }: Built<Test>): UnaryTests {
  const salt = hash(body)
  const weight = weightOf(body)
  const judge = (frame: Frame, input: unknown) => {
    spend(frame.run, weight)
    return test(frame, fromJson(input))
  }
  return {
    text: body,
    names,
    test: (input, env) => guarded(frame => judge(frame, input), frameOf(env, salt)),
  }
}

type Built<T> = { readonly built: T; readonly names: readonly string[] }

function build<T>(
  text: string,
  grammar: Grammar,
  scope: object,
  make: (piece: Piece, free: (name: string) => string) => T,
): Built<T> | Unreadable {
  const piece = parse(text, grammar, scope)
  if ('problem' in piece) return piece
  const names = new Set<string>()
  const given = new Map(Object.keys(scope).map(key => [normalizeContextKey(key), key]))
  const free = (name: string) => {
    const known = given.get(normalizeContextKey(name)) ?? name
    names.add(known)
    return known
  }
  try {
    const built = make(piece, free)
    return { built, names: [...names] }
  } catch (error) {
    return { problem: tell`The expression cannot be used: ${sentenceOf(error)}.` }
  }
}

function frameOf(env: Env, salt: number): Frame {
  const frame = newFrame(env)
  if (!env.budget) frame.run.meter.draws = salt
  return frame
}

function guarded<T>(work: (frame: Frame) => T, frame: Frame): T {
  try {
    return work(frame)
  } catch (error) {
    if (error instanceof ExpressionError) throw error
    if (error instanceof RangeError)
      throw tooCostly(tell`The expression goes too deep or too far: ${error.message}.`)
    throw new ExpressionError('EXPRESSION_ERROR', tell`The expression failed: ${sentenceOf(error)}.`)
  }
}
