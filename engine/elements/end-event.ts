// An end event consumes its token and throws what it is drawn with. Message, signal, escalation and compensation ends
// end their own token only; error, terminate and cancel ends end more than that (10.5.6, 13.5.6).

import { handlerEnded } from '../triggers/compensation.ts'
import type { Behaviour } from './behaviour.ts'
import { compileJob, createJob, type JobDetail } from './job.ts'
import { throwAll } from './throw-event.ts'

export const endEvent: Behaviour<JobDetail | null> = {
  compile: compileJob,
  activate: (step, node, run) => {
    if (node.detail !== null) createJob(step, node, run, node.detail)
    else throwAll(step, node, run)
  },
  leave: () => [],
  emptied: (step, _node, run) => handlerEnded(step, run),
}
