// Who hears a message. The scenario's world and the server ask the same questions of the same data, so that
// a message takes the same way in a test and in the office.

import type { Expression } from '../feel/evaluate.ts'
import type { Graph, Start, Template, Trigger } from '../graph/graph.ts'
import type { Stores } from './command.ts'
import type { Hops } from './hops.ts'
import type { Subscription, Variables } from './state.ts'

/** Values by correlation property. */
export type Correlation = Readonly<Record<string, unknown>>

/** A message under way. */
export type Message = {
  readonly name: string
  readonly correlationKey: string | null
  /** What the sender knows of the conversation, by correlation property. */
  readonly correlation: Correlation | null
  readonly variables: Variables
  /** The end of its message flow; null where none is drawn. */
  readonly target: { readonly process: string; readonly element: string } | null
} & Hops

/** Whether an open subscription of a process hears the message. */
export function hears(graph: Graph, subscription: Subscription, message: Message, now: number): boolean {
  if (subscription.kind !== 'message' || subscription.name !== message.name || subscription.happened)
    return false
  if (!isTarget(message, graph.processId, subscription.element)) return false
  const key = subscription.correlationKey
  if (key !== null && key !== message.correlationKey) return false
  const trigger = graph.nodes.get(subscription.element)?.triggers[subscription.trigger]
  return agrees(subscription.correlation, told(graph, trigger, message, now))
}

/** The start events of a process that the message begins. */
export function messageStarts(graph: Graph, message: Message, now: number): Start[] {
  return graph.starts.filter(start => {
    if (start.kind !== 'message' || !isTarget(message, graph.processId, start.element)) return false
    const trigger = triggerOf(graph, start)
    return trigger?.kind === 'message' && textOf(trigger.name, now) === message.name
  })
}

/** The start events of a process that a signal begins. */
export function signalStarts(graph: Graph, name: string, now: number): Start[] {
  return graph.starts.filter(start => {
    const trigger = triggerOf(graph, start)
    return trigger?.kind === 'signal' && textOf(trigger.name, now) === name
  })
}

/** The start events of a process whose condition holds on these values and did not on those before. */
export function conditionalStarts(graph: Graph, before: Variables, after: Variables, now: number): Start[] {
  return graph.starts.filter(start => {
    const trigger = triggerOf(graph, start)
    if (trigger?.kind !== 'conditional') return false
    return read(trigger.condition, after, now) === true && read(trigger.condition, before, now) !== true
  })
}

/** What lies in the data stores that a graph names. */
export function storesFor(graph: Graph, stores: ReadonlyMap<string, unknown>): Stores {
  return Object.fromEntries([...graph.stores.values()].map(store => [store, stores.get(store) ?? null]))
}

/** The same by the names under which the expressions of the graph read them. */
export function namedStores(graph: Graph, stores: ReadonlyMap<string, unknown>): Variables {
  return Object.fromEntries([...graph.stores].map(([name, store]) => [name, stores.get(store) ?? null]))
}

/** Whether an instance of the graph may be waiting for what one of these stores holds. */
export function watchesStore(graph: Graph, changed: readonly string[]): boolean {
  return graph.watchesVariables && [...graph.stores.values()].some(store => changed.includes(store))
}

/** What the message tells the process about its conversation: null where the process has no correlation key. */
export function told(
  graph: Graph,
  trigger: Trigger | undefined,
  message: Message,
  now: number,
): Correlation | null {
  if (graph.correlationKeys.length === 0) return null
  const values: Record<string, unknown> = { ...message.correlation }
  for (const property of graph.correlationKeys.flatMap(key => key.properties)) {
    const id = trigger?.kind === 'message' ? trigger.message : null
    const retrieval = id === null ? undefined : property.retrieval.get(id)
    const value = retrieval === undefined ? null : read(retrieval, message.variables, now)
    if (value !== null) values[property.id] = value
  }
  return values
}

/** Whether what a message tells is what a conversation has fixed. Nothing fixed yet agrees with all. */
export function agrees(fixed: Correlation | null, values: Correlation | null): boolean {
  if (fixed === null) return true
  return Object.entries(fixed).every(
    ([property, value]) => JSON.stringify(values?.[property] ?? null) === JSON.stringify(value),
  )
}

/** Whether a live instance is already in the conversation that a message start event would begin. */
export function sameConversation(fixed: Correlation | null, values: Correlation | null): boolean {
  return fixed !== null && Object.keys(fixed).length > 0 && agrees(fixed, values)
}

/** What tells the conversation that has fixed these values from all others; null where nothing is fixed. */
export function conversationName(fixed: Correlation | null): string | null {
  const values = Object.entries(fixed ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return values.length === 0 ? null : `told ${JSON.stringify(values)}`
}

/** The trigger of a way to begin. */
export function triggerOf(graph: Graph, start: Start): Trigger | undefined {
  return graph.nodes.get(start.element)?.triggers[start.trigger]
}

/** The text of a template that is read before there is an instance: it sees no variables. */
export function textOf(template: Template, now: number): string | null {
  if (!('evaluate' in template)) return template.text
  const value = read(template, {}, now)
  return value === null ? null : String(value)
}

function isTarget(message: Message, process: string, element: string): boolean {
  const { target } = message
  if (target === null) return true
  return target.process === process && (target.element === element || target.element === process)
}

/** A retrieval that cannot be evaluated tells nothing. */
function read(expression: Expression, values: Variables, now: number): unknown {
  try {
    return expression.evaluate({ now, get: name => values[name] }) ?? null
  } catch {
    return null
  }
}
