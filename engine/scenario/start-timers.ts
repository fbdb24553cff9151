// Timer start events listen from the moment their process is deployed, which in a scenario is its beginning.

import { type Due, dueCycle, dueDate, dueDuration, nextDue } from '../feel/due.ts'
import type { Graph, Start } from '../graph/graph.ts'
import { textOf, triggerOf } from '../run/route.ts'

const READERS = { date: dueDate, duration: dueDuration, cycle: dueCycle } as const

/** A timer start event and when it is due next. */
export type StartTimer = { readonly graph: Graph; readonly start: Start; due: Due | null }

/** All timer start events that are due at or after the given time. */
export function startTimers(graphs: ReadonlyMap<string, Graph>, now: number): StartTimer[] {
  return [...graphs.values()].flatMap(graph =>
    graph.starts
      .filter(start => start.kind === 'timer')
      .map(start => ({ graph, start, due: firstDue(graph, start, now) })),
  )
}

/** The one that is due first, at the given time at the latest. */
export function earliest(timers: readonly StartTimer[], until: number): StartTimer | null {
  let first: StartTimer | null = null
  for (const timer of timers)
    if (timer.due !== null && timer.due.due <= until && (first === null || timer.due.due < first.due!.due))
      first = timer
  return first
}

function firstDue(graph: Graph, start: Start, now: number): Due | null {
  const trigger = triggerOf(graph, start)
  if (trigger?.kind !== 'timer') return null
  const due = READERS[trigger.timer](textOf(trigger.value, now), now)
  if ('problem' in due) throw new Error(`The timer of ${start.element} cannot be read: ${due.problem}`)
  return following(due, now)
}

/** What was due before the scenario began has passed. */
function following(due: Due, now: number): Due | null {
  let at: Due | null = due
  while (at !== null && at.due < now) at = nextDue(at)
  return at
}
