// Random processes with their expected course: after each action exactly what the plan says waits, at the end exactly
// what it says has completed, and every law holds on the way. A failure prints the drawing and the line that re-runs it.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bind, compileText, type Deployment } from '../../../engine/scenario/deployment.ts'
import { completions, statusOf } from '../../../engine/scenario/expectations.ts'
import { World } from '../../../engine/scenario/world.ts'
import { writeDefinitions } from '../../support/bpmn.ts'
import { doCommand } from '../../support/cases.ts'
import { lawfulAdvance } from '../../support/laws.ts'
import { type Drawing, readDrawing } from '../../support/notation.ts'
import { anyBlock } from './blocks.ts'
import { type Drawn, draw } from './draw.ts'
import { Course } from './plan.ts'

/** More by `LINKSPAN_RANDOM_RUNS`; a failing seed goes to seeds.txt for ever. */
const RUNS = Number(process.env.LINKSPAN_RANDOM_RUNS ?? 100)
const SEED = process.env.LINKSPAN_RANDOM_SEED
const START = Date.parse('2026-01-01T00:00:00Z')

const anyDrawing = anyBlock.map(draw)
/** Which of the open waits is acted on next, and whether that takes a detour. */
const anyChoices = fc.infiniteStream(fc.record({ next: fc.nat(1000), pauses: fc.boolean() }))

/** In which order nodes and flows stand in the file, which must never matter. */
const anyOrder = fc.integer({ min: 1, max: 1000 })

const property = fc.asyncProperty(anyDrawing, anyChoices, anyOrder, async (drawn, choices, order) => {
  const xml = writeDefinitions(reordered(readDrawing(drawn.text), order))
  const files = bind([await compileText('random.bpmn', xml)])
  try {
    await follow(drawn, files, choices)
  } catch (error) {
    if (error instanceof Error)
      error.message = `${error.message}\n\n${drawn.text}\n\nstart ${JSON.stringify(drawn.variables)}`
    throw error
  }
})

async function follow(drawn: Drawn, files: Deployment, choices: Iterable<Choice>): Promise<void> {
  expect(files.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const world = new World(files.graphs, START, { advance: lawfulAdvance })
  const course = new Course(drawn.plan)
  const done: string[] = []
  await doCommand(world, `start p ${JSON.stringify(drawn.variables)}`)
  for (const { next, pauses } of choices) {
    const open = course.open()
    const shown = open.flatMap(wait => wait.shown).sort()
    expect(
      world
        .waiting()
        .map(({ element }) => element)
        .sort(),
      `waiting after ${done.join(', ')}`,
    ).toEqual(shown)
    if (open.length === 0) break
    const index = next % open.length
    done.push(open[index]!.command)
    if (pauses) for (const detour of detours(open[index]!.command)) await doCommand(world, detour)
    await doCommand(world, open[index]!.command)
    course.act(index)
  }
  expect(course.ended).toBe(true)
  expect(statusOf(world.instances[0]!)).toBe('completed')
  const counted = new Set(drawn.elements)
  const came = world.instances.flatMap(completions).filter(element => counted.has(element))
  expect(came.sort(), `completed after ${done.join(', ')}`).toEqual([...course.completed].sort())
}

/** The same drawing written in another order; 1 leaves it as it is. Of the conditions behind an exclusive gateway one at most holds here. */
function reordered({ nodes, arrows }: Drawing, order: number): Drawing {
  const turned = nodes.map(node => ({ ...node, inside: node.inside && reordered(node.inside, order) }))
  return { nodes: mixed(turned, order), arrows: mixed(arrows, order) }
}

function mixed<T>(things: readonly T[], order: number): T[] {
  const places = things.map((thing, at) => ({ thing, place: (at * order) % 1009 }))
  return places.sort((a, b) => a.place - b.place).map(({ thing }) => thing)
}

type Choice = { readonly next: number; readonly pauses: boolean }

/** What leaves the course as it is: an instance is suspended and resumed, a job fails and its incident is resolved. */
function detours(command: string): string[] {
  const [, job] = /^complete ([vw][\d_]+)$/.exec(command) ?? []
  return job === undefined ? ['suspend', 'resume'] : [`fail ${job} retries=0`, `resolve ${job}`]
}

type Given = [Drawn, Iterable<Choice>, number]

function reporter(details: fc.RunDetails<Given>): void {
  if (!details.failed) return
  const again = `LINKSPAN_RANDOM_SEED=${details.seed}:${details.counterexamplePath} npx vitest run test/engine/random`
  throw new Error(`${(details.errorInstance as Error | null)?.message ?? 'interrupted'}\n\nAgain: ${again}`)
}

function parametersOf(text: string): fc.Parameters<Given> {
  const [seed = '', ...path] = text.split(':')
  return { seed: Number(seed), path: path.join(':'), endOnFailure: true, numRuns: RUNS }
}

test('a random process takes the course it must', async () => {
  const given = SEED === undefined ? { numRuns: RUNS } : parametersOf(SEED)
  await fc.assert(property, { ...given, asyncReporter: async details => reporter(details) })
})

const seeds = readFileSync(new URL('seeds.txt', import.meta.url), 'utf8').split('\n')

for (const line of seeds.filter(text => /^-?\d/.test(text)))
  test(`(regression) ${line}`, async () => {
    await fc.assert(property, {
      ...parametersOf(line.split(' ')[0]!),
      asyncReporter: async details => reporter(details),
    })
  })
