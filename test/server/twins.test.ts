// The same drawings and the same commands, given to a server and to the virtual clock on which designers try a process
// and scenarios are played: whatever calls, sends and catches whatever, the cases of both stand alike after each command.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Command, State } from '../../engine/index.ts'
import { bind, compileText } from '../../engine/scenario/deployment.ts'
import { type Instance, isBody, isLive } from '../../engine/scenario/instance.ts'
import { World } from '../../engine/scenario/world.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { deploy } from '../../server/casework/deploy.ts'
import { Dispatch } from '../../server/casework/dispatch.ts'
import type { CommandWork, Work } from '../../server/casework/work.ts'
import { Clock } from '../../server/jobs/clock.ts'
import { Watch } from '../../server/rules/watch.ts'
import type { Database } from '../../server/store/connect.ts'
import { statesOf } from '../../server/store/instances.ts'
import { drawCallingTangle, Tape } from '../engine/random/tangle.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { differences } from '../support/differences.ts'

const RUNS = Number(process.env.LINKSPAN_RANDOM_RUNS ?? 10)
const MOST_COMMANDS = 15

const anyTape = fc.array(fc.nat(9999), { minLength: 40, maxLength: 200, size: 'max' })
const anyCommands = fc.array(fc.nat(9999), { minLength: 10, maxLength: 4 * MOST_COMMANDS, size: 'max' })

/** What may be asked of both, and of which case: by its place among all, for each side has ids of its own. */
type Asked =
  | { readonly command: Command; readonly of: number }
  | { readonly message: string }
  | { readonly signal: string }

// On the embedded database alone: it has one lane, so that what a case sends is delivered in the order in which it was sent.
describe('the virtual clock and a server', () => {
  let databases: Databases
  let database: Database
  let dispatch: Dispatch
  let clock: Clock

  beforeAll(async () => {
    databases = await databasesOn('embedded')
    database = await databases.open()
    const definitions = new Definitions()
    dispatch = new Dispatch(database, definitions, { queue: 1000, onCommit: () => {} })
    const log = { error: (details: object, message: string) => expect.fail(`${message} ${String(details)}`) }
    clock = new Clock(database, dispatch, log, new Watch(database, definitions, 10, () => {}))
  })

  afterAll(async () => {
    await database.close()
    await databases.close()
  })

  /** Pays what is due, and forgets the messages that wait for those about to listen, as the virtual clock does. */
  async function rest(): Promise<void> {
    const owes = `select from due where due_at <> 'infinity' limit 1`
    while ((await database.pool.query(owes)).rowCount === 1) await clock.once()
    await database.pool.query('delete from message')
  }

  async function askServer(work: Work): Promise<string | null> {
    const answer = await dispatch.submit(work as CommandWork)
    await rest()
    return answer.ok ? null : answer.code
  }

  async function askWorld(world: World, cases: readonly Place[], asked: Asked): Promise<string | null> {
    const refused = 'command' in asked ? world.command(inWorld(world, cases[asked.of]!), asked.command) : null
    if ('message' in asked) await world.publish(messageNamed(asked.message), 0, null)
    if ('signal' in asked) await world.broadcast(asked.signal, {})
    await world.rest()
    return refused?.code ?? null
  }

  /** Cases of the server that began after those that are known. */
  async function casesOf(known: readonly string[]): Promise<Place[]> {
    const { rows } = await database.pool.query<Place>(
      `select id, parent_id as parent, parent_key::integer as key, process_id as process
       from instance where id <> all($1::uuid[])`,
      [known],
    )
    return rows
  }

  const property = fc.asyncProperty(anyTape, anyCommands, async (drawing, commands) => {
    const text = drawCallingTangle(new Tape(drawing))
    const files = bind([await compileText('tangle.bpmn', bpmn(text))])
    // Of two messages sent at once the second does not know yet who was begun by the first.
    fc.pre(files.graphs.size > 0 && !/^w\d\(start message/m.test(text))
    const resources = [{ name: 'tangle.bpmn', content: bpmn(text) }]
    await deploy(database, { resources, variant: 'to-be', note: null, draftId: null, by: 'x' })
    const known = (await casesOf([])).map(({ id }) => id)
    const world = new World(files.graphs, Date.now())
    const order = { world: new Order(), server: new Order() }
    const done: string[] = []

    const compare = async () => {
      const there = order.server.take(await casesOf(known))
      const here = order.world.take(placesIn(world))
      const states = await statesOf(
        database,
        there.map(({ id }) => id),
      )
      const served = there.map(({ id }) => comparable(states.get(id)!, there))
      const played = here.map(place => comparable(inWorld(world, place).state, here))
      expect(differences(served, played)).toEqual([])
    }

    try {
      const start: Command = { type: 'start', variables: { flag: false } }
      world.begin(files.graphs.get('main')!, { variables: { flag: false } })
      await world.rest()
      await askServer({ kind: 'start', process: 'main', command: start, actor: 'x' })
      await compare()
      const tape = new Tape(commands)
      for (let at = 0; at < MOST_COMMANDS && world.live.size > 0 && !isOpen(world); at += 1) {
        const cases = order.world.all
        const asked = next(world, cases, tape)
        done.push(JSON.stringify(asked))
        const refused = await askWorld(world, cases, asked)
        expect(await askServer(workOf(asked, order.server.all))).toBe(refused)
        await compare()
      }
    } catch (error) {
      if (error instanceof Error) error.message = `${error.message}\n\n${text}\n\n${done.join('\n')}`
      throw error
    } finally {
      // Twice, for who cancels once more does not wait for the listeners: nothing of this run may hear the next one.
      for (const { id } of [...order.server.all, ...order.server.all])
        await askServer({ kind: 'command', instance: id, command: { type: 'cancel' }, actor: 'x' })
      await database.pool.query('delete from due')
    }
  })

  test('come to the same', async () => {
    await fc.assert(property, { numRuns: RUNS, maxSkipsPerRun: 1000, endOnFailure: true })
  })
})

/** Where a case stands: who called it, and by which activity. */
type Place = {
  readonly id: string
  readonly parent: string | null
  readonly key: number | null
  readonly process: string
}

/** Cases in one order on both sides: as they come, and of those that come at once the callers before the called. */
class Order {
  private readonly taken: Place[] = []

  get all(): readonly Place[] {
    return this.taken
  }

  take(places: readonly Place[]): readonly Place[] {
    const ids = new Set(this.taken.map(({ id }) => id))
    const fresh = places.filter(({ id }) => !ids.has(id))
    while (fresh.length > 0) {
      const [first] = fresh
        .filter(({ parent }) => parent === null || this.placeOf(parent) >= 0)
        .map(place => ({ place, rank: [this.placeOf(place.parent), place.key ?? 0, place.process] as const }))
        .sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1))
      this.taken.push(first!.place)
      fresh.splice(fresh.indexOf(first!.place), 1)
    }
    return this.taken
  }

  private placeOf(id: string | null): number {
    return this.taken.findIndex(one => one.id === id)
  }
}

