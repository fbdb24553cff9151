// The replay of a case is a pure fold of its trail with the engine's own `apply`: any moment is exact, and nothing
// is executed again. A snapshot every so many entries keeps a jump in a long case short.

import { apply } from '../../../engine/run/apply.ts'
import type { Event } from '../../../engine/run/event.ts'
import type { State } from '../../../engine/run/state.ts'
import type { Entry } from '../../api/trail.ts'

/** One stop of the slider: an entry of the trail, or one event of it. `events` are those that happen here. */
export type Stop = {
  readonly entry: number
  /** Number of events of the entry that have happened once the stop is reached. */
  readonly upTo: number
  readonly events: readonly Event[]
}

export type Grain = 'entry' | 'event'

/** Events that change what a reader sees; the others ride along with the one before. */
const seen = new Set<Event['type']>([
  'process.started',
  'process.completed',
  'process.terminated',
  'process.canceled',
  'process.suspended',
  'process.resumed',
  'process.migrated',
  'element.activated',
  'element.terminated',
  'gateway.decided',
  'decision.evaluated',
  'task.completed',
  'message.sent',
  'signal.thrown',
  'error.thrown',
  'escalation.thrown',
  'incident.raised',
  'incident.resolved',
])

/** The stops of a trail, coarse (what somebody did) or fine (what then happened, one by one). */
export function stopsOf(entries: readonly Entry[], grain: Grain): Stop[] {
  if (grain === 'entry')
    return entries.map((entry, at) => ({ entry: at, upTo: entry.events.length, events: entry.events }))
  return entries.flatMap((entry, at): Stop[] => {
    const stops: Stop[] = []
    let begin = 0
    entry.events.forEach((_, index) => {
      const next = entry.events[index + 1]
      if (next !== undefined && !seen.has(next.type)) return
      stops.push({ entry: at, upTo: index + 1, events: entry.events.slice(begin, index + 1) })
      begin = index + 1
    })
    return stops.length === 0 ? [{ entry: at, upTo: 0, events: [] }] : stops
  })
}

/** Erased with the data of its case, or broken: what it says is gone, and so is the state that it led to. */
export const isReadable = ({ command }: Entry): boolean => command.type !== undefined

const every = 50

/** Gives the state after any stop. */
export class Replay {
  private readonly entries: readonly Entry[]
  private readonly snapshots: (State | null)[] = [null]
  /** From this entry on nobody can tell the state. */
  private readonly lost: number

  constructor(entries: readonly Entry[]) {
    this.entries = entries
    const lost = entries.findIndex(entry => !isReadable(entry))
    this.lost = lost === -1 ? entries.length : lost
  }

  /** The state once `upTo` events of the entry have happened; null before the first event, and where it is lost. */
  stateAt(entry: number, upTo: number): State | null {
    if (entry >= this.lost) return null
    const from = Math.min(Math.floor(entry / every), this.snapshots.length - 1)
    let state = structuredClone(this.snapshots[from] ?? null)
    for (let at = from * every; at <= entry; at++) {
      if (at % every === 0 && at / every === this.snapshots.length)
        this.snapshots.push(structuredClone(state))
      const events = this.entries[at]?.events ?? []
      const count = at === entry ? upTo : events.length
      for (let index = 0; index < count; index++) state = apply(state, events[index] as Event)
    }
    return state
  }

  before(stop: Stop): State | null {
    return this.stateAt(stop.entry, stop.upTo - stop.events.length)
  }

  after(stop: Stop): State | null {
    return this.stateAt(stop.entry, stop.upTo)
  }
}

/** Whether a case has ended, and so knows nothing any more. */
export const isOver = ({ status }: State): boolean => status !== 'active' && status !== 'suspended'

/** All that has happened up to and with a stop, in order. */
export function* happened(entries: readonly Entry[], stop: Stop): Generator<Event> {
  for (let at = 0; at < stop.entry; at++) yield* entries[at]?.events ?? []
  yield* (entries[stop.entry]?.events ?? []).slice(0, stop.upTo)
}

/** One name as it stood before and after a stop. */
export type Change = {
  readonly scope: string
  readonly name: string
  readonly before: unknown
  readonly after: unknown
  readonly changed: boolean
}

function variablesOf(state: State | null): Map<string, { scope: string; name: string; value: unknown }> {
  const found = new Map<string, { scope: string; name: string; value: unknown }>()
  for (const run of Object.values(state?.runs ?? {}))
    for (const [name, value] of Object.entries(run.variables ?? {}))
      found.set(`${run.key}.${name}`, { scope: run.key === state?.root ? '' : run.element, name, value })
  return found
}

/** The data of the case before and after a stop, the case's own first, then by scope and name. */
export function changesBetween(before: State | null, after: State | null): Change[] {
  const old = variablesOf(before)
  const now = variablesOf(after)
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  return keys
    .map(key => {
      const was = old.get(key)
      const is = now.get(key)
      return {
        scope: (is ?? was)?.scope ?? '',
        name: (is ?? was)?.name ?? key,
        before: was?.value,
        after: is?.value,
        changed: JSON.stringify(was?.value) !== JSON.stringify(is?.value),
      }
    })
    .sort((a, b) => a.scope.localeCompare(b.scope) || a.name.localeCompare(b.name))
}

/** True where an operator moved the case by hand, past what is drawn. */
const leavesTheDrawing = (entry: Entry | undefined): boolean =>
  entry?.command.type === 'modify' || entry?.command.type === 'migrate'

/** The elements that operators left or entered by hand until a stop. */
export function deviationsUntil(entries: readonly Entry[], { entry, upTo }: Stop): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at <= entry; at++)
    if (entries[at]?.command.type === 'modify')
      for (const event of entries[at]?.events.slice(0, at === entry ? upTo : undefined) ?? [])
        if (event.type === 'element.activated' || event.type === 'element.terminated')
          found.add(event.element)
  return found
}

/** Where the slider can jump to. */
export type Landmark = 'decision' | 'human' | 'deviation' | 'problem'

export const isLandmark: { readonly [Kind in Landmark]: (stop: Stop, entries: readonly Entry[]) => boolean } =
  {
    decision: ({ events }) =>
      events.some(({ type }) => type === 'gateway.decided' || type === 'decision.evaluated'),
    human: ({ events, entry }, entries) =>
      events.some(event => event.type === 'task.completed') ||
      ['cancel', 'suspend', 'resume', 'setVariables', 'modify', 'assign'].includes(
        String(entries[entry]?.command.type),
      ),
    deviation: ({ events, entry, upTo }, entries) =>
      upTo === events.length && leavesTheDrawing(entries[entry]),
    problem: ({ events }) =>
      events.some(
        ({ type }) => type === 'incident.raised' || type === 'error.thrown' || type === 'escalation.thrown',
      ),
  }

/** The next stop of a kind, or of a change of one field; null where there is none. */
export function findStop(
  stops: readonly Stop[],
  from: number,
  direction: 1 | -1,
  fits: (stop: Stop) => boolean,
): number | null {
  for (let at = from + direction; at >= 0 && at < stops.length; at += direction)
    if (fits(stops[at] as Stop)) return at
  return null
}

/** True where an event of the stop writes the field. */
export const writes = (stop: Stop, field: string): boolean =>
  stop.events.some(
    event =>
      (event.type === 'variables.set' && field in event.values) ||
      (event.type === 'process.started' && field in event.variables),
  )
