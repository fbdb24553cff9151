// Scripts of a server run in worker threads, for a thread can be ended when nothing else stops a script. A thread
// that had to be ended is replaced, and one more than may be busy is kept warm, since starting one takes a quarter
// of a second.

import { Worker } from 'node:worker_threads'
import { type Sentence, say, tell } from '../words/sentences.ts'
import { defaultTimeoutMs, type ScriptErrorCode, type ScriptRequest, type ScriptResult } from './sandbox.ts'

export type ScriptPool = {
  /** Runs a script when its turn comes; never rejects. */
  run(request: ScriptRequest): Promise<ScriptResult>
  /** Ends all threads. Scripts that have not ended by then fail. */
  close(): Promise<void>
}

export type ScriptPoolOptions = {
  /** How many scripts may run at the same time. */
  readonly size?: number
  /** How much longer than its deadline a script may work before its thread is ended. */
  readonly graceMs?: number
}

type Job = { readonly request: ScriptRequest; readonly done: (result: ScriptResult) => void }
type Timer = NodeJS.Timeout | undefined
type Thread = {
  readonly worker: Worker
  ready: boolean
  job: Job | null
  /** Looks how much the script has worked. */
  watch: Timer
  /** Ends the thread whatever it says. */
  last: Timer
}

/** On a busy machine a thread waits more than it works; beyond so many times its limit it is ended all the same. */
const mostWaiting = 5

const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }
/** A thread that has not started by then never will; the scripts that wait for it are told. */
const startMs = 10_000

/** Starts the threads of a pool. */
export function createScriptPool({ size = 1, graceMs = 500 }: ScriptPoolOptions = {}): ScriptPool {
  const threads = new Set<Thread>()
  const waiting: Job[] = []
  let closed = false

  function start(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits,
    })
    const thread: Thread = { worker, ready: false, job: null, watch: undefined, last: undefined }
    threads.add(thread)
    worker.unref()
    thread.last = setTimeout(() => void worker.terminate(), startMs)
    worker.on('message', (message: 'ready' | ScriptResult) => {
      if (message === 'ready') thread.ready = true
      settle(thread, message === 'ready' ? null : message)
      next()
    })
    worker.on('error', error => lose(thread, lossOf(error)))
    worker.on('exit', () => lose(thread, failure('SCRIPT_ERROR', tell`The thread of the script ended.`)))
  }

  function settle(thread: Thread, result: ScriptResult | null): void {
    clearTimeout(thread.watch)
    clearTimeout(thread.last)
    const { job } = thread
    thread.job = null
    if (job && result) job.done(result)
  }

  function lose(thread: Thread, result: ScriptResult): void {
    if (!threads.delete(thread)) return
    const started = thread.ready
    settle(thread, result)
    void thread.worker.terminate()
    if (closed) return
    if (started) start()
    // Threads that do not start are not tried again until the next script comes.
    if (threads.size > 0) next()
    else for (const job of waiting.splice(0)) job.done(failure('SCRIPT_ERROR', tell`No thread starts.`))
  }

  function next(): void {
    const busy = [...threads].filter(thread => thread.job !== null).length
    const idle = [...threads].find(thread => thread.ready && thread.job === null)
    if (busy >= size || !idle || waiting.length === 0) return
    begin(idle, waiting.shift()!)
    next()
  }

  function begin(thread: Thread, job: Job): void {
    const limitMs = (job.request.timeoutMs ?? defaultTimeoutMs) + graceMs
    const end = (): void =>
      lose(thread, failure('SCRIPT_TIMEOUT', tell`The script was ended after ${limitMs} ms of work.`))
    const before = workedMs(thread.worker)
    const look = async (): Promise<void> => {
      const worked = (await workedMs(thread.worker)) - (await before)
      if (thread.job !== job) return
      if (worked < limitMs) thread.watch = setTimeout(look, Math.max(limitMs - worked, 20))
      else end()
    }
    thread.job = job
    thread.watch = setTimeout(look, limitMs)
    thread.last = setTimeout(end, limitMs * mostWaiting)
    thread.worker.postMessage(job.request)
  }

  for (let i = 0; i <= size; i++) start()

  return {
    run(request) {
      if (closed) return Promise.resolve(failure('SCRIPT_ERROR', tell`The pool of scripts is closed.`))
      return new Promise(done => {
        while (threads.size <= size) start()
        waiting.push({ request, done })
        next()
      })
    },
    async close() {
      closed = true
      for (const job of waiting.splice(0))
        job.done(failure('SCRIPT_ERROR', tell`The pool of scripts is closed.`))
      const ending = [...threads].map(thread => thread.worker.terminate())
      await Promise.all(ending)
    },
  }
}

/** The work a thread has done; its answer comes also while it is inside a native loop. */
async function workedMs(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch {
    // A thread that has ended tells nothing; its end is an event of its own.
    return 0
  }
}

function failure(code: ScriptErrorCode, sentence: Sentence): ScriptResult {
  return { ok: false, code, message: say(sentence) }
}

function lossOf(error: unknown): ScriptResult {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY')
    return failure('SCRIPT_ERROR', tell`The thread of the script failed: ${message}`)
  return failure('SCRIPT_MEMORY', tell`The script asks for more memory than it may have.`)
}
