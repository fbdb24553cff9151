// Compensation undoes what completed, last first (13.5.5). Whoever throws it drives it: one record after the other is
// taken, its handler run inside the driver with the data kept at completion, until none is left. A record is taken
// from its scope when compensation starts, so two throws never undo the same thing twice.

import type { Behaviour } from '../elements/behaviour.ts'
import type { Node } from '../graph/graph.ts'
import { isCompensationHandler } from '../run/compensation-record.ts'
import { emit, nextKey, nodeOf, type Step } from '../run/emit.ts'
import type { CompensationRecord, Run } from '../run/state.ts'
import { complete, enter, later, touched } from '../run/step.ts'
import type { TriggerBehaviour } from './trigger.ts'

/** A record, and the run that keeps it. */
export type Place = { readonly scope: number; readonly key: number }

export const compensation: TriggerBehaviour<'compensation'> = {
  compile: definition => ({
    kind: 'compensation',
    activity: definition.activityRef?.id ?? null,
    wait: definition.waitForCompletion !== false,
  }),

  throw: (step, _node, run, trigger) => {
    const places = eligible(step, run, trigger.activity)
    if (places.length === 0) return undefined
    if (trigger.wait) {
      startCompensation(step, run, places)
      return 'stays'
    }
    startCompensation(step, driver(step, step.state.runs[run.scope]!, run.element), places)
    return undefined
  },
}

/** What a throw in this run undoes: everything of its scope, or the one visible activity it names. */
function eligible(step: Step, run: Run, activity: string | null): Place[] {
  let scope = step.state.runs[run.scope]!
  if (activity === null) {
    while (scope.type === 'eventSubProcess') scope = step.state.runs[scope.scope]!
    return (scope.completed ?? []).map(record => ({ scope: scope.key, key: record.key }))
  }
  for (let at: Run | undefined = scope; at !== undefined; at = step.state.runs[at.scope]) {
    const found = (at.completed ?? []).filter(record => record.element === activity)
    if (found.length > 0) return found.map(record => ({ scope: at!.key, key: record.key }))
  }
  return []
}

/** A run of its own that undoes things while others go on. */
function driver(step: Step, scope: Run, element: string): Run {
  const key = nextKey(step)
  emit(step, {
    type: 'element.activated',
    key,
    element,
    elementType: 'compensation',
    scope: scope.key,
    from: null,
    consumed: null,
    index: null,
  })
  return step.state.runs[key]!
}

/** Takes the records over, last completed first, and begins. */
export function startCompensation(step: Step, run: Run, places: readonly Place[]): void {
  emit(step, { type: 'compensation.started', key: run.key, records: [...places].reverse() })
  next(step, run)
}

/** Undoes the next record; with none left the driver is done. */
export function next(step: Step, run: Run): void {
  const record = run.compensation!.todo[0]
  if (record === undefined) return undone(step, run)
  emit(step, { type: 'compensation.next', key: run.key })
  const node = step.graph.nodes.get(record.element)!
  if (node.compensation !== null && !record.body) {
    enter(step, node.compensation, run, record.variables === null ? {} : { locals: record.variables })
  } else enterRecord(step, node, run, record)
}

/** A completed sub-process or loop is undone inside a run that has its data. */
function enterRecord(step: Step, node: Node, run: Run, record: CompensationRecord): void {
  const inner = driver(step, run, record.element)
  if (record.variables !== null)
    emit(step, {
      type: 'variables.set',
      scope: inner.key,
      element: node.id,
      values: record.variables,
      by: null,
    })
  const handler = record.body ? undefined : node.eventSubProcesses.find(isCompensationHandler)
  emit(step, {
    type: 'compensation.entered',
    key: inner.key,
    records: record.inner ?? [],
    handled: handler !== undefined,
  })
  if (handler === undefined) next(step, inner)
  else enter(step, handler, inner)
}

function undone(step: Step, run: Run): void {
  const { undone } = step.behaviours[run.type]!
  if (undone === undefined) return complete(step, run)
  undone(step, nodeOf(step, run), run)
}

/** A handler inside a driver has ended: on to the next record, after what is under way. */
export function handlerEnded(step: Step, run: Run): void {
  if (run.compensation === null) return
  later(step, () => step.state.runs[run.key] === run && next(step, run))
}

/** The run that undoes a record: it ends when its own records are undone. */
export const compensationRun: Behaviour = {
  activate: () => {},
  emptied: (step, _node, run) => handlerEnded(step, run),
  undone: (step, _node, run) => {
    const outer = step.state.runs[run.scope]!
    emit(step, { type: 'element.completed', key: run.key, element: run.element, elementType: run.type })
    touched(step, outer)
  },
}
