// Today's informal practice is drawn to be looked at, never to be run on real data.

import type { Rule } from './rule.ts'
import { tell } from './sentences.ts'

export const asIsIsAPicture: Rule = {
  code: 'GOV_25',
  title: 'AS-IS is a picture',
  says: 'A model of the variant AS-IS is not executable.',
  why: 'Informal practice is never run with real data.',
  source: 'Practice template of the City of Mechelen',
  cure: 'Set isExecutable to false.',
  severity: 'error',
  alsoAsIs: true,
  check: model =>
    model.gov.variant === 'AS-IS' && model.executable
      ? [
          {
            element: model.process,
            message: tell`An AS-IS model is a picture and must not run. Set isExecutable to false.`,
          },
        ]
      : [],
}
