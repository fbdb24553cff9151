// Time: what is due together is done together while people go on working, a clock that jumps loses and doubles nothing,
// and cycles do not drift.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { deploy } from '../../server/casework/deploy.ts'
import { Dispatch } from '../../server/casework/dispatch.ts'
import type { Done } from '../../server/casework/work.ts'
import { Clock } from '../../server/jobs/clock.ts'
import { Watch } from '../../server/rules/watch.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { trusted } from '../support/server.ts'
import { type Shift, shiftable } from '../support/shifted-clock.ts'

const HOUR = 3_600_000

describe.each(backends)('time on %s', backend => {
  /** The embedded database is for fewer cases. */
  const MANY = backend === 'postgres' ? 10_000 : 2_000
  let databases: Databases
  let database: Database
  let dispatch: Dispatch
  let clock: Clock
  let shift: Shift

  beforeAll(async () => {
    databases = await databasesOn(backend)
  })

  beforeEach(async () => {
    database = await databases.open()
    shift = await shiftable(database)
    const definitions = new Definitions()
    dispatch = new Dispatch(database, definitions, { queue: 2 * MANY, onCommit: () => {} })
    const log = {
      error: (details: object, message: string) => expect.fail(`${message} ${JSON.stringify(details)}`),
    }
    clock = new Clock(database, dispatch, log, new Watch(database, definitions, 10, () => {}))
    return async () => {
      await dispatch.drain()
      await database.close()
    }
  })

  afterAll(() => databases.close())

  async function deployed(drawing: string): Promise<void> {
    const result = await deploy(database, {
      resources: [{ name: 'x.bpmn', content: bpmn(drawing) }],
      variant: 'to-be',
      note: null,
      draftId: null,
      by: 'x',
    })
    expect(result).toMatchObject({ ok: true })
  }

  const begin = (process: string) =>
    dispatch.submit({ kind: 'start', process, command: { type: 'start', variables: {} }, actor: 'x' })

  /** Does what is due until nothing is. */
  async function tick(): Promise<void> {
    while ((await clock.once()) <= 0);
  }

  const count = async (where: string): Promise<number> =>
    Number((await database.pool.query(`select count(*) from ${where}`)).rows[0].count)

  const provesItself = async () =>
    expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })

  test(`${MANY} timers that are due at once fire once each, and a person's command waits for none of them long`, async () => {
    await deployed(
      'many(pool) { s(start) > t(catch timer=PT1H) > e(end) }\none(pool) { s2(start) > a(user) > e2(end) }',
    )
    await Promise.all(Array.from({ length: MANY }, () => begin('many')))
    await tick()
    expect(await count(`instance where process_id = 'many' and status = 'active'`)).toBe(MANY)
    await shift(HOUR + 60_000)
    const began = performance.now()
    const ticking = tick()
    const waits: number[] = []
    for (let asked = 0; asked < 10; asked++) {
      const at = performance.now()
      expect((await begin('one')).ok).toBe(true)
      waits.push(performance.now() - at)
    }
    await ticking
    const seconds = (performance.now() - began) / 1000
    expect(await count(`instance where process_id = 'many' and status = 'completed' and seq = 2`)).toBe(MANY)
    expect(await count(`subscription where kind = 'timer'`)).toBe(0)
    // Far beyond what it takes, so that only one that waits for all timers is found.
    expect(Math.max(...waits) / 1000).toBeLessThan(Math.max(2, seconds / 2))
  })

  test('a clock put forward makes everything due once; a cycle catches up without drifting', async () => {
    await deployed(`w(pool) { s(start) > t(catch timer=PT1H) > e(end) }
      c(pool) { s1(start) > a(user) > e1(end) ; b(boundary on=a non-interrupting every='R3/PT1H') > n(user) > e2(end) }`)
    const { instance: waits } = (await begin('w')) as Done
    const { instance: cycles } = (await begin('c')) as Done
    const due = async () =>
      (await database.pool.query('select due_at from subscription where instance_id = $1', [cycles])).rows[0]
        ?.due_at
    const first: Date = await due()
    await tick()
    expect(await count(`trail where instance_id = '${waits}'`)).toBe(1)
    await shift(HOUR + 1000)
    await tick()
    // Whatever the moment at which it fired: the next one is an hour after the one before was due.
    expect((await due()).getTime() - first.getTime()).toBe(HOUR)
    await shift(100 * HOUR)
    await tick()
    expect(await count(`trail where instance_id = '${waits}'`)).toBe(2)
    expect(await count(`user_task where instance_id = '${cycles}' and element = 'n'`)).toBe(3)
    expect(await due()).toBeUndefined()
    await provesItself()
  })

  test('a clock put back fires nothing early and nothing again', async () => {
    await deployed(
      'w(pool) { s(start) > a(user) > e(end) ; b(boundary on=a non-interrupting timer=PT1H) > n(user) > e2(end) }',
    )
    const { instance } = (await begin('w')) as Done
    const notes = () => count(`user_task where instance_id = '${instance}' and element = 'n'`)
    await shift(-24 * HOUR)
    const { instance: later } = (await begin('w')) as Done
    await tick()
    expect(await notes()).toBe(0)
    await shift(-22 * HOUR)
    await tick()
    // Begun by the clock as it was then, so due by it; the other one is not.
    expect(await count(`user_task where instance_id = '${later}' and element = 'n'`)).toBe(1)
    expect(await notes()).toBe(0)
    await shift(2 * HOUR)
    await tick()
    await shift(-24 * HOUR)
    await tick()
    await shift(3 * HOUR)
    await tick()
    expect(await notes()).toBe(1)
    await provesItself()
  })

  test('a process that begins by the clock begins once for each due time, also for those it slept through', async () => {
    await deployed(`hourly(pool) { s(start every='R/PT1H') > a(user) > e(end) }`)
    const due = async (): Promise<number> =>
      (await database.pool.query('select due_at from start_timer')).rows[0].due_at.getTime()
    const first = await due()
    const begun = () => count(`instance where process_id = 'hourly'`)
    await tick()
    expect(await begun()).toBe(0)
    await shift(HOUR + 1000)
    await tick()
    await tick()
    expect([await begun(), (await due()) - first]).toEqual([1, HOUR])
    await shift(5 * HOUR + 30_000)
    await tick()
    expect([await begun(), (await due()) - first]).toEqual([5, 5 * HOUR])
    await shift(0)
    await tick()
    expect([await begun(), (await due()) - first]).toEqual([5, 5 * HOUR])
  })

  test('a message kept for an hour is heard within it and not after', async () => {
    await deployed(`hears(pool) { s(start) > a(user) > c(catch message=Late key='="k"') > e(end) }`)
    const send = (id: string) =>
      dispatch.submit({
        kind: 'message',
        message: { name: 'Late', correlationKey: 'k', correlation: null, variables: {}, target: null },
        actor: 'x',
        ttl: HOUR,
        id,
        mustBeHeard: false,
      })
    const arrive = async () => {
      const { instance, events } = (await begin('hears')) as Done
      const task = events.find(event => event.type === 'task.created')!
      const key = task.type === 'task.created' ? task.key : 0
      await dispatch.submit({
        kind: 'command',
        instance,
        command: { type: 'complete', key, variables: {} },
        actor: 'x',
      })
      await tick()
      return (await database.pool.query('select status from instance where id = $1', [instance])).rows[0]
        .status
    }
    await send('1')
    await shift(HOUR / 2)
    expect(await arrive()).toBe('completed')
    await send('2')
    await shift(3 * HOUR)
    expect(await arrive()).toBe('active')
  })
})
