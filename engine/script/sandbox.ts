// JavaScript of a script task runs in QuickJS compiled to WebAssembly: it sees the variables it is given and nothing
// of the host. Each script has a fresh runtime, a deadline and a memory of fixed size, one moment as its clock and
// one seed as its chance, so that the same script over the same variables gives the same result for ever.
// Not here: a native loop that never asks for the time (indexOf over long texts) outlives the deadline. Where scripts
// are not trusted, run them in the pool, which ends the thread.

import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
  RELEASE_SYNC,
} from 'quickjs-emscripten'
import { type Sentence, say, tell } from '../words/sentences.ts'
import { prelude } from './prelude.ts'

/** A script and all it may know. */
export type ScriptRequest = {
  readonly source: string
  /** JSON values; those whose names are identifiers are globals, all of them are in `variables`. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Epoch milliseconds: what `Date.now()` answers. */
  readonly now: number
  /** What `Math.random()` is drawn from. */
  readonly seed: number | string
  /** How long it may work. */
  readonly timeoutMs?: number
}

export type ScriptErrorCode = 'SCRIPT_TIMEOUT' | 'SCRIPT_MEMORY' | 'SCRIPT_ERROR' | 'SCRIPT_RESULT'

/** What a script returns or evaluates to, as JSON; or a code and a sentence. */
export type ScriptResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ScriptErrorCode; readonly message: string }

export type SandboxOptions = {
  /** The most memory that any script of this sandbox gets, beside the 16 MB that QuickJS keeps for itself. */
  readonly memoryBytes?: number
}

export type Sandbox = {
  /** Runs a script to its end; never throws. */
  run(request: ScriptRequest): ScriptResult
  /** Resolves once the sandbox can take a script: at once, but after one that broke its engine. */
  ready(): Promise<void>
}

/** A script is done in a few milliseconds, or something is wrong with it. */
export const defaultTimeoutMs = 250
/** Room for some hundred thousand objects; a case holds far less. */
const defaultMemoryBytes = 16 * 1024 * 1024

const pageBytes = 64 * 1024
/** What QuickJS itself asks of its memory before the first script. */
const ownPages = 256
/** With 64 KB some deep texts overflow the stack of the host before that of QuickJS, which breaks the engine. */
const stackBytes = 32 * 1024
/** A longer result would weigh on every entry of the trail that holds it. */
const longestResult = 1024 * 1024
const longestSource = 100_000

/** One at work, one in reserve. */
const engineCount = 2

/** Starts a sandbox. An engine is put back only after a script that left it whole; a lost one is replaced. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const memoryBytes = options.memoryBytes ?? defaultMemoryBytes
  const engines: QuickJSWASMModule[] = []
  let starting = 0
  let started: Promise<void> = Promise.resolve()
  const start = async (): Promise<void> => {
    engines.push(await startEngine(memoryBytes))
    starting -= 1
  }
  const refill = (): Promise<void> => {
    for (; engines.length + starting < engineCount; starting++) started = started.then(start)
    return started
  }
  await refill()
  return {
    ready: () => (engines.length > 0 ? Promise.resolve() : refill()),
    run(request) {
      const engine = engines.shift()
      if (!engine) {
        void refill()
        return failed('SCRIPT_ERROR', tell`The sandbox starts anew after a script that broke it.`)
      }
      const { result, whole } = runIn(engine, request)
      if (whole) engines.unshift(engine)
      else void refill()
      return result
    },
  }
}

/** QuickJS's own memory limit does not hold in this build, so the memory has a maximum that WebAssembly enforces. */
function startEngine(memoryBytes: number): Promise<QuickJSWASMModule> {
  const maximum = ownPages + Math.ceil(memoryBytes / pageBytes)
  const wasmMemory = new WebAssembly.Memory({ initial: ownPages, maximum })
  const silent = { print: () => {}, printErr: () => {} }
  return newQuickJSWASMModuleFromVariant(
    newVariant(RELEASE_SYNC, { wasmMemory, emscriptenModule: silent as object }),
  )
}

function failed(code: ScriptErrorCode, sentence: Sentence): ScriptResult & { ok: false } {
  return { ok: false, code, message: say(sentence).toWellFormed().replaceAll('\0', '\ufffd') }
}

