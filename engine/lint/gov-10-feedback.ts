// Whoever reported a worry hears back, however the case ends.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { bypassed, isKind } from './steps.ts'

export const feedbackToReporter: Rule = {
  code: 'GOV_10',
  title: 'Feedback to the reporter',
  says: 'In a process that is a case, every end can only be reached through a step of kind "feedback".',
  why: 'Trust grows where information flows both ways.',
  source: 'Conference report "Think globally, act locally"; ex-post paper on local networks',
  cure: 'Let every way to this end pass a step that gives feedback, without content of the case.',
  severity: 'error',
  check: model =>
    !model.gov.case
      ? []
      : bypassed(
          model.G,
          model.starts,
          isKind('feedback'),
          model.ends.filter(end => !end.gov.side),
        ).map(end => ({
          element: end.id,
          message: tell`The case can end at ${named(end)} without the reporter hearing back. Put a step of kind "feedback" on every way there.`,
        })),
}
