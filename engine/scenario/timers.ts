// The timers of a world: those that instances wait for, and the timer start events of all processes, which listen
// from the moment their process is deployed; in a scenario that is its beginning.

import { type Due, dueFrom } from '../feel/due.ts'
import type { Graph, Start } from '../graph/graph.ts'
import { textOf, triggerOf } from '../run/route.ts'
import { tell } from '../words/sentences.ts'
import { Told } from '../words/told.ts'
import type { Instance } from './instance.ts'

/** A timer start event and when it is due next. */
export type StartTimer = { readonly graph: Graph; readonly start: Start; due: Due | null }

/** A timer that an instance waits for. */
export type WaitingTimer = { readonly at: number; readonly instance: Instance; readonly subscription: number }

/** All timer start events that are due at or after the given time. */
export function startTimers(graphs: ReadonlyMap<string, Graph>, now: number): StartTimer[] {
  return [...graphs.values()].flatMap(graph =>
    graph.starts
      .filter(start => start.kind === 'timer')
      .map(start => ({ graph, start, due: firstDue(graph, start, now) })),
  )
}

/** The start event that is due first, at the given time at the latest. */
export function earliestStart(timers: readonly StartTimer[], until: number): StartTimer | null {
  let first: StartTimer | null = null
  for (const timer of timers) {
    if (timer.due === null || timer.due.due > until) continue
    if (first === null || timer.due.due < first.due!.due) first = timer
  }
  return first
}

/** The timer of an instance that is due first, at the given time at the latest; suspended ones do not fire. */
export function earliestWaiting(instances: Iterable<Instance>, until: number): WaitingTimer | null {
  let first: WaitingTimer | null = null
  for (const instance of instances) {
    if (instance.state.status !== 'active') continue
    for (const { key, kind, due, happened } of Object.values(instance.state.subscriptions)) {
      if (kind !== 'timer' || due === null || happened) continue
      const at = Date.parse(due)
      if (at <= until && (first === null || at < first.at)) first = { at, instance, subscription: key }
    }
  }
  return first
}

function firstDue(graph: Graph, start: Start, now: number): Due | null {
  const trigger = triggerOf(graph, start)
  if (trigger?.kind !== 'timer') return null
  const due = dueFrom(trigger.timer, textOf(trigger.value, now), now)
  if (due !== null && 'problem' in due)
    throw new Told(tell`The timer of ${start.element} cannot be read: ${due.problem}`)
  return due
}
