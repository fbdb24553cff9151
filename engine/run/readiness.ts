// An activity stays ready until one of its input sets, in order, is available (13.3.2); then it begins.

import type { Node } from '../graph/graph.ts'
import { emit, nodeOf, type Step } from './emit.ts'
import type { Run } from './state.ts'
import { lookup } from './variables.ts'

/** Whether an element may begin; if not, it waits for its data. */
export function isReady(step: Step, node: Node, run: Run): boolean {
  if (available(step, node, run)) return true
  if (run.wait?.kind !== 'data')
    emit(step, { type: 'data.awaited', key: run.key, element: node.id, elementType: run.type })
  return false
}

/** The runs whose data has come; they wait no longer. */
export function takeReady(step: Step): Run[] {
  const ready = Object.values(step.state.runs).filter(
    run => run.wait?.kind === 'data' && available(step, nodeOf(step, run), run),
  )
  for (const run of ready)
    emit(step, { type: 'data.arrived', key: run.key, element: run.element, elementType: run.type })
  return ready
}

function available(step: Step, node: Node, run: Run): boolean {
  if (node.inputSets.length === 0) return true
  return node.inputSets.some(names => names.every(name => (lookup(step, run, name) ?? null) !== null))
}
