// What somebody tries who means no good, or sends what no client of ours would send.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { readableIn, waitingIn } from '../support/readable.ts'
import { startServer, type TestServer } from '../support/server.ts'

const signal = bpmn(`signal(pool) {
  s(start message='Worry or signal reported') > look(user groups=intake) > e(end)
  x(event-sub) { w(start message=Withdrawn key='case_reference') > xe(end) }
}`)
const closed = bpmn(`closed(pool) { s(start message='Record closed') > look(user groups=records) > e(end) }`)
const byHand = bpmn(`byHand(pool) { s(start) > check(user groups=records) > e(end) }`)
const timed = bpmn(`timed(pool) { s(start) > w(catch at='date') > e(end) }`)
const machine = bpmn(`machine(pool) { s(start) > j(service job='lock-record') > e(end) }`)

const guarded = bpmn(`guarded(pool) { s(start) > look(user groups=intake) > e(end) }`).replace(
  /(<bpmn:userTask id="look"[^>]*>\s*<bpmn:extensionElements>)/,
  '$1<zeebe:formDefinition formId="guarded-form" />',
)
const guardedForm = {
  id: 'guarded-form',
  type: 'default',
  components: [
    { type: 'textfield', key: 'note' },
    { type: 'textfield', key: 'reference', readonly: true },
    { type: 'checkbox', key: 'agreed', conditional: { hide: '=true' } },
  ],
}

