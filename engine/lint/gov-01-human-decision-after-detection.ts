// From everything a tool says, a person with a mandate stands before anything is shared or done.

import { reachable } from './paths.ts'
import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { isHumanDecision, isKind } from './steps.ts'

export const humanDecisionAfterDetection: Rule = {
  code: 'GOV_01',
  title: 'A person decides after automated detection',
  says: 'No way leads from a step that detects, or from the message of a tool, to sharing, acting or contacting without a user task in which a mandated person decides.',
  why: 'A tool may hint; people decide.',
  source: 'Practice template of the City of Mechelen; GDPR Art. 22; AI Act Art. 14',
  cure: 'Put a user task of kind "decide" with a mandate on every way from the detection to this step.',
  severity: 'error',
  check: model => {
    const fromTool = model.messages.filter(message => message.from?.gov.tool).map(message => message.target)
    const detected = [...model.steps.filter(isKind('detect')), ...fromTool.filter(target => target !== null)]
    const open = reachable(model.Gplus, detected, isHumanDecision)
    return model.steps
      .filter(step => open.has(step) && isKind('share', 'act', 'contact')(step))
      .map(step => ({
        element: step.id,
        message: tell`${named(step)} can be reached from an automated detection without a person deciding. Put a user task of kind "decide" with a mandate on that way.`,
      }))
  },
}
