// A service task is a job for a worker. Without a job type the operation's name, else the element's id, is its type.

import type { Behaviour } from './behaviour.ts'
import { compileJob, createJob, type JobDetail, jobOf } from './job.ts'

export const serviceTask: Behaviour<JobDetail> = {
  compile: (source, reader) =>
    compileJob(source, reader) ?? jobOf(source, reader, source.operationRef?.name ?? source.id),
  activate: (step, node, run) => createJob(step, node, run, node.detail),
}
