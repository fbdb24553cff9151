// Whoever receives can answer: sharing is a street with two directions.

import type { Rule } from './rule.ts'
import { named, poolNamed, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const twoWayStreet: Rule = {
  code: 'GOV_16',
  title: 'Two-way street',
  says: 'For every message that shares, outside an emergency, there is a message back from the receiving pool.',
  why: 'Partners who give and never hear back stop giving.',
  source: 'Conference report "Think globally, act locally"; ex-post paper on local networks',
  cure: 'Draw the answer of the partner, and let a step receive it.',
  severity: 'error',
  check: model =>
    model.messages
      .filter(({ source }) => source && isKind('share')(source) && !source.gov.emergency)
      .filter(sent => !model.messages.some(back => back.from === sent.to && back.to === sent.from))
      .map(message => ({
        element: message.id,
        message: tell`${named(message)} goes to ${poolNamed(message.to)}, and nothing comes back. Draw the partner's answer.`,
      })),
}
