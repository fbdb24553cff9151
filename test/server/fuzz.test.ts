// Whatever comes over the interface is answered as the OpenAPI document says: never with a failure of ours, always with
// a documented status and media type, and what is not described is refused.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { type Operation, operationsOf, type Request, requestTo } from '../support/operations.ts'
import { startServer, type TestServer } from '../support/server.ts'

const EVERYTHING = [
  ...[
    'designer',
    'coordinator',
    'worker',
    'auditor',
    'admin',
    'records',
    'college',
    'project-lead',
    'intake',
  ],
  ...['detector', 'monitor', 'mandated-official', 'evaluator', 'partner'],
]

/** Routes that answer with a stream or read what is not JSON are tried elsewhere. */
const ELSEWHERE = new Set(['GET /api/v1/events'])

const RUNS = Number(process.env.LINKSPAN_RANDOM_RUNS ?? 8)

describe.each(backends)('whatever is asked on %s', backend => {
  let databases: Databases
  let server: TestServer
  let ask: Awaited<ReturnType<TestServer['token']>>
  let operations: Operation[]
  let known: Record<string, string>

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    ask = await server.token(EVERYTHING)
    operations = (await operationsOf(server)).filter(({ route }) => !ELSEWHERE.has(route))
    const content = bpmn('p(pool) { s(start) > a(user) > j(service job=x) > e(end) }')
    const deployed = await ask('POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
    const { key, definitions } = deployed.body as { key: string; definitions: { key: string }[] }
    const begun = await ask('POST', '/process-instances', { processId: 'p' })
    const { instance } = begun.body as { instance: { key: string } }
    const draft = await ask('POST', '/drafts', { name: 'd', variant: 'to-be', xml: content })
    const filter = { businessKey: 'none' }
    const batch = await ask('POST', '/batch-operations', { type: 'resolve-incidents', filter })
    known = {
      instanceKey: instance.key,
      key: `${instance.key}.3`,
      definitionKey: definitions[0]!.key,
      deploymentKey: key,
      draftId: (draft.body as { id: string }).id,
      batchOperationKey: (batch.body as { key: string }).key,
      username: 'legal',
      processId: 'p',
      seq: '1',
    }
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const send = ({ method }: Operation, { url, body }: Request, headers: Record<string, string> = {}) =>
    ask(method, url, body, headers)

  /** Tries all operations, some requests each; tells which one and with what. */
  async function each(
    fits: (operation: Operation) => boolean,
    check: (operation: Operation, request: Request) => Promise<void>,
    numRuns = RUNS,
  ): Promise<void> {
    const tried = operations.filter(fits)
    expect(tried.length).toBeGreaterThan(10)
    for (const operation of tried)
      await fc
        .assert(
          fc.asyncProperty(requestTo(operation, known), request => check(operation, request)),
          { numRuns, endOnFailure: true },
        )
        .catch(error => {
          throw new Error(`${operation.route}: ${(error as Error).message}`, { cause: error })
        })
  }

  test('is answered with a documented status and media type, and never with a failure', async () => {
    await each(
      () => true,
      async (operation, request) => {
        const reply = await send(operation, request)
        const said = `${reply.status} ${reply.text.slice(0, 300)}`
        expect(reply.status, said).toBeLessThan(500)
        const { responses } = operation
        const described = responses[reply.status] ?? responses[`${String(reply.status)[0]}XX`]
        expect(described, `${said} is not among ${Object.keys(responses)}`).toBeDefined()
        const type = String(reply.headers['content-type'] ?? '').split(';')[0]!
        if (reply.text !== '' && described?.content)
          expect(Object.keys(described.content), said).toContain(type)
        if (reply.status >= 400) expect(type, said).toBe('application/problem+json')
      },
    )
  })

  test('with a property that nothing describes is refused', async () => {
    await each(
      ({ body }) => body?.additionalProperties === false,
      async (operation, request) => {
        const body = { ...(request.body as object), not_described: 1 }
        const reply = await send(operation, { ...request, body })
        expect(reply.status, reply.text).toBe(400)
      },
      2,
    )
  })

  test('with a parameter that nothing describes is refused', async () => {
    await each(
      ({ parameters }) => parameters.some(one => one.in === 'query'),
      async (operation, request) => {
        const url = `${request.url}${request.url.includes('?') ? '&' : '?'}not_described=1`
        const reply = await send(operation, { ...request, url })
        expect(reply.status, reply.text).toBe(400)
      },
      2,
    )
  })

  test('by a POST under a key is done once, answered alike, and not mistaken for another', async () => {
    let number = 0
    await each(
      ({ method, action }) => method === 'POST' && action !== 'open',
      async (operation, request) => {
        number += 1
        const headers = { 'idempotency-key': `fuzz ${number}` }
        const first = await send(operation, request, headers)
        // What does not even have the shape, or is not there for the caller, is refused before its key is looked at.
        const kept = first.headers['x-content-type-options'] && ![400, 403, 415].includes(first.status)
        const second = await send(operation, request, headers)
        if (!kept) {
          expect(second.status).toBe(first.status)
          return
        }
        expect(second.headers['idempotent-replayed'], `${first.status} ${first.text}`).toBe('true')
        if (operation.action === 'token.write' && first.status === 201)
          expect(second).toMatchObject({ status: 409, body: { code: 'CONFLICT' } })
        else expect([second.status, second.text]).toEqual([first.status, first.text])
        const other = await send(operation, { ...request, url: `${request.url}?other=1` }, headers)
        expect(other, other.text).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
      },
      4,
    )
  })
})
