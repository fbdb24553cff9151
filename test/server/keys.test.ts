// What is personal is sealed under a key of its case, in its place, and that key under a master key that can be changed.

import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Envelope, openEntry } from '../../server/audit/chain.ts'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { Ledger } from '../../server/casework/ledger.ts'
import type { Instance } from '../../server/contract/instances.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { writeStores } from '../../server/store/data-stores.ts'
import { claimKey } from '../../server/store/idempotency.ts'
import { changeMasterKey, checkMasterKey } from '../../server/store/master-key.ts'
import { waitingMessages } from '../../server/store/messages.ts'
import { sealWaiting } from '../../server/store/packed.ts'
import { rotateKeys } from '../../server/store/rotate-keys.ts'
import { Keyring, readMasterKey } from '../../server/store/seal.ts'
import { readEntries } from '../../server/store/trail.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn, embeddedTemplate } from '../support/database.ts'
import { readableIn, waitingIn } from '../support/readable.ts'
import { startServer, type TestServer } from '../support/server.ts'

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))
const SEALING = '0031-what-waits-is-sealed.ts'
const BLINDING = '0035-keys-of-requests-lie-blind.ts'

const ring = (byte: number) => new Keyring(Buffer.alloc(32, byte))
const drawing = bpmn('sealed(pool) { s(start) > a(user) > e(end) }')

async function begin(server: TestServer, variables: object = {}) {
  return server.as('coordinator', 'POST', '/process-instances', { processId: 'sealed', variables })
}

describe.each(backends)('on %s', backend => {
  let databases: Databases
  let database: Database
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    database = await databases.open()
    server = await startServer(database)
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content: drawing }] })
  })

  afterAll(async () => {
    await server.stop()
    await database.close()
    await databases.close()
  })

  test('what is sealed opens only in its case, at its number, under its key', async () => {
    const keys: string[] = []
    for (const name of ['one', 'two'])
      keys.push(((await begin(server, { name })).body as { instance: Instance }).instance.key)
    const [one, two] = await Promise.all(keys.map(async key => (await readEntries(database, key, 0, 1))[0]!))
    const envelope = JSON.parse(one!.bytes.toString()) as Envelope
    const other = JSON.parse(two!.bytes.toString()) as Envelope
    expect(openEntry(envelope, one!.key!).command).toMatchObject({ variables: { name: 'one' } })
    expect(() => openEntry(envelope, two!.key!)).toThrow()
    expect(() => openEntry({ ...envelope, seq: 2 }, one!.key!)).toThrow()
    expect(() => openEntry({ ...envelope, instance: other.instance }, one!.key!)).toThrow()
    expect(() => openEntry({ ...envelope, sealed: other.sealed }, one!.key!)).toThrow()
    const wrapped = database.keyring.wrap(keys[0]!, one!.key!)
    expect(() => database.keyring.unwrap(keys[1]!, 1, wrapped)).toThrow()
    expect(() => database.keyring.unwrap(keys[0]!, 2, wrapped)).toThrow()
  })

  test('nothing that was typed in lies open in the database, nor what waits', async () => {
    const variables = { told: 'in-confidence-4711' }
    const { body } = await server.as(
      'coordinator',
      'POST',
      '/process-instances',
      { processId: 'sealed', variables },
      { 'idempotency-key': 'in confidence' },
    )
    const { key } = (body as { instance: Instance }).instance
    const operator = await server.token(['worker', 'designer', 'coordinator'])
    const message = { name: 'Nobody', timeToLive: 'PT1H', variables }
    expect((await operator('POST', '/messages/publication', message)).status).toBe(200)
    const ledger = new Ledger(new Date(Date.now() + 3_600_000).toISOString())
    ledger.keep(key, { type: 'setVariables', variables, by: 'x' }, 'x')
    const client = await database.pool.connect()
    await ledger.writeOpen(client, database.keyring, [])
    client.release()
    expect(await readableIn(database, 'in-confidence-4711')).toEqual([])
    expect(await waitingIn(database, 'in-confidence-4711')).toEqual(['due', 'idempotency', 'message'])
  })

  test('under another master key the trail is the same, and opens', async () => {
    const before = await database.pool.query('select instance_id, seq, hash, bytes from trail order by 1, 2')
    const client = await database.pool.connect()
    await client.query(`insert into data_store (name) values ('kept'), ('empty')`)
    await writeStores(client, database.keyring, new Map([['kept', { a: 1 }]]), new Date().toISOString())
    client.release()
    expect(await changeMasterKey(database, ring(8))).toBe(3)
    const after = await database.pool.query('select instance_id, seq, hash, bytes from trail order by 1, 2')
    expect(after.rows).toEqual(before.rows)
    const rekeyed = { ...database, keyring: ring(8) }
    expect(
      await verifyAll(rekeyed, new Definitions(), { keys: [server.server.signer.verifierKey] }),
    ).toMatchObject({ intact: true, entries: 3, erased: 0 })
    const { rows } = await database.pool.query(`select value from data_store where name = 'kept'`)
    expect(JSON.parse(ring(8).openOwn('data-store/kept', rows[0].value).toString())).toEqual({ a: 1 })
    expect(await waitingIn(rekeyed, 'in-confidence-4711')).toEqual(['due', 'idempotency', 'message'])
    expect(() => ring(7).openOwn('data-store/kept', rows[0].value)).toThrow()
  })

  test('a server that still has the old one writes nothing under it, and says that it cannot work', async () => {
    const counts = `select (select count(*) from data_key) as keys, (select count(*) from instance) as cases,
      (select count(*) from trail) as entries`
    const { rows: before } = await database.pool.query(counts)
    expect((await begin(server)).status).toBe(500)
    const { rows: after } = await database.pool.query(counts)
    expect(after).toEqual(before)
    const client = await database.pool.connect()
    await expect(
      writeStores(client, ring(7), new Map([['empty', 1]]), new Date().toISOString()),
    ).rejects.toThrow('under another master key')
    client.release()
    expect((await server.as(null, 'GET', '/ready')).status).toBe(503)
    await expect(startServer(database)).rejects.toThrow('set LINKSPAN_MASTER_KEY')
    await expect(changeMasterKey(database, ring(9))).rejects.toThrow('under another master key')
  })
})

