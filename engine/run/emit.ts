// Each event is applied in the same breath as it is written, so the state is exact at every moment.

import type { Behaviour } from '../elements/behaviour.ts'
import type { Flow, Graph, Node } from '../graph/graph.ts'
import type { TriggerBehaviour } from '../triggers/trigger.ts'
import { apply } from './apply.ts'
import type { Actor } from './command.ts'
import type { Event } from './event.ts'
import type { Run, State } from './state.ts'

/** What one command works with. `state` and `events` grow; the rest is given. */
export type Step = {
  readonly graph: Graph
  readonly behaviours: Readonly<Record<string, Behaviour>>
  readonly triggers: Readonly<Record<string, TriggerBehaviour>>
  readonly now: number
  readonly by: Actor | null
  state: State
  readonly events: Event[]
  /** What is under way: tokens, and anything else that waits for its turn. First in, first out. */
  readonly queue: (Arrival | (() => void))[]
  head: number
  /** Scopes in which a token moved or ended since joins last looked. */
  readonly touched: Set<Run>
  /** Scopes that are being entered and so cannot be done yet. */
  readonly entering: Run[]
  /** Keys of the conditions that have been armed and not been looked at yet. */
  readonly armed: Set<number>
  /** Names set since conditions were last looked at. */
  readonly changed: Set<string>
  /** Those of them that nobody had a value for before. */
  readonly created: Set<string>
  /** What lies in the data stores of the graph, with what this command has written. */
  readonly stores: Map<string, unknown>
  /** How many ears were told of a signal in this command. */
  told: number
  /** How many links of a chain of instances led to this command. */
  readonly hops: number
  /** How often the loop that led to this command went round by itself before. */
  laps: number
  /** How often conditions came true in this command. */
  rounds: number
  /** How often looping nodes were entered in this command. */
  turns: Map<Run, Map<Node, number>> | null
}

/** A token under way. */
export type Arrival = { readonly scope: Run; readonly flow: Flow; dead: boolean }

/** Writes an event and applies it. */
export function emit(step: Step, event: Event): void {
  step.events.push(event)
  apply(step.state, event)
}

/** The next free key of the instance. */
export function nextKey(step: Step): number {
  return step.state.lastKey + 1
}

/** The compiled element a run is a run of. */
export function nodeOf(step: Step, run: Run): Node {
  const node = step.graph.nodes.get(run.element)
  if (node === undefined)
    throw new RangeError(`The graph of ${step.graph.processId} has no element ${run.element}`)
  return node
}
