// A server is killed while people work. What was answered is there, once; what was not is there whole or not at all.

import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { verifyExport } from '../../server/audit/verify-export.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { deploy } from '../../server/casework/deploy.ts'
import type { CaseFile, CaseFiles } from '../../server/contract/files.ts'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { Keyring } from '../../server/store/seal.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn, embeddedTemplate } from '../support/database.ts'
import { type Found, foundOf, type Line } from '../support/doomed.ts'
import { type Answer, COMPILED, type ServerProcess, SHORT_LIVED, startProcess } from '../support/process.ts'

const DOOMED = fileURLToPath(new URL('../support/doomed.ts', import.meta.url))

const drawing =
  bpmn(`storm(pool) { s(start) > a(user) > c(call calls=inner) > e(end) ; b(boundary on=a non-interrupting timer=PT0.05S) > j(service job=never) > e2(end) }
  inner(pool) { s1(start) > e1(end) }`)

const ROUNDS = 3

/** Acknowledged in each round before the server is killed. */
const CASES = 16
const FILES = 8

const MASTER_KEY = Buffer.alloc(32, 9)

type Upload = { readonly instance: string; readonly name: string; readonly bytes: Buffer; id: string | null }

/** What people asked for, by the keys of their requests, and what they were told. */
class Asked {
  /** The case that each request began; '' where nobody was told. */
  readonly begun = new Map<string, string>()
  readonly completed = new Set<string>()
  readonly uploads = new Map<string, Upload>()
  /** Uploads that are on their way. */
  uploading = 0
  private onTold = () => {}

  /** Somebody was told something. */
  told(): void {
    this.onTold()
  }

  /** Resolves when so many have been told, and a file is on its way at this moment. */
  until(cases: number, files: number): Promise<void> {
    return new Promise(resolve => {
      this.onTold = () => {
        const begun = [...this.begun.values()].filter(key => key !== '').length
        const added = [...this.uploads.values()].filter(({ id }) => id !== null).length
        if (begun >= cases && added >= files && this.uploading > 0) resolve()
      }
    })
  }
}

