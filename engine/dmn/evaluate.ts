// A decision is evaluated after the decisions it requires, each once, in the order drawn. It sees what it requires
// and, as Camunda's engines let it, the variables of the case; a business knowledge model or a decision service
// sees its parameters and its own requirements only.

import { type Env, ExpressionError, toJson } from '../feel/evaluate.ts'
import { type Sentence, say, tell } from '../words/sentences.ts'
import { completed, conform } from './conform.ts'
import { DecisionError } from './failure.ts'
import { evaluateLogic, functionValue } from './logic.ts'
import type { Decision, DecisionService, Imported, Knowledge, KnowledgeModel, Variable } from './model.ts'
import { type Frame, frameOf, nothing } from './names.ts'
import { type Effort, envOf, newEffort, noted, type Sitting, spend } from './sitting.ts'
import { type DecisionTrace, emptyNotes, type Labelled } from './trace.ts'
import { isContext } from './values.ts'

export { DecisionError } from './failure.ts'
export type { DecisionTrace, Labelled, MatchedRule } from './trace.ts'

/** A JSON value, and how it came about. */
export type DecisionResult = { readonly value: unknown; readonly trace: readonly DecisionTrace[] }

/** Evaluates a decision with all it requires. Throws DecisionError where there is no value. */
export function evaluateDecision(decision: Decision, env: Env): DecisionResult {
  const trace: DecisionTrace[] = []
  const effort = newEffort(decision.id)
  try {
    const run: Run = {
      now: env.now,
      seed: env.seed,
      effort,
      trace,
      results: new Map(),
      imports: new Map(),
      outer: name => env.get(name),
    }
    return { value: toJson(resultOf(decision, run)), trace }
  } catch (error) {
    throw new DecisionError(
      tell`The decision "${decision.name}" failed: ${effort.failure ?? reasonOf(error)}`,
      trace,
    )
  }
}

type Run = {
  readonly now: number
  readonly seed?: Env['seed']
  readonly effort: Effort
  readonly trace: DecisionTrace[]
  readonly results: Map<Decision, unknown>
  /** The evaluation of each imported model, by the name of its import: the same file may be given other inputs. */
  readonly imports: Map<string, Run>
  /** What the decisions see beside their requirements. */
  readonly outer: Frame
}

/** What a model can cause; anything else is our own mistake. */
function reasonOf(error: unknown): Sentence {
  if (error instanceof RangeError) return tell`It calls itself too deeply.`
  if (error instanceof DecisionError || error instanceof ExpressionError) return error.sentence
  throw error
}

function resultOf(decision: Decision, run: Run): unknown {
  if (run.results.has(decision)) return run.results.get(decision)
  const required = decision.decisions.map(other => [other, resultOf(other, run)] as const)
  const sitting = sittingOf(run, 'decisions')
  spend(sitting, 1)
  const env = envOf(run.outer, sitting)
  const inputs = decision.inputs.map(input => [input.name, inputOf(input, run, env)] as const)
  const frame = frameOf(
    [
      ...required.flatMap(columns),
      ...required.flatMap(aliases),
      ...inputs,
      ...functions(decision.knowledge, run),
      ...imports(decision.imported, run, env),
    ],
    run.outer,
  )
  const value = decidedElsewhere(decision, run) ?? evaluateLogic(decision.logic, frame, sitting)
  const result = conform(value, decision.type, () => tell`The result of "${decision.name}"`, env)
  if (decision.logic.kind !== 'table') {
    noteInputs(sitting, [...inputs, ...required.map(([other, value]) => [other.variable, value] as const)])
  }
  record(run, traced(decision, 'decision', sitting, result))
  run.results.set(decision, result)
  return result
}

function inputOf({ name, type }: Variable, run: Run, env: Env): unknown {
  return conform(completed(run.outer(name), type), type, () => tell`The input "${name}"`, env)
}

/** What is required of an imported model is a context under the name of the import. */
function imports(imported: readonly Imported[], run: Run, env: Env): [string, unknown][] {
  return imported.map(({ name, inputs, decisions, knowledge }) => {
    const inner = importedRun(name, run)
    const entries = [
      ...inputs.map(input => [input.name, inputOf(input, inner, env)] as const),
      ...decisions.map(decision => [decision.variable, resultOf(decision, inner)] as const),
      ...functions(knowledge, inner),
    ]
    return [name, Object.fromEntries(entries)]
  })
}

