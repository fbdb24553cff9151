// A hit policy (DMN 1.5, 8.2.10) says how many rules may match and what becomes of them. A table that breaks its own
// policy has no result: that is a failure with a sentence, never the first rule that came along.

import { compileExpression, type Env, type Expression } from '../feel/evaluate.ts'
import { say, tell } from '../words/sentences.ts'
import { DecisionError } from './failure.ts'
import type { Aggregation, DecisionTable, HitPolicy, Rule } from './model.ts'
import { same, shown } from './values.ts'

/** A rule that matched, and what its output entries gave. */
export type Hit = { readonly rule: Rule; readonly values: readonly unknown[] }

type Policy = (table: DecisionTable, hits: readonly Hit[], env: Env) => unknown

/** The one result of the rules that matched. */
export function resultOf(table: DecisionTable, hits: readonly Hit[], env: Env): unknown {
  return hits.length === 0 ? otherwise(table, env) : policies[table.hitPolicy](table, hits, env)
}

const policies: Readonly<Record<HitPolicy, Policy>> = {
  UNIQUE(table, hits) {
    if (hits.length === 1) return outputOf(table, hits[0]!)
    throw new DecisionError(
      tell`Rules ${numbersOf(hits)} of "${table.name}" match, but its hit policy UNIQUE allows only one to match.`,
    )
  },
  ANY(table, hits, env) {
    const [first, ...others] = hits
    const other = others.find(hit => !same(hit.values, first!.values, env))
    if (!other) return outputOf(table, first!)
    const [one, two] = [outputOf(table, first!), outputOf(table, other)]
    throw new DecisionError(
      tell`Rules ${first!.rule.index} and ${other.rule.index} of "${table.name}" match with different outputs (${shown(one)} and ${shown(two)}), but its hit policy ANY wants them to be the same.`,
    )
  },
  FIRST: (table, hits) => outputOf(table, hits[0]!),
  PRIORITY: (table, hits, env) => outputOf(table, byPriority(table, hits, env)[0]!),
  'RULE ORDER': (table, hits) => hits.map(hit => outputOf(table, hit)),
  'OUTPUT ORDER': (table, hits, env) => byPriority(table, hits, env).map(hit => outputOf(table, hit)),
  COLLECT(table, hits, env) {
    const outputs = hits.map(hit => outputOf(table, hit))
    return table.aggregation ? aggregate(table.aggregation, outputs, env) : outputs
  },
}

/** A single output gives its value, several give a context. */
function outputOf(table: DecisionTable, hit: Hit): unknown {
  if (table.outputs.length === 1) return hit.values[0]
  return Object.fromEntries(table.outputs.map((output, i) => [output.name, hit.values[i]]))
}

function numbersOf(hits: readonly Hit[]): string[] {
  return hits.map(hit => String(hit.rule.index))
}

/** Higher values of the first output come first, then of the second; rules that tie keep their order. */
function byPriority(table: DecisionTable, hits: readonly Hit[], env: Env): readonly Hit[] {
  const ranks = table.outputs.map(
    output => (output.priorities?.evaluateValue(env) ?? null) as unknown[] | null,
  )
  const rank = (hit: Hit, i: number): number => {
    const place = ranks[i]?.findIndex(value => same(value, hit.values[i], env)) ?? 0
    return place === -1 ? Number.POSITIVE_INFINITY : place
  }
  return hits.toSorted((left, right) => {
    const i = ranks.findIndex((_, i) => rank(left, i) !== rank(right, i))
    return i === -1 ? 0 : rank(left, i) < rank(right, i) ? -1 : 1
  })
}

function feel(text: string): Expression {
  const compiled = compileExpression(text)
  if ('problem' in compiled) throw new RangeError(`${text} is not FEEL: ${say(compiled.problem)}`)
  return compiled
}

const aggregates: Readonly<Record<Aggregation, Expression>> = {
  SUM: feel('sum(outputs)'),
  MIN: feel('min(outputs)'),
  MAX: feel('max(outputs)'),
  COUNT: feel('count(outputs)'),
}

function aggregate(aggregation: Aggregation, outputs: readonly unknown[], env: Env): unknown {
  return aggregates[aggregation].evaluateValue({
    ...env,
    get: name => (name === 'outputs' ? outputs : undefined),
  })
}

/** With no rule that matches: the default output entries, else null, else what a list or a count is when empty. */
function otherwise(table: DecisionTable, env: Env): unknown {
  const listed = !table.aggregation && ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy)
  if (table.outputs.some(output => output.otherwise !== null)) {
    const values = table.outputs.map(output => output.otherwise?.evaluateValue(env) ?? null)
    const output = outputOf(table, { rule: noRule, values })
    return listed ? [output] : output
  }
  if (table.aggregation === 'COUNT') return 0
  return listed ? [] : null
}

const noRule: Rule = { id: null, index: 0, inputs: [], outputs: [], annotations: [] }
