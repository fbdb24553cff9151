// The emergency door is narrow: somebody decides before it, and what came of it is recorded behind it.

import { reachable } from './paths.ts'
import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { bypassed, isKind } from './steps.ts'

export const emergencyDoor: Rule = {
  code: 'GOV_21',
  title: 'Narrow emergency door',
  says: 'Every emergency sharing comes after a decision, and no end can be reached from it without a step of kind "outcome".',
  why: 'The exception stays an exception, and leaves a record.',
  source: 'GDPR Art. 6(1)(d) and 5(2)',
  cure: 'Put a decision before the emergency sharing, and a step that records the outcome behind it.',
  severity: 'error',
  check: model => {
    const doors = model.steps.filter(step => isKind('share')(step) && step.gov.emergency)
    const undecided = bypassed(model.G, model.roots, isKind('decide'), doors)
    const unrecorded = doors.filter(door => {
      const open = reachable(model.G, [door], isKind('outcome'))
      return model.ends.some(end => open.has(end))
    })
    return [
      ...undecided.map(door => ({
        element: door.id,
        message: tell`${named(door)} shares in an emergency that nobody decided on. Put a decision before it.`,
      })),
      ...unrecorded.map(door => ({
        element: door.id,
        message: tell`After ${named(door)} the process can end without a record. Lead it to a step of kind "outcome".`,
      })),
    ]
  },
}
