// People are talked with, not about: the person knows before data goes out, or the delay is reasoned and written down.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { bypassed, isKind, sharesPersonalData } from './steps.ts'

export const informedBeforeSharing: Rule = {
  code: 'GOV_13',
  title: 'The person is informed before sharing',
  says: 'Sharing personal data outside an emergency can only be reached through a step that informs the person, or that records a reasoned delay.',
  why: 'Talk with people, not about them.',
  source:
    'Conference report "Think globally, act locally"; ex-post paper on local networks; GDPR Art. 13 and 14',
  cure: 'Put a step of kind "inform", or "delay" with its reason, on every way to this step.',
  severity: 'error',
  check: model =>
    bypassed(
      model.G,
      model.roots,
      isKind('inform', 'delay'),
      model.steps.filter(
        step => isKind('share')(step) && !step.gov.emergency && sharesPersonalData(model, step),
      ),
    ).map(step => ({
      element: step.id,
      message: tell`${named(step)} shares personal data before the person is informed. Put a step of kind "inform", or a reasoned "delay", before it.`,
    })),
}
