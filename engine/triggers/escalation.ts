// An escalation is not an error: unless an interrupting handler takes it, whoever raised it goes on; with nobody to
// hear it, it is recorded and ignored (10.5.6).

import { emit, type Step } from '../run/emit.ts'
import type { Run, Variables } from '../run/state.ts'
import { alive } from '../run/step.ts'
import { text } from '../run/variables.ts'
import { codeOf, failProcess, findHandler, handle } from './error.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const escalation: TriggerBehaviour<'escalation'> = {
  compile: (definition, event, reader) => ({
    kind: 'escalation',
    code: codeOf(definition.escalationRef, 'escalationCode', event, reader),
  }),

  throw: (step, _node, run, trigger, values) => {
    escalate(step, run, trigger.code === null ? '' : (text(step, run, trigger.code) ?? ''), values)
    return alive(step, run) ? undefined : 'stays'
  },
}

/** Raises an escalation from a run. */
export function escalate(step: Step, run: Run, code: string, values: Variables): void {
  const handler = findHandler(step, run, 'escalation', code)
  const outer = handler === null ? caughtOutside(step, code) : null
  emit(step, {
    type: 'escalation.thrown',
    key: run.key,
    element: run.element,
    elementType: run.type,
    code,
    variables: values,
    caughtBy: handler?.event.id ?? (outer === null ? null : 'parent'),
  })
  if (handler !== null) handle(step, handler, values, { escalationCode: code })
  else if (outer?.interrupting === true) failProcess(step, null)
}

function caughtOutside(step: Step, code: string) {
  return (
    step.state.parent?.catches.find(
      one => one.kind === 'escalation' && (one.code === null || one.code === code),
    ) ?? null
  )
}
