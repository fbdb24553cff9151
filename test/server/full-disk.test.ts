// There is no room for the trail, by the error of the file system and not by one that is made up. What was answered is
// there; what was not is done once when there is room. `outages.test.ts` has the same with an error of the database's own.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { limitFiles } from '../support/file-limit.ts'
import { startOwnPostgres } from '../support/postgres.ts'
import { type Reply, startServer, type TestServer, trusted } from '../support/server.ts'

let databases: Databases
let directory: string
let database: Database
let server: TestServer

beforeAll(async () => {
  databases = await databasesOn('postgres', async () => {
    const postgres = await startOwnPostgres()
    directory = postgres.directory
    return postgres
  })
  database = await databases.open()
  server = await startServer(database)
  const resources = [{ name: 'x.bpmn', content: bpmn('p(pool) { s(start) > a(user) > e(end) }') }]
  expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({ status: 201 })
})

afterAll(async () => {
  await server.stop()
  await database.close()
  await databases.close()
})

/** Variables that do not compress, so that the files grow soon. */
const noise = () => Array.from({ length: 16_000 }, () => Math.random().toString(36).slice(2)).join('')

const begin = (key: string) =>
  server.as(
    'coordinator',
    'POST',
    '/process-instances',
    { processId: 'p', variables: { noise: noise() } },
    { 'idempotency-key': key },
  )

test('a disk without room refuses with "try again", loses nothing, and goes on when there is room', async () => {
  await limitFiles(database.pool, directory, 100_000)
  const answered: string[] = []
  let refused: Reply | null = null
  for (let count = 0; refused === null; count++) {
    expect(count).toBeLessThan(500)
    const reply = await begin(`case ${count}`)
    if (reply.status === 201) answered.push((reply.body as { instance: { key: string } }).instance.key)
    else refused = reply
  }
  expect(answered.length).toBeGreaterThan(0)
  expect(refused).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
  expect(refused.text).not.toMatch(/space|device|file|large/i)
  expect((await server.as('coordinator', 'GET', `/process-instances/${answered[0]}`)).status).toBe(200)

  await limitFiles(database.pool, directory, null)
  const again = await Promise.all(Array.from({ length: 8 }, (_, index) => begin(`later ${index}`)))
  expect(again.map(({ status }) => status)).toEqual(again.map(() => 201))
  const { rows } = await database.pool.query('select count(*)::integer as cases from instance')
  expect(rows).toEqual([{ cases: answered.length + again.length }])
  expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
}, 180_000)
