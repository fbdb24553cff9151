// Nobody waits for ever: each wait has an end that a clock brings.

import type { Model, Step } from './model.ts'
import type { Rule } from './rule.ts'
import { named, type Sentence, tell } from './sentences.ts'

export const noUnboundedWait: Rule = {
  code: 'GOV_12',
  title: 'No wait without end',
  says: 'In the own pools every user task has a due time, every receive task a timer on its border, every message waited for a timer beside it behind an event-based gateway. There are no manual tasks.',
  why: 'Nobody is left waiting, and no case falls asleep.',
  source: 'Ex-post paper on local networks; page on local work during COVID-19',
  cure: 'Give the step a due time, or a timer beside it that says what happens then.',
  severity: 'error',
  check: model =>
    model.steps.flatMap(step => waits(model, step).map(message => ({ element: step.id, message }))),
}

function waits(model: Model, step: Step): readonly Sentence[] {
  if (step.type === 'manualTask')
    return [
      tell`${named(step)} is a manual task, whose end nobody sees. Make it a user task with a due time.`,
    ]
  if (!step.own) return []
  if (step.type === 'userTask' && !step.due)
    return [tell`${named(step)} has no due time. Say until when it is done.`]
  if (
    step.type === 'receiveTask' &&
    !model.steps.some(other => other.host === step && other.trigger === 'timer')
  )
    return [
      tell`${named(step)} waits without end. Put a timer on its border that says what happens when nothing comes.`,
    ]
  if (step.type === 'intermediateCatchEvent' && step.trigger === 'message' && !besideTimer(step))
    return [
      tell`${named(step)} waits without end. Put it behind an event-based gateway that also offers a timer.`,
    ]
  return []
}

function besideTimer(step: Step): boolean {
  return step.incoming.some(
    ({ source }) =>
      source.type === 'eventBasedGateway' && source.outgoing.some(flow => flow.target.trigger === 'timer'),
  )
}
