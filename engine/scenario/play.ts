// Plays a scenario: given compiled files, when the steps are done one by one, then the expectations are compared.
// The first step that fits nothing ends the run; expectations that do not hold are all told.

import type { Start } from '../graph/graph.ts'
import type { Problem } from '../graph/problems.ts'
import type { Command } from '../run/command.ts'
import type { Rejection } from '../run/rejection.ts'
import { parseDuration } from './clock.ts'
import { type Deployment, isRefused } from './deployment.ts'
import { compareRefusal, compareRun, statusOf, words } from './expectations.ts'
import { type Instance, isLive, type Waiting } from './instance.ts'
import type { Begin, Placed, Scenario, Sent, Step, Which } from './scenario.ts'
import { World, type WorldOptions } from './world.ts'

/** How a scenario went. `world` is null where the files were refused. */
export type Outcome = {
  readonly scenario: Scenario
  readonly failures: readonly string[]
  readonly problems: readonly Problem[]
  readonly deployment: Deployment
  readonly world: World | null
}

/** Plays a scenario on files that are compiled. */
export async function playOn(
  deployment: Deployment,
  scenario: Scenario,
  options: WorldOptions = {},
): Promise<Outcome> {
  const { problems } = deployment
  const outcome = { scenario, problems, deployment }
  const { refused } = scenario.expect
  if (refused !== undefined) return { ...outcome, failures: compareRefusal(refused, problems), world: null }
  if (isRefused(problems))
    return { ...outcome, failures: problems.filter(isError).map(sentence), world: null }
  const world = new World(deployment.graphs, scenario.at, options)
  const failures = await run(scenario, world)
  return { ...outcome, failures, world }
}

async function run(scenario: Scenario, world: World): Promise<string[]> {
  const failures: string[] = []
  try {
    await doBegin(world, scenario.start!)
    for (const { line, step } of scenario.steps) {
      if (step.type === 'expect') failures.push(...compareRun(step.expect, world).map(text => at(line, text)))
      else await doStep(world, step).catch(error => misfit(error, line))
    }
    failures.push(...compareRun(scenario.expect, world))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    failures.push(error.message)
  }
  return failures
}

/** Begins an instance as a scenario says, and lets the world come to rest. Throws a sentence where none begins. */
export async function doBegin(world: World, begin: Begin): Promise<void> {
  const before = world.instances.length
  if (begin.by === 'message') await doMessage(world, begin.message)
  else if (begin.by === 'signal') await world.broadcast(begin.name, begin.variables)
  else beginProcess(world, begin.process, begin.variables)
  await world.rest()
  if (world.instances.length > before || begin.by === 'process') return
  const name = begin.by === 'message' ? begin.message.name : begin.name
  throw new Error(`No process begins by the ${begin.by} ${name}.`)
}

/** Does one step and lets the world come to rest. Throws a sentence where the step fits nothing that waits. */
export async function doStep(world: World, step: Exclude<Step, { type: 'expect' }>): Promise<void> {
  switch (step.type) {
    case 'complete':
    case 'fail':
    case 'error':
    case 'escalate': {
      const { instance, run } = oldest(world, step)
      accept(world.command(instance, workCommand(step, run.key, retriesLeft(run.wait))), step.element)
      break
    }
    case 'resolve': {
      const { instance, incident } = openIncident(world, step)
      accept(
        world.command(instance, {
          type: 'resolve',
          incident,
          ...(step.retries === null ? {} : { retries: step.retries }),
        }),
        step.element,
      )
      break
    }
    case 'message':
      await doMessage(world, step.message)
      break
    case 'signal':
      await world.broadcast(step.name, step.variables)
      break
    case 'set':
      setVariables(world, step)
      break
    case 'advance':
      await world.advance(world.now + (parseDuration(step.duration, world.now) ?? 0))
      break
    case 'cancel':
    case 'suspend':
    case 'resume':
      accept(world.command(firstLive(world), { type: step.type }), 'the instance')
      break
    case 'start':
      await doBegin(world, step.begin)
      break
  }
  await world.rest()
}

function beginProcess(world: World, process: string, variables: Sent['variables']): void {
  const graph = world.graphs.get(process)
  if (!graph) throw new Error(`There is no process ${process}; there is ${words([...world.graphs.keys()])}.`)
  const instance = world.begin(graph, { variables })
  if ('code' in instance && !graph.starts.some(waitsForTheClock))
    throw new Error(`The process ${process} cannot be started: ${instance.message}`)
}

