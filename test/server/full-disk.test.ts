// The disk under the trail is really full, by the error of the file system and not by one that is made up. What was
// answered is there; what was not is done once when there is room. `outages.test.ts` has the same where no disk can be
// mounted, with an error of the database's own.

import { chownSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startPostgres } from '../support/postgres.ts'
import { type Reply, startServer, type TestServer, trusted } from '../support/server.ts'
import { type SmallDisk, smallDisk } from '../support/small-disk.ts'

/** The disk of somebody else's PostgreSQL is left alone. */
const disk: SmallDisk | null = process.env.DATABASE_URL === undefined ? smallDisk(2) : null
let databases: Databases
let database: Database
let server: TestServer

beforeAll(async () => {
  if (disk === null) return
  databases = await databasesOn('postgres', startPostgres)
  database = await databases.open()
  await moveTrailTo(path.join(disk.folder, 'trail'))
  server = await startServer(database)
  const resources = [{ name: 'x.bpmn', content: bpmn('p(pool) { s(start) > a(user) > e(end) }') }]
  expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({ status: 201 })
})

afterAll(async () => {
  if (disk === null) return
  await server.stop()
  await database.close()
  await databases.close()
  disk.remove()
})

/** A folder of the user under whom PostgreSQL runs becomes the place of the trail. */
async function moveTrailTo(folder: string): Promise<void> {
  mkdirSync(folder)
  const { rows } = await database.pool.query('show data_directory')
  const { uid, gid } = statSync(rows[0].data_directory)
  chownSync(folder, uid, gid)
  await database.pool.query(`create tablespace small location '${folder}'`)
  await database.pool.query('alter table trail set tablespace small')
}

/** Variables that do not compress, so that the disk fills soon. */
const noise = () => Array.from({ length: 4000 }, () => Math.random().toString(36).slice(2)).join('')

const begin = (key: string) =>
  server.as(
    'coordinator',
    'POST',
    '/process-instances',
    { processId: 'p', variables: { noise: noise() } },
    { 'idempotency-key': key },
  )

test.skipIf(disk === null)(
  'a disk without room refuses with "try again", loses nothing, and goes on when there is room',
  async () => {
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
    expect(refused.text).not.toMatch(/space|device|tablespace/)
    expect((await server.as('coordinator', 'GET', `/process-instances/${answered[0]}`)).status).toBe(200)

    disk!.grow(64)
    const again = await Promise.all(Array.from({ length: 8 }, (_, index) => begin(`later ${index}`)))
    expect(again.map(({ status }) => status)).toEqual(again.map(() => 201))
    const { rows } = await database.pool.query('select count(*)::integer as cases from instance')
    expect(rows).toEqual([{ cases: answered.length + again.length }])
    expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
  },
  120_000,
)
