// A table that speaks about a person suggests; no gateway follows it before a person has decided.

import type { Model, Step } from './model.ts'
import { reachable } from './paths.ts'
import type { Finding, Rule, Surroundings } from './rule.ts'
import { named, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const tablesSuggest: Rule = {
  code: 'GOV_04',
  title: 'Tables about a person only suggest',
  says: 'Between a decision table about a person and a gateway that uses one of its outputs, a person decides.',
  why: 'Human involvement must be meaningful, not a rubber stamp.',
  source: 'GDPR Art. 22; guidelines WP251 on automated decisions',
  cure: 'Put a user task of kind "decide" between the table and the gateway; it may overrule the suggestion with a reason.',
  severity: 'error',
  check: (model, around) =>
    model.steps
      .filter(step => step.type === 'businessRuleTask' && step.gov.about === 'person')
      .flatMap(step => followed(model, step, around)),
}

function followed(model: Model, table: Step, around: Surroundings): readonly Finding[] {
  const outputs = [...table.outputs, ...(table.decision ? (around.decisions?.get(table.decision) ?? []) : [])]
  const open = reachable(model.G, [table], isKind('decide'))
  return [...open].filter(isChoice).flatMap(gateway => {
    const used = outputs.filter(output => gateway.outgoing.some(flow => mentions(flow.condition, output)))
    if (used.length === 0) return []
    return [
      {
        element: gateway.id,
        message: tell`${named(gateway)} follows "${used[0] ?? ''}" of ${named(table)} before a person has decided. Put a user task of kind "decide" between them.`,
      },
    ]
  })
}

function isChoice(step: Step): boolean {
  return step.type === 'exclusiveGateway' || step.type === 'inclusiveGateway'
}

function mentions(condition: string | null, variable: string): boolean {
  const words: readonly string[] = condition?.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []
  return words.includes(variable)
}
