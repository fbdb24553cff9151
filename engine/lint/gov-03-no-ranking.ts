// Nothing in the drawing computes or compares a standing of people.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'

/** Single words that put people in an order, as they stand in names of variables. */
const rankings = new Set(
  'score scores scored scoring probability probabilities likelihood likelihoods rank ranks ranked ranking rankings priority priorities'.split(
    ' ',
  ),
)

export const noRanking: Rule = {
  code: 'GOV_03',
  title: 'No ranking of people',
  says: 'No condition, variable or table output is a score, risk level, probability, likelihood, rank or priority; every decision table says what it is about.',
  why: 'No social scoring and no prediction about persons.',
  source: 'AI Act Art. 5(1)(c) and (d); ex-post paper on local networks',
  cure: 'Describe the situation or the next step instead of a level of a person, and state what the table is about.',
  severity: 'error',
  check: (model, around) => [
    ...model.flows
      .filter(flow => ranks(flow.condition ?? ''))
      .map(flow => ({
        element: flow.id,
        message: tell`The condition ${flow.condition ?? ''} compares a ranking. Decide on facts and needs, not on a standing of the person.`,
      })),
    ...model.steps.flatMap(step =>
      [...step.outputs, ...(step.decision ? (around.decisions?.get(step.decision) ?? []) : [])]
        .filter(ranks)
        .map(output => ({
          element: step.id,
          message: tell`${named(step)} writes "${output}", which ranks people. Let it describe the situation or suggest a next step.`,
        })),
    ),
    ...model.steps
      .filter(step => step.type === 'businessRuleTask' && step.gov.about === null)
      .map(step => ({
        element: step.id,
        message: tell`${named(step)} does not say what its table is about. State it: a person, content, an event, …`,
      })),
  ],
}

/** Whether the words of an identifier or expression speak of a ranking: `riskLevel`, `risk_score`, `ranking = 1`. */
export function ranks(text: string): boolean {
  const words =
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return words.some((word, index) => rankings.has(word) || (word === 'risk' && words[index + 1] === 'level'))
}
