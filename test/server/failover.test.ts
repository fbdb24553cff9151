// The machine of the database dies while people work. Another one, to which every commit was written before anybody heard of
// it, takes over, or the same one comes back with what its files hold. The servers go on as they are.

import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import type { Checkpoint } from '../../server/contract/checkpoints.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { Keyring } from '../../server/store/seal.ts'
import { bpmn } from '../support/bpmn.ts'
import { databasesOn } from '../support/database.ts'
import { type Reply, startServer, type TestServer, trusted } from '../support/server.ts'
import { startWholePostgres } from '../support/whole-postgres.ts'
import { type Wire, wireTo } from '../support/wire.ts'

const keyring = new Keyring(Buffer.alloc(32, 7))

const drawing = bpmn(`
  p(pool) { s(start) > a(user) > c(call calls=inner) > b(user) > e(end) }
  inner(pool) { s1(start) > e1(end) }
  timed(pool) { s2(start) > t(catch timer=PT2S) > later(user) > e2(end) }
  worked(pool) { s3(start) > j(service job=far) > after(user) > e3(end) }`)

const PEOPLE = 8

/** Acknowledged before the machine dies, and again after that. */
const ENOUGH = 40

/** A commit whose answer is lost is asked about for so long; then people are told to come again. */
const PATIENCE_MS = 10_000

type Begun = { readonly instance: { readonly key: string } }
const keyOf = (reply: Reply) => (reply.body as Begun).instance.key

