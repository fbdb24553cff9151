// The server's own log helps whoever runs it, and tells nothing about anybody: an error by its kind and its places, a
// request by its route.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loggedError } from '../../server/logger.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const MARK = 'Jo Planted'

type Line = {
  readonly level: number
  readonly msg: string
  readonly reqId?: string
  readonly err?: { readonly type: string; readonly code?: string; readonly stack: string }
  readonly req?: object
}

describe.each(backends)('on %s', backend => {
  const written: string[] = []
  let databases: Databases
  let server: TestServer

  const lines = () => written.map(line => JSON.parse(line) as Line)
  const log = { write: (line: string) => void written.push(line) }

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open(), { LINKSPAN_LOG: 'debug' }, { log })
    const content = bpmn('logged(pool) { s(start) > a(user) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  test('an error of the database is told by its code and its constraint, under the id that the caller has', async () => {
    await server.database.pool.query(
      `alter table instance add constraint nobody_of_this_name check (business_key <> '${MARK}')`,
    )
    const started = { processId: 'logged', businessKey: MARK, variables: { name: MARK } }
    const { status, body } = await server.as('coordinator', 'POST', '/process-instances', started)
    expect(status).toBe(500)
    const line = lines().find(({ msg }) => msg === 'request failed')
    expect(line).toMatchObject({
      level: 50,
      reqId: (body as { instance: string }).instance,
      err: { code: '23514', table: 'instance', constraint: 'nobody_of_this_name' },
    })
    expect(line!.err!.stack).toMatch(/^ +at /)
    expect(written.join('')).not.toContain(MARK)
  })

  test('a request is told by its route, without what it looks for', async () => {
    await server.as('coordinator', 'GET', `/process-instances?businessKey=${encodeURIComponent(MARK)}`)
    expect(lines()).toContainEqual(
      expect.objectContaining({ req: { method: 'GET', route: '/api/v1/process-instances' } }),
    )
    await server.as('coordinator', 'GET', `/no-such-thing/${encodeURIComponent(MARK)}`)
    expect(decodeURIComponent(written.join(''))).not.toContain(MARK)
  })

  test('what others log as an error alone, or with what it says for a sentence, says nothing', () => {
    const error = new Error(`${MARK} went wrong`)
    const { log } = server.app
    log.error(error)
    log.warn({ err: error, instance: 'a-key' })
    log.error({ err: error }, error.message)
    log.error({ err: error }, 'the clock stumbled')
    expect(lines().slice(-4)).toMatchObject([
      { msg: 'an error', err: { type: 'Error' } },
      { msg: 'an error', err: { type: 'Error' }, instance: 'a-key' },
      { msg: 'an error', err: { type: 'Error' } },
      { msg: 'the clock stumbled', err: { type: 'Error' } },
    ])
    expect(written.join('')).not.toContain(MARK)
  })
})

const thrownBy = (action: () => unknown): unknown => {
  try {
    return action()
  } catch (error) {
    return error
  }
}

test.each<[string, unknown, string]>([
  ['a text that is not JSON', thrownBy(() => JSON.parse(MARK)), 'SyntaxError'],
  ['an address that is none', thrownBy(() => new URL(MARK)), 'TypeError'],
  ['an argument of another type', thrownBy(() => Buffer.alloc(MARK as never)), 'TypeError'],
  ['a name where an object should be', thrownBy(() => 'x' in (MARK as never)), 'TypeError'],
  [
    'a mail server’s answer',
    Object.assign(new Error(MARK), { response: `550 ${MARK}`, code: MARK }),
    'Error',
  ],
  ['a message like a place', new Error(`x\n    at ${MARK} (x.ts:1:1)\n    at ${MARK}`), 'Error'],
  ['a cause', new Error('x', { cause: new TypeError(MARK) }), 'Error'],
  ['several at once', new AggregateError([new Error(MARK)], MARK), 'AggregateError'],
  ['no error at all', MARK, 'string'],
])('%s is told without what it quotes', (_what, error, type) => {
  const told = loggedError(error)
  expect(told.type).toBe(type)
  expect(/^ +at .*logger\.test\.ts/m.test(told.stack)).toBe(error instanceof Error)
  expect(JSON.stringify(told)).not.toContain(MARK)
})

test('causes are told with it, and a circle of them ends', () => {
  const inner = Object.assign(new Error('inner'), { code: 'ECONNREFUSED' })
  expect(loggedError(new Error('outer', { cause: inner }))).toMatchObject({
    type: 'Error',
    cause: { type: 'Error', code: 'ECONNREFUSED' },
  })
  inner.cause = inner
  expect(JSON.stringify(loggedError(inner)).match(/ECONNREFUSED/g)).toHaveLength(6)
})
