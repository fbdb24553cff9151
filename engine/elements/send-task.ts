// A send task sends its message and goes on. With a job type, or an operation, a worker does the sending.

import type { Trigger } from '../graph/graph.ts'
import { complete } from '../run/step.ts'
import { compileMessage, send } from '../triggers/message.ts'
import type { Behaviour } from './behaviour.ts'
import { compileJob, createJob, type JobDetail, jobOf } from './job.ts'

type Detail = { readonly job: JobDetail | null; readonly message: Extract<Trigger, { kind: 'message' }> }

export const sendTask: Behaviour<Detail> = {
  compile: (source, reader) => ({
    job:
      compileJob(source, reader) ??
      (source.operationRef === undefined
        ? null
        : jobOf(source, reader, source.operationRef.name ?? source.id)),
    message: compileMessage(source.messageRef, source, reader),
  }),
  activate: (step, node, run) => {
    if (node.detail.job !== null) return createJob(step, node, run, node.detail.job)
    send(step, node, run, node.detail.message, {})
    complete(step, run)
  },
}
