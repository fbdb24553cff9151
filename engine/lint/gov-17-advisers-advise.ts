// Whoever advises independently does not decide.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const advisersAdvise: Rule = {
  code: 'GOV_17',
  title: 'Advisers do not decide',
  says: 'No step of kind "decide" stands in the lane of the data protection officer or the ethics reviewer.',
  why: 'Independent advice and deciding do not go together.',
  source: 'GDPR Art. 38(6)',
  cure: 'Make the step advice, and let the mandated role decide after it.',
  severity: 'error',
  check: model =>
    model.steps
      .filter(step => isKind('decide')(step) && (step.role === 'dpo' || step.role === 'ethics'))
      .map(step => ({
        element: step.id,
        message: tell`${named(step)} is decided by an adviser (${step.role ?? ''}). Make it advice, and let the mandated role decide after it.`,
      })),
}
