// A server is killed while a link is answered, and while it carries out what was asked under a key. What was answered is
// there, once; storm.test.ts kills one while people work.

import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { type ServerProcess, startProcess } from '../support/process.ts'

const PATIENCE = { timeout: 60_000 }

describe('a server that is killed', () => {
  let databases: Databases
  let copy: Database
  let environment: Record<string, string>
  let database: pg.Client

  beforeAll(async () => {
    databases = await databasesOn('postgres')
    copy = await databases.open()
    environment = { DATABASE_URL: copy.url! }
    database = new pg.Client({ connectionString: environment.DATABASE_URL })
    await database.connect()
  })

  afterAll(async () => {
    await database.end()
    await copy.close()
    await databases.close()
  })

  /** A task of an organisation, and a link to it whose secret is known. */
  async function linked(server: ServerProcess): Promise<{ instance: string; secret: string }> {
    const { body } = await server.ask('POST', '/process-instances', { processId: 'asked' })
    const { key: instance } = (body as { instance: Instance }).instance
    const secret = randomBytes(32).toString('base64url')
    await database.query(
      `insert into one_time_link (id, secret, instance_id, key, organisation, sent_by, expires_at, mailed_at)
       select gen_random_uuid(), $2, instance_id, key, 'club', 'test', now() + interval '1 day', now()
       from user_task where instance_id = $1`,
      [instance, createHash('sha256').update(secret).digest()],
    )
    return { instance, secret }
  }

  const answeredBy = async (instance: string) => {
    const { rows } = await database.query(
      'select completed_by from user_task where instance_id = $1 and status = $2',
      [instance, 'completed'],
    )
    return rows.map(row => row.completed_by as string)
  }

  test('has not used a link up, or the case has heard the answer, and the same answer is told as taken', async () => {
    let server = await startProcess(environment)
    const content = bpmn(
      `asked(pool) { s(start) > help(user groups='="partner-contact:club"') > done(user) > e(end) }`,
    )
    await server.ask('POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
    await database.query(
      `insert into organisation (id, name, email, language, on_linkspan) values ('club', 'Club', 'an@club.example', 'en', false)`,
    )
    const { instance, secret } = await linked(server)
    const answer = () => server.ask('POST', '/links/answer', { secret, variables: {} })

    // What is decided cannot be written to the trail, and then the server is gone.
    await database.query('begin')
    await database.query('lock table trail in share mode')
    const cut = answer().then(
      () => 'answered',
      () => 'cut off',
    )
    await expect
      .poll(async () => {
        const { rows } = await database.query(
          `select count(*)::integer as count from pg_locks where not granted and relation = 'trail'::regclass`,
        )
        return rows[0].count
      }, PATIENCE)
      .toBeGreaterThan(0)
    await server.kill()
    expect(await cut).toBe('cut off')
    await database.query('rollback')
    server = await startProcess(environment)
    expect(await answeredBy(instance)).toEqual([])
    expect((await answer()).status).toBe(204)
    expect(await answeredBy(instance)).toEqual(['link:club'])

    // And once more right after the commit, whether or not the reply went out.
    const second = await linked(server)
    const answerAgain = () =>
      server.ask('POST', '/links/answer', { secret: second.secret, variables: {} }).catch(() => null)
    const first = answerAgain()
    await expect.poll(() => answeredBy(second.instance), { ...PATIENCE, interval: 1 }).toEqual(['link:club'])
    await server.kill()
    await first
    server = await startProcess(environment)
    expect((await answerAgain())?.status).toBe(204)
    const { rows } = await database.query('select seq from trail where instance_id = $1', [second.instance])
    expect(rows).toHaveLength(2)
    await server.stop()
  }, 480_000)

  test('leaves what was asked of it under a key to the next server, which does it at once', async () => {
    const [first, second] = await Promise.all([startProcess(environment), startProcess(environment)])
    const xml = bpmn('kept(pool) { s(start) > a(user) > e(end) }')
    await first.ask('POST', '/deployments', { resources: [{ name: 'x.bpmn', content: xml }] })
    const asked = [
      ['/drafts', { name: 'Kept', variant: 'to-be', xml }],
      ['/process-instances', { processId: 'kept' }],
    ] as const
    const statusOf = async (server: ServerProcess, [path, body]: (typeof asked)[number]) =>
      (await server.ask('POST', path, body, { 'idempotency-key': path })).status

    await database.query('begin')
    await database.query('lock table trail, draft in share mode')
    const cut = asked.map(wish =>
      statusOf(first, wish).then(
        () => 'answered',
        () => 'cut off',
      ),
    )
    await expect
      .poll(async () => {
        const { rows } = await database.query(
          `select count(*)::integer as count from pg_locks where not granted and relation in ('trail'::regclass, 'draft'::regclass)`,
        )
        return rows[0].count
      }, PATIENCE)
      .toBe(2)
    expect(await statusOf(second, asked[0])).toBe(503)
    await first.kill()
    expect(await Promise.all(cut)).toEqual(['cut off', 'cut off'])
    await database.query('rollback')
    // Sooner than a key counts as abandoned that nobody knows anything of.
    const soon = { timeout: 40_000 }
    for (const wish of asked) await expect.poll(() => statusOf(second, wish), soon).toBe(201)
    const { rows } = await database.query(
      `select (select count(*)::integer from draft) as drafts, (select count(*)::integer from instance where process_id = 'kept') as cases`,
    )
    expect(rows).toEqual([{ drafts: 1, cases: 1 }])
    await second.stop()
  }, 480_000)
})
