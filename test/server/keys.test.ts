// What is personal is sealed under a key of its case, in its place, and that key under a master key that can be changed.

import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Envelope, openEntry } from '../../server/audit/chain.ts'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import type { Instance } from '../../server/contract/instances.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { writeStores } from '../../server/store/data-stores.ts'
import { changeMasterKey } from '../../server/store/master-key.ts'
import { rotateKeys } from '../../server/store/rotate-keys.ts'
import { Keyring, readMasterKey } from '../../server/store/seal.ts'
import { readEntries } from '../../server/store/trail.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn, embeddedTemplate } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

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

  test('nothing that was typed in lies open in the database', async () => {
    await begin(server, { told: 'in-confidence-4711' })
    const { rows } = await database.pool.query(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    for (const { name } of rows) {
      const found = await database.pool.query(
        `select 1 from "${name}" t where t::text like '%in-confidence-4711%' or t::text like '%' || encode('in-confidence-4711', 'hex') || '%'`,
      )
      expect(found.rowCount, name).toBe(0)
    }
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
    expect(() => ring(7).openOwn('data-store/kept', rows[0].value)).toThrow()
  })

  test('a server that still has the old one writes nothing under it, and says that it cannot work', async () => {
    const { rows: before } = await database.pool.query('select count(*) from data_key')
    expect((await begin(server)).status).toBe(500)
    const { rows: after } = await database.pool.query('select count(*) from data_key')
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
