// A PostgreSQL with all its tools: the one of the npm package has no pg_dump, and a pg_dump takes no newer server. Debian's
// package brings both; .ci/run installs it. Its server is older too, so that is tried as well.

import { execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { expect, type TestContext } from 'vitest'
import { freePort } from './postgres.ts'

const run = promisify(execFile)
const DEBIAN = '/usr/lib/postgresql'
const MISSING = `No PostgreSQL with pg_dump is in ${DEBIAN}: install it with \`apt-get install postgresql\`, as .ci/run does.`

export type WholePostgres = {
  readonly url: string
  /** Runs one of its tools, as `pg_dump`. */
  tool(name: string, given: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Starts one for a test. Where there is none, the test says what to install: `.ci/run` fails then, elsewhere it is skipped. */
export async function startWholePostgres({ skip }: TestContext): Promise<WholePostgres> {
  const tools = placeOfTools()
  if (tools === null) {
    if (process.env.CI) throw new Error(MISSING)
    return skip(MISSING)
  }
  const owner = ownerOfProcesses()
  const directory = mkdtempSync(path.join(os.tmpdir(), 'linkspan-whole-'))
  if (owner) chownSync(directory, owner.uid, owner.gid)
  const files = path.join(directory, 'files')
  const port = await freePort()
  execFileSync(
    path.join(tools, 'initdb'),
    ['-D', files, '-U', 'linkspan', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    { cwd: directory, stdio: 'ignore', ...owner },
  )
  const server = spawn(
    path.join(tools, 'postgres'),
    ['-D', files, '-p', String(port), '-k', directory, '-c', 'listen_addresses=127.0.0.1'],
    { cwd: directory, stdio: 'ignore', ...owner },
  )
  const gone = new Promise(resolve => server.once('exit', resolve))
  const url = `postgres://linkspan@127.0.0.1:${port}/postgres`
  await expect.poll(() => answers(url), { timeout: 60_000 }).toBe(true)
  return {
    url,
    async tool(name, given) {
      await run(path.join(tools, name), [...given])
    },
    async stop() {
      server.kill('SIGINT')
      await gone
      rmSync(directory, { recursive: true })
    },
  }
}

/** The newest of Debian's; null where there is none. */
function placeOfTools(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : []
  const whole = versions
    .sort((one, other) => Number(other) - Number(one))
    .map(version => path.join(DEBIAN, version, 'bin'))
    .find(place =>
      ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every(tool => existsSync(path.join(place, tool))),
    )
  return whole ?? null
}

/** PostgreSQL does not run as root; Debian's package makes a user for it. */
function ownerOfProcesses(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString())
  return { uid: idOf('-u'), gid: idOf('-g') }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
