// Runs suites of the DMN Technology Compatibility Kit that lie in a folder, each a folder of its own with a model and
// its test files, and tells what passed:
//
//     node test/engine/dmn/tck-run.ts <folder>
//
// A deployment refuses a file in which one expression cannot be read. Here the decisions complained of are taken out,
// so that the others are still measured: their own cases count as refused, or as passed where the kit wants a failure.

import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { compileDecisions, type Decision } from '../../../engine/dmn/compile.ts'
import { DecisionError, evaluateDecision } from '../../../engine/dmn/evaluate.ts'
import { compileExpression, fromJson, toJson } from '../../../engine/feel/evaluate.ts'
import { readTests, type TckCase, type TckResult } from './tck-file.ts'

/** What became of the cases of one suite; `why` has a line for each that did not pass. */
export type SuiteTally = {
  readonly suite: string
  readonly passed: number
  readonly failed: number
  readonly refused: number
  readonly why: readonly string[]
}

type Outcome = { readonly kind: 'passed' | 'failed' | 'refused'; readonly why?: string }

/** Runs all suites in a folder and the folders within it, in the order of their names. */
export async function runKit(folder: string): Promise<SuiteTally[]> {
  const files = await readdir(folder, { recursive: true })
  const tests = files.filter(file => file.endsWith('.xml')).sort()
  const suites = new Map<string, SuiteTally>()
  for (const file of tests) {
    const suite = basename(dirname(join(folder, file)))
    const outcomes = await runFile(join(folder, file))
    suites.set(suite, together(suite, suites.get(suite), outcomes))
  }
  return [...suites.values()]
}

function together(suite: string, before: SuiteTally | undefined, outcomes: readonly Outcome[]): SuiteTally {
  const count = (kind: Outcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  return {
    suite,
    passed: (before?.passed ?? 0) + count('passed'),
    failed: (before?.failed ?? 0) + count('failed'),
    refused: (before?.refused ?? 0) + count('refused'),
    why: [...(before?.why ?? []), ...outcomes.flatMap(({ why }) => why ?? [])],
  }
}

async function runFile(path: string): Promise<Outcome[]> {
  const { model, cases } = readTests(await readFile(path, 'utf8'))
  const folder = dirname(path)
  const names = (await readdir(folder)).filter(name => name.endsWith('.dmn'))
  const texts = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))
  const main = texts[names.indexOf(model)]
  if (main === undefined)
    return cases.map(({ id }) => ({ kind: 'refused', why: `${id}: there is no ${model}` }))
  const file = await compileLeniently(withCalls(main, cases), texts)
  return cases.flatMap(one => one.results.map(result => outcomeOf(one, result, file)))
}

type File = {
  readonly decisions: ReadonlyMap<string, Decision>
  /** Why a decision, by its name, or the whole file, by '', was refused. */
  readonly refused: ReadonlyMap<string, string>
}

/** Compiles a model without the decisions that cannot be compiled. */
async function compileLeniently(xml: string, others: readonly string[]): Promise<File> {
  const refused = new Map<string, string>()
  for (let text = xml; ; ) {
    const { decisions, problems } = await compileDecisions(text, others)
    const [problem] = problems.filter(({ severity }) => severity === 'error')
    if (!problem) return { decisions, refused }
    const culprit = decisionsIn(text).find(({ text }) => problem.element && hasId(text, problem.element))
    refused.set(culprit?.name ?? '', `${problem.code}: ${problem.message}`)
    if (!culprit) return { decisions, refused }
    text = text.replace(culprit.text, '')
  }
}

