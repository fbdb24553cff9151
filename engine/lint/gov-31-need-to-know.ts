// At the joint table, what is sensitive is seen only by those who need it.

import type { Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'

const justice = new Set(['police', 'prosecutor', 'prosecution'])

export const needToKnow: Rule = {
  code: 'GOV_31',
  title: 'Need to know at the table',
  says: 'In a joint pool every step with special categories lists who may see it; police and prosecution only on a statutory basis.',
  why: 'Secrecy holds inside the consultation as well.',
  source: 'Belgian Criminal Code Art. 458ter; ex-post paper on local networks',
  cure: 'List the roles that need to see it, and leave police and prosecution out unless a law provides for them.',
  severity: 'error',
  check: model =>
    model.steps
      .filter(step => step.pool?.gov.joint && step.privacy.dataClass === 'special')
      .flatMap(step => wrong(step).map(message => ({ element: step.id, message }))),
}

function wrong(step: Step): readonly Sentence[] {
  if (step.gov.visibility.length === 0)
    return [tell`${named(step)} holds special categories and does not say who may see them. List the roles.`]
  const seen = step.gov.visibility.filter(role => justice.has(role))
  if (seen.length === 0 || step.privacy.basis === 'statutory') return []
  return [tell`${named(step)} shows special categories to ${seen} without a statutory basis. Take them out.`]
}
