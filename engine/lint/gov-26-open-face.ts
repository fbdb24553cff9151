// Whoever contacts or reads online does it under their own professional name, and has learned how.

import type { Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const openFace: Rule = {
  code: 'GOV_26',
  title: 'Open face',
  says: 'Every step that contacts or observes, calls aside, has the identity "professional" and names the skill it needs.',
  why: 'No cover accounts, and only trained people.',
  source: 'Dutch guide to online research by municipalities; RAN papers on online work',
  cure: 'Set identity to "professional" and name the authorisation the step needs.',
  severity: 'error',
  check: model =>
    model.steps
      .filter(step => isKind('contact', 'observe')(step) && step.type !== 'callActivity')
      .flatMap(step => wrong(step).map(message => ({ element: step.id, message }))),
}

function wrong(step: Step): readonly Sentence[] {
  return [
    ...(step.gov.identity === 'professional'
      ? []
      : [
          tell`${named(step)} is not done under a professional identity. Work under the own name and function.`,
        ]),
    ...(step.gov.skill === null
      ? [tell`${named(step)} names no skill. Name the authorisation it needs.`]
      : []),
  ]
}
