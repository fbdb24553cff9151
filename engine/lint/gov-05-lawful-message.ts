// Whatever leaves a pool says what class of data it is; personal data also says why, what for and how long.

import type { Privacy } from './governance.ts'
import type { Model, Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'
import { isKind } from './steps.ts'

export const lawfulMessage: Rule = {
  code: 'GOV_05',
  title: 'Every message is lawful',
  says: 'Every message flow states a data class; personal and special data also state legal basis, purpose and retention. A step that shares states them itself or in the messages it sends.',
  why: 'Lawfulness, transparency and the register of processing start from what the drawing says.',
  source: 'GDPR Art. 5, 6 and 30; ex-post paper on local networks',
  cure: 'Fill in data class, legal basis, purpose and retention of the message, or send less.',
  severity: 'error',
  check: model => [
    ...model.messages
      .filter(message => message.privacy.dataClass === null)
      .map(message => ({
        element: message.id,
        message: tell`The message ${named(message)} does not say what class of data it carries. State none, pseud, personal or special.`,
      })),
    ...model.messages
      .filter(message => message.personal && missing(message.privacy).length > 0)
      .map(message => ({
        element: message.id,
        message: tell`The message ${named(message)} carries personal data without ${missing(message.privacy)}. State them, or send no personal data.`,
      })),
    ...model.steps
      .filter(step => isKind('share')(step) && !grounded(model, step))
      .map(step => ({
        element: step.id,
        message: tell`${named(step)} shares personal data, but neither it nor its messages state legal basis, purpose and retention. State them where the data leaves.`,
      })),
  ],
}

function grounded(model: Model, step: Step): boolean {
  const sent = model.messages.filter(message => message.source === step)
  const bySending = sent.length > 0 && !step.pool?.gov.joint
  if (bySending) return sent.every(message => !message.personal || missing(message.privacy).length === 0)
  return !step.personal || missing(step.privacy).length === 0
}

function missing(privacy: Privacy): readonly Sentence[] {
  const { basis, purpose, retention } = privacy
  return [
    ...(basis === null ? [tell`legal basis`] : []),
    ...(purpose === null ? [tell`purpose`] : []),
    ...(retention === null ? [tell`retention`] : []),
  ]
}
