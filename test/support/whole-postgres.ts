// A PostgreSQL with all its tools: the one of the npm package has no pg_dump and no pg_basebackup, and neither takes a newer
// server. Debian's package brings both; .ci/run installs it. Its server is older too, so that is tried as well.

import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { expect, type TestContext } from 'vitest'
import { freePort } from './postgres.ts'

const run = promisify(execFile)
const DEBIAN = '/usr/lib/postgresql'
const TOOLS = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'pg_basebackup']
const MISSING = `No PostgreSQL with ${TOOLS.join(', ')} is in ${DEBIAN}: install it with \`apt-get install postgresql\`, as .ci/run does.`

export type WholePostgres = {
  readonly url: string
  /** Runs one of its tools, as `pg_dump`. */
  tool(name: string, given: readonly string[]): Promise<void>
  /** Starts a second one that follows it, and to which it writes before it acknowledges anything. */
  startReplica(): Promise<WholePostgres>
  /** Ends it and all its processes at one moment, as a machine ends whose power goes. */
  kill(): Promise<void>
  /** Starts it again on what its files hold. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

/** Starts one for a test. Where there is none, the test says what to install: `.ci/run` fails then, elsewhere it is skipped. */
export async function startWholePostgres({ skip }: TestContext): Promise<WholePostgres> {
  const tools = placeOfTools()
  if (tools === null) {
    if (process.env.CI) throw new Error(MISSING)
    return skip(MISSING)
  }
  return startOn(tools, (files, as) =>
    execFileSync(
      path.join(tools, 'initdb'),
      ['-D', files, '-U', 'linkspan', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
      as,
    ),
  )
}

type As = { readonly cwd: string; readonly stdio: 'ignore'; readonly uid?: number; readonly gid?: number }

/** Starts one on files that `make` makes. */
async function startOn(tools: string, make: (files: string, as: As) => unknown): Promise<WholePostgres> {
  const owner = ownerOfProcesses()
  const directory = mkdtempSync(path.join(os.tmpdir(), 'linkspan-whole-'))
  if (owner) chownSync(directory, owner.uid, owner.gid)
  const as: As = { cwd: directory, stdio: 'ignore', ...owner }
  const files = path.join(directory, 'files')
  make(files, as)
  const port = await freePort()
  const url = `postgres://linkspan@127.0.0.1:${port}/postgres`
  const given = ['-D', files, '-p', String(port), '-k', directory, '-c', 'listen_addresses=127.0.0.1']
  let server: ChildProcess
  let gone = Promise.resolve()
  const begin = async () => {
    server = spawn(path.join(tools, 'postgres'), given, as)
    gone = new Promise(resolve => server.once('exit', () => resolve()))
    await expect.poll(() => answers(url), { timeout: 60_000 }).toBe(true)
  }
  await begin()
  return {
    url,
    async tool(name, options) {
      await run(path.join(tools, name), [...options])
    },
    async startReplica() {
      const from = ['-d', url, '--checkpoint=fast', '--write-recovery-conf']
      const replica = await startOn(tools, (to, asOwner) =>
        execFileSync(path.join(tools, 'pg_basebackup'), [...from, '-D', to], asOwner),
      )
      await waitForReplica(url)
      return replica
    },
    async kill() {
      for (const pid of [server.pid!, ...childrenOf(server.pid!)]) process.kill(pid, 'SIGKILL')
      await gone
    },
    startAgain: begin,
    async stop() {
      server.kill('SIGINT')
      await gone
      rmSync(directory, { recursive: true })
    },
  }
}

/** From here on a commit is acknowledged when the replica has it too. */
async function waitForReplica(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`alter system set synchronous_standby_names = '*'`)
  await admin.query('select pg_reload_conf()')
  const isSynchronous = async () => {
    const { rows } = await admin.query('select sync_state from pg_stat_replication')
    return rows.map(({ sync_state }) => sync_state).join()
  }
  await expect.poll(isSynchronous, { timeout: 30_000 }).toBe('sync')
  await admin.end()
}

/** Each process of PostgreSQL has a session of its own, so no signal to a group reaches all. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => parentOf(pid) === parent)
}

function parentOf(pid: number): number | null {
  try {
    // The name of the program stands in parentheses and may hold anything.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return Number(parent)
  } catch {
    return null
  }
}

/** The newest of Debian's; null where there is none. */
function placeOfTools(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : []
  const whole = versions
    .sort((one, other) => Number(other) - Number(one))
    .map(version => path.join(DEBIAN, version, 'bin'))
    .find(place => TOOLS.every(tool => existsSync(path.join(place, tool))))
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
