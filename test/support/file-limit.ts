// Files of a PostgreSQL that cannot grow any further, until they may: the kernel refuses to write beyond a size, as it does
// beyond a quota. It takes no rights that the owner of the processes has not got.

import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'

/** A piece of the write-ahead log, which is as large as this from the beginning, must still fit. */
const LEAST = 16 * 1024 * 1024

/** Of util-linux, which every Debian has. */
const PRLIMIT = 'prlimit'

/** Lets no file of the server grow beyond so many bytes more than a piece of its log; null lets all grow again. */
export async function limitFiles(pool: pg.Pool, directory: string, more: number | null): Promise<void> {
  const [postmaster] = readFileSync(path.join(directory, 'postmaster.pid'), 'utf8').split('\n')
  // Those that are begun later have the limit of the first.
  const { rows } = await pool.query<{ pid: number }>('select pid from pg_stat_activity')
  const size = more === null ? 'unlimited' : String(LEAST + more)
  // Even root may need to be their owner.
  const { uid, gid } = statSync(directory)
  const limit = (pid: string) =>
    execFileSync(PRLIMIT, ['--pid', pid, `--fsize=${size}:`], {
      ...(process.getuid?.() === 0 && { uid, gid }),
    })
  limit(postmaster!)
  for (const { pid } of rows)
    try {
      limit(String(pid))
    } catch (error) {
      // One may have ended meanwhile.
      if (!String(error).includes('No such process')) throw error
    }
}
