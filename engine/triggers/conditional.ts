// A condition fires when it becomes true: it is looked at when it is armed and after each change of a variable it
// may depend on, in the same step; it must have been false before it fires again (10.5.5).

import type { Trigger } from '../graph/graph.ts'
import { expression, expressionOf, extension, idOf, report } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import type { Run, Subscription } from '../run/state.ts'
import { alive, later, raise } from '../run/step.ts'
import { evaluate } from '../run/variables.ts'
import { fire } from './fire.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const conditional: TriggerBehaviour<'conditional'> = {
  compile: (definition, event, reader) => {
    const condition = expressionOf(reader, definition.condition, event, 'CONDITION_MISSING')
    const filter = extension(definition, 'zeebe:ConditionalFilter')
    const names = (filter?.variableNames as string | undefined)
      ?.split(',')
      .map(name => name.trim())
      .filter(Boolean)
    if (condition === null && definition.condition !== undefined)
      report(reader, 'CONDITION_MISSING', event, `The condition of ${idOf(event)} is empty.`, 'warning')
    return {
      kind: 'conditional',
      condition: condition ?? expression(reader, 'false', event)!,
      variables: names ?? null,
      changes: null,
    }
  },

  listen: () => ({}),
}

/** Looks at every open condition; those that turned true fire after what is under way. */
export function evaluateConditions(step: Step): void {
  const changed = new Set(step.changed)
  step.changed.clear()
  let fired = false
  for (const subscription of Object.values(step.state.subscriptions)) {
    if (subscription.kind !== 'conditional') continue
    const owner = step.state.runs[subscription.owner]!
    const value = currentValue(step, owner, subscription, changed)
    if (value === subscription.value) continue
    emit(step, { type: 'subscription.changed', key: subscription.key, changes: { value } })
    if (!value) continue
    fired = true
    if (step.rounds < MOST_ROUNDS) later(step, () => alive(step, owner) && fire(step, subscription.key, {}))
    else if (owner.incident === null) raise(step, owner, 'continue', endless(subscription))
  }
  if (fired) step.rounds += 1
}

/** Conditions that make each other true so often in one command do it for ever. */
const MOST_ROUNDS = 1000

function endless(subscription: Subscription): Trouble {
  return new Trouble(
    'LOOP_WITHOUT_WAIT',
    `The condition of ${subscription.element} came true too often without a wait.`,
  )
}

/** Null is no truth yet: a condition may be armed before its variables are there. */
function currentValue(
  step: Step,
  owner: Run,
  subscription: Subscription,
  changed: ReadonlySet<string>,
): boolean {
  const event = step.graph.nodes.get(subscription.element)!
  const trigger = event.triggers[subscription.trigger] as Extract<Trigger, { kind: 'conditional' }>
  const concerned =
    trigger.variables === null || changed.has('') || trigger.variables.some(name => changed.has(name))
  if (!concerned) return subscription.value
  try {
    return evaluate(step, owner, trigger.condition) === true
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    if (owner.incident === null) raise(step, owner, 'continue', error)
    return subscription.value
  }
}