/** A process that begins by a timer alone begins once the clock has come so far. */
function waitsForTheClock({ kind }: Start): boolean {
  return kind === 'timer'
}

async function doMessage(world: World, { name, correlationKey, variables, ttl, id }: Sent): Promise<void> {
  await world.publish({ name, correlationKey, correlation: null, variables, target: null }, ttl, id)
}

type Work = Extract<Step, { type: 'complete' | 'fail' | 'error' | 'escalate' }>

function workCommand(step: Work, key: number, retries: number): Command {
  const by = step.by ?? undefined
  const { variables } = step
  switch (step.type) {
    case 'complete':
      return { type: 'complete', key, variables, by }
    case 'fail':
      return {
        type: 'fail',
        key,
        retries: step.retries ?? Math.max(0, retries - 1),
        message: step.message,
        variables,
        by,
      }
    case 'error':
      return { type: 'throwError', key, code: step.code, message: step.message ?? undefined, variables, by }
    case 'escalate':
      return { type: 'escalate', key, code: step.code, variables, by }
  }
}

function retriesLeft(wait: Waiting['run']['wait']): number {
  return wait?.kind === 'job' ? wait.retries : 0
}

/** The task or job that waits on an element; the oldest, or the one at the index. */
function oldest(world: World, { element, index }: Which): Waiting {
  const waiting = world.waiting()
  const found = waiting.filter(wait => wait.element === element && wait.run.wait?.kind !== 'event')[index]
  if (found) return found
  const which = index === 0 ? element : `${element} with the index ${index}`
  throw new Error(`Nobody can work on ${which}: ${hindrance(world, element)}. ${now(waiting)}`)
}

/** Why work on an element is not possible now. */
function hindrance(world: World, element: string): string {
  const runs = world.instances
    .flatMap(({ state }) => Object.values(state.runs))
    .filter(run => run.element === element)
  if (runs.some(run => run.incident !== null)) return 'its incident is to be resolved first'
  if (runs.some(run => run.wait?.kind === 'event')) return 'it waits for an event'
  return ranByItself(world, element)
    ? 'its script has run by itself, so it needs no step'
    : 'it does not wait'
}

function ranByItself(world: World, element: string): boolean {
  const events = world.instances.flatMap(({ log }) => log).map(({ event }) => event)
  return events.some(
    event => event.type === 'job.created' && event.kind === 'script' && event.element === element,
  )
}

function openIncident(world: World, { element, index }: Which): { instance: Instance; incident: number } {
  const open = world.instances.flatMap(instance =>
    Object.values(instance.state.incidents).map(({ key, element: on }) => ({ instance, incident: key, on })),
  )
  const found = open.filter(({ on }) => on === element)[index]
  if (found) return found
  throw new Error(
    `There is no incident on ${element} to resolve; open are ${words(open.map(({ on }) => on))}.`,
  )
}

function setVariables(world: World, { variables, scope }: Extract<Step, { type: 'set' }>): void {
  if (scope === null) {
    accept(world.command(firstLive(world), { type: 'setVariables', variables }), 'the instance')
    return
  }
  for (const instance of world.instances) {
    const run = Object.values(instance.state.runs).find(({ element }) => element === scope)
    if (!run) continue
    accept(world.command(instance, { type: 'setVariables', scope: run.key, variables }), scope)
    return
  }
  throw new Error(`The scope ${scope} is not active. ${now(world.waiting())}`)
}

/** The instance of the run that is meant where none is named: the first, or the oldest that still lives. */
function firstLive(world: World): Instance {
  const found = world.instances.find(isLive)
  if (found) return found
  const [first] = world.instances
  throw new Error(
    first ? `No instance is active any more; the first is ${statusOf(first)}.` : 'No instance has begun yet.',
  )
}

function accept(rejection: Rejection | null, what: string): void {
  if (rejection) throw new Error(`The step on ${what} is refused: ${rejection.message}`)
}

function now(waiting: readonly Waiting[]): string {
  return `What waits is ${words(waiting.map(({ element }) => element))}.`
}

function misfit(error: unknown, line: number): never {
  if (error instanceof Error) error.message = at(line, error.message)
  throw error
}

function at(line: Placed['line'], text: string): string {
  return `line ${line}: ${text}`
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error'
}

function sentence({ code, element, message }: Problem): string {
  return `The files are refused: ${element ?? ''} ${code} ${message}`.replace(/ {2,}/g, ' ')
}
