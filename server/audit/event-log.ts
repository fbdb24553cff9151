// What happened in the cases of a period, as process mining reads it: events of numbered cases, without people, answers
// or identifiers. Times are whole days unless a setting says otherwise, the order stays. What fewer cases than the small number did is left out, and with it what would give it away.

import type { Graph } from '../../engine/index.ts'
import { countsOf } from '../rules/figures.ts'
import { hiddenCells } from '../rules/small-numbers.ts'
import type { Run, Trace } from '../store/traces.ts'

/** The lifecycle of IEEE 1849: entered, done, or ended without being done. */
type Transition = 'start' | 'complete' | 'ate_abort'

export type LoggedEvent = {
  readonly activity: string
  readonly element: string
  readonly transition: Transition
  /** Epoch milliseconds, no finer than the grain of the log. */
  readonly at: number
  /** The role of the lane; null where there is none. */
  readonly role: string | null
}

export type EventLog = {
  readonly process: string
  readonly name: string
  /** Each case a list of events in the order they happened. */
  readonly cases: readonly (readonly LoggedEvent[])[]
  /** Elements that were left out because of few cases. */
  readonly leftOut: number
  readonly smallNumber: number
  readonly grain: Grain
}

/** How fine times are: by the minute a case is found again by whoever knows of one moment in it. */
export type Grain = 'day' | 'hour' | 'minute'

const GRAIN_MS = { day: 86_400_000, hour: 3_600_000, minute: 60_000 } as const

/**
 * The log of these traces. It tells exactly in how many cases each of its elements was; so an element is not in it where those
 * were fewer than `smallNumber`, nor where the cases without it would be those few.
 */
export function eventLog(
  graph: Graph,
  traces: readonly Trace[],
  smallNumber: number,
  grain: Grain,
): EventLog {
  const { cells, sums } = countsOf(graph, traces)
  const hidden = hiddenCells(cells, sums, smallNumber)
  const shown = (element: string) => !hidden.has(`element ${element}`)
  const leftOut = new Set(
    traces.flatMap(({ runs }) => runs.map(run => run.element)).filter(element => !shown(element)),
  )
  return {
    process: graph.processId,
    name: graph.root.name ?? graph.processId,
    cases: traces.map(({ runs }) =>
      runs
        .filter(run => shown(run.element))
        .flatMap(run => eventsOf(graph, run))
        .sort((a, b) => a.at - b.at)
        .map(event => ({ ...event, at: event.at - (event.at % GRAIN_MS[grain]) })),
    ),
    leftOut: leftOut.size,
    smallNumber,
    grain,
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
