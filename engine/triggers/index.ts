// Every kind of event definition, and where it is told.

import { cancel } from './cancel.ts'
import { compensation } from './compensation.ts'
import { conditional } from './conditional.ts'
import { error } from './error.ts'
import { escalation } from './escalation.ts'
import { link } from './link.ts'
import { message } from './message.ts'
import { signal } from './signal.ts'
import { terminate } from './terminate.ts'
import { timer } from './timer.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const triggers: Readonly<Record<string, TriggerBehaviour>> = {
  message,
  timer,
  signal,
  error,
  escalation,
  conditional,
  link,
  compensation,
  cancel,
  terminate,
}

/** Type of the event definition in the drawing → its kind. */
export const DEFINITIONS: Readonly<Record<string, keyof typeof triggers>> = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:LinkEventDefinition': 'link',
  'bpmn:CompensateEventDefinition': 'compensation',
  'bpmn:CancelEventDefinition': 'cancel',
  'bpmn:TerminateEventDefinition': 'terminate',
}