describe.each(backends)('a server killed on %s', backend => {
  let folder: string
  let databases: Databases
  let given: Database | null = null
  let environment: Record<string, string>
  let server: ServerProcess

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-crash-'))
    databases = await databasesOn(backend)
    if (backend === 'postgres') given = await databases.open()
    else await makeEmbedded(path.join(folder, 'database'))
    environment = {
      LINKSPAN_DATA: folder,
      LINKSPAN_MASTER_KEY: MASTER_KEY.toString('base64'),
      DATABASE_URL: given?.url ?? '',
    }
  })

  afterAll(async () => {
    // Where the test failed, it still runs.
    await server.kill()
    await given?.close()
    await databases.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Looks into the database while no server runs on it. */
  async function inDatabase<Result>(work: (pool: Database['pool']) => Promise<Result>): Promise<Result> {
    const database = await connect({
      url: environment.DATABASE_URL || null,
      directory: path.join(folder, 'database'),
      keyring: new Keyring(MASTER_KEY),
    })
    try {
      return await work(database.pool)
    } finally {
      await database.close()
    }
  }

  test('loses nothing that it answered, and does nothing twice', async () => {
    server = await startProcess(environment)
    const resources = [{ name: 'x.bpmn', content: drawing }]
    expect((await server.ask('POST', '/deployments', { resources })).status).toBe(201)
    const asked = new Asked()
    for (let round = 1; round <= ROUNDS; round++) {
      const enough = asked.until(CASES * round, FILES * round)
      const people = Array.from({ length: 8 }, (_, index) => work(server, `${round}-${index}`, asked))
      await enough
      await server.kill()
      await Promise.all(people)
      if (round < ROUNDS) server = await startProcess(environment)
    }
    // So long ago that nobody waits for their first try any more.
    await inDatabase(pool =>
      pool.query(`update idempotency set created_at = now() - interval '1 hour' where status is null`),
    )
    server = await startProcess(environment)
    const cut = await retry(server, asked)

    const verification = (await server.ask('GET', '/verification')).body
    expect(verification).toMatchObject({ intact: true, flaws: [] })
    const instances = await allInstances(server)
    const keys = instances.flatMap(({ key, parentKey }) => (parentKey === null ? [key] : []))
    expect(keys.sort()).toEqual([...asked.begun.values()].sort())
    for (const key of asked.completed) {
      const called = instances.filter(instance => instance.parentKey === key)
      expect(called.length, `${key} called once`).toBe(1)
      const { status } = instances.find(instance => instance.key === key)!
      // The job of the boundary event is never done, so an instance whose timer fired first stays active.
      expect(['active', 'completed']).toContain(status)
    }

    for (const { instance, name, bytes, id } of asked.uploads.values()) {
      const { items } = (await server.ask('GET', `/process-instances/${instance}/files`)).body as CaseFiles
      expect(items).toMatchObject([{ id, name, size: bytes.length, sha256: hash('sha256', bytes) }])
      const kept = await server.download(`/process-instances/${instance}/files/${id}`)
      expect(kept.equals(bytes), `${name} as it was sent`).toBe(true)
    }
    for (const { instance } of [...cut.slice(0, 3), ...[...asked.uploads.values()].slice(0, 2)]) {
      const zip = path.join(folder, `${instance}.zip`)
      await writeFile(zip, await server.download(`/process-instances/${instance}/export?reason=A%20storm`))
      expect(await verifyExport(zip, { keys: [] })).toMatchObject({
        intact: true,
        flaws: [],
        files: { held: 1, erased: 0, leftOut: 0 },
      })
    }
    await server.stop()
    const { rows } = await inDatabase(pool => pool.query('select id from case_file order by id'))
    expect(rows.map(row => row.id)).toEqual([...asked.uploads.values()].map(({ id }) => id).sort())
  }, 600_000)
})

describe('a server on the embedded database that is killed at a statement', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-doomed-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** A process that leads a case on until its last statement; what it said. */
  async function doomed(directory: string, last: number, before: string) {
    const lines: Line[] = []
    const child = spawn(process.execPath, [...SHORT_LIVED, DOOMED], {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: COMPILED,
        TEST_DIRECTORY: directory,
        TEST_LAST_STATEMENT: String(last),
        TEST_CASE_BEFORE: before,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface(child.stdout)) lines.push(JSON.parse(line))
    const signal = child.signalCode ?? (await once(child, 'exit'))[1]
    return {
      signal,
      ...(Object.assign({}, ...lines) as { found?: Found; begun: string; answered?: boolean }),
    }
  }

  test('has done the command whole or not at all, whichever statement it was, and what it answered is done', async () => {
    const directory = path.join(folder, 'database')
    const place = { url: null, directory, keyring: new Keyring(Buffer.alloc(32, 7)) }
    const database = await connect({ ...place, image: await embeddedTemplate() })
    const content = bpmn(
      'doomed(pool) { s(start) > a(user) > c(call calls=inner) > b(user) > e(end) }\ninner(pool) { s1(start) > e1(end) }',
    )
    const resources = [{ name: 'x.bpmn', content }]
    const deployed = await deploy(database, {
      resources,
      variant: 'to-be',
      note: null,
      draftId: null,
      by: 'x',
    })
    expect(deployed.ok).toBe(true)
    await database.close()

    const left: string[] = []
    let [last, before] = [0, '']
    for (let signal: string | null = 'SIGKILL'; signal !== null; ) {
      last += 1
      const end = await doomed(directory, last, before)
      if (end.found) left.push(isWhole(end.found) ? 'whole' : isUntouched(end.found) ? 'untouched' : 'torn')
      expect(end.answered ?? null).toBe(end.signal === null ? true : null)
      signal = end.signal
      before = end.begun
    }
    // begin, two locks at least, a statement for each table that is written, and commit
    expect(last).toBeGreaterThan(10)
    expect(left).toHaveLength(last - 1)
    expect(left).not.toContain('torn')
    // After the first nothing had happened; the last one, the commit, made it whole before anybody was told.
    expect([left.at(0), left.at(-1)]).toEqual(['untouched', 'whole'])
    const whole = await connect(place)
    expect(isWhole(await foundOf(whole, before))).toBe(true)
    const verification = await verifyAll(whole, new Definitions(), { keys: [] })
    expect(verification).toMatchObject({ intact: true, flaws: [] })
    await whole.close()
  }, 600_000)
})

