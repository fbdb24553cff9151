// Requests come twice, thrice and out of order. Under its key each is done once, and what one sender hears twice is the
// same.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { createSession } from '../../server/store/accounts.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { rowKey } from '../support/requests.ts'
import { startServer, type TestServer, trusted } from '../support/server.ts'
import { type Unruly, unrulyRoadTo } from '../support/unruly.ts'

type Heard = { readonly status: number; readonly body: never }

/** The same order of numbers each time, so that what failed fails again (Park and Miller). */
function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

describe.each(backends)('requests that come more than once and out of order, on %s', backend => {
  let databases: Databases
  let server: TestServer
  let road: Unruly
  let cookie: string

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    road = await unrulyRoadTo(server.url, drawer(41))
    cookie = `linkspan_session=${await createSession(server.database, 'coordinator')}`
    const resources = [{ name: 'x.bpmn', content: bpmn('p(pool) { s(start) > a(user) > b(user) > e(end) }') }]
    expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({ status: 201 })
  })

  afterAll(async () => {
    await road.close()
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function post(path: string, body: object, key: string): Promise<Heard> {
    for (;;) {
      const response = await fetch(`${road.url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/json',
          'idempotency-key': key,
          'if-match': '*',
        },
        body: JSON.stringify(body),
      })
      // The first of them is still under way; its twin is told to come back.
      if (response.status === 503) await response.arrayBuffer()
      else return { status: response.status, body: (await response.json()) as never }
    }
  }

  const keyOf = ({ body }: Heard) => (body as { instance: { key: string } }).instance.key

  const taskOf = async (instance: string) =>
    (
      (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}&status=open`)).body as {
        items: { key: string; element: string }[]
      }
    ).items[0]!

  test('begin a case once, and lead it on once', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID())
    const begun = await Promise.all(ids.map(id => post('/process-instances', { processId: 'p' }, id)))
    expect(begun.map(({ status }) => status)).toEqual(ids.map(() => 201))
    const again = await Promise.all(ids.map(id => post('/process-instances', { processId: 'p' }, id)))
    expect(again.map(keyOf)).toEqual(begun.map(keyOf))

    const tasks = await Promise.all(begun.map(reply => taskOf(keyOf(reply))))
    const done = await Promise.all(
      tasks.map(({ key }) => post(`/user-tasks/${key}/completion`, {}, `complete ${key}`)),
    )
    expect(done.map(({ status }) => status)).toEqual(ids.map(() => 200))
    for (const reply of begun) expect((await taskOf(keyOf(reply))).element).toBe('b')
    expect(road.sent()).toBeGreaterThan(2 * 3 * ids.length)

    const { rows } = await server.database.pool.query(
      'select count(*)::integer as cases, min(seq), max(seq) from instance',
    )
    expect(rows).toEqual([{ cases: ids.length, min: 2, max: 2 }])
  })

  test('add each note of one case once, whichever comes first', async () => {
    const instance = keyOf(await post('/process-instances', { processId: 'p' }, randomUUID()))
    const texts = Array.from({ length: 8 }, (_, index) => `note ${index}`)
    const added = await Promise.all(
      texts.map(text => post(`/process-instances/${instance}/notes`, { text }, `${instance} ${text}`)),
    )
    expect(added.map(({ status }) => status)).toEqual(texts.map(() => 201))
    const { variables } = (await server.as('coordinator', 'GET', `/process-instances/${instance}`)).body as {
      variables: { name: string; value: { text: string }[] }[]
    }
    const notes = variables.find(({ name }) => name === 'notes')!.value.map(({ text }) => text)
    expect(notes.sort()).toEqual(texts)
    expect(await verifyAll(server.database, new Definitions(), trusted)).toMatchObject({
      intact: true,
      flaws: [],
    })
  })

  /** As though the server had died between what it did and keeping its answer. */
  const loseAnswer = async (who: string, key: string) => {
    const lost = await server.database.pool.query(
      'update idempotency set status = null, body = null, content_type = null, etag = null, holder = 1 where key = $1',
      [rowKey(server.database, who, key)],
    )
    expect(lost.rowCount).toBe(1)
  }

  /** Asks under a key, loses the answer, and asks again; both answers. */
  async function askTwice(who: string, path: string, body: object, headers: Record<string, string> = {}) {
    const key = randomUUID()
    const ask = () => server.as(who, 'POST', path, body, { 'idempotency-key': key, ...headers })
    const first = await ask()
    expect([200, 201, 202], `${path} ${first.text}`).toContain(first.status)
    await loseAnswer(who, key)
    return { first, again: await ask() }
  }

  /** The same, where the second answer is the first. */
  async function doneOnce(who: string, path: string, body: object, headers: Record<string, string> = {}) {
    const { first, again } = await askTwice(who, path, body, headers)
    expect({ status: again.status, body: again.body }, path).toEqual({
      status: first.status,
      body: first.body,
    })
    return first.body as { readonly id: string; readonly key: string; readonly rev: number }
  }

  test('say at once that the first of them is under way, whatever holds it up', async () => {
    const key = randomUUID()
    const ask = () =>
      server.as('coordinator', 'POST', '/process-instances', { processId: 'p' }, { 'idempotency-key': key })
    const first = await ask()
    await loseAnswer('coordinator', key)
    if (backend === 'embedded') return
    const holder = await server.database.pool.connect()
    await holder.query('begin')
    const row = rowKey(server.database, 'coordinator', key)
    expect((await holder.query('select from idempotency where key = $1 for update', [row])).rowCount).toBe(1)
    // Whoever waited for the row would hear of a lock that was not had in time.
    const second = await ask()
    expect(second).toMatchObject({
      status: 503,
      body: { code: 'OVERLOADED', detail: 'The first request with this key is still under way.' },
      headers: { 'retry-after': '1' },
    })
    await holder.query('rollback')
    holder.release()
    expect((await ask()).body).toEqual(first.body)
  })

  const counted = async (table: string, where: string) =>
    (await server.database.pool.query(`select count(*)::integer as count from ${table} where ${where}`))
      .rows[0].count

  test('make once what is made, also where the server died before its answer was kept', async () => {
    const xml = bpmn('once(pool) { s(start) > e(end) }')
    const draft = await doneOnce('designer', '/drafts', { name: 'Once', variant: 'to-be', xml })
    expect(await counted('draft', `name = 'Once'`)).toBe(1)
    await doneOnce('designer', `/drafts/${draft.id}/deployment`, {}, { 'if-match': `"${draft.rev}"` })
    await doneOnce('designer', '/deployments', {
      resources: [{ name: 'x.bpmn', content: bpmn('twice(pool) { s(start) > e(end) }') }],
    })
    // The same files once more change nothing, and each try says so.
    const unchanged = await doneOnce('designer', '/deployments', {
      resources: [{ name: 'x.bpmn', content: bpmn('twice(pool) { s(start) > e(end) }') }],
    })
    expect(unchanged).toMatchObject({ unchanged: true })
    expect(await counted('process_definition', `process_id in ('once', 'twice')`)).toBe(2)

    // It goes on by itself meanwhile.
    const batch = { type: 'cancel', filter: { businessKey: 'none' }, reason: 'x' }
    const asked = await askTwice('coordinator', '/batch-operations', batch)
    expect(asked.again.status).toBe(201)
    expect(await counted('batch_operation', 'true')).toBe(1)

    const password = 'a good long password'
    await doneOnce('admin', '/users', { username: 'newcomer', name: 'N', password, roles: ['intake'] })
    await doneOnce('intake', '/absences', {
      deputy: 'intake2',
      from: '2090-01-01T00:00:00Z',
      until: '2090-02-01T00:00:00Z',
    })
    expect(await counted('absence', 'true')).toBe(1)
    await doneOnce('coordinator', '/process-instances/views', { name: 'Mine', filter: { status: 'active' } })
    expect(await counted('saved_view', 'true')).toBe(1)
    expect(await counted('log', `subject = 'newcomer'`)).toBe(1)
  })

  test('decide once on a framework and on a batch operation', async () => {
    const version = { version: '1', title: 'T', purpose: 'P', reviewDate: '2090-01-01' }
    const { id } = await doneOnce('admin', '/frameworks', version)
    const because = { reason: 'said so' }
    await doneOnce('admin', `/frameworks/${id}/approval`, because)
    await doneOnce('admin', `/frameworks/${id}/pause`, because)
    await doneOnce('admin', `/frameworks/${id}/resumption`, because)
    expect(await counted('log', `action like 'framework.%'`)).toBe(4)

    await server.database.pool.query(
      `insert into batch_operation (key, type, state, plan, created_by, carried_by) values ($1, 'cancel', 'suspended', '{}', 'x', 'x')`,
      [randomUUID()],
    )
    const { rows } = await server.database.pool.query(
      `select key from batch_operation where state = 'suspended'`,
    )
    await doneOnce('coordinator', `/batch-operations/${rows[0].key}/cancellation`, {})
    expect(await counted('log', `action = 'batch.cancellation'`)).toBe(1)
  })

  test('make a token once, and only the secret that was heard is good', async () => {
    const { first, again } = await askTwice('admin', '/api-tokens', { name: 'w', roles: ['worker'] })
    const tokens = [first, again].map(
      ({ body }) => body as { readonly token: { readonly id: string }; readonly secret: string },
    )
    expect(tokens[1]!.token).toEqual(tokens[0]!.token)
    const statuses = tokens.map(({ secret }) =>
      server
        .as(null, 'GET', '/jobs', undefined, { authorization: `Bearer ${secret}` })
        .then(({ status }) => status),
    )
    expect(await Promise.all(statuses)).toEqual([401, 200])
  })

  test('complete a task, confirm work and report a worry once', async () => {
    const resources = [
      {
        name: 'y.bpmn',
        content: bpmn(
          'hand(pool) { s(start) > a(user) > w(service job=far) > e(end) }\nworry(pool) { s1(start message="Worry or signal reported") > a1(user) > e1(end) }',
        ),
      },
    ]
    expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({ status: 201 })
    const instance = keyOf(await post('/process-instances', { processId: 'hand' }, randomUUID()))
    const { key } = await taskOf(instance)
    await doneOnce('coordinator', `/user-tasks/${key}/completion`, {})
    const { body } = await server.as('admin', 'GET', `/jobs?instanceKey=${instance}`)
    const [job] = (body as { items: { key: string }[] }).items
    await doneOnce('coordinator', `/jobs/${job!.key}/confirmation`, { reason: 'done on the phone' })
    expect(await counted('trail', `instance_id = '${instance}'`)).toBe(3)

    await doneOnce('intake', '/online-signals', { what_was_seen: 'a post' })
    expect(await counted('instance', `process_id = 'worry'`)).toBe(1)
  })
})