describe.each(backends)('hostile requests on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const files = { timed, signal, closed, byHand, machine, guarded }
    for (const [name, content] of Object.entries(files)) {
      const form = { name: 'guarded.form.json', content: JSON.stringify(guardedForm) }
      const resources = [{ name: `${name}.bpmn`, content }, ...(name === 'guarded' ? [form] : [])]
      const deployed = await server.as('designer', 'POST', '/deployments', { resources })
      expect(deployed.status, deployed.text).toBe(201)
    }
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const problem = (status: number, code: string) => ({ status, body: expect.objectContaining({ code }) })

  async function start(processId: string, variables: object = {}): Promise<Instance> {
    const reply = await server.as('coordinator', 'POST', '/process-instances', { processId, variables })
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as { instance: Instance }).instance
  }

  async function taskOf(instance: string): Promise<UserTask> {
    const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)).body as {
      items: UserTask[]
    }
    return items[0]!
  }

  describe('a program', () => {
    test.each([
      ['completion', {}],
      ['error', { code: 'E' }],
      ['failure', { message: 'm', retries: 0 }],
    ])('does not answer for a person: %s', async (verb, body) => {
      const { key } = await taskOf((await start('byHand')).key)
      const worker = await server.token(['worker'])
      expect(await worker('POST', `/jobs/${key}/${verb}`, body)).toMatchObject(problem(409, 'NO_SUCH_KEY'))
      expect(await server.as('coordinator', 'GET', `/user-tasks/${key}`)).toMatchObject({
        body: { status: 'open' },
      })
    })

    test('does not answer for the server', async () => {
      const worker = await server.token(['worker'])
      const { key } = await start('machine')
      const reply = await worker('POST', `/jobs/${key}.4/completion`, { variables: { forged: true } })
      expect(reply).toMatchObject(problem(409, 'NO_SUCH_KEY'))
    })

    test('that may only report begins nothing but a worry, and reaches no case that waits', async () => {
      const detector = await server.token(['detector'])
      const send = (id: string, type: string, data: object) =>
        detector(
          'POST',
          '/online-signals',
          JSON.stringify({ specversion: '1.0', id, source: '/t', type, data }),
          {
            'content-type': 'application/cloudevents+json',
          },
        )
      const first = await send('1', 'org.linkspan.worry.reported', { case_reference: 'R-1' })
      expect(first.status, first.text).toBe(202)
      await send('2', 'Withdrawn', { case_reference: 'R-1' })
      const { instanceKey } = first.body as { instanceKey: string }
      expect(await server.as('coordinator', 'GET', `/process-instances/${instanceKey}`)).toMatchObject({
        body: { instance: { status: 'active', entries: 1 } },
      })
      expect(await send('3', 'Record closed', {})).toMatchObject({ status: 202 })
      expect(await server.as('coordinator', 'GET', '/process-instances?processId=closed')).toMatchObject({
        body: { items: [] },
      })
    })
  })

  describe('a person', () => {
    test('begins the processes of their own lanes only, and none that is not there', async () => {
      const begin = (body: object) => server.as('intake', 'POST', '/process-instances', body)
      expect(await begin({ processId: 'byHand' })).toMatchObject(problem(403, 'FORBIDDEN'))
      expect(await begin({ processId: 'guarded' })).toMatchObject({ status: 201 })
      const processDefinitionKey = '00000000-0000-7000-8000-000000000000'
      expect(await begin({ processDefinitionKey })).toMatchObject(problem(404, 'NO_SUCH_PROCESS'))
    })

    test('changes nothing that a form only shows or hides, nor by an escalation what it does not have', async () => {
      const { key } = await taskOf((await start('guarded', { reference: 'R-1' })).key)
      const complete = (variables: object) =>
        server.as('intake', 'POST', `/user-tasks/${key}/completion`, { variables })
      expect(await complete({ reference: 'R-2' })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/variables/reference', code: 'READ_ONLY' }] },
      })
      expect(await complete({ agreed: 'anything' })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/variables/agreed', code: 'NOT_YES_OR_NO' }] },
      })
      const escalation = { code: 'E', variables: { reference: 'R-2', foreign: 1 } }
      expect(await server.as('intake', 'POST', `/user-tasks/${key}/escalation`, escalation)).toMatchObject(
        problem(422, 'FORM_INVALID'),
      )
      expect(await complete({ note: 'x', reference: 'R-1' })).toMatchObject({ status: 200 })
    })

    test('guesses no more passwords at once than in turn', async () => {
      const guess = () => server.as(null, 'POST', '/sessions', { username: 'legal', password: 'wrong' })
      const statuses = (await Promise.all(Array.from({ length: 12 }, guess))).map(({ status }) => status)
      expect(statuses.filter(status => status === 401)).toHaveLength(5)
      expect(statuses.filter(status => status === 429)).toHaveLength(7)
    })

    test('leaves no secret of a token behind an Idempotency-Key', async () => {
      const body = { name: 'w', roles: ['worker'] }
      const reply = await server.as('admin', 'POST', '/api-tokens', body, { 'idempotency-key': 'secret' })
      expect(reply.status).toBe(201)
      const { secret } = reply.body as { secret: string }
      expect(await readableIn(server.database, secret)).toEqual([])
      expect(await waitingIn(server.database, secret)).toEqual([])
      // What was kept instead says that it was made.
      expect(await waitingIn(server.database, 'its secret shown once')).toEqual(['idempotency'])
    })
  })

  const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

  test.each([
    ['coordinator', '/process-instances', [['a'], ['9'.repeat(30)], ['NaN'], ['1\u0000']]],
    ['coordinator', '/process-definitions', [['a'], [1]]],
    ['coordinator', '/online-signals', [['a'], [1]]],
    ['coordinator', '/incidents', [['a', 'b']]],
    [
      'coordinator',
      '/user-tasks',
      [
        ['2020', 'x', 'y'],
        ['2025-02-30 00:00:00+00', 'x', '1'],
      ],
    ],
    ['auditor', '/jobs', [['a', 'b']]],
    ['auditor', '/log', [['a'], [-1], [1.5]]],
    ['auditor', '/notices', [['a']]],
  ] as const)('a cursor that was made up is refused by %s %s', async (who, path, keys) => {
    for (const key of keys)
      expect(await server.as(who, 'GET', `${path}?cursor=${cursor(...key)}`)).toMatchObject(
        problem(400, 'INVALID'),
      )
  })

  test.each([
    '/process-instances?number=99999999999999999999',
    '/process-instances?number=1e300',
    '/process-instances?startedAfter=2016-12-31T23:59:60Z',
    '/user-tasks?dueBefore=2016-12-31T23:59:60Z',
    '/user-tasks?dueBefore=0000-01-01T00:00:00Z',
    '/user-tasks?dueBefore=9999-12-31T23:59:59-23:00',
    '/process-instances/00000000-0000-7000-8000-000000000000/trail?after=99999999999999',
  ])('what no column can hold is refused: %s', async path => {
    expect(await server.as('coordinator', 'GET', path)).toMatchObject(problem(400, 'INVALID'))
  })

  test('a request that comes in drops is given up at some time', () => {
    // Node looks at both; Fastify turns the one for the whole request off unless it is told.
    const { headersTimeout, requestTimeout } = server.app.server
    for (const limit of [headersTimeout, requestTimeout]) {
      expect(limit).toBeGreaterThan(0)
      expect(limit).toBeLessThanOrEqual(300_000)
    }
  })

  test('a timer for a year that nothing can hold is an incident, not a failure', async () => {
    for (const date of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:00'])
      expect(await start('timed', { date })).toMatchObject({ status: 'active', incidents: 1 })
  })

  test('what no text or number can be is refused in headers and bodies', async () => {
    const binary = (id: string) =>
      server.as(
        'intake',
        'POST',
        '/online-signals',
        {},
        {
          'ce-specversion': '1.0',
          'ce-id': id,
          'ce-source': '/t',
          'ce-type': 'org.linkspan.worry.reported',
        },
      )
    expect(await binary('a%00b')).toMatchObject(problem(400, 'TEXT_INVALID'))
    const { key } = await start('byHand')
    const put = (variables: string) =>
      server.as('coordinator', 'PUT', `/process-instances/${key}/variables`, `{"variables":${variables}}`, {
        'content-type': 'application/json',
      })
    expect(await put('{"n":1e999}')).toMatchObject(problem(400, 'TEXT_INVALID'))
    expect(await put(`{"n":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)).toMatchObject(
      problem(400, 'TEXT_INVALID'),
    )
    expect(await put('{"__proto__":{"a":1}}')).toMatchObject(problem(400, 'NOT_JSON'))
    expect(await put('{"constructor":1,"toString":2}')).toMatchObject({ status: 200 })
    expect(await server.as('auditor', 'GET', `/process-instances/${key}/verification`)).toMatchObject({
      body: { intact: true },
    })
  })
})
