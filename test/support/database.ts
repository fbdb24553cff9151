// A database for tests: a fresh copy of a migrated template, so that no test sees what another one left.
// The same tests run on the embedded database and on a real PostgreSQL.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { seedFramework, seedProcesses } from '../../server/seed.ts'
import { connect, type Database, over } from '../../server/store/connect.ts'
import { openEmbedded } from '../../server/store/embedded.ts'
import { migrateToNewest } from '../../server/store/migrate.ts'
import { Keyring } from '../../server/store/seal.ts'
import { onePostgres, type Postgres } from './postgres.ts'

/** One master key for all: what one server of a test seals, another one opens. */
const keyring = new Keyring(Buffer.alloc(32, 7))

export const backends = ['embedded', 'postgres'] as const
export type Backend = (typeof backends)[number]

/** What gives databases, one after the other, until it is closed. */
export type Databases = { open(): Promise<Database>; close(): Promise<void> }

/** `server` is asked for a PostgreSQL: a test that changes the server itself gives one of its own. */
export async function databasesOn(backend: Backend, server = onePostgres): Promise<Databases> {
  if (backend === 'embedded')
    return {
      open: async () => connect({ url: null, directory: null, keyring, image: await embeddedTemplate() }),
      close: async () => {},
    }
  const postgres = await server()
  return { open: () => postgresCopy(postgres, migrated), close: () => postgres.stop() }
}

/** Databases that have the processes of this package and the framework of the demo, as a new embedded one has. */
export async function seededDatabases(): Promise<Databases> {
  const postgres = await onePostgres()
  return { open: () => postgresCopy(postgres, seeded), close: () => postgres.stop() }
}

/** A database with nothing in it, not even a schema, for servers that are processes of their own. */
export async function emptyDatabase(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { url, stop } = await onePostgres()
  const name = newName()
  await asAdmin(url, admin => admin.query(`create database ${name}`))
  return {
    url: databaseUrl(url, name),
    async close() {
      await drop(url, name)
      await stop()
    },
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Building the template takes seconds, copying it less than one: it is kept under the name of what went into it. */
export async function embeddedTemplate(): Promise<string> {
  const folder = path.join(root, 'node_modules', '.cache', 'linkspan')
  const file = path.join(folder, `template-${await migrationsHash()}.tar`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const embedded = await openEmbedded(null)
  await migrateToNewest(over(embedded.pool, null, keyring, async () => {}))
  // Nobody makes another database in it: half of its files are only there for that. Nor is there then anything to recover.
  await embedded.pool.query('update pg_database set datistemplate = false')
  for (const name of ['template0', 'template1']) await embedded.pool.query(`drop database ${name}`)
  await embedded.pool.query('checkpoint')
  const side = `${file}.${process.pid}-${Math.random()}`
  writeFileSync(side, await embedded.dump())
  renameSync(side, file)
  await embedded.close()
  return file
}

/** What a database is copied from. Its name tells what went into it, so that none is older than that. */
type Template = { readonly name: () => Promise<string>; fill(database: Database): Promise<unknown> }

const migrated: Template = {
  name: async () => `linkspan_template_${await migrationsHash()}`,
  fill: migrateToNewest,
}

const seeded: Template = {
  name: async () => `linkspan_seeded_${await hashOf(['migrations', 'processes', 'engine', 'server'])}`,
  async fill(database) {
    await migrateToNewest(database)
    await seedFramework(database)
    await seedProcesses(database, { info: () => {}, warn: message => console.warn(message) })
  },
}

const migrationsHash = () => hashOf(['migrations'])

const hashes = new Map<string, Promise<string>>()

/** A hash over all files in these folders of the project, as they are when it is asked for first. */
function hashOf(folders: readonly string[]): Promise<string> {
  const known = hashes.get(folders.join()) ?? hashed(folders)
  hashes.set(folders.join(), known)
  return known
}

async function hashed(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })
    const files = entries.flatMap(entry => (entry.isFile() ? path.join(entry.parentPath, entry.name) : []))
    for (const file of files.sort()) hash.update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 12)
}

let made = 0

const newName = () => `linkspan_test_${process.pid}_${Date.now()}_${++made}`

async function postgresCopy({ url }: Postgres, { name: nameOf, fill }: Template): Promise<Database> {
  const name = newName()
  const template = await nameOf()
  await asAdmin(url, async admin => {
    await admin.query('select pg_advisory_lock(7312)')
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await createTemplate(admin, url, template, fill)
    await admin.query(`create database ${name} template ${template}`)
  })
  const database = await connect({ url: databaseUrl(url, name), directory: null, keyring })
  return {
    ...database,
    async close() {
      await database.close()
      await drop(url, name)
    },
  }
}

const drop = (url: string, name: string) =>
  asAdmin(url, admin => admin.query(`drop database if exists ${name} with (force)`))

async function createTemplate(
  admin: pg.Client,
  url: string,
  template: string,
  fill: Template['fill'],
): Promise<void> {
  const side = `${template}_new`
  await admin.query(`drop database if exists ${side}`)
  await admin.query(`create database ${side}`)
  const database = await connect({ url: databaseUrl(url, side), directory: null, keyring })
  await fill(database)
  await database.close()
  await admin.query(`alter database ${side} rename to ${template}`)
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
