// Sharing has its lawful ground decided first: by the legal gate, in an emergency by a decision, on agreement after informing.

import type { Model, Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'
import { bypassed, hasGate, isKind } from './steps.ts'

export const legalGate: Rule = {
  code: 'GOV_09',
  title: 'Legal gate before sharing',
  says: 'Sharing can only be reached through the legal gate; emergency sharing through a decision; sharing on the person’s agreement after the person was informed.',
  why: 'Sharing needs a lawful basis and respects professional secrecy.',
  source: 'GDPR Art. 6; Belgian Criminal Code Art. 458',
  cure: 'Put a decision with gate "legal" on every way to this step.',
  severity: 'error',
  check: model => [
    ...unguarded(
      model,
      step => !step.gov.emergency && !step.gov.consented,
      hasGate('legal'),
      tell`the legal gate`,
    ),
    ...unguarded(model, step => step.gov.emergency, isKind('decide'), tell`a decision`),
    ...unguarded(
      model,
      step => !step.gov.emergency && step.gov.consented,
      isKind('inform'),
      tell`informing the person`,
    ),
  ],
}

function unguarded(
  model: Model,
  which: (step: Step) => boolean,
  gate: (step: Step) => boolean,
  words: Sentence,
) {
  const shares = model.steps.filter(step => isKind('share')(step) && which(step))
  return bypassed(model.G, model.roots, gate, shares).map(step => ({
    element: step.id,
    message: tell`${named(step)} can be reached without ${words}. Put it on every way to this step.`,
  }))
}
