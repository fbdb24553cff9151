// Care information does not flow to police and prosecution by default.

import type { Message } from './model.ts'
import type { Rule } from './rule.ts'
import { named, tell } from './sentences.ts'

const grounds = new Set(['vital-interest', 'legal-duty', 'statutory'])

export const careAndJustice: Rule = {
  code: 'GOV_23',
  title: 'Care and justice stay apart',
  says: 'A message to a pool of justice never carries special categories, and personal data only on vital interest, a legal duty or a statutory basis.',
  why: 'Prevention is not policing by default.',
  source: 'Conference report "Think globally, act locally"; Law Enforcement Directive (EU) 2016/680',
  cure: 'Send no personal data, or name the law that obliges.',
  severity: 'error',
  check: model =>
    model.messages
      .filter(message => message.to?.gov.justice && forbidden(message))
      .map(message => ({
        element: message.id,
        message: tell`${named(message)} takes ${message.privacy.dataClass ?? ''} data to justice${message.privacy.dataClass === 'special' ? '' : tell` without vital interest, legal duty or statutory basis`}. Leave it out, or name the law that obliges.`,
      })),
}

function forbidden({ personal, privacy }: Message): boolean {
  return privacy.dataClass === 'special' || (personal && !grounds.has(privacy.basis ?? ''))
}
