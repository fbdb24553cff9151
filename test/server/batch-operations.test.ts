// One wish for many cases: each has its result, none is done twice, and pausing, dying and restarting lose nothing.

import type { Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { BatchItem, BatchOperation } from '../../server/contract/batch-operations.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PATIENCE = { timeout: 60_000 }

describe.each(backends)('batch operations on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    await deploy('waits(pool) { s(start) > a(user) > e(end) }')
    await deploy('works(pool) { s(start) > j(service job=never) > e(end) }')
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function deploy(drawing: string): Promise<string> {
    const reply = await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'x.bpmn', content: bpmn(drawing) }],
    })
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as { definitions: { key: string }[] }).definitions[0]!.key
  }

  async function begin(processId: string, count: number, businessKey: string): Promise<string[]> {
    const replies = await Promise.all(
      Array.from({ length: count }, () =>
        server.as('coordinator', 'POST', '/process-instances', { processId, businessKey }),
      ),
    )
    return replies
      .map(reply => (reply.body as { instance: { key: string; number: number } }).instance)
      .sort((one, other) => one.number - other.number)
      .map(({ key }) => key)
  }

  async function make(body: object, from = server): Promise<BatchOperation> {
    const reply = await from.as('coordinator', 'POST', '/batch-operations', body)
    expect(reply.status, reply.text).toBe(201)
    return reply.body
  }

  const look = async (key: string): Promise<BatchOperation> =>
    (await server.as('auditor', 'GET', `/batch-operations/${key}`)).body

  const itemsOf = async (key: string, asked = ''): Promise<Static<typeof BatchItem>[]> =>
    (
      (await server.as('auditor', 'GET', `/batch-operations/${key}/items?limit=100${asked}`)).body as {
        items: never[]
      }
    ).items

  const turn = (key: string, verb: string) =>
    server.as('coordinator', 'POST', `/batch-operations/${key}/${verb}`)

  const hasEnded = (key: string) =>
    vi.waitFor(async () => {
      const operation = await look(key)
      expect(operation.state).toBe('completed')
      return operation
    }, PATIENCE)

  const statusOf = async (key: string) =>
    (
      (await server.as('coordinator', 'GET', `/process-instances/${key}`)).body as {
        instance: { status: string; entries: number }
      }
    ).instance

  test('resolve the incidents of what is selected, and the jobs can be taken again', async () => {
    await begin('works', 12, 'resolve')
    const worker = await server.token(['worker'])
    const take = async () =>
      (
        (await worker('POST', '/jobs/activation', { type: 'never', worker: 'w', maxJobs: 100 })).body as {
          jobs: { key: string; lease: number }[]
        }
      ).jobs
    for (const { key, lease } of await take())
      await worker('POST', `/jobs/${key}/failure`, { message: 'no', retries: 0, lease })
    const filter = { businessKey: 'resolve', incident: true }
    const { key, total } = await make({ type: 'resolve-incidents', filter, retries: 2 })
    expect(total).toBe(12)
    expect(await hasEnded(key)).toMatchObject({ open: 0, completed: 12, failed: 0, createdBy: 'coordinator' })
    expect(await take()).toHaveLength(12)
  })

  test('resolve the chosen incidents alone, and name the case of each', async () => {
    const keys = await begin('works', 3, 'alone')
    const worker = await server.token(['worker'])
    const { body } = await worker('POST', '/jobs/activation', { type: 'never', worker: 'w', maxJobs: 100 })
    for (const { key, lease } of (body as { jobs: { key: string; lease: number }[] }).jobs)
      await worker('POST', `/jobs/${key}/failure`, { message: 'no', retries: 0, lease })
    const incidentsOf = async (key: string) =>
      (
        (await server.as('coordinator', 'GET', `/incidents?instanceKey=${key}`)).body as {
          items: { key: string; instanceNumber: number }[]
        }
      ).items
    const [first] = await incidentsOf(keys[0]!)
    const { key, total } = await make({ type: 'resolve-incidents', incidentKeys: [first!.key] })
    expect(total).toBe(1)
    await hasEnded(key)
    expect(await itemsOf(key, '&state=completed')).toHaveLength(1)
    expect(await itemsOf(key, '&state=failed')).toEqual([])
    expect(await itemsOf(key)).toMatchObject([
      { state: 'completed', incidentKey: first!.key, instanceNumber: first!.instanceNumber },
    ])
    expect(await Promise.all(keys.map(async one => (await incidentsOf(one)).length))).toEqual([0, 1, 1])
    for (const wish of [
      { type: 'cancel', incidentKeys: [first!.key], reason: 'x' },
      { type: 'resolve-incidents', incidentKeys: [first!.key], keys },
    ])
      expect(await server.as('coordinator', 'POST', '/batch-operations', wish)).toMatchObject({
        status: 400,
        body: { code: 'INVALID' },
      })
  })

  test('cancel the chosen cases with a reason, each by a command of its own trail', async () => {
    const keys = await begin('waits', 5, 'cancel')
    const { key } = await make({ type: 'cancel', keys: keys.slice(0, 3), reason: 'made by mistake' })
    await hasEnded(key)
    expect(await Promise.all(keys.map(async one => (await statusOf(one)).status))).toEqual([
      ...['canceled', 'canceled', 'canceled'],
      ...['active', 'active'],
    ])
    const { items } = (await server.as('auditor', 'GET', `/process-instances/${keys[0]}/trail`)).body as {
      items: object[]
    }
    expect(items.at(-1)).toMatchObject({
      actor: 'coordinator',
      command: { type: 'cancel', reason: 'made by mistake' },
    })
  })

  test('tell of each case that could not be done why', async () => {
    const [there, gone] = await begin('waits', 2, 'why')
    const lacking = await deploy('waits(pool) { s(start) > other(user) > e(end) }')
    const { key } = await make({
      type: 'migrate',
      filter: { businessKey: 'why' },
      processDefinitionKey: lacking,
      reason: 'new version',
    })
    expect(await hasEnded(key)).toMatchObject({ completed: 0, failed: 2 })
    expect(await itemsOf(key)).toMatchObject([
      {
        instanceKey: there,
        state: 'failed',
        code: 'NOT_MAPPED',
        message: expect.stringContaining('a has no fitting place'),
      },
      { instanceKey: gone, state: 'failed', code: 'NOT_MAPPED' },
    ])
    const second = await make({
      type: 'migrate',
      filter: { businessKey: 'why' },
      processDefinitionKey: lacking,
      mapping: { a: 'other' },
      reason: 'new version',
    })
    expect(await hasEnded(second.key)).toMatchObject({ completed: 2, failed: 0 })
  })

  test('move what stands at one element to another', async () => {
    await deploy('moves(pool) { s(start) > a(user) > b(user) > e(end) }')
    await begin('moves', 3, 'move')
    const { key } = await make({
      type: 'modify',
      filter: { businessKey: 'move' },
      moves: [{ from: 'a', to: 'b' }],
      reason: 'was done on paper',
    })
    expect(await hasEnded(key)).toMatchObject({ completed: 3 })
    const tasks = await server.as('coordinator', 'GET', '/user-tasks?processId=moves&status=open')
    expect((tasks.body as { items: { element: string }[] }).items.map(({ element }) => element)).toEqual([
      ...['b', 'b', 'b'],
    ])
  })

  test('leave out of a move what is on hold, beforehand and in the doing', async () => {
    await deploy('rests(pool) { s(start) > a(user) > b(user) > e(end) }')
    const [running, resting] = await begin('rests', 2, 'held')
    const put = await server.as('coordinator', 'POST', `/process-instances/${resting}/suspension`, {
      reason: 'x',
    })
    expect(put.status, put.text).toBe(200)
    const body = { type: 'modify', keys: [running, resting], moves: [{ from: 'a', to: 'b' }], reason: 'x' }
    const preview = await server.as('coordinator', 'POST', '/batch-operations/preview', body)
    expect(preview).toMatchObject({ status: 200, body: { total: 1, looked: 1, refused: [] } })
    const { key } = await make(body)
    expect(await hasEnded(key)).toMatchObject({ total: 1, completed: 1, failed: 0 })
    expect(await itemsOf(key)).toMatchObject([{ instanceKey: running }])
    expect(await statusOf(resting!)).toMatchObject({ status: 'suspended', entries: 2 })
  })

  test('show beforehand what would be refused, and change nothing', async () => {
    await deploy('shows(pool) { s(start) > a(user) > b(user) > e(end) }')
    const [first, second] = await begin('shows', 2, 'show')
    await make({ type: 'modify', keys: [second], moves: [{ from: 'a', to: 'b' }], reason: 'x' }).then(
      ({ key }) => hasEnded(key),
    )
    const body = {
      type: 'modify',
      filter: { businessKey: 'show' },
      moves: [{ from: 'a', to: 'b' }],
      reason: 'x',
    }
    const reply = await server.as('coordinator', 'POST', '/batch-operations/preview', body)
    expect(reply).toMatchObject({
      status: 200,
      body: { total: 2, looked: 2, refused: [{ instanceKey: second, code: 'NOT_WAITING' }] },
    })
    expect(await statusOf(first!)).toMatchObject({ entries: 1 })
  })

  test('say before they begin at which element a case has no place', async () => {
    await deploy('place(pool) { s(start) > a(user) > e(end) }')
    const [key] = await begin('place', 1, 'nowhere')
    const lacking = await deploy('place(pool) { s(start) > other(user) > e(end) }')
    const wish = { processDefinitionKey: lacking, reason: 'x' }
    const reply = await server.as('coordinator', 'POST', '/batch-operations/preview', {
      type: 'migrate',
      keys: [key],
      ...wish,
    })
    expect(reply.body).toMatchObject({ refused: [{ instanceKey: key, code: 'NOT_MAPPED', element: 'a' }] })
    const one = await server.as('coordinator', 'POST', `/process-instances/${key}/migration`, {
      preview: true,
      ...wish,
    })
    expect(one).toMatchObject({
      status: 409,
      body: { code: 'NOT_MAPPED', errors: [{ pointer: 'a', code: 'NOT_MAPPED' }] },
    })
  })

  test('are counted for whoever watches: what goes on, and what has become of the items', async () => {
    const monitor = await server.token(['monitor'])
    const told = async () => {
      const { text } = await monitor('GET', '/metrics')
      const of = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
      return {
        active: of('linkspan_batch_operations_active'),
        open: of('linkspan_batch_operation_items_open'),
        completed: of('linkspan_batch_operation_items_total{result="completed"}'),
        failed: of('linkspan_batch_operation_items_total{result="failed"}'),
      }
    }
    const before = await told()
    const [ends, ...others] = await begin('works', 3, 'counted')
    await server.as('coordinator', 'POST', `/process-instances/${others[0]}/suspension`, {
      reason: 'a pause',
    })
    const { key } = await make({ type: 'suspend', keys: [ends, ...others], reason: 'a pause for all' })
    const { completed, failed } = await hasEnded(key)
    expect(await told()).toEqual({
      active: 0,
      open: 0,
      completed: before.completed + completed,
      failed: before.failed + failed,
    })
    expect(completed).toBeGreaterThan(0)
  })

  test('rest while they are suspended, go on, and stop for good when they are canceled', async () => {
    const keys = await begin('waits', 250, 'rest')
    const { key } = await make({ type: 'suspend', filter: { businessKey: 'rest' }, reason: 'a pause' })
    expect(await turn(key, 'suspension')).toMatchObject({ status: 200, body: { state: 'suspended' } })
    await server.server.dispatch.drain()
    const { open, completed } = await look(key)
    expect(open).toBeGreaterThan(0)
    expect(open + completed).toBe(250)
    await begin('waits', 1, 'other')
    expect(await look(key)).toMatchObject({ state: 'suspended', open, completed })
    expect(await turn(key, 'resumption')).toMatchObject({ body: { state: 'active' } })
    expect(await hasEnded(key)).toMatchObject({ open: 0, completed: 250 })
    expect(await turn(key, 'suspension')).toMatchObject({
      status: 409,
      body: {
        code: 'CONFLICT',
        detail: 'The batch operation has the state completed, so it cannot become suspended.',
      },
    })

    const second = await make({ type: 'resume', keys, reason: 'go on' })
    expect(await turn(second.key, 'cancellation')).toMatchObject({ body: { state: 'canceled', open: 0 } })
    await server.server.dispatch.drain()
    const after = await look(second.key)
    expect(after.canceled).toBeGreaterThan(0)
    expect(after.canceled + after.completed).toBe(250)
    const still = await server.database.kysely
      .selectFrom('instance')
      .select(query => query.fn.countAll<string>().as('count'))
      .where('business_key', '=', 'rest')
      .where('status', '=', 'suspended')
      .executeTakeFirstOrThrow()
    expect(Number(still.count)).toBe(after.canceled)
  })

  test.each([
    ['has lost the role', { roles: ['designer'] }],
    ['was switched off', { active: false }],
  ])('stop where whoever made them %s, and go on in the name of whoever resumes them', async (_, lost) => {
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['coordinator'] })
    const keys = await begin('waits', 120, `forsaken ${Object.keys(lost)}`)
    const wish = { type: 'suspend', keys, reason: 'a pause' }
    const { key } = (await server.as('legal', 'POST', '/batch-operations', wish)).body as BatchOperation
    await turn(key, 'suspension')
    await server.server.dispatch.drain()
    const { completed } = await look(key)
    expect(completed).toBeLessThan(keys.length)
    await server.as('admin', 'PATCH', '/users/legal', lost)
    // As though it had been going on when the right was lost.
    await server.database.pool.query(`update batch_operation set state = 'active' where key = $1`, [key])
    await expect.poll(async () => (await look(key)).stopped?.code, PATIENCE).toBe('RIGHT_LOST')
    expect(await look(key)).toMatchObject({ state: 'suspended', completed, carriedBy: 'legal' })
    expect((await look(key)).stopped?.message).toContain('legal may not change many cases any more')
    const log = (await server.as('auditor', 'GET', '/log?action=batch.suspension&actor=system')).body as {
      items: object[]
    }
    expect(log.items[0]).toMatchObject({ subject: key, detail: 'legal may not any more' })

    expect(await turn(key, 'resumption')).toMatchObject({
      body: { state: 'active', createdBy: 'legal', carriedBy: 'coordinator', stopped: null },
    })
    expect(await hasEnded(key)).toMatchObject({ completed: keys.length, failed: 0 })
    const last = (await server.as('auditor', 'GET', `/process-instances/${keys.at(-1)}/trail`)).body as {
      items: { actor: string }[]
    }
    expect(last.items.at(-1)!.actor).toBe('coordinator')
  })

  test('go on where they were after a restart, and two servers do each item once', async () => {
    const keys = await begin('waits', 100, 'restart')
    const { key } = await make({ type: 'suspend', keys, reason: 'a pause' })
    await turn(key, 'suspension')
    const { database } = server
    await server.stop()
    server = await startServer(database)
    // The embedded database has one server only.
    const other = backend === 'postgres' ? await startServer(database) : null
    expect(await look(key)).toMatchObject({ state: 'suspended', total: 100 })
    await turn(key, 'resumption')
    expect(await hasEnded(key)).toMatchObject({ completed: 100, failed: 0 })
    await other?.stop()
    for (const one of keys) expect(await statusOf(one)).toMatchObject({ status: 'suspended', entries: 2 })
  })

  test('do an item once, however often it is taken', async () => {
    const [instance] = await begin('waits', 1, 'once')
    const { key } = await make({ type: 'suspend', keys: [instance], reason: 'x' })
    await hasEnded(key)
    // As a server would find it that had taken the item before another one did it, thrice.
    await server.database.pool.query(
      `update batch_operation_item set state = 'open', taken_until = 'infinity' where operation_key = $1`,
      [key],
    )
    await server.database.pool.query(`update batch_operation set state = 'active' where key = $1`, [key])
    const command = { type: 'setVariables', variables: { x: 1 } } as const
    const item = { operation: key, position: 1 }
    const work = { kind: 'command', instance: instance!, command, actor: 'coordinator', item } as const
    await server.as('coordinator', 'POST', `/process-instances/${instance}/resumption`, {})
    const { dispatch } = server.server
    const answers = await Promise.all([1, 2, 3].map(() => dispatch.submit(work)))
    answers.push(await dispatch.submit(work))
    expect(answers.map(answer => answer.ok || answer.code).sort()).toEqual([
      ...['PAID_ALREADY', 'PAID_ALREADY', 'PAID_ALREADY'],
      true,
    ])
    expect(await statusOf(instance!)).toMatchObject({ entries: 4 })
  })

  test('do nothing that was taken before its carrier lost the right, or before somebody else carried on', async () => {
    const [instance] = await begin('waits', 1, 'taken')
    const { key } = await make({ type: 'suspend', keys: [instance], reason: 'x' })
    await hasEnded(key)
    await server.as('coordinator', 'POST', `/process-instances/${instance}/resumption`, {})
    await server.database.pool.query(
      `update batch_operation_item set state = 'open', taken_until = 'infinity' where operation_key = $1`,
      [key],
    )
    const command = { type: 'setVariables', variables: { x: 1 } } as const
    const item = { operation: key, position: 1 }
    /** As a server would go on that has just taken the item, of an operation that somebody carries on. */
    const goOn = async (actor: string, carrier: string) => {
      await server.database.pool.query(
        `update batch_operation set state = 'active', carried_by = $2 where key = $1`,
        [key, carrier],
      )
      return server.server.dispatch.submit({ kind: 'command', instance: instance!, command, actor, item })
    }
    expect(await goOn('designer', 'designer')).toMatchObject({ ok: false, code: 'PAID_ALREADY' })
    expect(await goOn('designer', 'coordinator')).toMatchObject({ ok: false, code: 'PAID_ALREADY' })
    expect(await look(key)).toMatchObject({ open: 1 })
    expect(await goOn('coordinator', 'coordinator')).toMatchObject({ ok: true })
  })

  test('are refused where they say too little, too much, or nothing of why', async () => {
    const ask = (body: object) => server.as('coordinator', 'POST', '/batch-operations', body)
    const filter = { processId: 'waits' }
    const reason = 'x'
    for (const [body, status, code] of [
      [{ type: 'cancel', reason }, 400, 'INVALID'],
      [{ type: 'cancel', reason, filter: {} }, 400, 'INVALID'],
      [{ type: 'cancel', reason, filter: { variable: 'a' } }, 400, 'INVALID'],
      [{ type: 'cancel', filter }, 422, 'REASON_MISSING'],
      [{ type: 'cancel', filter, reason, retries: 1 }, 400, 'INVALID'],
      [{ type: 'migrate', filter, reason }, 400, 'INVALID'],
      [{ type: 'modify', filter, reason }, 400, 'INVALID'],
      [
        { type: 'migrate', filter, reason, processDefinitionKey: '00000000-0000-7000-8000-000000000000' },
        404,
        'NO_SUCH_PROCESS',
      ],
    ] as const)
      expect(await ask(body), JSON.stringify(body)).toMatchObject({ status, body: { code } })
    expect(
      await server.as('intake', 'POST', '/batch-operations', { type: 'cancel', filter, reason }),
    ).toMatchObject({
      status: 403,
    })
  })
})
