// Nobody is looked at or contacted before somebody has decided that it is proportionate.

import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'
import { bypassed, hasGate, isKind } from './steps.ts'

export const proportionalityFirst: Rule = {
  code: 'GOV_08',
  title: 'Proportionality before looking or contacting',
  says: 'From every start that the person did not make, observing and contacting can only be reached through the proportionality gate.',
  why: 'Necessity and the least intrusive way are decided before, not after.',
  source:
    'Practice template of the City of Mechelen; Dutch guide to online research by municipalities, 2023; ECHR Art. 8',
  cure: 'Put a decision with gate "proportionality" on every way to this step.',
  severity: 'error',
  check: model =>
    bypassed(
      model.G,
      model.roots.filter(root => root.gov.initiator !== 'subject'),
      hasGate('proportionality'),
      model.steps.filter(isKind('observe', 'contact')),
    ).map(step => ({
      element: step.id,
      message: tell`${named(step)} can be reached without the proportionality gate. Put a decision with gate "proportionality" before it.`,
    })),
}
