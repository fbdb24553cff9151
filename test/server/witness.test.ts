// Somebody rewrites the database and lets the server itself sign what they wrote: it does not. And whoever keeps
// checkpoints elsewhere, with no key and no database, sees the same.

import { execFile } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notesIn } from '../../server/audit/anchor.ts'
import { verify } from '../../server/audit/command.ts'
import { grow, rootOfFrontier } from '../../server/audit/merkle.ts'
import { Signer, textOf } from '../../server/audit/note.ts'
import { type Source, witness } from '../../server/audit/witness.ts'
import type { Checkpoint } from '../../server/contract/checkpoints.ts'
import { newToken } from '../../server/store/accounts.ts'
import { leafOf, leavesUpTo } from '../../server/store/log-tree.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { COMPILED } from '../support/process.ts'
import { startServer, type TestServer } from '../support/server.ts'

const signer = new Signer('linkspan', Buffer.alloc(32, 5))
const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))
let databases: Databases
let server: TestServer
let folder: string
let file: string

beforeAll(async () => {
  databases = await databasesOn('postgres')
})

afterAll(() => databases.close())

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-witness-'))
  file = path.join(folder, 'checkpoints.txt')
  server = await startServer(await databases.open())
  const content = bpmn('seen(pool) { s(start) > a(user) > e(end) }')
  await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  // What is counted here is cases; the log tells of the deployment and would be a leaf too.
  await sql('delete from line_pending')
})

afterEach(async () => {
  await server.stop()
  await server.database.close()
  await rm(folder, { recursive: true })
})

const sql = (text: string, values: unknown[] = []) => server.database.pool.query(text, values)

/** One case more, and a checkpoint with it. */
async function signed(): Promise<number | null> {
  await server.as('coordinator', 'POST', '/process-instances', { processId: 'seen' })
  return server.sequencer.checkpoint()
}

async function again(environment: Record<string, string> = {}): Promise<void> {
  await server.stop()
  server = await startServer(server.database, environment)
}

/** Writes into the log what was not there, makes all roots fit, and signs all notes with the key that is given. */
async function rewrite(change: string, forger = new Signer('linkspan', Buffer.alloc(32, 66))): Promise<void> {
  for (const table of ['log_leaf', 'log_checkpoint']) await sql(`alter table ${table} disable trigger all`)
  await sql(change)
  for (const { size } of (await sql('select size from log_checkpoint')).rows) {
    const frontier = grow([], 0, (await leavesUpTo(server.database.kysely, Number(size))).map(leafOf))
    const root = rootOfFrontier(frontier)
    const note = forger.sign(textOf({ origin: 'linkspan', size: Number(size), root }))
    await sql('update log_checkpoint set root = $2, frontier = $3, note = $4 where size = $1', [
      size,
      root,
      frontier,
      note,
    ])
  }
}

const BLAME = `update log_leaf set head = '\\x00' where index = 0`
const CUT = `with leaf as (delete from log_leaf where index >= 1) delete from log_checkpoint where size > 1`

describe('a server that signs', () => {
  test('signs nothing over a past that a foreign key signed', async () => {
    await signed()
    await again()
    await rewrite(BLAME)
    await expect(signed()).rejects.toThrow('No known key has signed the checkpoint of 1 leaves.')
    expect((await sql('select from log_checkpoint')).rowCount).toBe(1)
  })

  test('signs nothing over roots that do not fit their note', async () => {
    await signed()
    await again()
    const { note } = (await sql('select note from log_checkpoint')).rows[0]
    await rewrite(BLAME)
    await sql('update log_checkpoint set note = $1', [note])
    await expect(signed()).rejects.toThrow('is not what its note says')
  })

  test.each([
    ['written anew', BLAME, 'does not go on from the 2 leaves'],
    ['cut back', CUT, 'The log was cut: it holds 1 leaves, and 2 were signed.'],
  ])('remembers: a log %s, even under the right key, is not signed again', async (_how, change, told) => {
    await signed()
    await signed()
    await rewrite(change, signer)
    await expect(signed()).rejects.toThrow(told)
    const key = (await sql('select id from instance limit 1')).rows[0].id
    const reply = await server.as('auditor', 'GET', `/process-instances/${key}/export?reason=A%20test`)
    expect(reply.status).toBe(409)
    expect(reply.text).toContain('somebody has looked')
  })

  test.each([
    ['written anew', BLAME],
    ['cut back', CUT],
  ])('with a file remembers past a restart: a log %s is not signed again', async (_how, change) => {
    await again({ LINKSPAN_CHECKPOINT_FILE: file })
    expect([await signed(), await signed()]).toEqual([1, 2])
    expect(notesIn(readFileSync(file, 'utf8'))).toHaveLength(2)
    await again({ LINKSPAN_CHECKPOINT_FILE: file })
    expect(await signed()).toBe(3)
    await rewrite(change, signer)
    await again({ LINKSPAN_CHECKPOINT_FILE: file })
    await expect(signed()).rejects.toThrow('The checkpoint of 3 leaves that was kept is not the one')
    expect(notesIn(readFileSync(file, 'utf8'))).toHaveLength(3)
  })

  test('goes on from what another server signed meanwhile', async () => {
    const other = await startServer(server.database, { LINKSPAN_CHECKPOINT_FILE: file })
    expect(await signed()).toBe(1)
    await server.as('coordinator', 'POST', '/process-instances', { processId: 'seen' })
    expect(await other.sequencer.checkpoint()).toBe(2)
    expect(await signed()).toBe(3)
    await other.stop()
  })

  test('does not start on a file that somebody wrote in', async () => {
    writeFileSync(file, 'linkspan\n9\nAAAA\n\n— linkspan AAAAAAAA\n')
    await expect(startServer(server.database, { LINKSPAN_CHECKPOINT_FILE: file })).rejects.toThrow(
      'does not end with a checkpoint that a known key has signed',
    )
  })
})

