// What an operator sees before a server serves: one sentence for all that is wrong with the settings, one for a database
// that does not take it, and a schema that is made once however many begin at the same moment.

import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../server/store/connect.ts'
import { isNewest, migrateToNewest } from '../../server/store/migrate.ts'
import { Keyring } from '../../server/store/seal.ts'
import { emptyDatabase } from '../support/database.ts'
import { freePort } from '../support/postgres.ts'
import { COMPILED } from '../support/process.ts'

const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))
const DRAWING = fileURLToPath(
  new URL('../../processes/signal-to-support/signal-to-support.bpmn', import.meta.url),
)
/** Never reached where the command ends by itself, however loaded the machine. */
const PATIENCE_MS = 150_000

type Told = { readonly code: number; readonly out: string; readonly err: string }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-start-'))
})
afterAll(() => rm(folder, { recursive: true }))

function linkspan(args: readonly string[], environment: Record<string, string>): Promise<Told> {
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: COMPILED,
    LINKSPAN_DATA: folder,
    PORT: '0',
    ...environment,
  }
  return new Promise(resolve => {
    execFile(process.execPath, [CLI, ...args], { env, timeout: PATIENCE_MS }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
  })
}

test('a command whose reader has had enough ends without a word', async () => {
  const child = spawn(process.execPath, [CLI, 'describe', DRAWING], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', text => {
    err += text
  })
  expect(await new Promise(resolve => child.on('close', resolve))).toBe(141)
  expect(err).toBe('')
})

test('the command tells the release that its entries will name', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(await linkspan(['--version'], {})).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

describe('settings that cannot be', () => {
  test.each(['serve', 'migrate', 'rotate-keys', 'user ada admin'])(
    'are all told at once by linkspan %s',
    async command => {
      const { code, err } = await linkspan(command.split(' '), {
        PORT: 'front door',
        DATABASE_URL: 'mysql://somewhere',
        LINKSPAN_MASTER_KEY: 'short',
        LINKSPAN_LOG: 'loud',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'collector',
      })
      expect(code).toBe(2)
      for (const name of [
        'PORT',
        'DATABASE_URL',
        'LINKSPAN_MASTER_KEY',
        'LINKSPAN_LOG',
        'OTEL_EXPORTER_OTLP_ENDPOINT',
      ])
        expect(err).toContain(`${name} must be`)
      expect(err).not.toContain('short')
      expect(err).not.toMatch(/\n\s+at /)
    },
  )

  test('a name to sign under that no note can hold is one of them', async () => {
    const { code, err } = await linkspan(['serve'], { LINKSPAN_ORIGIN: 'two words' })
    expect(code).toBe(2)
    expect(err).toContain('LINKSPAN_ORIGIN must be')
  })

  test('a database that nobody answers for is told in a sentence, without its password', async () => {
    const url = `postgres://linkspan:a-secret@127.0.0.1:${await freePort()}/linkspan`
    const told = await Promise.all(['serve', 'migrate'].map(name => linkspan([name], { DATABASE_URL: url })))
    for (const { code, err } of told) {
      expect(code).toBe(1)
      expect(err.trim()).not.toBe('')
      expect(err).not.toContain('a-secret')
      expect(err).not.toMatch(/\n\s+at /)
    }
  }, 180_000)
})

test('the command makes an account with a full name, which stays where none is said', async () => {
  const { url, close } = await emptyDatabase()
  for (const args of [['--name', 'Ada Admin'], [], ['--name=Ada Janssens']])
    expect(await linkspan(['user', 'ada', 'admin', ...args], { DATABASE_URL: url })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ada has the roles admin and the password /),
    })
  const database = await connect({ url, directory: null, keyring: new Keyring(Buffer.alloc(32, 7)) })
  const named = async () => (await database.pool.query('select username, name from account')).rows
  expect(await named()).toEqual([{ username: 'ada', name: 'Ada Janssens' }])
  await linkspan(['user', 'ada', 'admin', 'designer'], { DATABASE_URL: url })
  expect(await named()).toEqual([{ username: 'ada', name: 'Ada Janssens' }])
  await database.close()
  await close()
})

test('a schema is made once, whoever comes first', async () => {
  const { url, close } = await emptyDatabase()
  const open = () => connect({ url, directory: null, keyring: new Keyring(Buffer.alloc(32, 7)) })
  const nodes = await Promise.all(Array.from({ length: 6 }, open))
  expect(await Promise.all(nodes.map(isNewest))).toEqual(nodes.map(() => false))
  const applied = await Promise.all(nodes.map(migrateToNewest))
  expect(applied.filter(names => names.length > 0)).toHaveLength(1)
  expect(await Promise.all(nodes.map(isNewest))).toEqual(nodes.map(() => true))
  const { pool } = nodes[0]!
  const { rows } = await pool.query('select name from kysely_migration order by name')
  expect(rows.map(row => row.name)).toEqual([...applied.flat()].sort())
  // One that this version knows and the database has not had.
  await pool.query(`update kysely_migration set name = 'other' where name = $1`, [rows[2].name])
  expect(await isNewest(nodes[0]!)).toBe(false)
  await pool.query(`update kysely_migration set name = $1 where name = 'other'`, [rows[2].name])
  await Promise.all(nodes.map(node => node.close()))
  expect(await linkspan(['migrate'], { DATABASE_URL: url })).toMatchObject({
    code: 0,
    out: 'The schema is up to date.\n',
  })
  await close()
})