/** An imported model takes its inputs from the context of its import's name, then from the variables at hand. */
function importedRun(name: string, run: Run): Run {
  const known = run.imports.get(name)
  if (known) return known
  const given = run.outer(name)
  const own: Frame = key => (isContext(given) && Object.hasOwn(given, key) ? given[key] : run.outer(key))
  const inner: Run = { ...run, results: new Map(), imports: new Map(), outer: own }
  run.imports.set(name, inner)
  return inner
}

function sittingOf({ now, seed, effort }: Run, of: keyof Effort['notable']): Sitting {
  return { now, seed, effort, notes: emptyNotes(), allowance: effort.notable[of] }
}

function noteInputs(sitting: Sitting, values: readonly (readonly [string, unknown])[]): void {
  const { inputs } = sitting.notes
  const labelled = values.map(([label, value]): Labelled => ({ label, value: noted(value, sitting) }))
  inputs.splice(0, inputs.length, ...labelled)
}

/** A trace is kept with the case for years, so calls in a long loop are recorded up to a bound. */
const mostTraces = 200

function record({ trace }: Run, entry: DecisionTrace): void {
  if (entry.kind === 'decision' || trace.length < mostTraces) trace.push(entry)
  else if (trace.length === mostTraces)
    trace.push({ ...entry, warnings: [say(tell`Further calls are not recorded.`)] })
}

function traced(
  { id, name }: { id: string; name: string },
  kind: DecisionTrace['kind'],
  sitting: Sitting,
  result: unknown,
): DecisionTrace {
  // Noted before the notes are copied, since what is left out is noted too.
  const output = noted(result, sitting)
  return { id, name, kind, ...sitting.notes, output }
}

/** What a person decides has no logic in the drawing: its result is the variable of its name. */
function decidedElsewhere({ logic, variable, type }: Decision, run: Run): unknown {
  return logic.kind === 'nothing' ? completed(run.outer(variable), type) : undefined
}

/** A decision is known by its id and its name, and before all by the name of its variable. */
function aliases([decision, value]: readonly [Decision, unknown]): [string, unknown][] {
  return [decision.id, decision.name, decision.variable].map(name => [name, value])
}

/** As in Camunda 7, the outputs of a required table are known by their own names, unless something else is. */
function columns([decision, value]: readonly [Decision, unknown]): [string, unknown][] {
  if (decision.logic.kind !== 'table') return []
  const names = decision.logic.table.outputs.flatMap(output => output.name ?? [])
  const context = decision.logic.table.outputs.length > 1
  return names.map(name => [name, context ? columnOf(value, name) : value])
}

function columnOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map(row => columnOf(row, name))
  return (value as Record<string, unknown> | null)?.[name] ?? null
}

function functions(knowledge: readonly Knowledge[], run: Run): [string, unknown][] {
  return knowledge.map(known => [
    known.name,
    known.kind === 'knowledge' ? knowledgeFunction(known, run) : serviceFunction(known, run),
  ])
}

function knowledgeFunction(model: KnowledgeModel, run: Run): unknown {
  const self = functionValue(model.parameters, sittingOf(run, 'calls'), args => {
    const sitting = sittingOf(run, 'calls')
    const required = [
      ...functions(model.requires, run),
      ...imports(model.imported, run, envOf(nothing, sitting)),
    ]
    const frame = frameOf([[model.name, self], ...required, ...args], nothing)
    const value = evaluateLogic(model.body, frame, sitting)
    const result = conform(
      value,
      model.type,
      () => tell`The result of "${model.name}"`,
      envOf(frame, sitting),
    )
    if (model.body.kind !== 'table') noteInputs(sitting, args)
    record(run, traced(model, 'knowledge', sitting, result))
    return result
  })
  return self
}

function serviceFunction(service: DecisionService, run: Run): unknown {
  return functionValue(service.parameters, sittingOf(run, 'calls'), args => {
    const sitting = sittingOf(run, 'calls')
    const given = args.slice(service.inputs.length)
    const results = new Map(service.inputDecisions.map((decision, i) => [decision, given[i]![1]]))
    const inner: Run = { ...run, results, imports: new Map(), outer: frameOf(args, nothing) }
    const outputs = service.outputs.map(decision => [decision.variable, resultOf(decision, inner)] as const)
    const value = outputs.length === 1 ? outputs[0]![1] : Object.fromEntries(outputs)
    const result = conform(
      value,
      service.type,
      () => tell`The result of "${service.name}"`,
      envOf(nothing, sitting),
    )
    noteInputs(sitting, args)
    record(run, traced(service, 'service', sitting, result))
    return result
  })
}
