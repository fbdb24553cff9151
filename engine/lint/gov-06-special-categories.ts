// Belief, opinion and health may be processed only on a ground that the drawing names.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'

export const specialCategories: Rule = {
  code: 'GOV_06',
  title: 'Special categories have a ground',
  says: 'Every message and step with special categories of data names a ground of GDPR Art. 9(2).',
  why: 'Processing them is prohibited in principle.',
  source: 'GDPR Art. 9',
  cure: 'Name the ground, or leave the special category out.',
  severity: 'error',
  check: model =>
    [...model.messages, ...model.steps]
      .filter(thing => thing.privacy.dataClass === 'special' && thing.privacy.art9 === null)
      .map(thing => ({
        element: thing.id,
        message: tell`${named(thing)} carries special categories of data without a ground of GDPR Art. 9(2). Name the ground, or leave that data out.`,
      })),
}
