// The live runs of an instance form a tree: each scope knows its first and last child, each child its neighbours, so that
// a run begins and ends in one step however many live beside it. What cannot have happened throws.

import type { Run, State } from './state.ts'

/** A run as it begins. */
export function run(key: number, element: string, type: string, scope: number): Run {
  return {
    key,
    element,
    type,
    scope,
    variables: null,
    live: 0,
    firstChild: 0,
    lastChild: 0,
    previous: 0,
    next: 0,
    tokens: 0,
    parked: null,
    interruptedBy: null,
    wait: null,
    subscriptions: null,
    incident: null,
    loop: null,
    index: null,
    completed: null,
    compensation: null,
    resetting: null,
  }
}

/** The live run of a key; throws where there is none. */
export function live(state: State, key: number): Run {
  const found = state.runs[key]
  if (found === undefined) throw new RangeError(`No run ${key} is live`)
  return found
}

/** The repetition of a run that is one; throws where it is none. */
export function looping(scope: Run) {
  if (scope.loop === null) throw new RangeError(`Run ${scope.key} is no loop`)
  return scope.loop
}

/** Ends the process itself; throws while anything in it lives. */
export function end(state: State, status: 'completed' | 'terminated' | 'canceled'): void {
  const root = live(state, state.root)
  if (root.live > 0) throw new RangeError('A process ends while elements live')
  release(state, root)
  delete state.runs[state.root]
  if (state.ending !== undefined) delete state.ending
  state.status = status
}

/** Takes an ended run out of the state; throws while anything in it lives. */
export function remove(state: State, key: number, how: 'completed' | 'terminated'): void {
  const ended = live(state, key)
  if (ended.live > 0) throw new RangeError(`Run ${key} ends while children live`)
  const scope = live(state, ended.scope)
  release(state, ended)
  unlink(state, scope, ended)
  delete state.runs[key]
  if (ended.index === null) return
  const loop = looping(scope)
  loop.active -= 1
  loop[how] += 1
}

/** Puts a new run at the end of its scope's children. */
export function link(state: State, scope: Run, child: Run): void {
  child.previous = scope.lastChild
  if (scope.lastChild === 0) scope.firstChild = child.key
  else live(state, scope.lastChild).next = child.key
  scope.lastChild = child.key
  scope.live += 1
}

/** Takes a run out of its scope's children. */
function unlink(state: State, scope: Run, child: Run): void {
  if (child.previous === 0) scope.firstChild = child.next
  else live(state, child.previous).next = child.next
  if (child.next === 0) scope.lastChild = child.previous
  else live(state, child.next).previous = child.previous
  scope.live -= 1
}

/** The live runs of a scope, in the order they began. */
export function childrenOf(state: State, scope: Run): Run[] {
  const children: Run[] = []
  for (let key = scope.firstChild; key !== 0; key = live(state, key).next) children.push(live(state, key))
  return children
}

function release(state: State, ended: Run): void {
  if (ended.subscriptions !== null) for (const key of ended.subscriptions) delete state.subscriptions[key]
  if (ended.incident !== null) delete state.incidents[ended.incident]
}
