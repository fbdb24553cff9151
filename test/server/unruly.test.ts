// Requests come twice, thrice and out of order. Under its key each is done once, and what one sender hears twice is the
// same.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { createSession } from '../../server/store/accounts.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
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

  test('make a draft and a batch operation once, also where the server died before its answer was kept', async () => {
    const xml = bpmn('p(pool) { s(start) > e(end) }')
    const wishes = [
      ['designer', '/drafts', { name: 'Once', variant: 'to-be', xml }],
      ['coordinator', '/batch-operations', { type: 'cancel', filter: { businessKey: 'none' }, reason: 'x' }],
    ] as const
    for (const [who, path, body] of wishes) {
      const ask = () => server.as(who, 'POST', path, body, { 'idempotency-key': path })
      const idOf = ({ body }: { body: { id?: string; key?: string } }) => body.id ?? body.key
      const first = await ask()
      expect(first.status, first.text).toBe(201)
      await server.database.pool.query(
        `update idempotency set status = null, body = null, created_at = created_at - interval '2 minutes' where key = $1`,
        [path],
      )
      const again = await ask()
      expect(again.status).toBe(201)
      expect(idOf(again)).toBe(idOf(first))
    }
    const { rows } = await server.database.pool.query(
      `select (select count(*) from draft where name = 'Once')::integer as drafts, (select count(*) from batch_operation)::integer as operations`,
    )
    expect(rows).toEqual([{ drafts: 1, operations: 1 }])
  })
})