test('what lay open before it was sealed can still be taken, and is in no column any more', async () => {
  const databases = await databasesOn('embedded')
  const database = await databases.open()
  const { kysely, pool, keyring } = database
  await pool.query('drop schema public cascade; create schema public')
  const names = (await readdir(MIGRATIONS)).filter(name => name.endsWith('.ts')).sort()
  const ups = new Map<string, (db: typeof kysely, keyring: Keyring) => Promise<void>>()
  for (const name of names) ups.set(name, (await import(path.join(MIGRATIONS, name))).up)
  for (const name of names.filter(name => name < SEALING)) await ups.get(name)!(kysely, keyring)

  const id = '01a22126-9cba-742d-b837-13be239a7955'
  await pool.query(
    `insert into message (id, name, variables, published_at, published_by, expires_at, delivered, instances)
     values ($1, 'Kept', '{"told": "Jo Planted"}', now(), 'x', now() + interval '1 hour', '{}', '{}')`,
    [id],
  )
  await pool.query(
    `insert into due (due_at, instance_id, kind, payload) values (now(), $1, 'command', '{"command": "Jo Planted"}'), (now(), null, 'redelivery', json_build_object('message', $1::uuid))`,
    [id],
  )
  await pool.query(
    `insert into idempotency (principal, key, request, status, body, content_type, outcome)
     values ('x', 'k', '\\x00', 200, $1, 'application/json', '{"made": "Jo Planted"}'), ('x', 'empty', '\\x00', 204, '', '', null)`,
    [`{"key": "${id}", "told": "Jo Planted"}`],
  )
  for (const name of names.filter(name => name >= SEALING)) await ups.get(name)!(kysely, keyring)
  expect(await readableIn(database, 'Jo Planted')).toEqual([])
  expect(await waitingIn(database, 'Jo Planted')).toEqual(['due', 'idempotency', 'message'])
  const client = await pool.connect()
  const waiting = await waitingMessages(client, keyring, [id])
  client.release()
  expect(waiting.get(id)?.message.variables).toEqual({ told: 'Jo Planted' })
  const ask = (key: string) => claimKey(database, { principal: 'x', key }, Buffer.of(0))
  expect(await ask('k')).toMatchObject({ status: 200, body: `{"key": "${id}", "told": "Jo Planted"}` })
  expect(await ask('empty')).toMatchObject({ status: 204, body: '' })
  const { rows } = await pool.query('select about from idempotency order by status')
  expect(rows).toEqual([{ about: [id] }, { about: null }])
  await database.close()
  await databases.close()
})

