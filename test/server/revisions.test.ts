// Several people at one thing: nobody overwrites what they have not seen, and who comes too late is told.

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { createSession } from '../../server/store/accounts.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

describe.each(backends)('what several people change on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const content = bpmn('p(pool) { s(start) > a(user groups=intake) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function task(): Promise<{ task: UserTask; etag: string }> {
    const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    const { key } = (begun.body as { instance: { key: string } }).instance
    const { items } = (await server.as('intake', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
      items: UserTask[]
    }
    const reply = await server.as('intake', 'GET', `/user-tasks/${items[0]!.key}`)
    return { task: reply.body, etag: String(reply.headers.etag) }
  }

  const change = (key: string, body: object, etag?: string) =>
    server.as(
      'coordinator',
      'PATCH',
      `/user-tasks/${key}`,
      body,
      etag === undefined ? {} : { 'if-match': etag },
    )

  test('is planned only by whoever has seen it as it is', async () => {
    const {
      task: { key },
      etag,
    } = await task()
    expect(await change(key, { priority: 1 })).toMatchObject({
      status: 428,
      body: { code: 'IF_MATCH_MISSING' },
    })
    const first = await change(key, { priority: 1 }, etag)
    expect(first).toMatchObject({ status: 200, body: { priority: 1 } })
    expect(await change(key, { priority: 2 }, etag)).toMatchObject({ status: 412, body: { code: 'STALE' } })
    expect(await change(key, { priority: 2 }, String(first.headers.etag))).toMatchObject({ status: 200 })
    expect(await change(key, { priority: 3 }, 'W/"x"')).toMatchObject({ status: 412 })
  })

  test('has one winner where two have seen the same, even in one transaction', async () => {
    for (let round = 0; round < 5; round++) {
      const {
        task: { key },
        etag,
      } = await task()
      const replies = await Promise.all([10, 20, 30].map(priority => change(key, { priority }, etag)))
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412])
      const winner = replies.find(({ status }) => status === 200)!.body as UserTask
      expect((await server.as('coordinator', 'GET', `/user-tasks/${key}`)).body).toMatchObject({
        priority: winner.priority,
      })
    }
  })

  test('is completed only as it was seen, where one says how that was', async () => {
    const {
      task: { key },
      etag,
    } = await task()
    await change(key, { priority: 7 }, etag)
    const complete = (headers: Record<string, string>) =>
      server.as('intake', 'POST', `/user-tasks/${key}/completion`, {}, headers)
    expect(await complete({ 'if-match': etag })).toMatchObject({ status: 412, body: { code: 'STALE' } })
    expect(await complete({})).toMatchObject({ status: 200, body: { status: 'completed' } })
    expect(await complete({})).toMatchObject({ status: 409, body: { code: 'TASK_ENDED' } })
  })

  test.each([
    ['POST', 'assignment', {}],
    ['DELETE', 'assignee', undefined],
    ['POST', 'completion', {}],
    ['POST', 'escalation', { code: 'help' }],
  ])(
    'is worked on by a person only as they saw it, by a program as it is: %s %s',
    async (method, verb, body) => {
      const { task: seen, etag } = await task()
      const path = `/user-tasks/${seen.key}/${verb}`
      const cookie = await cookieOf('intake')
      const asPerson = async (headers: Record<string, string>) => {
        const reply = await fetch(`${server.url}/api/v1${path}`, {
          method,
          headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
          body: body && JSON.stringify(body),
        })
        return [reply.status, ((await reply.json()) as { code?: string }).code]
      }
      expect(await asPerson({})).toEqual([428, 'IF_MATCH_MISSING'])
      await change(seen.key, { priority: 9 }, etag)
      expect(await asPerson({ 'if-match': etag })).toEqual([412, 'STALE'])
      const program = await server.token(['coordinator', 'intake'])
      expect(await program(method, path, body, { 'if-match': etag })).toMatchObject({ status: 412 })
      const { status } = await program(method, path, body)
      // Nothing catches the escalation; that is told by what is there, and not by what was seen.
      expect(status).not.toBe(412)
      expect(status).not.toBe(428)
    },
  )

  test('is not watched by one person from more than twenty places', async () => {
    const cookie = await cookieOf('legal')
    const stops: AbortController[] = []
    const open = async () => {
      const stop = new AbortController()
      stops.push(stop)
      return fetch(`${server.url}/api/v1/events`, { headers: { cookie }, signal: stop.signal })
    }
    const opened = await Promise.all(Array.from({ length: 20 }, open))
    expect(opened.every(({ status }) => status === 200)).toBe(true)
    const more = await open()
    expect([more.status, ((await more.json()) as { code: string }).code]).toEqual([429, 'TOO_MANY_STREAMS'])
    for (const stop of stops) stop.abort()
  })

  test('is told no more to a page that reads nothing, and costs the server nothing any more', async () => {
    const cookie = await cookieOf('coordinator')
    const { hostname, port } = new URL(server.url)
    const arrived = once(server.app.server, 'connection')
    const page = connect(Number(port), hostname)
    page.write(`GET /api/v1/events HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`)
    const [socket] = (await arrived) as [Socket]
    await once(page, 'data')
    page.pause()
    // Much more than the network between them takes by itself.
    const much = 'x'.repeat(1000)
    server.server.bell.heard(
      Array.from(
        { length: 30_000 },
        (_, index) => ({ resource: 'instance', key: `${index} ${much}` }) as const,
      ),
    )
    await expect.poll(() => socket.destroyed, { timeout: 30_000 }).toBe(true)
    page.destroy()
  })

  const cookieOf = async (username: string) =>
    `linkspan_session=${await createSession(server.database, username)}`

  test('is asked for again later where more comes than fits', async () => {
    const tight = await startServer(server.database, { LINKSPAN_QUEUE: '1' })
    const begin = () => tight.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    const replies = await Promise.all(Array.from({ length: 20 }, begin))
    await tight.stop()
    const refused = replies.filter(({ status }) => status !== 201)
    expect(refused.length).toBeGreaterThan(0)
    for (const reply of refused) {
      expect(reply).toMatchObject({ status: 503, body: { code: 'OVERLOADED' } })
      expect(reply.headers['retry-after']).toBe('1')
    }
  })
})
