// What happened in the cases of a period, as process mining reads it: events of numbered cases, without people, answers
// or identifiers. What fewer cases than the small number did is left out, so that rare events do not point at anybody.

import type { Graph } from '../../engine/index.ts'
import type { Run, Trace } from '../store/figures.ts'

/** The lifecycle of IEEE 1849: entered, done, or ended without being done. */
type Transition = 'start' | 'complete' | 'ate_abort'

export type LoggedEvent = {
  readonly activity: string
  readonly element: string
  readonly transition: Transition
  /** Epoch milliseconds. */
  readonly at: number
  /** The role of the lane; null where there is none. */
  readonly role: string | null
}

export type EventLog = {
  readonly process: string
  readonly name: string
  /** Each case a list of events in the order they happened. */
  readonly cases: readonly (readonly LoggedEvent[])[]
  /** Elements that were left out because fewer than `smallNumber` cases came by. */
  readonly leftOut: number
  readonly smallNumber: number
}

/** The log of these traces; elements that fewer than `smallNumber` of them entered are left out. */
export function eventLog(graph: Graph, traces: readonly Trace[], smallNumber: number): EventLog {
  const entered = new Map<string, number>()
  for (const { runs } of traces)
    for (const element of new Set(runs.map(run => run.element)))
      entered.set(element, (entered.get(element) ?? 0) + 1)
  const shown = (element: string) => entered.get(element)! >= smallNumber
  return {
    process: graph.processId,
    name: graph.root.name ?? graph.processId,
    cases: traces.map(({ runs }) =>
      runs
        .filter(run => shown(run.element))
        .flatMap(run => eventsOf(graph, run))
        .sort((a, b) => a.at - b.at),
    ),
    leftOut: [...entered.keys()].filter(element => !shown(element)).length,
    smallNumber,
  }
}

function eventsOf(graph: Graph, { element, began, ended, completed }: Run): LoggedEvent[] {
  const node = graph.nodes.get(element)
  if (!node) return []
  const what = { activity: node.name ?? element, element, role: node.role }
  const start = { ...what, transition: 'start', at: began } as const
  if (ended === null) return [start]
  return [start, { ...what, transition: completed ? 'complete' : 'ate_abort', at: ended }]
}
