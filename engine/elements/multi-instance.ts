// A multi-instance activity is a body around its instances. How many there are is decided once, on entry; results are
// collected by index; when the completion condition holds the rest is terminated and the body completes (13.3.7).
// Boundary events belong to the body.

import type { Loop, Node } from '../graph/graph.ts'
import { emit, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import type { Run } from '../run/state.ts'
import { alive, attempt, complete, enter, hold, later, terminateChildren } from '../run/step.ts'
import { evaluate, holds, mergeUp } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import { throwFromBody } from './behavior-event.ts'
import type { Behaviour } from './behaviour.ts'

type MultiInstance = Extract<Loop, { kind: 'multiInstance' }>

/** More instances than this do not fit into memory beside others. */
const MOST_INSTANCES = 250_000

type Kept = { readonly value: unknown; readonly done: boolean }

/** Of an instance that gives no result and asks no condition: most do neither, and there may be many. */
const NOTHING_KEPT: Kept = { value: null, done: false }

export const multiInstanceBody: Behaviour = {
  activate: (step, node, body) => {
    const loop = node.loop as MultiInstance
    const { total, items } = count(step, loop, body)
    emit(step, {
      type: 'loop.started',
      key: body.key,
      total,
      items,
      collects: loop.outputCollection !== null,
    })
    if (total === 0) return endBody(step, loop, body)
    hold(step, body, () => {
      for (let index = 1; index <= (loop.sequential ? 1 : total); index++) {
        if (alive(step, body) && body.loop?.closed === false) enterInner(step, node, loop, body, index)
      }
    })
  },

  beforeInner: (step, node, body, inner): Kept => {
    const loop = node.loop as MultiInstance
    if (loop.outputItem === null && loop.completionCondition === null) return NOTHING_KEPT
    const value = loop.outputItem === null ? null : (evaluate(step, inner, loop.outputItem) ?? null)
    return { value, done: loop.completionCondition !== null && isDone(step, loop, body, inner) }
  },

  innerEnded: (step, node, body, inner, kept) => {
    const loop = node.loop as MultiInstance
    const result = kept as Kept | undefined
    if (result !== undefined) {
      if (loop.outputCollection !== null && body.loop!.output !== null)
        emit(step, { type: 'loop.collected', key: body.key, index: inner.index!, value: result.value })
      if (loop.behavior !== 'all') {
        throwFromBody(step, node, loop, body)
        if (!alive(step, body)) return
      }
    }
    const state = body.loop!
    if (result?.done === true) {
      emit(step, { type: 'loop.closed', key: body.key })
      terminateChildren(step, body)
      endBody(step, loop, body)
    } else if (state.started < state.total!) {
      if (loop.sequential)
        later(step, () => alive(step, body) && enterInner(step, node, loop, body, state.started + 1))
    } else if (state.active === 0) endBody(step, loop, body)
  },
}

function count(
  step: Step,
  loop: MultiInstance,
  body: Run,
): { total: number; items: readonly unknown[] | null } {
  if (loop.collection !== null) {
    const items = evaluate(step, body, loop.collection)
    if (!Array.isArray(items))
      throw new Trouble(
        'COLLECTION_NOT_A_LIST',
        tell`The collection "${loop.collection.text}" of ${body.element} gives ${JSON.stringify(items)}.`,
      )
    return { total: limited(items.length, body), items }
  }
  const total = evaluate(step, body, loop.cardinality!)
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0) {
    throw new Trouble(
      'CARDINALITY_INVALID',
      tell`The cardinality "${loop.cardinality!.text}" of ${body.element} gives ${JSON.stringify(total)}.`,
    )
  }
  return { total: limited(total, body), items: null }
}

function limited(total: number, body: Run): number {
  if (total > MOST_INSTANCES)
    throw new Trouble(
      'TOO_MANY_INSTANCES',
      tell`${body.element} would have ${total} instances; at most ${MOST_INSTANCES} are allowed.`,
    )
  return total
}

/** The completion condition sees the instance that is ending as ended (10.3.8). */
function isDone(step: Step, loop: MultiInstance, body: Run, inner: Run): boolean {
  const { completed, active } = body.loop!
  const counts = { numberOfCompletedInstances: completed + 1, numberOfActiveInstances: active - 1 }
  return holds(step, inner, loop.completionCondition!, counts)
}

function enterInner(step: Step, node: Node, loop: MultiInstance, body: Run, index: number): void {
  enter(step, node, body, { index, locals: localsOf(loop, body, index) })
}

/** What an instance owns from the start: its item, and the variable its result is read from. */
function localsOf(loop: MultiInstance, body: Run, index: number): Record<string, unknown> | undefined {
  const { items } = body.loop!
  const output = loop.outputItem?.names[0]
  const owns = output !== undefined && loop.outputItem!.text === output
  if (!owns && (loop.item === null || items === null)) return undefined
  const locals: Record<string, unknown> = owns ? { [output]: null } : {}
  if (loop.item !== null && items !== null) locals[loop.item] = items[index - 1] ?? null
  return locals
}

function endBody(step: Step, loop: MultiInstance, body: Run): void {
  attempt(step, body, 'complete', () => {
    const { output } = body.loop!
    if (loop.outputCollection !== null && output !== null)
      mergeUp(step, step.state.runs[body.scope]!, { [loop.outputCollection]: output })
    complete(step, body)
  })
}
