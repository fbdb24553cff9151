// A condition fires when it becomes true: it is looked at when it is armed and after each change of a variable it
// may depend on, in the same step; it must have been false before it fires again (10.5.5).

import type { Trigger } from '../graph/graph.ts'
import { expression, expressionOf, extension, idOf, report } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import type { Run, Subscription } from '../run/state.ts'
import { alive, first, raise } from '../run/step.ts'
import { evaluate } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import { fire } from './fire.ts'
import type { TriggerBehaviour } from './trigger.ts'

type Conditional = Extract<Trigger, { kind: 'conditional' }>

export const conditional: TriggerBehaviour<'conditional'> = {
  compile: (definition, event, reader) => {
    const condition = expressionOf(reader, definition.condition, event, 'CONDITION_MISSING')
    const filter = extension(definition, 'zeebe:ConditionalFilter')
    if (condition === null && definition.condition !== undefined)
      report(reader, 'CONDITION_MISSING', event, tell`The condition of ${idOf(event)} is empty.`, 'warning')
    return {
      kind: 'conditional',
      condition: condition ?? expression(reader, 'false', event)!,
      variables: words(filter?.variableNames),
      changes: words(filter?.variableEvents) as Conditional['changes'],
    }
  },

  listen: () => ({}),
}

/** Words between commas; null where nothing is said. */
function words(list: string | undefined): readonly string[] | null {
  const all = (list ?? '').split(',').map(word => word.trim())
  const said = all.filter(word => word !== '')
  return said.length === 0 ? null : said
}

/**
 * Looks at the conditions that have just been armed, and at those that what has changed concerns; those that turned true
 * fire before tokens go on, which may end who listens.
 */
export function evaluateConditions(step: Step): void {
  const asked = askedNow(step)
  step.armed.clear()
  step.changed.clear()
  step.created.clear()
  const fired: (() => void)[] = []
  for (const subscription of asked) {
    const owner = step.state.runs[subscription.owner]!
    const value = currentValue(step, owner, subscription)
    if (value === subscription.value) continue
    emit(step, { type: 'subscription.changed', key: subscription.key, changes: { value } })
    if (!value) continue
    if (step.rounds < MOST_ROUNDS)
      fired.push(() => {
        if (alive(step, owner)) fire(step, subscription.key, {})
      })
    else if (owner.incident === null) raise(step, owner, 'continue', endless(subscription))
  }
  if (fired.length === 0) return
  first(step, fired)
  step.rounds += 1
}

/** In the order of their keys, which is the order in which they were armed. */
function askedNow(step: Step): readonly Subscription[] {
  const { subscriptions } = step.state
  if (step.changed.size === 0) return [...step.armed].flatMap(key => subscriptions[key] ?? [])
  const changes = changesOf(step)
  return Object.values(subscriptions).filter(
    ear => ear.kind === 'conditional' && (step.armed.has(ear.key) || concerns(triggerOf(step, ear), changes)),
  )
}

/** What has changed, by name. */
type Changes = ReadonlyMap<string, 'create' | 'update'>

function changesOf({ changed, created }: Step): Changes {
  return new Map([...changed].map(name => [name, created.has(name) ? 'create' : 'update']))
}

/** Whether a condition is to be asked again: of the variables and the kinds of change that its filter names. */
function concerns({ variables, changes }: Conditional, happened: Changes): boolean {
  return [...happened].some(
    ([name, kind]) => (variables?.includes(name) ?? true) && (changes?.includes(kind) ?? true),
  )
}

/** Conditions that make each other true so often in one command do it for ever. */
const MOST_ROUNDS = 1000

function endless(subscription: Subscription): Trouble {
  return new Trouble(
    'LOOP_WITHOUT_WAIT',
    tell`The condition of ${subscription.element} came true too often without a wait.`,
  )
}

/** Null is no truth yet: a condition may be armed before its variables are there. */
function currentValue(step: Step, owner: Run, subscription: Subscription): boolean {
  try {
    return evaluate(step, owner, triggerOf(step, subscription).condition) === true
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    if (owner.incident === null) raise(step, owner, 'continue', error)
    return subscription.value
  }
}

function triggerOf({ graph }: Step, { element, trigger }: Subscription): Conditional {
  return graph.nodes.get(element)!.triggers[trigger] as Conditional
}
