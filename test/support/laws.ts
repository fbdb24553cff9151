// What holds after every step of every instance, whatever the drawing: cases, random runs and scenarios all go
// through here. A law is not an oracle: it knows nothing of where a token should have gone.

import assert from 'node:assert/strict'
import {
  advance,
  apply,
  type Command,
  type Event,
  type Graph,
  replay,
  type State,
} from '../../engine/index.ts'
import { canonical } from '../../server/audit/canonical.ts'

/** `advance`, with every law checked on the way in and out. */
export const lawfulAdvance: typeof advance = (graph, state, command, now) => {
  const before = copy(state)
  const twin = copy(state)
  const past = state === null ? [] : (histories.get(state) ?? [])
  const outcome = advance(graph, state, command, now)
  const recorded = [twin, command].map(value => JSON.parse(canonical(value))) as [State | null, Command]
  const again = advance(graph, recorded[0], recorded[1], now)
  assert.deepEqual(again, outcome, 'deciding again, from what the trail has recorded, gives the same')
  if (!outcome.ok) {
    assert.deepEqual(state, before, 'a rejection changes nothing')
    speaks(outcome.rejection)
    return outcome
  }
  const history = [...past, ...outcome.events]
  histories.set(outcome.state, history)
  survivesJson(outcome.events, 'the events')
  survivesJson(outcome.state, 'the state')
  assert.deepEqual(
    outcome.events.reduce<State | null>(apply, before),
    outcome.state,
    'the events lead to the state',
  )
  if (state === null || past.length > 0)
    assert.deepEqual(replay(history), outcome.state, 'replay of all events gives the state')
  checkState(outcome.state)
  checkEvents(history)
  checkFlows(graph, outcome.events)
  for (const { variables } of Object.values(outcome.state.runs))
    for (const name in variables) freeze(variables[name])
  for (const event of outcome.events)
    if (event.type === 'incident.raised' && event.code !== BY_WORKER) speaks(event)
  return outcome
}

/** A value of a variable is replaced and never changed: a server tells by its identity whether it must be written again. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
}

const histories = new WeakMap<State, readonly Event[]>()

/** Laws of a single state. */
export function checkState(state: State): void {
  if (state.status !== 'active' && state.status !== 'suspended') {
    assert.deepEqual(state.runs, {}, 'an ended instance has no run')
    assert.deepEqual(state.subscriptions, {}, 'an ended instance listens to nothing')
    assert.deepEqual(state.incidents, {}, 'an ended instance has no incident')
    return
  }
  assert.ok(state.runs[state.root], 'the process of a live instance lives')
  for (const run of Object.values(state.runs)) checkRun(state, run.key)
  for (const { key, owner } of Object.values(state.subscriptions))
    assert.ok(state.runs[owner]?.subscriptions?.includes(key), `subscription ${key} is known to its owner`)
  for (const { key, run } of Object.values(state.incidents))
    assert.equal(state.runs[run]?.incident, key, `incident ${key} is known to its element`)
}

/** The keys of the runs directly inside, by the list they form. */
function childrenOf(state: State, scope: number): number[] {
  const keys: number[] = []
  for (let key = state.runs[scope]?.firstChild ?? 0; key !== 0; key = state.runs[key]!.next) keys.push(key)
  assert.equal(keys.length, state.runs[scope]?.live ?? 0, `the children of ${scope} are counted`)
  return keys
}

function checkRun(state: State, key: number): void {
  const run = state.runs[key]!
  if (key !== state.root)
    assert.ok(childrenOf(state, run.scope).includes(key), `the scope of ${run.element} lives and knows it`)
  for (const child of childrenOf(state, key))
    assert.equal(state.runs[child]?.scope, key, `child ${child} of ${run.element} lives`)
  assert.ok(run.tokens >= 0, `${run.element} holds no negative number of tokens`)
  const parked = Object.values(run.parked ?? {}).reduce((sum, tokens) => sum + tokens, 0)
  assert.equal(run.tokens, parked, `at rest, every token of ${run.element} waits on a flow`)
  for (const subscription of run.subscriptions ?? [])
    assert.ok(state.subscriptions[subscription], `what ${run.element} listens to is open`)
  assert.ok(isBusy(state, key), `${run.element} is live for a reason`)
  if (onlyEnds(state, key))
    assert.equal(run.live, 0, `nothing lives in ${run.element}, which is about to end`)
}

/** What waits for its end listeners, or cannot tell its outputs or flows. */
function onlyEnds(state: State, key: number): boolean {
  const { wait, incident } = state.runs[key]!
  const failed = incident !== null && state.incidents[incident]!.phase === 'complete'
  return failed || (wait?.kind === 'job' && wait.stage === 'end')
}

/** A run lives because it waits, holds something that lives, or has an incident; else it should have completed. */
function isBusy(state: State, key: number): boolean {
  const run = state.runs[key]!
  const holds = run.tokens > 0 || run.live > 0
  return run.wait !== null || run.incident !== null || run.compensation !== null || holds
}

/** Laws of a whole history: what was entered is left once, and nothing is left that was not entered. */
function checkEvents(events: readonly Event[]): void {
  const live = new Set<number>()
  for (const event of events) {
    if (event.type === 'element.activated') {
      assert.ok(!live.has(event.key), `key ${event.key} is given out once`)
      live.add(event.key)
    }
    if (event.type === 'element.completed' || event.type === 'element.terminated')
      assert.ok(live.delete(event.key), `${event.element} ends once, after it was entered`)
  }
}

/** An element is entered by flows that lead to it, on which a token came. */
function checkFlows(graph: Graph, events: readonly Event[]): void {
  for (const event of events)
    if (event.type === 'element.activated')
      for (const flow of [event.from, ...Object.keys(event.consumed ?? {})])
        if (flow != null)
          assert.equal(graph.flows.get(flow)?.target.id, event.element, `${flow} leads to ${event.element}`)
}

/** The incident whose words are the worker's own. */
const BY_WORKER = 'JOB_NO_RETRIES'

/** What went wrong is told in a sentence, not by its code alone. */
export function speaks({ code, message }: { readonly code: string; readonly message: string }): void {
  assert.match(code, /^[A-Z][A-Z\d_]+$/, 'trouble has a code')
  assert.match(message, /^\S+ \S+ .*\S$/su, `${code} says what is wrong in a sentence`)
}

function survivesJson(value: unknown, what: string): void {
  assert.deepEqual(JSON.parse(JSON.stringify(value)), value, `${what} survive JSON`)
}

function copy(state: State | null): State | null {
  return state === null ? null : structuredClone(state)
}
