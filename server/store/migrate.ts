// Migrations run forward only, once, however many servers start at the same time: the migrator takes a lock.

import { promises as fs } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import { FileMigrationProvider, type Migration, Migrator } from 'kysely/migration'
import { type Config, readConfig } from '../config.ts'
import { connectTo, type Database } from './connect.ts'
import { grantTo } from './grants.ts'
import type { Keyring } from './seal.ts'

const migrationFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

const migrator = (database: Database) =>
  new Migrator({
    db: database.kysely,
    provider: { getMigrations: () => migrationsFor(database) },
    // Each says one thing for itself, and may come to a database that has a later number already.
    allowUnorderedMigrations: true,
  })

/** What a file of `migrations` does; one that seals what lay open is given the keys. */
type Step = { up(db: Kysely<unknown>, keyring: Keyring): Promise<void> }

async function migrationsFor({ keyring }: Database): Promise<Record<string, Migration>> {
  const files = new FileMigrationProvider({ fs, path, migrationFolder, onFileIgnored: () => {} })
  return Object.fromEntries(
    Object.entries(await files.getMigrations()).map(([name, step]) => [
      name,
      { up: (db: Kysely<unknown>) => (step as Step).up(db, keyring) },
    ]),
  )
}

/** Brings the schema to the newest; answers with the names of the migrations that ran. */
export async function migrateToNewest(database: Database): Promise<string[]> {
  const { error, results } = await migrator(database).migrateToLatest()
  if (error) throw error
  return (results ?? []).filter(result => result.status === 'Success').map(result => result.migrationName)
}

/** Whether the schema is the one that this version of the server knows. Each start and each probe asks: names are enough. */
export async function isNewest({ pool }: Database): Promise<boolean> {
  const done = await namesDone(pool)
  const files = await fs.readdir(migrationFolder)
  return files.every(file => !file.endsWith('.ts') || done.has(file.slice(0, -'.ts'.length)))
}

async function namesDone(pool: Database['pool']): Promise<Set<string>> {
  try {
    const { rows } = await pool.query<{ name: string }>('select name from kysely_migration')
    return new Set(rows.map(({ name }) => name))
  } catch (error) {
    if ((error as { code?: string }).code === NO_SUCH_TABLE) return new Set()
    throw error
  }
}

/** What a server does at its start: nothing where the schema is the newest, so that its role need not own it. */
export async function migrateWhereOlder(database: Database): Promise<void> {
  if (await isNewest(database)) return
  try {
    await migrateToNewest(database)
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_PERMITTED) throw error
    throw new Error(
      'The schema is older than this server, and its role may not change it: run `linkspan migrate` as the owner first.',
    )
  }
}

const NOT_PERMITTED = '42501'
const NO_SUCH_TABLE = '42P01'

/** `linkspan migrate`: 0 done, 1 not done. */
export async function migrate(_args: readonly string[]): Promise<number> {
  const config = readConfig(process.env)
  try {
    process.stdout.write(await migrated(config))
    return 0
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 1
  }
}

async function migrated(config: Config): Promise<string> {
  const database = await connectTo(config)
  try {
    const names = await migrateToNewest(database)
    const applied = names.length === 0 ? 'The schema is up to date.\n' : `Applied ${names.join(', ')}.\n`
    if (config.serverRole === null) return applied
    await grantTo(database.kysely, config.serverRole)
    return `${applied}The role ${config.serverRole} may work on cases, and only add to the trail.\n`
  } finally {
    await database.close()
  }
}
