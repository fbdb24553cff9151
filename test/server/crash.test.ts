// A server is killed while people work. What was answered is there, once; what was not is there whole or not at all.

import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends } from '../support/database.ts'
import { onePostgres, type Postgres } from '../support/postgres.ts'
import { type ServerProcess, startProcess } from '../support/process.ts'

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

async function freshDatabase(url: string): Promise<string> {
  const { default: pg } = await import('pg')
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
