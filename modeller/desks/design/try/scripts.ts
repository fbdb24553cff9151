// The scripts of a trial run in a worker of their own, which is made when the first one runs and ended when one does
// not end. A browser that cannot start it leaves scripts to the person who tries.

import type { ScriptRunner } from '../../../../engine/scenario/world.ts'
import type { ScriptRequest, ScriptResult } from '../../../../engine/script/sandbox.ts'

/** More than on a server, for a page has no clock that leaves out what other programs of the machine took. */
const timeoutMs = 2000
/** What a script gets beyond that before its worker is ended, and a worker to start: it is fetched first. */
const graceMs = 1000
const startMs = 20_000

let started: Promise<Worker | null> | null = null

/** What runs the scripts of this page; null where it cannot. */
export async function pageScripts(): Promise<ScriptRunner | null> {
  started ??= start()
  return (await started) === null ? null : { ready: async () => {}, run }
}

async function start(): Promise<Worker | null> {
  const worker = new Worker(new URL('./script.worker.ts', import.meta.url), { type: 'module' })
  const said = await answer(worker, startMs)
  if (said === 'ready') return worker
  worker.terminate()
  return null
}

let turn: Promise<unknown> = Promise.resolve()

/** One after another: an answer of the worker is that of the last question. */
function run(request: ScriptRequest): Promise<ScriptResult> {
  const result = turn.then(() => runNow(request))
  turn = result
  return result
}

async function runNow(request: ScriptRequest): Promise<ScriptResult> {
  started ??= start()
  const worker = await started
  worker?.postMessage({ ...request, timeoutMs })
  const result = worker && ((await answer(worker, timeoutMs + graceMs)) as ScriptResult | null)
  if (result) return result
  worker?.terminate()
  started = null
  return {
    ok: false,
    code: 'SCRIPT_TIMEOUT',
    message: `The script was stopped after ${timeoutMs} ms of work.`,
  }
}

/** What the worker says next; null where it breaks or says nothing in time. */
const answer = (worker: Worker, withinMs: number): Promise<unknown> =>
  new Promise(resolve => {
    const late = setTimeout(() => resolve(null), withinMs)
    const done = (said: unknown) => {
      clearTimeout(late)
      resolve(said)
    }
    worker.addEventListener('message', ({ data }) => done(data), { once: true })
    worker.addEventListener('error', () => done(null), { once: true })
  })