function placesIn(world: World): Place[] {
  return world.instances.map(({ id, graph, state: { parent } }) => ({
    id,
    parent: parent?.instance ?? null,
    key: parent?.key ?? null,
    process: graph.processId,
  }))
}

function inWorld(world: World, { id }: Place): Instance {
  return world.instances.find(one => one.id === id)!
}

/** A state without what belongs to one side alone: ids of cases, times, the seed of scripts. */
function comparable(state: State, cases: readonly Place[]): unknown {
  const own = new Set(['due', 'anchor', 'seed'])
  // Whether one that is canceled hears a signal first is open: it ends either way.
  const ended = state.status === 'active' || state.status === 'suspended' ? {} : { lastKey: null }
  return JSON.parse(
    JSON.stringify({ ...state, ...ended }, (name, value) => {
      if (own.has(name)) return null
      return name === 'instance' ? cases.findIndex(({ id }) => id === value) : value
    }),
  )
}

/**
 * Whether what comes next may come in more than one order: a signal that ends a caller and is heard by what it called, or a
 * message for which two of one process wait that may have begun to in the same moment.
 */
function isOpen(world: World): boolean {
  const hearing = (kind: string) =>
    [...world.live].filter(({ state }) => Object.values(state.subscriptions).some(ear => ear.kind === kind))
  const alert = new Set(hearing('signal').map(({ id }) => id))
  if (hearing('signal').some(({ state }) => state.parent && alert.has(state.parent.instance))) return true
  const waiting = hearing('message').map(({ graph }) => graph.processId)
  return waiting.length > new Set(waiting).size
}

function messageNamed(name: string) {
  return { name, correlationKey: null, correlation: null, variables: {}, target: null }
}

function workOf(asked: Asked, cases: readonly Place[]): Work {
  if ('message' in asked)
    return {
      kind: 'message',
      message: messageNamed(asked.message),
      actor: 'x',
      ttl: 0,
      id: null,
      mustBeHeard: false,
    }
  if ('signal' in asked)
    return { kind: 'signal', name: asked.signal, variables: {}, actor: 'x', except: null }
  return { kind: 'command', instance: cases[asked.of]!.id, command: asked.command, actor: 'x' }
}

/** Something that may be asked as the cases stand. */
function next(world: World, cases: readonly Place[], tape: Tape): Asked {
  const choices = cases.flatMap((place, of) => {
    const one = inWorld(world, place)
    return isLive(one) ? commandsFor(one, tape).map(command => ({ command, of })) : []
  })
  return tape.pick<Asked>({ message: 'A' }, { signal: 'A' }, ...choices)
}

function commandsFor({ graph, state }: Instance, tape: Tape): Command[] {
  const runs = Object.values(state.runs)
  const work = runs.filter(({ wait }) => wait !== null && wait.kind !== 'event' && wait.kind !== 'call')
  const inside = runs.filter(({ scope, type }) => scope !== 0 && !isBody(type))
  const variables = {}
  return [
    ...work.flatMap(({ key, wait }): Command[] => [
      { type: 'complete', key, variables },
      { type: 'complete', key, variables },
      { type: 'throwError', key, code: 'A', variables },
      { type: 'escalate', key, code: 'A', variables },
      ...(wait?.kind === 'job'
        ? [{ type: 'fail', key, retries: 0, message: 'It failed.', variables } as const]
        : []),
    ]),
    ...Object.values(state.subscriptions)
      .filter(({ kind }) => kind === 'timer')
      .map(({ key }): Command => ({ type: 'trigger', subscription: key, variables })),
    ...Object.values(state.incidents).map(({ key }): Command => ({ type: 'resolve', incident: key })),
    ...inside.filter(() => tape.rarely(5)).map(({ key }): Command => ({ type: 'modify', terminate: [key] })),
    ...(tape.rarely(5)
      ? [{ type: 'modify', activate: [{ element: tape.pick(...graph.nodes.keys()) }] } as const]
      : []),
    { type: 'setVariables', variables: { flag: tape.below(2) === 1 } },
    ...(state.status === 'suspended' ? [{ type: 'resume' } as const] : []),
    ...(state.status === 'active' && tape.rarely(5) ? [{ type: 'suspend' } as const] : []),
    // What is called is not canceled alone.
    ...(state.parent === null && tape.rarely(20) ? [{ type: 'cancel' } as const] : []),
  ]
}
