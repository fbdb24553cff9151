// A cancel end event undoes its transaction: what is active ends, what completed is compensated in reverse order,
// and when all that is done the token leaves by the cancel boundary event (10.3.5, 13.3.4).

import type { Step } from '../run/emit.ts'
import type { Run } from '../run/state.ts'
import { finish, hold, interrupt } from '../run/step.ts'
import { startCompensation } from './compensation.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const cancel: TriggerBehaviour<'cancel'> = {
  compile: () => ({ kind: 'cancel' }),

  throw: (step, node, run) => {
    const transaction = transactionOf(step, run)
    const scope = step.state.runs[run.scope]!
    const places = () =>
      (transaction.completed ?? []).map(record => ({ scope: transaction.key, key: record.key }))
    hold(step, scope, () => {
      finish(step, node, run, [])
      interrupt(step, transaction, node.id)
      startCompensation(step, transaction, places())
    })
    return 'stays'
  },
}

function transactionOf(step: Step, run: Run): Run {
  let at = step.state.runs[run.scope]!
  while (at.type !== 'transaction') at = step.state.runs[at.scope]!
  return at
}