/** Two servers on one database by way of one wire, each with connections of its own. */
async function serversOn(url: string): Promise<{ wire: Wire; servers: readonly TestServer[] }> {
  const wire = await wireTo(url)
  onTestFinished(() => wire.close())
  const servers: TestServer[] = []
  for (let index = 0; index < 2; index++) {
    const database = await connect({ url: wire.url, directory: null, keyring, patienceMs: PATIENCE_MS })
    const server = await startServer(database)
    servers.push(server)
    onTestFinished(async () => {
      await server.stop()
      await database.close()
    })
  }
  const resources = [{ name: 'x.bpmn', content: drawing }]
  expect((await servers[0]!.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
  return { wire, servers }
}

/** What people were told, and what they still wait to hear. */
class Office {
  readonly begun = new Map<string, string>()
  readonly completed = new Set<string>()
  /** What was asked and not answered yet. */
  asking = 0
  private readonly servers: readonly TestServer[]
  private open = true
  /** The test is over, and nobody will answer any more. */
  private isOver = false
  private readonly people: Promise<void>[]

  constructor(servers: readonly TestServer[]) {
    this.servers = servers
    this.people = Array.from({ length: PEOPLE }, (_, person) => this.work(person))
    onTestFinished(async () => {
      this.isOver = true
      await Promise.allSettled(this.people)
    })
  }

  get told(): number {
    return this.begun.size + this.completed.size
  }

  async close(): Promise<void> {
    this.open = false
    await Promise.all(this.people)
  }

  /** Asks one server or the other, under the same key, until the answer is no more "try again". */
  async insist(path: string, body: object, key: string, turn = 0): Promise<Reply> {
    this.asking += 1
    try {
      for (let asked = turn; ; asked++) {
        const server = this.servers[asked % this.servers.length]!
        const reply = await server.as('coordinator', 'POST', path, body, { 'idempotency-key': key })
        if (reply.status !== 503) return reply
        expect(reply.headers['retry-after']).toBeDefined()
        await this.breath()
      }
    } finally {
      this.asking -= 1
    }
  }

  /** Begins cases and completes the task of each. */
  private async work(person: number): Promise<void> {
    for (let index = 0; this.open; index++) {
      const name = `${person}-${index}`
      const reply = await this.insist('/process-instances', { processId: 'p' }, name, person)
      expect(reply.status, reply.text).toBe(201)
      const instance = keyOf(reply)
      this.begun.set(name, instance)
      const task = await this.taskOf(instance)
      const done = await this.insist(`/user-tasks/${task}/completion`, {}, `done ${name}`, person)
      expect(done.status, done.text).toBe(200)
      this.completed.add(instance)
    }
  }

  private async taskOf(instance: string): Promise<string> {
    for (;;) {
      const reply = await this.servers[0]!.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)
      if (reply.status === 200) return (reply.body as { items: UserTask[] }).items[0]!.key
      expect(reply.status, reply.text).toBe(503)
      await this.breath()
    }
  }

  private async breath(): Promise<void> {
    if (this.isOver) throw new Error('The test is over.')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

async function asked(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** The cases of people with how far each has come, and how often it called. */
const CASES = `
  select id, seq, (select count(*)::integer from instance called where called.parent_id = instance.id) as called
  from instance where process_id = 'p'`

/** Everything that was acknowledged is in the database. */
async function holds(url: string, begun: readonly string[], completed: ReadonlySet<string>): Promise<void> {
  const found = new Map((await asked(url, CASES)).map(row => [row.id, row]))
  for (const id of begun) expect(found.get(id), `${id} was begun`).toBeDefined()
  for (const id of completed)
    expect(found.get(id), `${id} was completed`).toMatchObject({ seq: 3, called: 1 })
}

async function done(office: Office, database: Database, kept: Checkpoint): Promise<void> {
  await office.close()
  const rows = (await database.pool.query(CASES)).rows as { id: string; seq: number; called: number }[]
  expect(rows.map(({ id }) => id).sort()).toEqual([...office.begun.values()].sort())
  expect(office.completed.size).toBe(office.begun.size)
  // Begun, its task completed, the called case back: once each.
  for (const row of rows) expect(row).toMatchObject({ seq: 3, called: 1 })
  const trusted = { keys: [kept.verifierKey], kept: [kept.note] }
  expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({ intact: true, flaws: [] })
}

test('a replica takes over: nothing acknowledged is lost, nothing happens twice, and servers go on', async context => {
  const primary = await startWholePostgres(context)
  onTestFinished(() => primary.stop())
  const replica = await primary.startReplica()
  onTestFinished(() => replica.stop())
  const { wire, servers } = await serversOn(primary.url)
  const [first, second] = [servers[0]!, servers[1]!]

  // Somebody works at a job, a timer runs, and another worker waits for what will come.
  const worker = await first.token(['worker'])
  await first.as('coordinator', 'POST', '/process-instances', { processId: 'worked' })
  const lent = await worker('POST', '/jobs/activation', { type: 'far', worker: 'w', timeout: 60_000 })
  const job = (lent.body as { jobs: { key: string; lease: number }[] }).jobs[0]!
  const timed = keyOf(await first.as('coordinator', 'POST', '/process-instances', { processId: 'timed' }))
  await first.sequencer.checkpoint()
  const kept = (await first.as('auditor', 'GET', '/checkpoints/latest')).body as Checkpoint

  const office = new Office(servers)
  await expect.poll(() => office.told, { timeout: 20_000 }).toBeGreaterThan(ENOUGH)
  expect(office.asking).toBeGreaterThan(0)
  const begun = [...office.begun.values()]
  const completed = new Set(office.completed)
  await primary.kill()
  wire.leadTo(replica.url)

  // As long as it only follows, it takes nothing, and people are told to come again.
  const draft = { name: 'x', variant: 'to-be', xml: drawing }
  const early = await second.as('designer', 'POST', '/drafts', draft)
  expect(early).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
  await holds(replica.url, begun, completed)
  await asked(replica.url, 'select pg_promote()')

  const before = office.told
  await expect.poll(() => office.told, { timeout: 20_000 }).toBeGreaterThan(before + ENOUGH)
  for (const server of servers)
    await vi.waitFor(async () => expect((await server.as(null, 'GET', '/ready')).status).toBe(200), 10_000)

  const finished = await worker('POST', `/jobs/${job.key}/completion`, { lease: job.lease })
  expect(finished.status, finished.text).toBe(200)
  await vi.waitFor(async () => {
    const { items } = (await second.as('coordinator', 'GET', `/user-tasks?instanceKey=${timed}`)).body as {
      items: UserTask[]
    }
    expect(items).toMatchObject([{ element: 'later' }])
  }, 10_000)
  const waiting = worker('POST', '/jobs/activation', { type: 'far', worker: 'w', requestTimeout: 10_000 })
  await second.as('coordinator', 'POST', '/process-instances', { processId: 'worked' })
  expect((await waiting).body).toMatchObject({ jobs: [{ element: 'j' }] })
  // Each server listens once, however often it was not let.
  const listening = `select pid from pg_stat_activity where application_name = 'linkspan listen'`
  expect(await asked(replica.url, listening)).toHaveLength(2)
  await done(office, second.database, kept)
}, 60_000)

test('its machine dies and comes back: what its files hold is all that was acknowledged, and servers go on', async context => {
  const postgres = await startWholePostgres(context)
  onTestFinished(() => postgres.stop())
  const { servers } = await serversOn(postgres.url)
  await servers[0]!.sequencer.checkpoint()
  const kept = (await servers[0]!.as('auditor', 'GET', '/checkpoints/latest')).body as Checkpoint
  const office = new Office(servers)
  await expect.poll(() => office.told, { timeout: 20_000 }).toBeGreaterThan(ENOUGH)
  const begun = [...office.begun.values()]
  const completed = new Set(office.completed)
  await postgres.kill()
  await postgres.startAgain()
  await holds(postgres.url, begun, completed)
  const before = office.told
  await expect.poll(() => office.told, { timeout: 20_000 }).toBeGreaterThan(before + ENOUGH)
  await done(office, servers[1]!.database, kept)
}, 60_000)

test('a replica that had not received everything takes over: what it lacks is lost, and nobody builds on that', async () => {
  const databases = await databasesOn('postgres')
  onTestFinished(() => databases.close())
  const { url } = await databases.open()
  const { servers } = await serversOn(url!)
  const [first, second] = [servers[0]!, servers[1]!]
  const { name, rename, copy } = await administer(url!)
  const instance = keyOf(await first.as('coordinator', 'POST', '/process-instances', { processId: 'p' }))
  const note = async (server: TestServer, text: string) => {
    const path = `/process-instances/${instance}/notes`
    await vi.waitFor(async () => {
      const reply = await server.as('coordinator', 'POST', path, { text }, { 'idempotency-key': text })
      expect(reply.status, reply.text).toBe(201)
    }, 10_000)
  }
  await copy(name, `${name}_replica`)
  await note(first, 'lost')
  await rename(name, `${name}_lost`)
  await rename(`${name}_replica`, name)
  // The server that knows the lost entry as the second one finds another one there.
  await note(second, 'instead')
  await note(first, 'behind it')
  const { rows } = await second.database.pool.query(
    'select seq from trail where instance_id = $1 order by seq',
    [instance],
  )
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(await verifyAll(second.database, new Definitions(), trusted)).toMatchObject({
    intact: true,
    flaws: [],
  })
}, 60_000)

/** Copies and renames databases while servers are connected to them. */
async function administer(url: string) {
  const home = new URL(url)
  const name = home.pathname.slice(1)
  home.pathname = '/postgres'
  const admin = new pg.Client({ connectionString: home.href })
  await admin.connect()
  const alone = async (database: string, work: string) => {
    await admin.query(`alter database ${database} allow_connections false`)
    await admin.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${database}'`,
    )
    await admin.query(work)
  }
  onTestFinished(async () => {
    for (const database of [`${name}_lost`, `${name}_replica`])
      await admin.query(`drop database if exists ${database} with (force)`)
    await admin.end()
  })
  return {
    name,
    async copy(from: string, to: string) {
      await alone(from, `create database ${to} template ${from}`)
      await admin.query(`alter database ${from} allow_connections true`)
    },
    async rename(from: string, to: string) {
      await alone(from, `alter database ${from} rename to ${to}`)
      await admin.query(`alter database ${to} allow_connections true`)
    },
  }
}
