// Figures outlive the cases they count: what was erased is still counted, and leads to nobody.

import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Figures } from '../../server/contract/figures.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { readTraces } from '../../server/store/figures.ts'
import { letGo, numbersOf, traceOf } from '../../server/store/kept-traces.ts'
import { Draft } from '../../server/store/traces.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const UNTIL = { timeout: 30_000, interval: 50 }
const CASES = 12
/** How the figures tell so many. */
const TEN = 10

describe.each(backends)('figures of erased cases on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    for (const [name, text] of [
      ['erases.bpmn', 'erases(pool) { s1(start) > x(service job=erase-personal-data) > e1(end) }'],
      [
        'holds.bpmn',
        'holds(pool) { s(start) > a(user) > w(user) > c(call calls=erases) > b(user) > e(end) }',
      ],
    ] as const)
      await server.as('designer', 'POST', '/deployments', { resources: [{ name, content: bpmn(text) }] })
    for (let index = 0; index < CASES; index++)
      await server.as('coordinator', 'POST', '/process-instances', {
        processId: 'holds',
        variables: { name: 'Jo Doe' },
      })
    await completeAll('a', { nature: 'trolling' })
    return async () => {
      await server.stop()
      await server.database.close()
      await databases.close()
    }
  })

  const open = async () =>
    ((await server.as('coordinator', 'GET', '/user-tasks?view=all&limit=100')).body as { items: UserTask[] })
      .items

  async function completeAll(element: string, variables: object): Promise<void> {
    await vi.waitFor(
      async () => expect((await open()).map(task => task.element)).toEqual(Array(CASES).fill(element)),
      UNTIL,
    )
    for (const task of await open())
      await server.as('coordinator', 'POST', `/user-tasks/${task.key}/completion`, { variables })
  }

  const figures = async (): Promise<Figures> =>
    (await server.as('auditor', 'GET', '/figures?processId=holds')).body as Figures
  const counts = ({ elements }: Figures) =>
    Object.fromEntries(elements.map(({ element, cases }) => [element, cases]))
  const kept = async () =>
    (await server.database.pool.query('select * from kept_trace where process_id = $1', ['holds'])).rows

  test('they stand in every figure, while they go on and after they have ended', async () => {
    await completeAll('w', {})
    // The erasure runs, and each case goes on to its last task.
    await vi.waitFor(async () => expect((await open()).length).toBe(CASES), UNTIL)
    await vi.waitFor(async () => expect(await kept()).toHaveLength(CASES), UNTIL)
    const { from, to } = await figures()
    const { traces, erased } = await readTraces(server.database, 'holds', { from, to }, null)
    expect(erased).toBe(0)
    expect(traces.map(({ runs }) => runs.map(run => run.element))).toEqual(
      Array(CASES).fill(['s', 'a', 'w', 'c', 'b']),
    )
    await completeAll('b', {})
    await vi.waitFor(async () => expect(counts(await figures())).toMatchObject({ b: TEN, e: TEN }), UNTIL)
    const ended = await figures()
    expect(ended.cases).toBe(TEN)
    expect(ended.variants).toEqual([{ elements: ['a', 'w', 'c', 'b'], cases: TEN }])
  })

  test('once ended, nothing that was kept leads to a case, and the figures stay', async () => {
    const before = await figures()
    await letGo(server.database.pool, server.database.keyring)
    const rows = await kept()
    expect(rows.map(row => row.instance_id)).toEqual(Array(CASES).fill(null))
    const { rows: instances } = await server.database.pool.query(
      'select id, number, started_at from instance',
    )
    const text = JSON.stringify(rows)
    for (const secret of ['Jo Doe', 'coordinator', ...instances.map(({ id }) => id)])
      expect(text).not.toContain(secret)
    for (const { started_at } of instances) expect(text).not.toContain(started_at.toISOString().slice(0, 10))
    const after = await figures()
    expect({ ...after, steps: [], elements: [] }).toEqual({ ...before, steps: [], elements: [] })
    expect(counts(after)).toEqual(counts(before))
    const { traces } = await readTraces(server.database, 'holds', after, null)
    expect(traces.map(({ completed }) => completed)).toEqual(Array(CASES).fill(true))
    expect(traces[0]!.decided).toEqual([{ element: 'a', name: 'nature', value: 'trolling' }])
    // Letting go twice changes nothing.
    expect(await letGo(server.database.pool, server.database.keyring)).toBe(0)
  })

  test('a case that was erased before anything was kept is told of and not made up', async () => {
    const { rows } = await server.database.pool.query(
      'select * from kept_trace where process_id = $1 limit 1',
      ['holds'],
    )
    await server.database.pool.query('delete from kept_trace where id = $1', [rows[0].id])
    const { erased, cases } = await figures()
    expect({ erased, cases }).toEqual({ erased: true, cases: TEN })
  })
})

test('what is kept says the quarter and the day of the week, and times in quarters of an hour', () => {
  const startedAt = Date.parse('2026-11-18T13:37:11Z')
  const draft = new Draft()
  const activated = {
    type: 'element.activated',
    key: 2,
    element: 'a',
    scope: 1,
    from: null,
    consumed: null,
    index: null,
  }
  draft.add(startedAt + 1000, { type: 'start' } as never, [activated as never])
  draft.add(startedAt + 50 * 60_000, { type: 'complete', key: 2 } as never, [
    { type: 'element.completed', key: 2, element: 'a' } as never,
  ])
  const head = { status: 'completed', startedAt, endedAt: startedAt + 50 * 60_000 }
  const numbers = numbersOf(head, draft.parts())
  const trace = traceOf(numbers, '2026-10-01')
  expect(new Date(trace.startedAt).toISOString()).toBe('2026-10-07T00:00:00.000Z')
  expect(new Date(trace.startedAt).getUTCDay()).toBe(new Date(startedAt).getUTCDay())
  expect(trace.runs[0]!.ended! - trace.startedAt).toBe(45 * 60_000)
  expect(trace.completed).toBe(true)
})

test('who hears that a step was cancelled counts as no run of it, and as no move by hand', () => {
  const draft = new Draft()
  const activated = { type: 'element.activated', element: 'a', scope: 1, from: null, index: null }
  draft.add(0, { type: 'start' } as never, [{ ...activated, key: 2, from: 's_a' } as never])
  draft.add(1000, { type: 'modify' } as never, [
    { type: 'element.terminated', key: 2, element: 'a' } as never,
    { ...activated, key: 3, elementType: 'cancelListener' } as never,
  ])
  const { runs, deviations } = draft.parts()
  expect([...runs.values()].map(({ element, completed }) => ({ element, completed }))).toEqual([
    { element: 'a', completed: false },
  ])
  expect(deviations).toEqual([{ kind: 'skipped', element: 'a' }])
})
