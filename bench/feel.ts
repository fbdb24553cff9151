// Conditions beside feelin, which reads the text at each evaluation; ours are read once, at deployment. Both are given
// the same variables; feelin takes them as one object, and each name in it costs it time.

import { evaluate } from 'feelin'
import { compileExpression, type Env } from '../engine/feel/evaluate.ts'
import { Told } from '../engine/words/told.ts'
import { type Case, type Figure, measure, perSecond } from './figure.ts'

const ROUNDS = 5
const ROUND_MILLISECONDS = 150
// One call of ours is too short to be timed by itself.
const BATCH = 1000

const variables: Record<string, unknown> = {
  n: 7,
  signal: { score: 8, kind: 'worry' },
  threshold: { score: 5 },
  people: [
    { name: 'Ann', age: 31 },
    { name: 'Bea', age: 17 },
    { name: 'Cas', age: 64 },
  ],
}

const EXPRESSIONS = [
  ['a comparison', 'n < 10'],
  ['two members', 'signal.score > threshold.score'],
  ['a filter', 'people[age > 18].name'],
  ['a decision', 'if signal.kind = "worry" and signal.score >= 7 then "call" else "wait"'],
] as const

/** Evaluations a second of four expressions. */
export async function run(): Promise<Figure[]> {
  const cases = EXPRESSIONS.map(([name, text]) => caseOf(name, text))
  // All are run before one is measured: a server has seen many expressions, and code made for a single one is faster.
  for (const one of cases) await one.ours()
  const figures: Figure[] = []
  for (const one of cases) figures.push(await measure('feel', one, ROUNDS))
  return figures
}

function caseOf(name: string, text: string): Case {
  const expression = compileExpression(text)
  if ('problem' in expression) throw new Told(expression.problem)
  const env: Env = { now: 0, get: variable => variables[variable] }
  return {
    case: `${name}: ${text}`,
    unit: 'evaluations/s',
    peer: 'feelin 8.2.0',
    ours: async () =>
      BATCH * (await perSecond(() => repeat(() => expression.evaluate(env)), ROUND_MILLISECONDS)),
    theirs: () => perSecond(() => evaluate(text, variables), ROUND_MILLISECONDS),
  }
}

// Each turn reads another number and looks at the answer, so that the machine cannot leave the work out.
function repeat(work: () => unknown): void {
  for (let turn = 0; turn < BATCH; turn++) {
    variables.n = turn & 7
    if (work() === undefined) throw new Error('FEEL has no undefined')
  }
}
