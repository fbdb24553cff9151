// One process at a time opens the embedded database: two would silently overwrite each other's pages.
// The lock is that of an SQLite file beside it; the operating system frees it when the process dies, however it dies.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Lock = { release(): void }

/** Takes the lock of a directory, or throws a sentence that says who has it. */
export function lockDirectory(directory: string): Lock {
  mkdirSync(dirname(directory), { recursive: true })
  const file = new DatabaseSync(`${directory}.lock`)
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive')
  } catch {
    file.close()
    throw new Error(
      `${directory} is in use${holder(directory)}. Stop that server first, or set DATABASE_URL to share a PostgreSQL.`,
    )
  }
  writeFileSync(`${directory}.holder`, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }))
  return { release: () => file.close() }
}

function holder(directory: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(`${directory}.holder`, 'utf8'))
    return ` by process ${pid} since ${since}`
  } catch {
    return ''
  }
}
