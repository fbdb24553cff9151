// Looking is at phenomena; people are not monitored.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const phenomenaNotPersons: Rule = {
  code: 'GOV_27',
  title: 'Phenomena, not persons',
  says: 'Every step that observes has the scope "phenomenon" and handles no personal data.',
  why: 'Following people online is no municipal task.',
  source: 'Dutch research on online monitoring by municipalities, 2021; call for participants, 2021',
  cure: 'Set the scope to "phenomenon" and leave personal data out.',
  severity: 'error',
  check: model =>
    model.steps
      .filter(step => isKind('observe')(step) && (step.gov.scope !== 'phenomenon' || step.personal))
      .map(step => ({
        element: step.id,
        message: tell`${named(step)} looks at people${step.personal ? tell`, with personal data` : ''}. Look at a phenomenon only, without personal data.`,
      })),
}
