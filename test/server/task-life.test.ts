// The life of a task with several actors, against a model of a few lines: whatever they do in whatever order, each
// answer is the one that the model foretells, and the trail tells every change once.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const ACTORS = ['intake', 'intake2', 'coordinator'] as const
type Actor = (typeof ACTORS)[number]

/** What there is to know of a task. `changes` counts the entries of the trail. */
type Model = {
  open: boolean
  suspended: boolean
  holder: Actor | null
  priority: number
  changes: number
  seen: string[]
}
type Real = { readonly server: TestServer; readonly instance: string; readonly task: string }
type Step = fc.AsyncCommand<Model, Real>

const RUNS = Number(process.env.LINKSPAN_RANDOM_RUNS ?? 12)

/** What a change is answered with: 200, or the status of why not. Who does the task may change while the case rests. */
function foretell(model: Model, refused: boolean): number {
  return !model.open || refused ? 409 : 200
}

function step(
  name: string,
  run: (model: Model, real: Real) => Promise<{ status: number; foretold: number; done: () => void }>,
): Step {
  return {
    check: () => true,
    async run(model, real) {
      const { status, foretold, done } = await run(model, real)
      expect(status, `${name} of ${JSON.stringify(model)}`).toBe(foretold)
      if (status === 200) {
        model.changes += 1
        done()
      }
      const { body, headers } = await real.server.as('coordinator', 'GET', `/user-tasks/${real.task}`)
      const task = body as UserTask
      expect(task, `after ${name}`).toMatchObject({
        status: model.open ? 'open' : 'completed',
        assignee: model.holder,
        priority: model.priority,
      })
      model.seen.push(String(headers.etag))
    },
    toString: () => name,
  }
}

const claim = (actor: Actor, override: boolean): Step =>
  step(`${actor} claims${override ? ' over others' : ''}`, async (model, { server, task }) => {
    const body = { allowOverride: override }
    const { status } = await server.as(actor, 'POST', `/user-tasks/${task}/assignment`, body)
    const taken = model.holder !== null && model.holder !== actor && !override
    const done = () => {
      model.holder = actor
    }
    return { status, foretold: foretell(model, taken), done }
  })

const release = (actor: Actor): Step =>
  step(`${actor} gives back`, async (model, { server, task }) => {
    const { status } = await server.as(actor, 'DELETE', `/user-tasks/${task}/assignee`)
    const foreign = model.holder !== null && model.holder !== actor && actor !== 'coordinator'
    const done = () => {
      model.holder = null
    }
    return { status, foretold: foretell(model, foreign), done }
  })

const complete = (actor: Actor): Step =>
  step(`${actor} completes`, async (model, { server, task }) => {
    const { status } = await server.as(actor, 'POST', `/user-tasks/${task}/completion`, {})
    const foreign = model.holder !== null && model.holder !== actor
    const done = () => {
      model.open = false
    }
    return { status, foretold: foretell(model, foreign || model.suspended), done }
  })

const plan = (priority: number, back: number): Step =>
  step(`coordinator plans ${priority} as seen ${back} ago`, async (model, { server, task }) => {
    const etag = model.seen.at(-1 - back) ?? model.seen.at(-1)!
    const headers = { 'if-match': etag }
    const { status } = await server.as('coordinator', 'PATCH', `/user-tasks/${task}`, { priority }, headers)
    const stale = etag !== model.seen.at(-1)
    const done = () => {
      model.priority = priority
    }
    return { status, foretold: model.open && stale ? 412 : foretell(model, false), done }
  })

const turn = (verb: 'suspension' | 'resumption'): Step =>
  step(`coordinator asks for ${verb}`, async (model, { server, instance }) => {
    const { status } = await server.as('coordinator', 'POST', `/process-instances/${instance}/${verb}`, {})
    const wanted = verb === 'suspension'
    const done = () => {
      model.suspended = wanted
    }
    return { status, foretold: model.open && model.suspended !== wanted ? 200 : 409, done }
  })

const actor = fc.constantFrom(...ACTORS)
const steps = fc.commands(
  [
    fc.tuple(actor, fc.boolean()).map(([who, override]) => claim(who, override)),
    actor.map(release),
    actor.map(complete),
    fc.tuple(fc.integer({ min: 0, max: 100 }), fc.nat(2)).map(([priority, back]) => plan(priority, back)),
    fc.constantFrom('suspension' as const, 'resumption' as const).map(turn),
  ],
  { maxCommands: 25 },
)

describe.each(backends)('a task on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const content = bpmn('life(pool) { s(start) > a(user groups=intake) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function begun(): Promise<{ model: Model; real: Real }> {
    const reply = await server.as('coordinator', 'POST', '/process-instances', { processId: 'life' })
    const instance = (reply.body as { instance: { key: string } }).instance.key
    const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)).body as {
      items: UserTask[]
    }
    const { key: task, priority, rev } = items[0]!
    const model = { open: true, suspended: false, holder: null, priority, changes: 1, seen: [`"${rev}"`] }
    return { model, real: { server, instance, task } }
  }

  const entriesOf = async (instance: string): Promise<number> => {
    const { body } = await server.as('auditor', 'GET', `/process-instances/${instance}/verification`)
    expect(body).toMatchObject({ intact: true })
    return (body as { entries: number }).entries
  }

  test('answers as the model says, whoever does what', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async commands => {
        const { model, real } = await begun()
        await fc.asyncModelRun(() => ({ model, real }), commands)
        expect(await entriesOf(real.instance)).toBe(model.changes)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })

  /** One of two who complete what both have seen; which of them wins, the schedule says. */
  const completing = (who: Actor, won: Actor[]): Step => ({
    check: () => true,
    async run(_model, { task }) {
      const seen = await server.as(who, 'GET', `/user-tasks/${task}`)
      const headers = { 'if-match': String(seen.headers.etag) }
      const { status } = await server.as(who, 'POST', `/user-tasks/${task}/completion`, {}, headers)
      expect([200, 409, 412]).toContain(status)
      if (status === 200) won.push(who)
    },
    toString: () => `${who} reads and completes`,
  })

  test('is completed by one of two, however their requests come to lie', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async schedule => {
        const { model, real } = await begun()
        const won: Actor[] = []
        const both = ['intake', 'intake2'] as const
        const asked = both.map(who =>
          schedule.schedule(Promise.resolve(), who).then(() => completing(who, won).run(model, real)),
        )
        await fc.scheduledModelRun(schedule, () => ({ model, real }), [completing('coordinator', won)])
        await schedule.waitAll()
        await Promise.all(asked)
        expect(won).toHaveLength(1)
        expect(await entriesOf(real.instance)).toBe(2)
        const { body } = await server.as('coordinator', 'GET', `/user-tasks/${real.task}`)
        expect(body).toMatchObject({ status: 'completed', completedBy: won[0] })
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
})
