// Where young people are expected, age is asked before anything is done with their data.

import type { Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { bypassed, isKind } from './steps.ts'

export const childrenFirst: Rule = {
  code: 'GOV_30',
  title: 'Children first',
  says: 'In a process that expects minors, contacting, sharing and tasks with personal data can only be reached through a step that checks the age.',
  why: 'The best interests of the child come first.',
  source: 'GDPR Art. 8; Convention on the Rights of the Child Art. 3',
  cure: 'Ask the age, with a guardian’s route, on every way to this step.',
  severity: 'error',
  check: model =>
    !model.gov.minors
      ? []
      : bypassed(model.G, model.starts, step => step.gov.ageCheck, model.steps.filter(concernsPerson)).map(
          step => ({
            element: step.id,
            message: tell`${named(step)} can be reached before the age is known. Put a step that checks the age before it.`,
          }),
        ),
}

function concernsPerson(step: Step): boolean {
  return isKind('contact', 'share')(step) || (step.personal && step.type.endsWith('Task'))
}
