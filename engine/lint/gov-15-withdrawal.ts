// Taking an agreement back is as easy as giving it, and it leads to erasure.

import type { Model } from './model.ts'
import { reachable } from './paths.ts'
import type { Rule } from './rule.ts'
import { tell } from './sentences.ts'
import { isKind, onlyCalled } from './steps.ts'

export const withdrawalWorks: Rule = {
  code: 'GOV_15',
  title: 'Withdrawal works',
  says: 'Where a message or a step rests on consent, an event with trigger "withdrawal" exists and leads to a step of kind "erase".',
  why: 'It must be as easy to withdraw as to give.',
  source: 'GDPR Art. 7(3) and 17(1)(b)',
  cure: 'Add an event that catches the withdrawal and leads to erasure.',
  severity: 'error',
  check: model =>
    !restsOnConsent(model) || withdrawable(model)
      ? []
      : [
          {
            element: model.process,
            message: tell`Data is processed on consent, but a withdrawal leads to no erasure. Add an event with trigger "withdrawal" and a step of kind "erase" behind it.`,
          },
        ],
}

function restsOnConsent(model: Model): boolean {
  const shares = model.steps.filter(isKind('share'))
  return [...model.messages, ...shares].some(({ privacy }) => privacy.basis?.startsWith('consent'))
}

function withdrawable(model: Model): boolean {
  if (model.gov.withdrawal === 'caller') return onlyCalled(model)
  const events = model.steps.filter(
    step => step.gov.trigger === 'withdrawal' && /^(start|boundary|intermediateCatch)Event$/.test(step.type),
  )
  return events.some(event => [...reachable(model.G, [event])].some(isKind('erase')))
}
