// Random tangles, random commands: whatever comes, the laws hold, and nothing but a refusal or an incident goes wrong.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bind, compileText } from '../../../engine/scenario/deployment.ts'
import { type Instance, isBody } from '../../../engine/scenario/instance.ts'
import { World } from '../../../engine/scenario/world.ts'
import { bpmn } from '../../support/bpmn.ts'
import { doCommand } from '../../support/cases.ts'
import { lawfulAdvance } from '../../support/laws.ts'
import { drawCallingTangle, Tape } from './tangle.ts'

const RUNS = Number(process.env.LINKSPAN_RANDOM_RUNS ?? 80)
const SEED = process.env.LINKSPAN_TANGLE_SEED
const MOST_COMMANDS = 25
const START = Date.parse('2026-01-01T00:00:00Z')

const anyTape = fc.array(fc.nat(9999), { minLength: 40, maxLength: 250, size: 'max' })
const anyCommands = fc.array(fc.nat(9999), { minLength: 10, maxLength: 4 * MOST_COMMANDS, size: 'max' })

const property = fc.asyncProperty(anyTape, anyCommands, async (drawing, commands) => {
  const text = drawCallingTangle(new Tape(drawing))
  const files = bind([await compileText('tangle.bpmn', bpmn(text))])
  fc.pre(files.graphs.size > 0)
  const world = new World(files.graphs, START, { advance: lawfulAdvance })
  const done: string[] = ['start main {flag: false}']
  try {
    await doOrHearNo(world, done[0]!)
    const tape = new Tape(commands)
    for (let at = 0; at < MOST_COMMANDS && world.live.size > 0; at += 1) {
      done.push(nextCommand(world, tape))
      await doOrHearNo(world, done.at(-1)!)
      checkCalls(world)
      if (world.live.size > 0 && tape.rarely(4)) await moveNowhere(world, done)
    }
  } catch (error) {
    if (error instanceof Error) error.message = `${error.message}\n\n${text}\n\n${done.join(', ')}`
    throw error
  }
})

/** What is refused has changed nothing. */
async function doOrHearNo(world: World, command: string): Promise<void> {
  try {
    await doCommand(world, command)
  } catch (error) {
    if (!(error instanceof Error && /is refused|Nobody can work/.test(error.message))) throw error
  }
}

/** A called instance has its caller, and whoever waits for one has it. One that only hears its cancel listeners ends by itself. */
function checkCalls({ live }: World): void {
  const callers = [...live].flatMap(({ id, state }) =>
    Object.values(state.runs)
      .filter(({ wait }) => wait?.kind === 'call')
      .map(({ key, incident }) => ({ by: `${id}/${key}`, incident })),
  )
  // What reaches a case on hold waits until it goes on.
  if ([...live].some(({ state }) => state.status === 'suspended')) return
  const called = [...live].flatMap(({ state: { parent, ending } }) =>
    parent === null ? [] : [{ by: `${parent.instance}/${parent.key}`, ending }],
  )
  const waiting = callers.filter(({ incident }) => incident === null).map(({ by }) => by)
  expect(called.map(({ by }) => by)).toEqual(expect.arrayContaining(waiting))
  const bound = called.filter(({ ending }) => ending === undefined).map(({ by }) => by)
  expect(callers.map(({ by }) => by)).toEqual(expect.arrayContaining(bound))
}

/** An instance that moves to the version in which it is goes on exactly as it stood; on hold it only remembers to look around then. */
async function moveNowhere(world: World, done: string[]): Promise<void> {
  const [{ graph }] = [...world.live] as [Instance]
  const states = () => world.instances.map(({ state }) => ({ ...state, version: null, moved: undefined }))
  const before = structuredClone(states())
  done.push(`migrate ${graph.processId}`)
  await doCommand(world, done.at(-1)!)
  expect(states()).toEqual(before)
}

/** Something that may be asked of the world as it stands. */
function nextCommand(world: World, tape: Tape): string {
  const waiting = world.waiting()
  const work = waiting.filter(({ run }) => run.wait?.kind !== 'event')
  const jobs = work.filter(({ run }) => run.wait?.kind === 'job')
  const incidents = [...world.live].flatMap(({ state }) => Object.values(state.incidents))
  // Whoever moves a case by hand ends what works in it, whatever that stands in.
  const handled = [...world.live]
    .slice(0, 1)
    .flatMap(({ state }) => Object.values(state.runs).filter(run => run.scope !== 0 && !isBody(run.type)))
  const onHold = [...world.live].some(({ state }) => state.status === 'suspended')
  const begun = [...world.live].slice(0, 1).flatMap(({ graph }) => [...graph.nodes.keys()])
  const choices = [
    ...work.flatMap(({ element }) => [
      `complete ${element}`,
      `complete ${element}`,
      `error ${element} A`,
      `escalate ${element} A`,
    ]),
    ...jobs.map(({ element }) => `fail ${element} retries=0`),
    ...incidents.map(({ element }) => `resolve ${element}`),
    ...handled.map(({ element }) => `modify -${element}`),
    `modify +${tape.pick(...begun)}`,
    ...(onHold ? ['resume', 'resume', 'resume'] : ['suspend']),
    'message A',
    'signal A',
    'advance PT1H',
    `set {flag: ${tape.below(2) === 1}}`,
  ]
  return tape.rarely(60) ? 'cancel' : tape.pick(...choices)
}

test('whatever stands beside whatever, the laws hold', async () => {
  const [seed, ...path] = (SEED ?? '').split(':')
  const given =
    SEED === undefined
      ? { endOnFailure: true }
      : { seed: Number(seed), path: path.join(':'), endOnFailure: true }
  await fc.assert(property, {
    numRuns: RUNS,
    maxSkipsPerRun: 1000,
    ...given,
    asyncReporter: async details => {
      const again = `LINKSPAN_TANGLE_SEED=${details.seed}:${details.counterexamplePath} npx vitest run test/engine/random`
      const error = details.errorInstance as Error | null
      expect(details.failed, `${error?.message ?? ''}\n\nAgain: ${again}\n`).toBe(false)
    },
  })
})
