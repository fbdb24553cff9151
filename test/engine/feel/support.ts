// One set of variables, and one way to write down a value, for all tests of expressions.

import { FeelFunction, FeelRange, evaluate as feelin, unaryTest } from 'feelin'
import {
  compileExpression,
  compileUnaryTests,
  type Env,
  type Expression,
} from '../../../engine/feel/evaluate.ts'
import { isInstant, kindOf, toText } from '../../../engine/feel/values.ts'
import { say } from '../../../engine/words/sentences.ts'

/** Saturday, the 16th of May 2026, half past one in the afternoon, UTC. */
export const NOW = Date.UTC(2026, 4, 16, 13, 30)

export const VARIABLES: Readonly<Record<string, unknown>> = {
  n: 7,
  m: -2.5,
  zero: 0,
  s: 'quay',
  empty: '',
  t: true,
  f: false,
  nothing: null,
  xs: [3, 1, 2],
  ys: [10, 20],
  none: [],
  words: ['pier', 'quay', 'dock'],
  signal: { id: 'S-1', score: 8, place: { city: 'Utrecht', 'house number': 12 }, tags: ['worry', 'home'] },
  'first name': 'Noor',
  people: [
    { name: 'Ann', age: 31, tags: ['a'] },
    { name: 'Bea', age: 17, tags: [] },
    { name: 'Cas', age: 64, tags: ['a', 'b'] },
  ],
  nested: [
    [1, 2],
    [3, [4]],
  ],
}

export function env(variables: Readonly<Record<string, unknown>> = VARIABLES): Env {
  return { get: name => (Object.hasOwn(variables, name) ? variables[name] : undefined), now: NOW }
}

export function compiled(text: string, scope?: object): Expression {
  const expression = compileExpression(text, scope)
  if ('problem' in expression) throw new Error(`${text}: ${say(expression.problem)}`)
  return expression
}

/** What we make of an expression, written down. */
export function ours(text: string, variables = VARIABLES): unknown {
  return written(compiled(text, variables).evaluateValue(env(variables)))
}

/** What feelin makes of it; `throws` where it throws. */
export function theirs(text: string, variables: Readonly<Record<string, unknown>> = VARIABLES): unknown {
  try {
    return written(feelin(text, { ...variables }, 'camunda').value)
  } catch {
    return 'throws'
  }
}

export function ourTest(text: string, input: unknown, variables = VARIABLES): unknown {
  const tests = compileUnaryTests(text, variables)
  if ('problem' in tests) throw new Error(`${text}: ${say(tests.problem)}`)
  return tests.test(input, env(variables))
}

export function theirTest(text: string, input: unknown, variables = VARIABLES): unknown {
  try {
    return unaryTest(text, { ...variables, '?': input }, 'camunda').value
  } catch {
    return 'throws'
  }
}

/** A value with its kind where JSON would lose it: `date 2026-05-16`, `[1..3]`, `function`. */
export function written(value: unknown): unknown {
  if (value === undefined) return 'undefined'
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value)
  if (Array.isArray(value)) return value.map(written)
  if (isInstant(value) || kindOf(value) === 'duration') return `${kindOf(value)} ${toText(value)}`
  if (value instanceof FeelRange) return rangeText(value)
  if (value instanceof FeelFunction || typeof value === 'function') return 'function'
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, written(entry)]))
}

function rangeText(range: FeelRange): string {
  const [open, close] = [range['start included'] ? '[' : '(', range['end included'] ? ']' : ')']
  return `range ${open}${String(written(range.start))}..${String(written(range.end))}${close}`
}
