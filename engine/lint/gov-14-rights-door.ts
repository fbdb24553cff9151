// The door for rights requests is open as long as the process runs, and a request outlives the case it came in by.

import type { Model, Step } from './model.ts'
import type { Rule } from './rule.ts'
import { tell } from './sentences.ts'
import { isKind, onlyCalled } from './steps.ts'

export const rightsDoor: Rule = {
  code: 'GOV_14',
  title: 'The rights door is always open',
  says: 'A process with personal data has an event sub-process that passes a rights request on as its own instance, is the rights process itself, or can only be started by a caller that has that door.',
  why: 'Rights can be used at any time.',
  source: 'GDPR Art. 12 and 15 to 21',
  cure: 'Add an event sub-process that starts with the rights request and sends it to the rights contact point.',
  severity: 'error',
  check: model =>
    !model.handlesPersonalData || hasDoor(model)
      ? []
      : [
          {
            element: model.process,
            message: tell`Personal data is handled, but no rights request can come in. Add an event sub-process that starts with the request and passes it to the rights contact point.`,
          },
        ],
}

function hasDoor(model: Model): boolean {
  if (model.gov.rights === 'self') return true
  if (model.gov.rights === 'caller') return onlyCalled(model)
  return model.steps.some(step => isKind('rights')(step) && inEventSubProcess(step) && passesOn(model, step))
}

function inEventSubProcess(step: Step | null): boolean {
  return step !== null && (step.type === 'eventSubProcess' || inEventSubProcess(step.scope))
}

function passesOn(model: Model, step: Step): boolean {
  return step.type === 'callActivity' || model.messages.some(message => message.source === step)
}
