// Cases as text: a drawing in the line notation, then titles, what is done, and the trace that must come of it.
// The format is told in README.md beside this file.

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { Problem, Variables } from '../../engine/index.ts'
import { parseDuration } from '../../engine/scenario/clock.ts'
import { bind, compileText, type Deployment } from '../../engine/scenario/deployment.ts'
import { statusOf } from '../../engine/scenario/expectations.ts'
import { type Instance, isBody, isLive } from '../../engine/scenario/instance.ts'
import { doBegin, doStep } from '../../engine/scenario/play.ts'
import type { Begin, Step } from '../../engine/scenario/scenario.ts'
import { sharedSandbox } from '../../engine/scenario/scripts.ts'
import { type Advance, World } from '../../engine/scenario/world.ts'
import { writeDefinitions } from './bpmn.ts'
import { decisionsOf } from './decisions.ts'
import { lawfulAdvance, speaks } from './laws.ts'
import { type Drawing, readDrawing } from './notation.ts'

/** One drawing of a file and the cases that go with it. `line` is where it begins, from 1. */
export type Section = { readonly text: string; readonly line: number; readonly cases: Case[] }

export type Case = { readonly title: string; readonly line: number; readonly rounds: Round[] }

/** What is done, and the trace since the round before. */
type Round = { readonly line: number; readonly commands: string[]; expected: string | null }

/** Registers every case of a file as a test. */
export function runCases(file: URL | string): void {
  const path = file instanceof URL ? fileURLToPath(file) : file
  describe(basename(path), () => {
    for (const section of readCases(readFileSync(path, 'utf8'))) registerSection(section, basename(path))
  })
}

function registerSection(section: Section, file: string): void {
  const problems = expectedProblems(section)
  let deployment: Promise<Deployment> | null = null
  const compiled = () => {
    deployment ??= deploymentOf(file, section.text)
    return deployment
  }
  const title =
    problems.length === 0 ? 'has no problem' : `is refused for ${problems.map(({ code }) => code).join(', ')}`
  test(`the drawing of line ${section.line} ${title}`, async () => {
    compareProblems(problems, (await compiled()).problems)
  })
  for (const one of section.cases)
    test(`${one.title} (line ${one.line})`, async () => {
      await playCase(await compiled(), one)
    })
}

/** The drawing with the decisions that lie beside it; `arrange` may write it in another order. */
export async function deploymentOf(
  file: string,
  text: string,
  arrange: (drawing: Drawing) => Drawing = drawing => drawing,
): Promise<Deployment> {
  const decisions = decisionsOf(text)
  return bind([
    await compileText(file, writeDefinitions(arrange(readDrawing(text)))),
    ...(decisions === null ? [] : [await compileText('beside.dmn', decisions)]),
  ])
}

/** Does what a case says, and compares the traces as `told` tells them. */
export async function playCase(
  deployment: Deployment,
  one: Case,
  told: (trace: string) => string = trace => trace,
  advance: Advance = lawfulAdvance,
): Promise<void> {
  const errors = deployment.problems.filter(problem => problem.severity === 'error')
  expect(errors, 'the drawing compiles').toEqual([])
  const world = new World(deployment.graphs, START, { advance, sandbox: sharedSandbox })
  let seen = 0
  for (const round of one.rounds) {
    for (const command of round.commands) await doCommand(world, command)
    const { trace, place } = traceSince(world, seen)
    seen = place
    const { text, variables } = readExpected(round.expected ?? '')
    expect(told(trace), `trace of line ${round.line}`).toBe(told(text))
    if (variables)
      expect(world.instances[0]!.variables, `variables of line ${round.line}`).toMatchObject(variables)
  }
}

const START = Date.parse('2026-01-01T00:00:00Z')

// The trace

function traceSince(world: World, seen: number): { trace: string; place: number } {
  const entered = world.instances.flatMap(({ log }) =>
    log.flatMap(({ event, place }) =>
      place > seen && event.type === 'element.activated' && !isBody(event.elementType)
        ? [{ place, element: event.element }]
        : [],
    ),
  )
  entered.sort((a, b) => a.place - b.place)
  const waits = world.waiting().map(({ element }) => element)
  const incidents = world.instances.flatMap(({ state }) =>
    Object.values(state.incidents).map(({ code }) => `!${code}`),
  )
  const words = [
    ...entered.map(({ element }) => element),
    ...(waits.length + incidents.length > 0 ? ['|', ...waits, ...incidents] : []),
    ...ending(world),
  ]
  const place = Math.max(seen, ...world.instances.map(({ log }) => log.at(-1)?.place ?? 0))
  return { trace: words.join(' '), place }
}