test('a request is still known whose key was kept in the open, also where the master key had been changed since', async () => {
  const databases = await databasesOn('embedded')
  const database = await databases.open()
  const { kysely, pool, keyring } = database
  await pool.query('drop schema public cascade; create schema public')
  const names = (await readdir(MIGRATIONS)).filter(name => name.endsWith('.ts')).sort()
  const up = async (name: string, keyring: Keyring) =>
    (await import(path.join(MIGRATIONS, name))).up(kysely, keyring)
  for (const name of names.filter(name => name < BLINDING)) await up(name, keyring)
  await checkMasterKey(database)
  const sealed = (what: string, json: string) =>
    sealWaiting(keyring, `idempotency/${what}/x/Jo Planted`, json)
  await pool.query(
    `insert into idempotency (principal, key, request, status, body, content_type, outcome, holder)
     values ('x', 'Jo Planted', '\\x00', 200, $1, 'application/json', $2, 1), ('x', 'lost', '\\x00', null, null, null, null, 1)`,
    [sealed('body', '{"told": 1}'), sealed('outcome', '{"made": 1}')],
  )
  await changeMasterKey(database, ring(8))

  const started = { ...database, keyring: ring(8) }
  for (const name of names.filter(name => name >= BLINDING)) await up(name, started.keyring)
  await checkMasterKey(started)
  const ask = (key: string, request = Buffer.of(0)) => claimKey(started, { principal: 'x', key }, request)
  expect(await ask('Jo Planted')).toMatchObject({ state: 'answered', body: '{"told": 1}' })
  expect(await ask('Jo Planted', Buffer.of(1))).toEqual({ state: 'other' })
  expect(await ask('lost')).toMatchObject({ state: 'mine', outcome: null })
  expect(await readableIn(started, 'Jo Planted')).toEqual([])
  await database.close()
  await databases.close()
})

describe('linkspan rotate-keys', () => {
  test('makes a new key file, keeps the old one, and the cases open', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-keys-'))
    const directory = path.join(folder, 'database')
    const image = await embeddedTemplate()
    const opened = () =>
      connect({ url: null, directory, keyring: new Keyring(readMasterKey(null, folder)), image })
    const first = await opened()
    const server = await startServer(first)
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content: drawing }] })
    const { key } = ((await begin(server, { name: 'one' })).body as { instance: Instance }).instance
    await server.stop()
    await first.close()

    try {
      for (const name of ['DATABASE_URL', 'LINKSPAN_MASTER_KEY']) vi.stubEnv(name, undefined)
      vi.stubEnv('LINKSPAN_DATA', folder)
      expect(await rotateKeys([])).toBe(0)
      // As after a cut between the commit and the files.
      const file = path.join(folder, 'master.key')
      await rename(file, `${file}.next`)
      await rename(`${file}.${first.keyring.fingerprint}`, file)
      expect(await rotateKeys([])).toBe(0)
      vi.stubEnv('LINKSPAN_NEXT_MASTER_KEY', 'too short')
      await expect(rotateKeys([])).rejects.toThrow('LINKSPAN_NEXT_MASTER_KEY must be 32 bytes')
      vi.stubEnv('LINKSPAN_NEXT_MASTER_KEY', Buffer.alloc(32, 8).toString('base64'))
      expect(await rotateKeys([])).toBe(1)
    } finally {
      vi.unstubAllEnvs()
    }
    const keyFiles = (await readdir(folder)).filter(name => name.startsWith('master.key')).sort()
    expect(keyFiles).toEqual(['master.key', `master.key.${first.keyring.fingerprint}`])
    expect((await stat(path.join(folder, 'master.key'))).mode & 0o077).toBe(0)
    const second = await opened()
    expect(second.keyring.fingerprint).not.toBe(first.keyring.fingerprint)
    const [entry] = await readEntries(second, key, 0, 1)
    expect(openEntry(JSON.parse(entry!.bytes.toString()), entry!.key!).command).toMatchObject({
      variables: { name: 'one' },
    })
    await second.close()
    await rm(folder, { recursive: true })
  })
})
