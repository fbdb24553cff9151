// Variables belong to scopes, never to tokens. A name is looked up from the run outwards; a result goes to the
// nearest scope that owns the name, else to the process.

import type { Env, Expression } from '../feel/evaluate.ts'
import { setEntry } from '../feel/values.ts'
import type { Mapping, Node, Template } from '../graph/graph.ts'
import { tell } from '../words/sentences.ts'
import { sentenceOf } from '../words/told.ts'
import { emit, type Step } from './emit.ts'
import { link } from './hops.ts'
import { inOrder } from './in-order.ts'
import { Trouble } from './incident.ts'
import type { Run, Variables } from './state.ts'

/** The value a run sees under a name; undefined where nothing has it. Loops add their counters. */
export function lookup(step: Step, run: Run, name: string): unknown {
  for (let at: Run | undefined = run; at !== undefined; at = step.state.runs[at.scope]) {
    const value = own(at, name)
    if (value !== undefined) return value
  }
  const store = step.graph.stores.get(name)
  if (store !== undefined) return step.stores.get(store)
  const alias = step.graph.aliases.get(name)
  return alias === undefined
    ? undefined
    : lookup({ ...step, graph: { ...step.graph, aliases: NO_ALIASES } }, run, alias)
}

const NO_ALIASES: ReadonlyMap<string, string> = new Map()

function own(run: Run, name: string): unknown {
  if (run.variables !== null && Object.hasOwn(run.variables, name)) return run.variables[name]
  if (run.index !== null && name === 'loopCounter') return run.index
  const loop = run.loop
  if (loop === null || !name.startsWith('numberOf')) return undefined
  if (name === 'numberOfInstances') return loop.total ?? loop.started
  if (name === 'numberOfActiveInstances') return loop.active
  if (name === 'numberOfCompletedInstances') return loop.completed
  if (name === 'numberOfTerminatedInstances') return loop.terminated
  return undefined
}

/** All variables a run sees, the nearest first. */
export function visible(step: Step, run: Run): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (let at: Run | undefined = run; at !== undefined; at = step.state.runs[at.scope]) {
    for (const name in at.variables) if (!Object.hasOwn(values, name)) values[name] = at.variables[name]
  }
  return values
}

/** What a run sees beside the variables of the process. */
export function knownInside(step: Step, run: Run): Variables {
  const values: Record<string, unknown> = {}
  for (let at = run; at.key !== step.state.root; at = step.state.runs[at.scope]!)
    for (const name in at.variables)
      if (!Object.hasOwn(values, name)) setEntry(values, name, at.variables[name])
  return values
}

/** Evaluates in the scope of a run, with the clock of the command; `extra` names come first. */
export function evaluate(step: Step, run: Run, expression: Expression, extra?: Variables): unknown {
  const env: Env = {
    now: step.now,
    seed: step.state.seed + step.now + step.state.lastKey,
    get: name => (extra !== undefined && Object.hasOwn(extra, name) ? extra[name] : lookup(step, run, name)),
  }
  try {
    return expression.evaluate(env)
  } catch (error) {
    if (!isExpressionError(error)) throw error
    throw new Trouble(error.code, tell`${sentenceOf(error)} The expression is: ${expression.text}`)
  }
}

function isExpressionError(
  error: unknown,
): error is Error & { code: 'EXPRESSION_ERROR' | 'EXPRESSION_TOO_COSTLY' } {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EXPRESSION_ERROR' || error.code === 'EXPRESSION_TOO_COSTLY')
  )
}

/** Evaluates a condition; anything but true or false is an incident, never silently false. */
export function holds(step: Step, run: Run, condition: Expression, extra?: Variables): boolean {
  const value = evaluate(step, run, condition, extra)
  if (typeof value === 'boolean') return value
  throw new Trouble(
    'CONDITION_NOT_BOOLEAN',
    tell`The condition "${condition.text}" gives ${JSON.stringify(value)}, neither true nor false.`,
  )
}