/** `.` for the end of the first instance, and how it ended where that is not its completion. */
function ending(world: World): string[] {
  const [first] = world.instances
  if (!first || isLive(first)) return []
  const status = statusOf(first)
  return status === 'completed' ? ['.'] : ['.', status]
}

function readExpected(text: string): { text: string; variables: Variables | null } {
  const at = text.indexOf('{')
  if (at < 0) return { text: text.trim().replace(/\s+/g, ' '), variables: null }
  return {
    text: text.slice(0, at).trim().replace(/\s+/g, ' '),
    variables: parseYaml(text.slice(at)) as Variables,
  }
}

// Commands

/** Does one command of a case. */
export async function doCommand(world: World, command: string): Promise<void> {
  if (command.startsWith('no ')) {
    await expect(doCommand(world, command.slice(3)), command).rejects.toThrow()
    return
  }
  if (command.startsWith('modify ')) return doModify(world, command.slice(7).split(/\s+/))
  if (command.startsWith('migrate ')) return doMigrate(world, command.slice(8).split(/\s+/))
  const step = readCommand(world, command)
  if (step.type === 'start' && world.instances.length === 0) await doBegin(world, step.begin)
  else await doStep(world, step)
}

/** `+b` begins an element by hand, `-a#1` ends the second live run of one. */
async function doModify(world: World, changes: readonly string[]): Promise<void> {
  const instance = world.instances.find(isLive)!
  const runs = Object.values(instance.state.runs).filter(run => !isBody(run.type))
  const activate = changes
    .filter(change => change.startsWith('+'))
    .map(change => ({ element: change.slice(1) }))
  const terminate = changes
    .filter(change => change.startsWith('-'))
    .map(change => which(change.slice(1)))
    .map(({ element, index }) => runs.filter(run => run.element === element)[index]!.key)
  const refused = world.command(instance, { type: 'modify', activate, terminate })
  if (refused !== null) throw new Error(`The modification is refused: ${refused.message}`)
  await world.rest()
}

/** `migrate two a=b`: the first live instance moves to another process of the file, where `a` is called `b`. */
async function doMigrate(world: World, [process, ...pairs]: readonly string[]): Promise<void> {
  const instance = world.instances.find(isLive)! as { -readonly [Part in keyof Instance]: Instance[Part] }
  const mapping = Object.fromEntries(pairs.map(pair => pair.split('=') as [string, string]))
  const before = instance.graph
  instance.graph = world.graphs.get(process!)!
  const refused = world.command(instance, { type: 'migrate', mapping })
  if (refused !== null) {
    instance.graph = before
    throw new Error(refused.message)
  }
  await world.rest()
}

type Doing = Exclude<Step, { type: 'expect' }>

function readCommand(world: World, command: string): Doing {
  const brace = command.indexOf('{')
  const variables = brace < 0 ? {} : (parseYaml(command.slice(brace)) as Variables)
  const parts = (brace < 0 ? command : command.slice(0, brace)).trim().split(/\s+/)
  const options = new Map(parts.filter(isOption).map(part => part.split('=', 2) as [string, string]))
  const [verb, first = '', second = ''] = parts.filter(part => !isOption(part))
  const by = options.get('by') ?? null
  const retries = options.has('retries') ? Number(options.get('retries')) : null
  switch (verb) {
    case 'start':
      return { type: 'start', begin: readBegin(world, first, second, options, variables) }
    case 'complete':
      return { type: verb, ...which(first), variables, by }
    case 'fail':
      return { type: verb, ...which(first), message: second || 'It failed.', retries, variables, by }
    case 'error':
      return { type: verb, ...which(first), code: second, message: null, variables, by }
    case 'escalate':
      return { type: verb, ...which(first), code: second, variables, by }
    case 'resolve':
      return { type: verb, ...which(first), retries }
    case 'message':
      return { type: verb, message: readMessage(first, options, variables) }
    case 'signal':
      return { type: verb, name: first, variables }
    case 'set':
      return { type: verb, scope: first || null, variables }
    case 'advance':
      return { type: verb, duration: first }
    case 'cancel':
    case 'suspend':
    case 'resume':
      return { type: verb }
    default:
      throw new Error(`${verb} is no command of a case`)
  }
}

function isOption(part: string): boolean {
  return /^(key|ttl|id|by|retries)=/.test(part)
}

