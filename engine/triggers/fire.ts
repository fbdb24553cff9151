// A subscription fires: where does the token go? One trigger, one winner: an ear that closed in the meantime hears
// nothing.

import { fireBoundary } from '../elements/boundary-event.ts'
import { startEventSubProcess } from '../elements/event-sub-process.ts'
import type { Node } from '../graph/graph.ts'
import { emit, nodeOf, type Step } from '../run/emit.ts'
import type { Run, Subscription, Variables } from '../run/state.ts'
import { closeForGood } from '../run/subscribe.ts'
import { mergeUp } from '../run/variables.ts'
import { nextEar } from './timer.ts'

/** Fires a subscription with what came; says whether it was still open. */
export function fire(step: Step, key: number, values: Variables): boolean {
  const subscription = step.state.subscriptions[key]
  if (subscription === undefined) return false
  const owner = step.state.runs[subscription.owner]!
  const event = step.graph.nodes.get(subscription.element)!
  if (event.parallelMultiple && !gathered(step, owner, event, subscription, values)) return true
  deliver(step, owner, event, subscription, event.parallelMultiple ? {} : values)
  return true
}

/** Parallel multiple events wait until every part has happened (10.5.7); what came so far is kept. */
function gathered(
  step: Step,
  owner: Run,
  event: Node,
  subscription: Subscription,
  values: Variables,
): boolean {
  mergeUp(step, owner, values)
  if (!subscription.happened)
    emit(step, { type: 'subscription.changed', key: subscription.key, changes: { happened: true } })
  const parts = partsOf(step, owner, event)
  if (!parts.every(part => part.happened)) return false
  for (const part of parts)
    emit(step, { type: 'subscription.changed', key: part.key, changes: { happened: false } })
  return true
}

function partsOf(step: Step, owner: Run, event: Node): Subscription[] {
  return (owner.subscriptions ?? [])
    .map(key => step.state.subscriptions[key]!)
    .filter(part => part.element === event.id)
}

function deliver(step: Step, owner: Run, event: Node, subscription: Subscription, values: Variables): void {
  if (event.type === 'boundaryEvent' && event.host?.id === owner.element) {
    if (!event.interrupting) rearm(step, owner, subscription)
    return fireBoundary(step, owner, event, values)
  }
  if (event.type === 'startEvent' && event.scope!.type === 'eventSubProcess' && event.id !== owner.element) {
    if (!event.interrupting) rearm(step, owner, subscription)
    return startEventSubProcess(step, owner, event.scope!, event, values)
  }
  const node = nodeOf(step, owner)
  step.behaviours[owner.type]!.fired!(step, node, owner, event, event.triggers[subscription.trigger]!, values)
}

/** A timer that does not interrupt goes on to its next due moment, if it has one; other ears stay open as they are. */
function rearm(step: Step, owner: Run, subscription: Subscription): void {
  if (subscription.kind !== 'timer') return
  const next = nextEar(subscription)
  if (next === null) return closeForGood(step, owner, other => other.key === subscription.key)
  emit(step, { type: 'subscription.changed', key: subscription.key, changes: next })
}