const isWhole = ({ entries, tasks, called }: Found): boolean =>
  entries.length === 3 &&
  tasks.map(({ element, status }) => `${element} ${status}`).join() === 'a completed,b open' &&
  called.join() === 'completed'

const isUntouched = ({ entries, tasks, called }: Found): boolean =>
  entries.length === 1 && tasks.map(({ status }) => status).join() === 'open' && called.length === 0

/** An embedded database that has its schema: to migrate a new one takes longer than all that is done in it. */
async function makeEmbedded(directory: string): Promise<void> {
  const image = await embeddedTemplate()
  const database = await connect({ url: null, directory, keyring: new Keyring(MASTER_KEY), image })
  await database.close()
}

/** Begins cases, adds a file to each and completes its task, until the connection breaks. */
async function work(server: ServerProcess, name: string, asked: Asked): Promise<void> {
  try {
    for (let index = 0; ; index++) {
      const request = `${name}-${index}`
      asked.begun.set(request, '')
      const begun = await begin(server, request)
      if (begun.status !== 201) continue
      const { key } = (begun.body as { instance: Instance }).instance
      asked.begun.set(request, key)
      asked.told()
      const file = `${request}.txt`
      const bytes = Buffer.alloc(100_000 * (1 + (index % 4)), `${file} `)
      const wish: Upload = { instance: key, name: file, bytes, id: null }
      asked.uploads.set(request, wish)
      asked.uploading += 1
      const added = await upload(server, request, wish).finally(() => {
        asked.uploading -= 1
      })
      if (added.status !== 201) continue
      wish.id = (added.body as CaseFile).id
      asked.told()
      const { items } = (await server.ask('GET', `/user-tasks?instanceKey=${key}`)).body as {
        items: UserTask[]
      }
      const done = await server.ask('POST', `/user-tasks/${items[0]!.key}/completion`, {})
      if (done.status === 200) asked.completed.add(key)
    }
  } catch {
    // The server is gone.
  }
}

const begin = (server: ServerProcess, request: string): Promise<Answer> =>
  server.ask('POST', '/process-instances', { processId: 'storm' }, { 'idempotency-key': request })

const upload = (server: ServerProcess, request: string, { instance, name, bytes }: Upload): Promise<Answer> =>
  server.ask('POST', `/process-instances/${instance}/files`, bytes, {
    'x-file-name': name,
    'x-file-about': 'A%20storm',
    'idempotency-key': `file ${request}`,
  })

/** Requests that were cut off are sent again under their keys: each is answered. Gives the uploads among them. */
async function retry(server: ServerProcess, { begun, uploads }: Asked): Promise<Upload[]> {
  for (const [request, key] of begun) {
    if (key !== '') continue
    const { status, body } = await begin(server, request)
    expect(status, request).toBe(201)
    begun.set(request, (body as { instance: Instance }).instance.key)
  }
  const cut = [...uploads].filter(([, { id }]) => id === null)
  for (const [request, wish] of cut) {
    const { status, body } = await upload(server, request, wish)
    expect(status, request).toBe(201)
    wish.id = (body as CaseFile).id
  }
  return cut.map(([, wish]) => wish)
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