function which(text: string): { element: string; index: number } {
  const [element = '', index = '0'] = text.split('#')
  return { element, index: Number(index) }
}

function readBegin(
  world: World,
  first: string,
  second: string,
  options: Map<string, string>,
  variables: Variables,
): Begin {
  if (first === 'message') return { by: 'message', message: readMessage(second, options, variables) }
  if (first === 'signal') return { by: 'signal', name: second, variables }
  return { by: 'process', process: first || [...world.graphs.keys()][0]!, variables }
}

function readMessage(name: string, options: Map<string, string>, variables: Variables) {
  const ttl = options.get('ttl')
  return {
    name,
    correlationKey: options.get('key') ?? null,
    variables,
    ttl: ttl === undefined ? null : parseDuration(ttl, START),
    id: options.get('id') ?? null,
  }
}

// Problems that a drawing must have

type Wanted = {
  readonly code: string
  readonly severity: Problem['severity']
  readonly line: number
  readonly words: ReadonlySet<string>
}

/** `//! CODE` on a line: compiling reports that problem on something this line names; `//? CODE` a warning. */
function expectedProblems(section: Section): Wanted[] {
  return section.text.split('\n').flatMap((text, index) => {
    const [, drawn = '', sign, codes = ''] = /^(.*?)\/\/([!?])(.*)$/.exec(text) ?? []
    if (sign === undefined) return []
    const words = new Set(drawn.match(/[\p{L}_][\p{L}\d_]*/gu) ?? [])
    const severity = sign === '!' ? 'error' : 'warning'
    const line = section.line + index
    return codes
      .trim()
      .split(/[\s,]+/)
      .map(code => ({ code, severity, line, words }) as const)
  })
}

/** Every wanted problem is there, and no error beside them; warnings nobody asked for do not count. */
function compareProblems(wanted: readonly Wanted[], problems: readonly Problem[]): void {
  for (const problem of problems) speaks(problem)
  const left = [...problems]
  for (const { code, severity, line, words } of wanted) {
    const at = left.findIndex(
      problem => problem.code === code && problem.severity === severity && isOnLine(problem.element, words),
    )
    expect(at, `${code} of line ${line}, among ${JSON.stringify(left)}`).toBeGreaterThanOrEqual(0)
    left.splice(at, 1)
  }
  expect(
    left.filter(({ severity }) => severity === 'error'),
    'no other problem',
  ).toEqual([])
}

/** A line without a name of its own stands for the whole process. */
function isOnLine(element: string | null, words: ReadonlySet<string>): boolean {
  if (element === null || words.size === 0) return true
  return (
    words.has(element) ||
    [...words].some(word => element.startsWith(`${word}_`) || element.endsWith(`_${word}`))
  )
}

// The file

/** Reads a file of cases: sections by `---`, in each a drawing and then its cases by `#`. */
export function readCases(text: string): Section[] {
  const sections: Section[] = []
  let drawing: string[] = []
  let begin = 1
  let cases: Case[] = []
  const close = () => {
    if (drawing.some(line => line.trim() !== ''))
      sections.push({ text: drawing.join('\n'), line: begin, cases })
    drawing = []
    cases = []
  }
  text.split('\n').forEach((line, index) => {
    if (/^---/.test(line)) {
      close()
      begin = index + 2
    } else if (/^# /.test(line)) cases.push({ title: line.slice(2).trim(), line: index + 1, rounds: [] })
    else if (cases.length === 0) drawing.push(line)
    else readCaseLine(cases.at(-1)!, line, index + 1)
  })
  close()
  return sections
}

function readCaseLine(one: Case, line: string, number: number): void {
  const content = line.replace(/(^|\s)\/\/.*$/, '').trim()
  if (content === '') return
  const [done, ...expected] = content.split('==>')
  const open = one.rounds.at(-1)
  const round: Round = open && open.expected === null ? open : { line: number, commands: [], expected: null }
  if (round !== open) one.rounds.push(round)
  round.commands.push(...splitCommands(done!))
  if (expected.length > 0) round.expected = expected.join('==>').trim()
}

/** Commands are separated by commas; those within braces belong to the values. */
function splitCommands(text: string): string[] {
  const commands: string[] = []
  let depth = 0
  let command = ''
  for (const sign of text) {
    if (sign === '{' || sign === '[') depth += 1
    if (sign === '}' || sign === ']') depth -= 1
    if (sign === ',' && depth === 0) {
      commands.push(command.trim())
      command = ''
    } else command += sign
  }
  return [...commands, command.trim()].filter(Boolean)
}
