// A cancel end event undoes its transaction: what is active ends, what completed is compensated in reverse order,
// and when all that is done the token leaves by the cancel boundary event (10.3.5, 13.3.4). Of a multi-instance
// transaction the boundary event belongs to all instances: with one of them all are undone, those that completed too.

import type { Node } from '../graph/graph.ts'
import { compensationRecord } from '../run/compensation-record.ts'
import { emit, nodeOf, type Step } from '../run/emit.ts'
import type { Run } from '../run/state.ts'
import { childrenOf, finish, hold, interrupt, terminate } from '../run/step.ts'
import { closeForGood } from '../run/subscribe.ts'
import { type Place, startCompensation } from './compensation.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const cancel: TriggerBehaviour<'cancel'> = {
  compile: () => ({ kind: 'cancel' }),

  throw: (step, node, run) => {
    const transaction = transactionOf(step, run)
    const scope = step.state.runs[run.scope]!
    hold(step, scope, () => {
      finish(step, node, run, [])
      interrupt(step, transaction, node.id)
      closeBorder(step, transaction)
      startCompensation(step, transaction, [...othersOf(step, transaction), ...completedIn(transaction)])
    })
    return 'stays'
  },
}

/** It leaves by its cancel boundary event: no other event on its border stops what undoes it (13.5.3). */
function closeBorder(step: Step, transaction: Run): void {
  if (transaction.index === null) closeForGood(step, transaction, () => true)
  else if (cancelBoundaryOf(nodeOf(step, transaction)) !== undefined)
    closeForGood(step, step.state.runs[transaction.scope]!, () => true)
}

function completedIn(scope: Run): Place[] {
  return (scope.completed ?? []).map(record => ({ scope: scope.key, key: record.key }))
}

/** Ends the other instances of a transaction that leaves by one cancel boundary event; answers with all they have done. */
function othersOf(step: Step, transaction: Run): Place[] {
  const node = nodeOf(step, transaction)
  if (transaction.index === null || cancelBoundaryOf(node) === undefined) return []
  const body = step.state.runs[transaction.scope]!
  for (const other of childrenOf(step, body)) {
    if (other === transaction || other.type !== 'transaction') continue
    const record = compensationRecord(step, node, other)
    // It has not completed: what is inside it is undone, and not by the handler of the whole.
    if (record?.inner)
      emit(step, { type: 'compensation.registered', scope: body.key, record: { ...record, body: true } })
    terminate(step, other)
  }
  return completedIn(body)
}

/** The boundary event by which a cancelled transaction is left. */
export function cancelBoundaryOf(node: Node): Node | undefined {
  return node.boundaries.find(event => event.triggers.some(trigger => trigger.kind === 'cancel'))
}

function transactionOf(step: Step, run: Run): Run {
  let at = step.state.runs[run.scope]!
  while (at.type !== 'transaction') at = step.state.runs[at.scope]!
  return at
}
