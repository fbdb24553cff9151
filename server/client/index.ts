// A worker in a few lines: it asks for jobs of one type, does as many at once as it is told, and gives each back as
// done, failed, or a BPMN error. Delivery is at least once: what a handler does outside must bear being done again.

import type { ActivatedJob } from '../contract/jobs.ts'
import { type Connection, callsTo, Declined } from './calls.ts'

export type { Connection } from './calls.ts'
export { Declined } from './calls.ts'

/** A job as a handler gets it. */
export type Job<Variables> = Omit<ActivatedJob, 'variables'> & {
  readonly variables: Variables
  /** Keeps the job for so many milliseconds from now. Rejects with `Declined` where it is lost by then. */
  extend(timeoutMs: number): Promise<void>
}

export type WorkerOptions<Variables> = {
  readonly type: string
  /** Does the job, perhaps later; an object that it answers becomes variables of the case. */
  readonly handle: (job: Job<Variables>) => unknown
  /** How the worker is named in the list of jobs. */
  readonly name?: string
  /** How many jobs it does at once. */
  readonly maxJobs?: number
  /** Milliseconds that a job is lent for. */
  readonly timeout?: number
  /** Milliseconds that one request waits for a job. */
  readonly requestTimeout?: number
  /** The variables that the handler reads; all that the job sees where it is absent. */
  readonly fetchVariables?: readonly (keyof Variables & string)[]
  /** Hears what could not be fetched or given back. */
  readonly onError?: (error: unknown) => void
}

export type Worker = {
  /** Takes no new job, lets those under way end, and resolves. */
  stop(): Promise<void>
}

/** Thrown by a handler: the job ends with a BPMN error, which the drawing may catch. */
export class BpmnError extends Error {
  readonly code: string
  readonly variables: object
  constructor(code: string, message: string = code, variables: object = {}) {
    super(message)
    this.code = code
    this.variables = variables
  }
}

/** Thrown by a handler: the job failed, with so many tries left, not to be tried before `retryBackOff` milliseconds. */
export class JobFailed extends Error {
  readonly options: { readonly retries?: number; readonly retryBackOff?: number; readonly variables?: object }
  constructor(message: string, options: JobFailed['options'] = {}) {
    super(message)
    this.options = options
  }
}

/** Begins to work, until it is stopped. */
export function startWorker<Variables = Record<string, unknown>>(
  connection: Connection,
  options: WorkerOptions<Variables>,
): Worker {
  const calls = callsTo(connection)
  const { type, name = 'worker', maxJobs = 10, timeout = 60_000, requestTimeout = 30_000 } = options
  const { handle, fetchVariables, onError = () => {} } = options
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()

  async function fetchJobs(): Promise<ActivatedJob[]> {
    const asked = {
      type,
      worker: name,
      maxJobs: maxJobs - underWay.size,
      timeout,
      requestTimeout,
      fetchVariables,
    }
    return (await calls.activate(asked, stopping.signal)).jobs
  }

  async function work(job: ActivatedJob): Promise<void> {
    const extend = (timeoutMs: number) => calls.extend(job, timeoutMs)
    try {
      const answer = await handle({ ...job, variables: job.variables as Variables, extend })
      await calls.complete(job, typeof answer === 'object' && answer !== null ? answer : {})
    } catch (error) {
      if (error instanceof Declined) throw error
      await giveBack(job, error)
    }
  }

  function giveBack(job: ActivatedJob, error: unknown): Promise<void> {
    if (error instanceof BpmnError) {
      const { code, message, variables } = error
      return calls.throwError(job, { code, message, variables })
    }
    const message = (error instanceof Error && error.message) || String(error) || 'failed'
    return calls.fail(job, { message, ...(error instanceof JobFailed ? error.options : {}) })
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        for (const job of await fetchJobs()) begin(job)
        if (underWay.size >= maxJobs) await Promise.race(underWay)
      } catch (error) {
        if (stopping.signal.aborted) return
        onError(error)
        await calls.rest(error, stopping.signal)
      }
    }
  }

  function begin(job: ActivatedJob): void {
    const done: Promise<void> = work(job)
      .catch(onError)
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
      await Promise.all(underWay)
    },
  }
}
