// Migrations run forward only, once, however many servers start at the same time: the migrator takes a lock.

import { promises as fs } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import { readConfig } from '../config.ts'
import { connectTo, type Database } from './connect.ts'

const migrationFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

const migrator = (database: Database) =>
  new Migrator({
    db: database.kysely,
    provider: new FileMigrationProvider({ fs, path, migrationFolder, onFileIgnored: () => {} }),
  })

/** Brings the schema to the newest; answers with the names of the migrations that ran. */
export async function migrateToNewest(database: Database): Promise<string[]> {
  const { error, results } = await migrator(database).migrateToLatest()
  if (error) throw error
  return (results ?? []).filter(result => result.status === 'Success').map(result => result.migrationName)
}

/** Whether the schema is the one that this version of the server knows. */
export async function isNewest(database: Database): Promise<boolean> {
  const migrations = await migrator(database).getMigrations()
  return migrations.every(migration => migration.executedAt !== undefined)
}

/** `linkspan migrate` */
export async function migrate(_args: readonly string[]): Promise<number> {
  const config = readConfig(process.env)
  const database = await connectTo(config)
  try {
    const names = await migrateToNewest(database)
    process.stdout.write(
      names.length === 0 ? 'The schema is up to date.\n' : `Applied ${names.join(', ')}.\n`,
    )
    return 0
  } finally {
    await database.close()
  }
}
