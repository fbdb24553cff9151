// decide: a command and the state it meets give events, or a rejection that changes nothing. No clock, no chance, no
// promise: the same function serves the server, the command line, the browser and the proof.

import { behaviours } from '../elements/index.ts'
import type { Graph } from '../graph/graph.ts'
import { evaluateConditions } from '../triggers/conditional.ts'
import { triggers } from '../triggers/index.ts'
import type { Command } from './command.ts'
import { nodeOf, type Step } from './emit.ts'
import type { Event } from './event.ts'
import { handlers } from './handlers.ts'
import { toldInOrder } from './in-order.ts'
import { Trouble } from './incident.ts'
import { ACCEPTED } from './lifecycle.ts'
import { takeReady } from './readiness.ts'
import { type Rejection, reject } from './rejection.ts'
import type { Run, State } from './state.ts'
import { arrive, attemptAt, begin as beginRun, checkScope, raise } from './step.ts'

/** The answer to a command. */
export type Decision =
  | { readonly ok: true; readonly events: readonly Event[]; readonly state: State }
  | { readonly ok: false; readonly rejection: Rejection }

/**
 * What a command does to an instance, and the state that follows. The given state is left as it is.
 * `now` is epoch milliseconds, the clock of the command. Throws only on our own mistakes.
 */
export function decide(graph: Graph, state: State | null, command: Command, now: number): Decision {
  return advance(graph, state === null ? null : structuredClone(state), command, now)
}

/** Like `decide`, but the given state is taken over and changed: for callers that own it and keep only the new one. */
export function advance(graph: Graph, state: State | null, command: Command, now: number): Decision {
  const refused = refuse(state, command)
  if (refused !== null) return { ok: false, rejection: refused }
  const told = toldInOrder(command)
  const step = begin(graph, state, told, now)
  const handle = handlers[told.type] as (step: Step, command: Command) => Rejection | undefined
  let rejection: Rejection | undefined
  contain(step, () => {
    rejection = handle(step, told)
  })
  if (rejection !== undefined) return { ok: false, rejection }
  while (!contain(step, () => settle(step)));
  return { ok: true, events: step.events, state: step.state }
}

/** What a model causes never leaves as an exception: where no element is at hand, the process has the incident. */
function contain(step: Step, part: () => void): boolean {
  try {
    part()
    return true
  } catch (error) {
    const root = step.state?.runs[step.state.root]
    if (!(error instanceof Trouble) || root === undefined) throw error
    raise(step, root, 'continue', error)
    return false
  }
}

/** Stands in where the graph has no use for a set. */
const NONE: Set<never> = new Set()
const EMPTY: Map<string, unknown> = new Map()

function refuse(state: State | null, command: Command): Rejection | null {
  if (command.type === 'start') return state === null ? null : reject('INSTANCE_EXISTS')
  if (state === null) return reject('INSTANCE_MISSING')
  if (ACCEPTED[command.type].includes(state.status)) return null
  if (state.status === 'suspended') return reject('INSTANCE_SUSPENDED')
  return state.status === 'active' ? reject('INSTANCE_NOT_SUSPENDED') : reject('INSTANCE_ENDED')
}

function begin(graph: Graph, state: State | null, command: Command, now: number): Step {
  return {
    graph,
    behaviours,
    triggers,
    now,
    by: 'by' in command ? (command.by ?? null) : null,
    state: state as State,
    events: [],
    queue: [],
    head: 0,
    touched: graph.hasScopeJoins ? new Set() : NONE,
    entering: [],
    armed: graph.watchesVariables ? new Set() : NONE,
    changed: graph.watchesVariables ? new Set() : NONE,
    created: graph.watchesVariables ? new Set() : NONE,
    stores: graph.stores.size > 0 ? new Map(Object.entries(command.stores ?? {})) : EMPTY,
    told: 0,
    hops: command.hops ?? 0,
    laps: command.laps ?? 0,
    rounds: 0,
    turns: null,
  }
}

/** Runs until nothing moves by itself. */
function settle(step: Step): void {
  do {
    lookAround(step)
    while (step.head < step.queue.length) {
      runNext(step)
      lookAround(step)
    }
  } while (step.head < step.queue.length || settleJoins(step))
}

/** Where variables have changed conditions may have come true, and data may be there that somebody waits for. */
function lookAround(step: Step): void {
  if (step.changed.size === 0 && step.armed.size === 0) return
  evaluateConditions(step)
  for (const run of takeReady(step)) beginRun(step, nodeOf(step, run), run)
}

function runNext(step: Step): void {
  const next = step.queue[step.head++]!
  if (step.head > 4096) {
    step.queue.splice(0, step.head)
    step.head = 0
  }
  if (typeof next === 'function') next()
  else if (!next.dead && step.state.runs[next.scope.key] === next.scope) arrive(step, next.scope, next.flow)
}

/** Inclusive and complex joins look at the whole scope; they are asked once everything else stands still. */
function settleJoins(step: Step): boolean {
  for (const scope of [...step.touched].sort((a, b) => a.key - b.key)) {
    if (joinIn(step, scope)) return true
    step.touched.delete(scope)
  }
  return false
}

function joinIn(step: Step, scope: Run): boolean {
  if (step.state.runs[scope.key] !== scope || (scope.parked === null && scope.resetting === null))
    return false
  for (const node of nodeOf(step, scope).children) {
    const { settle: ask } = step.behaviours[node.type]!
    let asked = false
    attemptAt(step, scope, node, () => {
      asked = ask?.(step, node, scope) === true
    })
    if (asked) return true
  }
  checkScope(step, scope)
  return step.head < step.queue.length
}
