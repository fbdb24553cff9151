// What must be kept of a completed activity so that it can be undone later (13.5.5): which element, its data at
// that time, and for a sub-process or a loop the records of what completed inside it.

import type { Node } from '../graph/graph.ts'
import type { Step } from './emit.ts'
import type { CompensationRecord, Run } from './state.ts'

/** The record of a run that is about to complete; null when nothing about it can be undone. */
export function compensationRecord(_step: Step, node: Node, run: Run): CompensationRecord | null {
  if (!node.compensable || run.type === 'eventSubProcess' || run.type === 'compensation') return null
  const body = run.loop !== null
  const inner = run.completed
  const handled = node.compensation !== null || node.eventSubProcesses.some(isCompensationHandler)
  if (inner === null && (body || !handled)) return null
  return { key: run.key, element: node.id, variables: snapshot(run), inner, body }
}

function snapshot(run: Run): Record<string, unknown> | null {
  if (run.variables === null && run.index === null) return null
  return run.index === null ? { ...run.variables } : { ...run.variables, loopCounter: run.index }
}

/** True for an event sub-process that starts with a compensation event. */
export function isCompensationHandler(node: Node): boolean {
  return node.entries.some(start => start.triggers.some(trigger => trigger.kind === 'compensation'))
}
