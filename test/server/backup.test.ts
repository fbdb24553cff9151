// A backup is worth what comes back from it: each way that docs/operations.md tells is gone, while people work, and what
// comes back is proved, also against a checkpoint that was kept.

import { execFile } from 'node:child_process'
import { chown, cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import type { Checkpoint } from '../../server/contract/checkpoints.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { Keyring } from '../../server/store/seal.ts'
import { bpmn } from '../support/bpmn.ts'
import { embeddedTemplate } from '../support/database.ts'
import { startOwnPostgres, startPostgresOn } from '../support/postgres.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { startWholePostgres } from '../support/whole-postgres.ts'

const run = promisify(execFile)
const keyring = new Keyring(Buffer.alloc(32, 7))
const name = `linkspan_backup_${process.pid}`

const at = (url: string, database: string) => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
const opened = (url: string) => connect({ url, directory: null, keyring })

async function deployed(database: Database): Promise<TestServer> {
  const server = await startServer(database)
  const content = bpmn('kept(pool) { s(start) > a(user) > e(end) }')
  await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  return server
}

/** Begins cases for as long as something takes; answers with how many had been acknowledged before it. */
async function working(server: TestServer, work: () => Promise<void>): Promise<number> {
  let done = false
  let acknowledged = 0
  const begin = async () => {
    const { status } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'kept' })
    expect(status).toBe(201)
    acknowledged += 1
  }
  await Promise.all(Array.from({ length: 20 }, begin))
  await server.sequencer.checkpoint()
  const before = acknowledged
  const people = Array.from({ length: 4 }, async () => {
    while (!done) await begin()
  })
  try {
    await work()
  } finally {
    done = true
    await Promise.all(people)
  }
  expect(acknowledged).toBeGreaterThan(before)
  return before
}

async function latest(server: TestServer): Promise<Checkpoint> {
  return (await server.as('auditor', 'GET', '/checkpoints/latest')).body
}

/** What came back holds all that was acknowledged, proves itself, and goes on. */
async function provesItself(database: Database, least: number, kept: Checkpoint): Promise<void> {
  const trusted = { keys: [kept.verifierKey], kept: [kept.note] }
  const verification = await verifyAll(database, new Definitions(), trusted)
  expect(verification).toMatchObject({ intact: true, flaws: [], erased: 0 })
  expect(verification.instances).toBeGreaterThanOrEqual(least)
  const server = await startServer(database)
  expect((await server.as('coordinator', 'POST', '/process-instances', { processId: 'kept' })).status).toBe(
    201,
  )
  await server.stop()
  await expect(database.pool.query('delete from trail')).rejects.toThrow('The trail is append-only.')
}

/** Begins with a database of its own on a server; what `work` needs goes with it. */
async function withDatabase(url: string, work: (database: Database, admin: pg.Client) => Promise<void>) {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const database = await opened(at(url, name))
  await work(database, admin)
  await database.close()
  await admin.end()
}

describe('PostgreSQL', () => {
  test('comes back from pg_dump, taken while people work', async context => {
    const postgres = await startWholePostgres(context)
    onTestFinished(() => postgres.stop())
    const file = path.join(os.tmpdir(), `${name}.dump`)
    await withDatabase(postgres.url, async (database, admin) => {
      const server = await deployed(database)
      let kept: Checkpoint | null = null
      const least = await working(server, async () => {
        kept = await latest(server)
        await postgres.tool('pg_dump', ['-Fc', '-f', file, at(postgres.url, name)])
      })
      await server.stop()
      await admin.query(`create database ${name}_restored`)
      const url = at(postgres.url, `${name}_restored`)
      await postgres.tool('pg_restore', ['--no-owner', '--exit-on-error', '-d', url, file])
      await rm(file)
      const restored = await opened(url)
      await provesItself(restored, least, kept!)
      await restored.close()
    })
  })

  test('comes back from a copy of its files, taken while people work', async () => {
    const postgres = await startOwnPostgres()
    onTestFinished(() => postgres.stop())
    const from = postgres.directory
    const to = `${from}-copy`
    await withDatabase(postgres.url, async (database, admin) => {
      const server = await deployed(database)
      let kept: Checkpoint | null = null
      const least = await working(server, async () => {
        kept = await latest(server)
        await admin.query(`select pg_backup_start('test', true)`)
        await copied(from, to)
        const { rows } = await admin.query('select labelfile from pg_backup_stop(false)')
        await rm(path.join(to, 'pg_wal'), { recursive: true })
        await copied(path.join(from, 'pg_wal'), path.join(to, 'pg_wal'))
        const label = path.join(to, 'backup_label')
        await writeFile(label, rows[0].labelfile)
        const { uid, gid } = await stat(to)
        await chown(label, uid, gid)
        for (const file of ['postmaster.pid', 'postmaster.opts'])
          await rm(path.join(to, file), { force: true })
      })
      const other = await startPostgresOn(to)
      const restored = await opened(at(other.url, name))
      await provesItself(restored, least, kept!)
      await restored.close()
      await other.stop()
      await server.stop()
    })
  })
})

/** Files that go while they are copied are not missed: the log of the database makes them again. */
async function copied(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to]).catch(error => {
    if (!/No such file/.test(String(error))) throw error
  })
}

test('the embedded database comes back from a copy of its folder, keys and all', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-backup-'))
  const copy = `${folder}-copy`
  const image = await embeddedTemplate()
  const first = await connect({ url: null, directory: path.join(folder, 'database'), keyring, image })
  const server = await deployed(first)
  let kept: Checkpoint | null = null
  const least = await working(server, async () => {
    kept = await latest(server)
    await server.as('coordinator', 'POST', '/process-instances', { processId: 'kept' })
  })
  await server.stop()
  await first.close()
  await cp(folder, copy, { recursive: true })
  await rm(folder, { recursive: true })
  const second = await connect({ url: null, directory: path.join(copy, 'database'), keyring })
  await provesItself(second, least, kept!)
  await second.close()
  await rm(copy, { recursive: true })
})