function decisionsIn(xml: string): { readonly name: string; readonly id: string; readonly text: string }[] {
  const found = xml.matchAll(/<((?:\w+:)?)decision\s([^>]*)>[\s\S]*?<\/\1decision>/g)
  const attribute = (text: string, name: string) =>
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`).exec(text)?.[1] ?? ''
  return [...found].map(([text, , head]) => ({
    name: attribute(head!, 'name'),
    id: attribute(head!, 'id'),
    text,
  }))
}

function hasId(text: string, id: string): boolean {
  return text.includes(`id="${id}"`)
}

/** The kit calls business knowledge models by themselves: a decision for each that does. */
function withCalls(xml: string, cases: readonly TckCase[]): string {
  const called = new Set(cases.filter(({ type }) => type === 'bkm').map(({ invocable }) => invocable))
  const calls = [...called].map(name => callOf(xml, name ?? ''))
  return xml.replace(/<\/((?:\w+:)?)definitions>\s*$/, end => `${calls.join('')}${end}`)
}

function callOf(xml: string, name: string): string {
  const head = new RegExp(`<((?:\\w+:)?)businessKnowledgeModel\\s[^>]*name="${name}"[^>]*>`).exec(xml)
  if (!head) return ''
  const id = /\bid="([^"]*)"/.exec(head[0])![1]
  const body = xml.slice(head.index, xml.indexOf('</', xml.indexOf('encapsulatedLogic', head.index) + 1))
  const parameters = [...body.matchAll(/<(?:\w+:)?formalParameter\s[^>]*name="([^"]*)"/g)].map(
    ([, one]) => one,
  )
  const tag = (local: string) => `${head[1]}${local}`
  return `<${tag('decision')} id="call-of-${id}" name="${name}"><${tag('variable')} name="call of ${name}"/><${tag('knowledgeRequirement')}><${tag('requiredKnowledge')} href="#${id}"/></${tag('knowledgeRequirement')}><${tag('literalExpression')}><${tag('text')}>${name}(${parameters.join(', ')})</${tag('text')}></${tag('literalExpression')}></${tag('decision')}>`
}

function outcomeOf(one: TckCase, result: TckResult, { decisions, refused }: File): Outcome {
  const at = `${one.id} ${result.name}`
  const asked = one.type === 'decision' ? result.name : (one.invocable ?? result.name)
  const refusal = refused.get('') ?? refused.get(asked)
  if (refusal) {
    return result.fails ? { kind: 'passed' } : { kind: 'refused', why: `${at}: ${refusal}` }
  }
  const decision = [...decisions.values()].find(({ name }) => name === asked) ?? decisions.get(asked)
  if (!decision)
    return result.fails ? { kind: 'passed' } : { kind: 'failed', why: `${at}: there is no "${asked}"` }
  const { value, failure } = evaluated(decision, one.given)
  if (failure !== undefined) {
    return result.fails ? { kind: 'passed' } : { kind: 'failed', why: `${at}: ${failure}` }
  }
  const got = one.type === 'decisionService' ? outputOf(value, result.name) : value
  if (alike(got, result.expected)) return { kind: 'passed' }
  const [is, wanted] = [got, toJson(result.expected)].map(value => JSON.stringify(value))
  return { kind: 'failed', why: `${at}: is ${is}, not ${wanted}` }
}

/** A service of several outputs answers with all of them, where the kit may ask for one. */
function outputOf(value: unknown, name: string): unknown {
  const several = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return several ? (value as Record<string, unknown>)[name] : value
}

const noon = Date.UTC(2026, 5, 1, 12)

function evaluated(
  decision: Decision,
  given: Readonly<Record<string, unknown>>,
): { readonly value?: unknown; readonly failure?: string } {
  try {
    const get = (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined)
    return { value: evaluateDecision(decision, { now: noon, get }).value }
  } catch (error) {
    if (error instanceof DecisionError) return { failure: error.message }
    throw error
  }
}

/** Whether a JSON value is the one expected. Numbers may differ by the rounding of doubles, times in how they are written. */
function alike(got: unknown, expected: unknown): boolean {
  if (typeof got === 'number' && typeof expected === 'number') {
    return Math.abs(got - expected) <= 1e-8 * Math.max(1, Math.abs(expected))
  }
  if (Array.isArray(got) && Array.isArray(expected)) {
    return got.length === expected.length && got.every((item, i) => alike(item, expected[i]))
  }
  if (isPlain(got) && isPlain(expected)) {
    const keys = Object.keys(expected)
    return keys.length === Object.keys(got).length && keys.every(key => alike(got[key], expected[key]))
  }
  if (typeof got === 'string' && typeof expected === 'object' && expected !== null)
    return sameTime(got, expected)
  return got === expected
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

const equal = compileExpression('string(a) = string(b) or a = b')

/** Whether a text is that of the expected date, time or duration. */
function sameTime(text: string, expected: object): boolean {
  const literal = compileExpression(`@${JSON.stringify(text)}`)
  if ('problem' in literal || 'problem' in equal) return false
  const values: Record<string, unknown> = {
    a: literal.evaluateValue({ now: noon, get: () => undefined }),
    b: expected,
  }
  return equal.evaluate({ now: noon, get: name => fromJson(values[name]) }) === true
}

/** The tally as a table, the sum below it, and a line for each case that did not pass. */
export function reportOf(tallies: readonly SuiteTally[]): string {
  const sum = (kind: 'passed' | 'failed' | 'refused') =>
    tallies.reduce((total, tally) => total + tally[kind], 0)
  const whole = tallies.filter(({ failed, refused }) => failed + refused === 0).length
  return [
    ...tallies.flatMap(({ suite, passed, failed, refused, why }) => [
      `${suite}: ${passed} passed, ${failed} failed, ${refused} refused`,
      ...why.map(line => `    ${line}`),
    ]),
    `${tallies.length} suites, ${whole} of them whole; cases: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('refused')} refused`,
  ].join('\n')
}

if (import.meta.main) console.log(reportOf(await runKit(process.argv[2] ?? '.')))
