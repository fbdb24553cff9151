// A throw event throws all its triggers, in the order of the document, and goes on; a none one just goes on (10.5.6).
// With a job type it is a worker's job, as in Zeebe.

import type { Node } from '../graph/graph.ts'
import type { Step } from '../run/emit.ts'
import type { Run } from '../run/state.ts'
import { alive, complete } from '../run/step.ts'
import { handlerEnded } from '../triggers/compensation.ts'
import type { Behaviour } from './behaviour.ts'
import { compileJob, createJob, type JobDetail } from './job.ts'

export const intermediateThrowEvent: Behaviour<JobDetail | null> = {
  compile: compileJob,
  activate: (step, node, run) => {
    if (node.detail !== null) createJob(step, node, run, node.detail)
    else throwAll(step, node, run)
  },
  emptied: (step, _node, run) => handlerEnded(step, run),
}

/** Throws every trigger; completes unless one of them keeps or ends the run. */
export function throwAll(step: Step, node: Node, run: Run): void {
  let stays = false
  for (const trigger of node.triggers) {
    if (!alive(step, run)) return
    if (step.triggers[trigger.kind]!.throw?.(step, node, run, trigger, {}) === 'stays') stays = true
  }
  if (!stays && alive(step, run)) complete(step, run)
}
