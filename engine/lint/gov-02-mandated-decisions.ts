// Whoever decides is a person in the role that holds the mandate; nothing is done to personal data outside the record.

import type { Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const mandatedDecisions: Rule = {
  code: 'GOV_02',
  title: 'Decisions are made by mandated people',
  says: 'Every step of kind "decide" is a user task whose mandate is the role of its lane; no manual task touches personal data.',
  why: 'Accountability needs a name, a mandate and a trail.',
  source: 'Ex-post paper on local networks; GDPR Art. 5(2)',
  cure: 'Make the decision a user task in the lane of the role that holds the mandate, and manual work with personal data a user task.',
  severity: 'error',
  check: model => model.steps.flatMap(step => wrong(step).map(message => ({ element: step.id, message }))),
}

function wrong(step: Step): readonly Sentence[] {
  if (step.type === 'manualTask' && step.personal)
    return [
      tell`${named(step)} handles personal data by hand, so nobody can tell later what was done. Make it a user task.`,
    ]
  if (!isKind('decide')(step)) return []
  if (step.type !== 'userTask')
    return [tell`${named(step)} decides, but is not a user task. Let a person decide.`]
  if (!step.gov.mandate)
    return [tell`${named(step)} decides without a mandate. Name the role that may decide.`]
  if (step.gov.mandate !== step.role)
    return [
      tell`${named(step)} is decided under the mandate "${step.gov.mandate}" but stands in the lane of "${step.role ?? tell`nobody`}". Move it to the lane that holds the mandate.`,
    ]
  return []
}
