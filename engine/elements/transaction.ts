// A transaction is a sub-process that can be cancelled: what completed in it is undone, then the cancel boundary event
// gets the token. An error that leaves it is a hazard and undoes nothing (10.3.5).

import { nodeOf } from '../run/emit.ts'
import { complete, endedInside, terminate, touched } from '../run/step.ts'
import { cancelBoundaryOf } from '../triggers/cancel.ts'
import { handlerEnded } from '../triggers/compensation.ts'
import type { Behaviour } from './behaviour.ts'
import { fireBoundary } from './boundary-event.ts'
import { armEventSubProcesses } from './event-sub-process.ts'
import { enterScope } from './sub-process.ts'

export const transaction: Behaviour = {
  prepare: armEventSubProcesses,
  activate: enterScope,
  emptied: (step, _node, run) => (run.compensation === null ? complete(step, run) : handlerEnded(step, run)),
  undone: (step, _node, run) => {
    const host = run.index === null ? run : step.state.runs[run.scope]!
    const boundary = cancelBoundaryOf(nodeOf(step, run))
    if (boundary !== undefined) return fireBoundary(step, host, boundary, {})
    const outer = step.state.runs[host.scope]!
    terminate(step, host)
    endedInside(step, host)
    touched(step, outer)
  },
}
