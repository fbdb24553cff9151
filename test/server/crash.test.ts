// A server is killed while people work. What was answered is there, once; what was not is there whole or not at all.

import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends } from '../support/database.ts'
import { onePostgres, type Postgres } from '../support/postgres.ts'
import { type ServerProcess, startProcess } from '../support/process.ts'

const PATIENCE = { timeout: 60_000 }

const drawing =
  bpmn(`storm(pool) { s(start) > a(user) > c(call calls=inner) > e(end) ; b(boundary on=a non-interrupting timer=PT0.05S) > j(service job=never) > e2(end) }
  inner(pool) { s1(start) > e1(end) }`)

describe.each(backends)('a server killed on %s', backend => {
  let folder: string
  let postgres: Postgres | null = null
  let environment: Record<string, string>

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-crash-'))
    if (backend === 'postgres') postgres = await onePostgres()
    environment = { LINKSPAN_DATA: folder, DATABASE_URL: postgres ? await freshDatabase(postgres.url) : '' }
  })

  afterAll(async () => {
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('loses nothing that it answered, and does nothing twice', async () => {
    let server = await startProcess(environment)
    expect(
      (await server.ask('POST', '/deployments', { resources: [{ name: 'x.bpmn', content: drawing }] }))
        .status,
    ).toBe(201)
    const begun = new Map<string, string>()
    const completed = new Set<string>()
    for (let round = 0; round < 3; round++) {
      const workers = Array.from({ length: 8 }, (_, index) =>
        work(server, `${round}-${index}`, begun, completed),
      )
      await enough(begun, 20 * (round + 1))
      await server.kill()
      await Promise.all(workers)
      server = await startProcess(environment)
    }
    await retry(server, begun)

    const verification = (await server.ask('GET', '/verification')).body as {
      intact: boolean
      flaws: unknown[]
      instances: number
    }
    expect(verification).toMatchObject({ intact: true, flaws: [] })
    const instances = await allInstances(server)
    const keys = new Set(instances.map(instance => instance.key))
    for (const [request, key] of begun) expect(keys.has(key), `${request} began ${key}`).toBe(true)
    expect(new Set(begun.values()).size).toBe(begun.size)
    for (const key of completed) {
      const called = instances.filter(instance => instance.parentKey === key)
      expect(called.length, `${key} called once`).toBe(1)
      const { status } = instances.find(instance => instance.key === key)!
      // The job of the boundary event is never done, so an instance whose timer fired first stays active.
      expect(['active', 'completed']).toContain(status)
    }
    await server.stop()
  }, 240_000)
})

describe('a server killed while a one-time link is answered', () => {
  let postgres: Postgres
  let environment: Record<string, string>
  let database: pg.Client

  beforeAll(async () => {
    postgres = await onePostgres()
    environment = { DATABASE_URL: await freshDatabase(postgres.url) }
    database = new pg.Client({ connectionString: environment.DATABASE_URL })
    await database.connect()
  })

  afterAll(async () => {
    await database.end()
    await postgres.stop()
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

  test('has not used it up, or the case has heard the answer, and the same answer is told as taken', async () => {
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
})

async function freshDatabase(url: string): Promise<string> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const name = `linkspan_crash_${process.pid}_${Date.now()}`
  await admin.query(`create database ${name}`)
  await admin.end()
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Begins cases and completes their task until the connection breaks. */
async function work(
  server: ServerProcess,
  name: string,
  begun: Map<string, string>,
  completed: Set<string>,
): Promise<void> {
  try {
    for (let index = 0; ; index++) {
      const request = `${name}-${index}`
      begun.set(request, '')
      const reply = await server.ask(
        'POST',
        '/process-instances',
        { processId: 'storm' },
        { 'idempotency-key': request },
      )
      if (reply.status !== 201) continue
      const { key } = (reply.body as { instance: Instance }).instance
      begun.set(request, key)
      const { items } = (await server.ask('GET', `/user-tasks?instanceKey=${key}`)).body as {
        items: UserTask[]
      }
      const done = await server.ask('POST', `/user-tasks/${items[0]!.key}/completion`, {})
      if (done.status === 200) completed.add(key)
    }
  } catch {
    // The server is gone.
  }
}

/** Requests that were cut off are sent again under their keys: they answer, and each has begun one case. */
async function retry(server: ServerProcess, begun: Map<string, string>): Promise<void> {
  for (const [request, key] of begun) {
    if (key !== '') continue
    const reply = await server.ask(
      'POST',
      '/process-instances',
      { processId: 'storm' },
      { 'idempotency-key': request },
    )
    if (reply.status === 201) begun.set(request, (reply.body as { instance: Instance }).instance.key)
    else begun.delete(request)
  }
}

async function enough(begun: ReadonlyMap<string, string>, count: number): Promise<void> {
  while ([...begun.values()].filter(key => key !== '').length < count) await new Promise(setImmediate)
}

async function allInstances(server: ServerProcess): Promise<Instance[]> {
  const all: Instance[] = []
  for (let cursor = ''; ; ) {
    const { items, next } = (await server.ask('GET', `/process-instances?limit=100${cursor}`)).body as {
      items: Instance[]
      next: string | null
    }
    all.push(...items)
    if (next === null) return all
    cursor = `&cursor=${next}`
  }
}
