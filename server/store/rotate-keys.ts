// `linkspan rotate-keys`: another master key for the keys of all cases. The old one stays where it is, under a name of its
// own: backups of the database from before still need it.

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'
import { connectTo } from './connect.ts'
import { changeMasterKey, hasMasterKey } from './master-key.ts'
import { Keyring, masterKeyFile, writeKey } from './seal.ts'

/** 0 rotated, 1 not. */
export async function rotateKeys(_args: readonly string[]): Promise<number> {
  const config = readConfig(process.env)
  try {
    process.stdout.write(await rotated(config))
    return 0
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 1
  }
}

async function rotated(config: Config): Promise<string> {
  if (config.masterKey !== null && config.nextMasterKey === null)
    throw new Error(
      'Set LINKSPAN_NEXT_MASTER_KEY to the new key; LINKSPAN_MASTER_KEY stays the old one until this is done.',
    )
  if (config.masterKey === null && config.nextMasterKey !== null)
    throw new Error('The master key is a file; leave LINKSPAN_NEXT_MASTER_KEY empty, and a new file is made.')
  const database = await connectTo(config)
  try {
    const old = database.keyring.fingerprint
    const next =
      config.nextMasterKey === null ? nextOfFile(config) : Buffer.from(config.nextMasterKey, 'base64')
    const ring = new Keyring(next)
    // A rotation that was cut between the database and the files is only finished.
    const done = await hasMasterKey({ ...database, keyring: ring })
    const count = done ? 'all' : await changeMasterKey(database, ring)
    const keys = `Under the new master key now: ${count} keys of cases. `
    if (config.masterKey !== null)
      return `${keys}Set LINKSPAN_MASTER_KEY to it and start the servers again; keep the old one as long as backups from before.\n`
    const file = masterKeyFile(config.dataDirectory)
    renameSync(file, `${file}.${old}`)
    renameSync(`${file}.next`, file)
    return `${keys}It is ${file}; the old one is ${file}.${old}, which backups from before still need.\n`
  } finally {
    await database.close()
  }
}

/** It is on the disk before anything depends on it; one that was left over by a rotation that was cut is taken up again. */
function nextOfFile({ dataDirectory }: Config): Buffer {
  const file = `${masterKeyFile(dataDirectory)}.next`
  if (!existsSync(file)) writeKey(file, randomBytes(32))
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}
