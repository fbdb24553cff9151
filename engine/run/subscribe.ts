// Opening and closing ears: the subscriptions of a waiting event, of the boundary of an activity, and of the event
// sub-processes of a scope.

import type { Node, Trigger } from '../graph/graph.ts'
import type { Ear } from '../triggers/trigger.ts'
import { emit, nextKey, type Step } from './emit.ts'
import type { Run, Subscription } from './state.ts'

/** Opens one subscription per trigger of an event that is fired from outside. */
export function open(step: Step, owner: Run, event: Node): void {
  openAll(step, owner, [event])
}

/** Opens those of several events, or none where one of them cannot be told: then it is all done again later. */
export function openAll(step: Step, owner: Run, events: readonly Node[]): void {
  openHeard(step, owner, listen(step, owner, events))
}

/** What is to be listened for: the event, its trigger and the place of that, and what the subscription must know. */
export type Heard = {
  readonly event: Node
  readonly trigger: Trigger
  readonly index: number
  readonly ear: Ear
}

/** What events would listen for now. Throws Trouble where one of them cannot be told. */
export function listen(step: Step, owner: Run, events: readonly Node[]): readonly Heard[] {
  return inOrder(events).flatMap(event =>
    event.triggers.flatMap((trigger, index) => {
      const ear = step.triggers[trigger.kind]!.listen?.(step, owner, trigger, event)
      return ear === undefined ? [] : [{ event, trigger, index, ear }]
    }),
  )
}

/** Opens a subscription for each. */
export function openHeard(step: Step, owner: Run, heard: readonly Heard[]): void {
  for (const { event, trigger, index, ear } of heard) {
    const subscription: Subscription = {
      key: nextKey(step),
      owner: owner.key,
      element: event.id,
      trigger: index,
      kind: trigger.kind as Subscription['kind'],
      name: ear.name ?? null,
      correlationKey: ear.correlationKey ?? null,
      correlation: ear.correlation ?? null,
      due: ear.due ?? null,
      interval: ear.interval ?? null,
      repetitions: ear.repetitions ?? null,
      anchor: ear.anchor ?? null,
      value: false,
      happened: false,
    }
    emit(step, { type: 'subscription.opened', subscription })
    if (trigger.kind === 'conditional') step.armed.add(subscription.key)
  }
}

/**
 * In which order events hear what comes to all of them at once: those that do not interrupt first, so that nobody is passed
 * over; then by id, for where they stand in the XML must not decide.
 */
export function inOrder(events: readonly Node[]): readonly Node[] {
  if (events.length < 2) return events
  return [...events].sort((a, b) => Number(a.interrupting) - Number(b.interrupting) || (a.id < b.id ? -1 : 1))
}

/** Arms the boundary events of an activity, once. */
export function openBoundaries(step: Step, node: Node, run: Run): void {
  if (node.boundaries.length === 0 || run.subscriptions !== null) return
  openAll(step, run, node.boundaries)
}

/** Withdraws the subscriptions of a run that belong to one of the given events. */
export function close(step: Step, run: Run, belongs: (subscription: Subscription) => boolean): void {
  for (const { key, element } of subscriptionsOf(step, run).filter(belongs))
    emit(step, { type: 'subscription.closed', key, element })
}

/** The same where the run lives on: it does not listen for them again when it moves to another version. */
export function closeForGood(step: Step, run: Run, belongs: (subscription: Subscription) => boolean): void {
  for (const { key, element } of subscriptionsOf(step, run).filter(belongs))
    emit(step, { type: 'subscription.closed', key, element, forGood: true })
}

function subscriptionsOf(step: Step, run: Run): Subscription[] {
  return (run.subscriptions ?? []).map(key => step.state.subscriptions[key]!)
}
