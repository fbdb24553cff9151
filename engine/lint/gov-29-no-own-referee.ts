// Whoever registers a signal does not hold the gate for it.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const noOwnReferee: Rule = {
  code: 'GOV_29',
  title: 'Not your own referee',
  says: 'No decision with a gate stands in the role that registers signals.',
  why: 'Separation of duties.',
  source: 'Good governance',
  cure: 'Move the gate to a role that does not register.',
  severity: 'error',
  check: model => {
    const registering = new Set(model.steps.filter(isKind('register')).map(step => step.role))
    return model.steps
      .filter(step => isKind('decide')(step) && step.gov.gate.length > 0 && registering.has(step.role))
      .map(step => ({
        element: step.id,
        message: tell`${named(step)} is a gate in the role that registers signals (${step.role ?? ''}). Move it to another role.`,
      }))
  },
}