/** A template's text; null where its expression gives null. */
export function text(step: Step, run: Run, template: Template): string | null {
  if (!('evaluate' in template)) return template.text
  const value = evaluate(step, run, template)
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Sets variables of one scope. */
export function set(step: Step, scope: Run, values: Variables): void {
  for (const _ in values) {
    const all = named(step, values)
    if (step.graph.watchesVariables) watch(step, scope, all)
    emit(step, { type: 'variables.set', scope: scope.key, element: scope.element, values: all, by: step.by })
    return
  }
}

/** Notes what is about to change, before it does. */
function watch(step: Step, scope: Run, values: Variables): void {
  for (const name in values) {
    step.changed.add(name)
    if (!owns(scope, name)) step.created.add(name)
  }
}

/** A data object is known by its id and its name; both are kept. */
function named(step: Step, values: Variables): Variables {
  if (step.graph.aliases.size === 0) return values
  const all: Record<string, unknown> = { ...values }
  for (const name in values) {
    const alias = step.graph.aliases.get(name)
    if (alias !== undefined && !Object.hasOwn(values, alias)) all[alias] = values[name]
  }
  return all
}

/** Evaluates mappings in order into the locals of `into`; later ones see earlier ones. */
export function mapLocal(step: Step, run: Run, mappings: readonly Mapping[]): void {
  const values: Record<string, unknown> = {}
  for (const { source, target } of mappings)
    assign(values, target, evaluate(step, run, source, values) ?? null)
  set(step, run, values)
}

function assign(values: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = values
  for (const name of path.slice(0, -1)) {
    const next = at[name]
    const copy = typeof next === 'object' && next !== null && !Array.isArray(next) ? { ...next } : {}
    setEntry(at, name, copy)
    at = copy as Record<string, unknown>
  }
  setEntry(at, path.at(-1)!, value)
  if (path.length > 1) setEntry(values, path[0]!, inOrder(values[path[0]!]))
}

/** Takes what a worker, a person or a message brought. With output mappings it stays local until they run. */
export function receive(step: Step, node: Node, run: Run, values: Variables): void {
  if (node.outputs.length > 0) set(step, run, values)
  else mergeUp(step, run, values)
}

/** Runs the output mappings of an element that completes. */
export function mapOutputs(step: Step, node: Node, run: Run): void {
  if (node.outputs.length === 0) return
  const values: Record<string, unknown> = {}
  for (const { source, target } of node.outputs) {
    if (target.length > 1 && values[target[0]!] === undefined) {
      const before = lookup(step, parent(step, run), target[0]!)
      if (before !== undefined) values[target[0]!] = before
    }
    assign(values, target, evaluate(step, run, source, values) ?? null)
  }
  mergeUp(step, parent(step, run), values)
}

function parent(step: Step, run: Run): Run {
  return step.state.runs[run.scope] ?? run
}

/** Each name goes to the nearest scope, from `from` outwards, that owns it; else to its data store, else to the process. */
export function mergeUp(step: Step, from: Run, values: Variables): void {
  const byScope = new Map<Run, Record<string, unknown>>()
  for (const name in values) {
    const scope = owner(step, from, name)
    const store = step.graph.stores.get(name)
    if (store !== undefined && !owns(scope, name)) {
      write(step, from, name, store, values[name])
      continue
    }
    const bucket = byScope.get(scope)
    if (bucket === undefined) byScope.set(scope, { [name]: values[name] })
    else setEntry(bucket, name, values[name])
  }
  for (const [scope, bucket] of byScope) set(step, scope, bucket)
}

/** Puts a value into a data store; the instance itself does not hold it. */
function write(step: Step, run: Run, name: string, store: string, value: unknown): void {
  emit(step, {
    type: 'store.written',
    key: run.key,
    element: run.element,
    elementType: run.type,
    store,
    value,
    ...link(step, run),
  })
  step.stores.set(store, value)
  if (step.graph.watchesVariables) step.changed.add(name)
}

function owns(scope: Run, name: string): boolean {
  return scope.variables !== null && Object.hasOwn(scope.variables, name)
}

function owner(step: Step, from: Run, name: string): Run {
  let at = from
  for (;;) {
    if (owns(at, name)) return at
    const outer = step.state.runs[at.scope]
    if (outer === undefined) return at
    at = outer
  }
}
