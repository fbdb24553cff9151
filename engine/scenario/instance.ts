// One process instance of a run: its state, all its events with their times, and what can be asked of both.

import type { Graph } from '../graph/graph.ts'
import type { Command } from '../run/command.ts'
import type { Event } from '../run/event.ts'
import type { Run, State, Variables } from '../run/state.ts'

/** An event, when it happened in epoch milliseconds, and its place among all events of the world. */
export type Logged = { readonly at: number; readonly event: Event; readonly place: number }

export type Instance = {
  /** Counts up from 1 in the order the instances of a run began. */
  readonly id: string
  readonly graph: Graph
  state: State
  readonly log: Logged[]
  /** Since when a run waits, and since when a subscription is open: the place in all events of the world. */
  readonly since: Map<number, number>
  /** The script of a script task's job, by the key of its run. */
  readonly scripts: Map<number, string>
  /** Variables of the process scope; they outlive it. */
  readonly variables: Record<string, unknown>
  /** The correlation key of the message that began the instance: no second one begins while it lives. */
  readonly correlationKey: string | null
  /** What arrived while the instance was suspended, in order. */
  readonly held: Command[]
}

/** A new instance, before its first event. */
export function createInstance(
  id: string,
  graph: Graph,
  state: State,
  correlationKey: string | null,
): Instance {
  const since = new Map<number, number>()
  return { id, graph, state, log: [], since, scripts: new Map(), variables: {}, correlationKey, held: [] }
}

/** Writes what happened into the instance's memory. `place` is the event's place in all events of the world. */
export function remember(instance: Instance, event: Event, at: number, place: number): void {
  instance.log.push({ at, event, place })
  switch (event.type) {
    case 'process.started':
      Object.assign(instance.variables, event.variables)
      break
    case 'process.completed':
    case 'process.terminated':
      Object.assign(instance.variables, event.variables)
      break
    case 'variables.set':
      if (event.scope === instance.state.root) Object.assign(instance.variables, event.values)
      break
    case 'element.activated':
    case 'task.created':
      instance.since.set(event.key, place)
      break
    case 'job.created':
      instance.since.set(event.key, place)
      if (event.script !== null) instance.scripts.set(event.key, event.script.source)
      break
    case 'subscription.opened':
      instance.since.set(event.subscription.key, place)
      break
  }
}

export function isLive(instance: Instance): boolean {
  return instance.state.status === 'active' || instance.state.status === 'suspended'
}

/** A leaf that waits: a user task, a job, or an event that is caught. */
export type Waiting = {
  readonly instance: Instance
  readonly run: Run
  readonly element: string
  readonly since: number
}

/** All that waits in an instance. Elements behind an event-based gateway stand each by their own id. */
export function waiting(instance: Instance): Waiting[] {
  return Object.values(instance.state.runs).flatMap(run =>
    waitingElements(instance.state, run).map(element => ({
      instance,
      run,
      element,
      since: instance.since.get(run.key) ?? 0,
    })),
  )
}

/** Work and events; not called processes, nor activities that are not ready because their data is missing. */
function waitingElements(state: State, run: Run): string[] {
  if (run.incident !== null || run.wait === null || !['task', 'job', 'event'].includes(run.wait.kind))
    return []
  if (run.wait.kind !== 'event' || run.type !== 'eventBasedGateway') return [run.element]
  const heard = (run.subscriptions ?? []).map(key => state.subscriptions[key]!.element)
  return [...new Set(heard)]
}

/** The values a run sees, from itself outwards. */
export function visibleVariables(state: State, key: number): Variables {
  const values: Record<string, unknown> = {}
  for (let run = state.runs[key]; run !== undefined; run = state.runs[run.scope])
    for (const name in run.variables) if (!Object.hasOwn(values, name)) values[name] = run.variables[name]
  return values
}

/** What only holds other runs of its element: the body round a loop's runs, what is undone from within, and what hears of an end. */
export function isBody(elementType: string): boolean {
  return ['multiInstanceBody', 'loopBody', 'compensation', 'cancelListener'].includes(elementType)
}
