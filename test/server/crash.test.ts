// A server is killed while a link is answered, and while it carries out what was asked under a key. What was answered is
// there, once; storm.test.ts kills one while people work.

import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { openMailSink } from '../support/mail-sink.ts'
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
    const waiting = async () => {
      const { rows } = await database.query(
        `select count(*)::integer as count from pg_locks where not granted and relation = 'trail'::regclass`,
      )
      return rows[0].count as number
    }
    await expect.poll(waiting, PATIENCE).toBeGreaterThan(0)
    await server.kill()
    expect(await cut).toBe('cut off')
    // Nobody is there any more to hear of it: the database lets it go, and the case with it.
    await expect.poll(waiting, PATIENCE).toBe(0)
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

  test('sends the mail of a link at least once, and a second time only the same mail', async () => {
    const sink = await openMailSink()
    const serve = () => startProcess({ ...environment, LINKSPAN_PUBLIC_URL: 'https://linkspan.city.example' })
    let server = await serve()
    const content = bpmn(`mailed(pool) { s(start) > help(user groups='="partner-contact:choir"') > e(end) }`)
    await server.ask('POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
    await database.query(
      `insert into organisation (id, name, email, language, on_linkspan) values ('choir', 'Choir', 'bo@choir.example', 'en', false)`,
    )
    const linkFor = async () => {
      const { body } = await server.ask('POST', '/process-instances', { processId: 'mailed' })
      const { key } = (body as { instance: Instance }).instance
      const tasks = await server.ask('GET', `/user-tasks?instanceKey=${key}`)
      const task = (tasks.body as { items: { key: string }[] }).items[0]!.key
      return {
        key,
        ask: () => server.ask('POST', `/user-tasks/${task}/links`, {}, { 'idempotency-key': task }),
      }
    }
    /** It is two minutes later: whoever held the link counts as dead. */
    const takenUpAgain = async (instance: string) => {
      await database.query('update one_time_link set mail_lease_until = now() where instance_id = $1', [
        instance,
      ])
      await expect
        .poll(async () => {
          const { rows } = await database.query(
            'select mailed_at, mail_at from one_time_link where instance_id = $1',
            [instance],
          )
          return rows.map(row => row.mailed_at !== null && !(row.mail_at <= new Date()))
        }, PATIENCE)
        .toEqual([true])
    }
    const secretIn = (mail: string) => /link#([\w-]+)/.exec(mail)![1]!
    const idIn = (mail: string) => /^message-id: (.*)$/im.exec(mail)![1]!
    const isGood = async (mail: string) =>
      (await server.ask('POST', '/links/form', { secret: secretIn(mail) })).status

    // Killed between the commit of the link and its mail.
    const before = sink.hold('connected')
    const first = await linkFor()
    const cut = first.ask().catch(() => 'cut off')
    await expect.poll(before.waiting, PATIENCE).toBe(1)
    await server.kill()
    expect(await cut).toBe('cut off')
    before.letGo()
    server = await serve()
    await takenUpAgain(first.key)
    expect(sink.mails).toHaveLength(1)
    expect(await isGood(sink.mails[0]!)).toBe(200)
    expect((await first.ask()).status).toBe(201)

    // Killed when the mail has gone, before that is written down.
    const handed = sink.hold('handed over')
    const second = await linkFor()
    const cutToo = second.ask().catch(() => 'cut off')
    await expect.poll(handed.waiting, PATIENCE).toBe(1)
    await database.query('begin')
    await database.query('select from one_time_link where instance_id = $1 for update', [second.key])
    handed.letGo()
    await expect
      .poll(async () => {
        const { rows } = await database.query(
          `select count(*)::integer as count from pg_locks where not granted and pid <> pg_backend_pid()`,
        )
        return rows[0].count
      }, PATIENCE)
      .toBeGreaterThan(0)
    expect(sink.mails).toHaveLength(2)
    await server.kill()
    expect(await cutToo).toBe('cut off')
    // What it had sent to the database already would be done all the same.
    await database.query('select pg_terminate_backend(pid) from pg_locks where not granted')
    await database.query('rollback')
    server = await serve()
    await takenUpAgain(second.key)
    expect(sink.mails).toHaveLength(3)
    expect(idIn(sink.mails[2]!)).toBe(idIn(sink.mails[1]!))
    expect(secretIn(sink.mails[2]!)).toBe(secretIn(sink.mails[1]!))
    expect(await isGood(sink.mails[1]!)).toBe(200)
    expect((await second.ask()).status).toBe(201)
    expect(sink.mails).toHaveLength(3)
    await server.stop()
    await sink.close()
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