describe('a witness', () => {
  const source = (): Source => ({
    latest: async () => ((await server.as('auditor', 'GET', '/checkpoints/latest')).body as Checkpoint).note,
    consistency: async (from, to) => {
      const { body } = await server.as('auditor', 'GET', `/checkpoints/consistency?from=${from}&to=${to}`)
      return (body as { proof: string[] }).proof.map(hash => Buffer.from(hash, 'hex'))
    },
  })
  const look = (from = source()) => witness(file, [signer.verifierKey], from)

  test('keeps what goes on from what it kept', async () => {
    for (const size of [1, 2, 3]) {
      await signed()
      expect(await look()).toMatchObject({ size })
      expect(await look()).toMatchObject({ size })
    }
    expect(notesIn(readFileSync(file, 'utf8'))).toHaveLength(3)
  })

  test.each([
    ['written anew', `${BLAME}`, 'does not go on from the 2'],
    ['cut back', CUT, 'The log was cut'],
  ])('refuses a log that was %s by somebody who holds the signing key', async (_how, change, told) => {
    await signed()
    await signed()
    await look()
    await rewrite(change, signer)
    await again()
    if (change === BLAME) expect(await signed()).toBe(3)
    await expect(look()).rejects.toThrow(told)
    expect(notesIn(readFileSync(file, 'utf8'))).toHaveLength(1)
  })

  test('refuses a note of another key, of another log, and a proof that does not hold', async () => {
    await signed()
    await look()
    await signed()
    const checkpoint = { origin: 'linkspan', size: 2, root: Buffer.alloc(32, 1) }
    const told = (note: string): Source => ({ ...source(), latest: async () => note })
    await expect(
      look(told(new Signer('linkspan', Buffer.alloc(32, 66)).sign(textOf(checkpoint)))),
    ).rejects.toThrow('not signed by the key')
    await expect(look(told(signer.sign(textOf({ ...checkpoint, origin: 'elsewhere' }))))).rejects.toThrow(
      'is of elsewhere',
    )
    await expect(look(told(signer.sign(textOf(checkpoint))))).rejects.toThrow('does not go on')
    await expect(look({ ...source(), consistency: async () => [] })).rejects.toThrow('does not go on')
    expect(await look()).toMatchObject({ size: 2 })
  })

  test('what it kept is taken by linkspan verify, all notes of the file', async () => {
    await signed()
    await look()
    await signed()
    await look()
    const key = (await sql('select id from instance limit 1')).rows[0].id
    const { bytes } = await server.as('auditor', 'GET', `/process-instances/${key}/export?reason=A%20test`)
    const zip = path.join(folder, 'case.zip')
    writeFileSync(zip, bytes)
    expect(await verify([zip, '--vkey', signer.verifierKey, '--old', file])).toBe(0)
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'verify', zip, '--lang', 'nl'])
    expect(stdout).toMatch(/^Ongeschonden\. Vermeldingen: 1; exemplaren: 1\.\nOndertekend als /)
    // Two cases, and the line of the log about the export itself.
    const fork = signer.sign(textOf({ origin: 'linkspan', size: 3, root: Buffer.alloc(32, 1) }))
    appendFileSync(file, fork)
    expect(await verify([zip, '--vkey', signer.verifierKey, '--old', file])).toBe(1)
  })

  test('looks at a server over HTTP with a token, and rings by its exit status', async () => {
    const { id, secret, hash } = newToken()
    await sql('insert into api_token (id, name, secret, roles, created_by) values ($1, $1, $2, $3, $1)', [
      id,
      hash,
      ['auditor'],
    ])
    const command = (...args: string[]) =>
      promisify(execFile)(process.execPath, [CLI, 'witness', file, '--vkey', signer.verifierKey, ...args], {
        env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, LINKSPAN_TOKEN: secret },
      })
    await signed()
    expect((await command('--url', server.url)).stdout).toMatch(/^Consistent: 1 leaves/)
    await signed()
    expect((await command('--url', server.url)).stdout).toMatch(/^Consistent: 2 leaves/)
    await expect(command()).rejects.toMatchObject({ code: 2 })
    await expect(command('--url', 'http://127.0.0.1:9')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be reached'),
    })
    await rewrite(CUT, signer)
    await expect(command('--url', server.url)).rejects.toMatchObject({
      code: 1,
      stderr: 'The log was cut: it holds 1 leaves, and 2 were signed.\n',
    })
  })
})