/** What this thread has worked, where the host can tell, so that a script is not blamed for a busy machine. */
function spentMs(): number {
  if (typeof process !== 'object' || !process.threadCpuUsage) return performance.now()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** A host error inside the engine leaves it in no known state. */
function runIn(engine: QuickJSWASMModule, request: ScriptRequest): { result: ScriptResult; whole: boolean } {
  if (request.source.length > longestSource) {
    const tooLong = tell`The script is longer than ${longestSource} characters.`
    return { result: failed('SCRIPT_ERROR', tooLong), whole: true }
  }
  const deadline = spentMs() + (request.timeoutMs ?? defaultTimeoutMs)
  const limits = { late: false }
  try {
    const runtime = engine.newRuntime()
    runtime.setMaxStackSize(stackBytes)
    runtime.setInterruptHandler(() => {
      limits.late ||= spentMs() > deadline
      return limits.late
    })
    const context = runtime.newContext()
    const result = runScript(context, request, limits)
    context.dispose()
    runtime.dispose()
    return { result, whole: true }
  } catch (error) {
    const broke = failed('SCRIPT_ERROR', tell`The script broke its engine: ${(error as Error).message}.`)
    return { result: limits.late ? tooLate(request) : broke, whole: false }
  }
}

type Limits = { late: boolean }

/** FNV-1a makes a number of a text. */
function seedOf(seed: number | string): number {
  if (typeof seed === 'number') return seed
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function runScript(context: QuickJSContext, request: ScriptRequest, limits: Limits): ScriptResult {
  const kept: QuickJSHandle[] = []
  const keep = (handle: QuickJSHandle): QuickJSHandle => {
    kept.push(handle)
    return handle
  }
  const failure = (error: QuickJSHandle, explain: QuickJSHandle | null): ScriptResult => {
    const message = explanation(context, error, explain)
    if (limits.late) return tooLate(request)
    // With no memory left for an error, QuickJS throws null.
    if (/out of memory|string too long|^null$|^$/.test(message)) {
      return failed('SCRIPT_MEMORY', tell`The script asks for more memory than it may have.`)
    }
    return failed('SCRIPT_ERROR', tell`The script failed: ${message}.`)
  }
  try {
    const setup = context.evalCode(prelude, 'prelude.js')
    if (setup.error) return failure(keep(setup.error), null)
    const given = [
      keep(context.newString(JSON.stringify(request.variables))),
      keep(context.newNumber(request.now)),
      keep(context.newNumber(seedOf(request.seed))),
    ]
    const tools = context.callFunction(keep(setup.value), context.undefined, ...given)
    if (tools.error) return failure(keep(tools.error), null)
    keep(tools.value)
    const encode = keep(context.getProp(tools.value, 0))
    const explain = keep(context.getProp(tools.value, 1))
    const result = context.evalCode(readable(context, request.source), 'script.js', { type: 'global' })
    if (result.error) return failure(keep(result.error), explain)
    const encoded = context.callFunction(encode, context.undefined, keep(result.value))
    if (encoded.error) return unfit(keep(encoded.error), failure, context, explain)
    return decoded(context.getString(keep(encoded.value)))
  } finally {
    for (const handle of kept.reverse()) handle.dispose()
  }
}

/** An expression, else a script whose last statement counts, else the body of a function with `return`. */
function readable(context: QuickJSContext, source: string): string {
  const forms = [`(${source}\n)`, source, `(function () {${source}\n})()`]
  return forms.find(form => compiles(context, form)) ?? source
}

function compiles(context: QuickJSContext, code: string): boolean {
  const compiled = context.evalCode(code, 'script.js', { type: 'global', compileOnly: true })
  const handle = compiled.error ?? compiled.value
  handle.dispose()
  return compiled.error === undefined
}

function explanation(context: QuickJSContext, error: QuickJSHandle, explain: QuickJSHandle | null): string {
  if (context.typeof(error) !== 'object' || !explain) return context.getString(error).slice(0, 500)
  const explained = context.callFunction(explain, context.undefined, error)
  const handle = explained.error ?? explained.value
  const text = explained.error ? 'it threw what cannot be shown' : context.getString(handle)
  handle.dispose()
  return text.slice(0, 500)
}

function unfit(
  error: QuickJSHandle,
  failure: (error: QuickJSHandle, explain: QuickJSHandle) => ScriptResult,
  context: QuickJSContext,
  explain: QuickJSHandle,
): ScriptResult {
  const result = failure(error, explain)
  if (result.ok || result.code !== 'SCRIPT_ERROR') return result
  const reason = explanation(context, error, explain)
  const unfit = /^Unfit: (.*?)( \(line \d+\))?$/.exec(reason)?.[1]
  return failed(
    'SCRIPT_RESULT',
    unfit
      ? tell`The result of the script is no JSON value: it is ${unfit}.`
      : tell`The result of the script cannot be read: ${reason}.`,
  )
}

function decoded(json: string): ScriptResult {
  if (json.length > longestResult) {
    return failed('SCRIPT_RESULT', tell`The result of the script is longer than ${longestResult} characters.`)
  }
  // JSON tells half a character, and a NUL, by its number; both cases are rare enough to look closer at every such text.
  if (/\\u(0000|d[89a-f])/i.test(json) && !isText(JSON.parse(json))) {
    return failed(
      'SCRIPT_RESULT',
      tell`The result of the script holds a character that is no text: a NUL, or half of one.`,
    )
  }
  return { ok: true, value: JSON.parse(json, withoutPrototypes) }
}

/** Whether all texts and keys are what a database and a signature can hold. */
function isText(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, entry]) => isText(key) && isText(entry))
}

/** A key that a careless merge would take for the prototype is no variable. */
function withoutPrototypes(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value
}

function tooLate(request: ScriptRequest): ScriptResult {
  const ms = request.timeoutMs ?? defaultTimeoutMs
  return failed('SCRIPT_TIMEOUT', tell`The script was stopped after ${ms} ms of work.`)
}
