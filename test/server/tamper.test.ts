// Somebody holds the database and writes in it what they like, but does not hold the signing key. Everything that they
// make fit by hand is told all the same; what only a note kept elsewhere can show is shown by it.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { sql as rawSql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Archive, pack, unpack } from '../../server/audit/archive.ts'
import { hashOf } from '../../server/audit/chain.ts'
import { exportCase } from '../../server/audit/export.ts'
import { chainLines, proveLines } from '../../server/audit/line-chain.ts'
import { proveLog } from '../../server/audit/log-proof.ts'
import { openManifest, signManifest } from '../../server/audit/manifest.ts'
import { grow, inclusionProof, rootOfFrontier } from '../../server/audit/merkle.ts'
import { openNote, Signer, textOf } from '../../server/audit/note.ts'
import { verifyAll } from '../../server/audit/verify.ts'
import { verifyExport } from '../../server/audit/verify-export.ts'
import { checksumOf } from '../../server/casework/deploy.ts'
import type { CaseFile } from '../../server/contract/files.ts'
import type { Instance } from '../../server/contract/instances.ts'
import type { Verification } from '../../server/contract/trail.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { markChecked } from '../../server/store/case-files.ts'
import { writeLog } from '../../server/store/log.ts'
import { leafOf, leavesUpTo } from '../../server/store/log-tree.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let databases: Databases
let server: TestServer

beforeAll(async () => {
  databases = await databasesOn('postgres')
})

afterAll(() => databases.close())

async function open(): Promise<void> {
  server = await startServer(await databases.open())
  const content = bpmn('told(pool) { s(start) > a(user) > b(user) > e(end) }')
  await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
}

async function close(): Promise<void> {
  await server.stop()
  await server.database.close()
}

/** Each test of a block changes a database of its own. */
function apart(): void {
  beforeEach(open)
  afterEach(close)
}

async function begin(): Promise<string> {
  const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'told' })
  return (body as { instance: Instance }).instance.key
}

async function complete(instance: string): Promise<void> {
  const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)
  const [task] = (body as { items: UserTask[] }).items
  await server.as('coordinator', 'POST', `/user-tasks/${task!.key}/completion`, {})
}

const sql = (text: string, values: unknown[] = []) => server.database.pool.query(text, values)

/** What no application may do and a holder of the database can: the walls of the trail and the log come down. */
async function unlocked<T>(work: () => Promise<T>): Promise<T> {
  const walled = ['trail', 'log_leaf', 'log_checkpoint']
  for (const table of walled) await sql(`alter table ${table} disable trigger all`)
  try {
    return await work()
  } finally {
    for (const table of walled) await sql(`alter table ${table} enable trigger all`)
  }
}

async function codes(
  kept: readonly string[] = [],
  keys = [server.server.signer.verifierKey],
): Promise<string[]> {
  const { flaws } = await verifyAll(server.database, server.server.dispatch.definitions, { keys, kept })
  return [...new Set(flaws.map(({ code }) => code))].sort()
}

async function note(): Promise<string> {
  const { rows } = await sql('select note from log_checkpoint order by size desc limit 1')
  return rows[0].note
}

/** Makes the whole log fit what stands in the trails now; answers with its size and root. */
async function refit(): Promise<{ size: number; root: Buffer }> {
  await sql(
    'update log_leaf l set head = t.hash from trail t where t.instance_id = l.instance_id and t.seq = l.seq',
  )
  const { rows } = await sql('select size from log_checkpoint order by size')
  let fitted = { size: 0, root: Buffer.alloc(0) as Buffer }
  for (const row of rows) {
    const size = Number(row.size)
    const frontier = grow([], 0, (await leavesUpTo(server.database.kysely, size)).map(leafOf))
    fitted = { size, root: rootOfFrontier(frontier) }
    await sql('update log_checkpoint set root = $2, frontier = $3 where size = $1', [
      size,
      fitted.root,
      frontier,
    ])
  }
  return fitted
}

/** Puts another name into the only entry of a case, and makes chain, case and log fit it. */
async function blame(instance: string): Promise<{ size: number; root: Buffer }> {
  const { rows } = await sql('select bytes from trail where instance_id = $1 and seq = 1', [instance])
  const bytes = Buffer.from(rows[0].bytes.toString().replace('"actor":"coordinator"', '"actor":"somebody"'))
  const hash = hashOf(bytes)
  return unlocked(async () => {
    await sql('update trail set bytes = $2, hash = $3 where instance_id = $1', [instance, bytes, hash])
    await sql('update instance set head = $2 where id = $1', [instance, hash])
    return refit()
  })
}

describe('in the database', () => {
  apart()

  test('nothing is told where nothing was changed', async () => {
    await begin()
    expect(await codes()).toEqual([])
    await server.sequencer.checkpoint()
    await begin()
    expect(await codes([await note()])).toEqual([])
  })

  test('another name in an entry, with every hash made to fit, stands against the signed note', async () => {
    const instance = await begin()
    await server.sequencer.checkpoint()
    await blame(instance)
    expect(await codes()).toEqual(['NOTE_DIFFERS'])
  })

  test('a note that was signed anew with another key is not believed', async () => {
    const instance = await begin()
    await server.sequencer.checkpoint()
    const tree = await blame(instance)
    const forger = new Signer('linkspan', Buffer.alloc(32, 66))
    const forged = forger.sign(textOf({ origin: 'linkspan', ...tree }))
    await unlocked(() => sql('update log_checkpoint set note = $1', [forged]))
    expect(await codes()).toEqual(['NOTE_NOT_SIGNED'])
  })

  test('a leaf that was left out shows', async () => {
    await begin()
    await begin()
    await server.sequencer.checkpoint()
    await unlocked(() => sql('delete from log_leaf where index = 0'))
    expect(await codes()).toContain('LOG_DIFFERS')
  })

  test('a case that was slipped past the log shows, and is told in the language of the reader', async () => {
    await begin()
    await sql('delete from log_pending')
    expect(await codes()).toEqual(['NOT_LOGGED'])
    for (const [language, detail] of [
      ['nl', 'De laatste stap staat in geen controlepunt en wacht er niet op.'],
      ['fr', 'La dernière étape n’est dans aucun point de contrôle et n’en attend pas.'],
      ['en', 'The last entry is in no checkpoint and does not wait for one.'],
    ] as const) {
      const asked = { 'accept-language': language }
      const { body } = await server.as('auditor', 'GET', '/verification', undefined, asked)
      expect(body).toMatchObject({ intact: false, flaws: [{ code: 'NOT_LOGGED', detail }] })
    }
  })

  test('a log that was cut back to an older day shows to whoever kept a note', async () => {
    await begin()
    await server.sequencer.checkpoint()
    const late = await begin()
    await server.sequencer.checkpoint()
    const kept = await note()
    await unlocked(async () => {
      for (const table of ['user_task', 'log_leaf', 'trail'])
        await sql(`delete from ${table} where instance_id = $1`, [late])
      await sql('delete from instance where id = $1', [late])
      await sql('delete from log_checkpoint where size = 3')
    })
    expect(await codes()).toEqual([])
    expect(await codes([kept])).toEqual(['LOG_CUT'])
  })

  test('what an earlier key signed is believed as long as that key is known', async () => {
    const old = server.server.signer.verifierKey
    await begin()
    await server.sequencer.checkpoint()
    await server.stop()
    const rotated = Buffer.alloc(32, 9).toString('base64')
    server = await startServer(server.database, {
      LINKSPAN_SIGNING_KEY: rotated,
      LINKSPAN_VERIFIER_KEYS: old,
    })
    await begin()
    await server.sequencer.checkpoint()
    const { body } = await server.as('auditor', 'GET', '/verification')
    expect(body).toMatchObject({ intact: true, checkpoint: { size: 3 } })
    expect(await codes([], [server.server.signer.verifierKey])).toEqual(['NOTE_NOT_SIGNED'])
  })

  test('a log that was forked, each branch signed by the right key, stands against the note of the other branch', async () => {
    const instance = await begin()
    await server.sequencer.checkpoint()
    const kept = await note()
    const tree = await blame(instance)
    const forked = server.server.signer.sign(textOf({ origin: 'linkspan', ...tree }))
    await unlocked(() => sql('update log_checkpoint set note = $1', [forked]))
    expect(await codes()).toEqual([])
    expect(await codes([kept])).toEqual(['LOG_DIFFERS'])
  })
})

describe('every change by hand is named', () => {
  let one: string
  let two: string
  let kept: string
  const changed = ['instance', 'trail', 'data_key', 'log_leaf', 'log_checkpoint', 'log_pending']

  beforeAll(async () => {
    await open()
    one = await begin()
    two = await begin()
    await complete(one)
    await complete(one)
    await server.sequencer.checkpoint()
    kept = await note()
    for (const table of changed) await sql(`create table kept_${table} as table ${table}`)
  })

  beforeEach(async () => expect(await codes([kept])).toEqual([]))

  afterEach(async () => {
    // As one statement, and so on one connection, whose triggers and keys stay down meanwhile.
    const again = changed.map(
      table => `delete from ${table}; insert into ${table} overriding system value table kept_${table}`,
    )
    await sql(`begin; set local session_replication_role = replica; ${again.join('; ')}; commit`)
  })

  afterAll(close)

  const copy = (seq: number, as: number) =>
    `insert into trail select instance_id, ${as}, at, definition_key, hash, generation, bytes from trail where instance_id = $one and seq = ${seq}`
  const head = (seq: number) =>
    `update instance i set seq = ${seq}, head = (select hash from trail t where t.instance_id = i.id and t.seq = ${seq}) where id = $one`

  test.each<[string, readonly string[], string[]]>([
    [
      'a bit flipped',
      [
        `update trail set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) where instance_id = $one and seq = 2`,
      ],
      ['HASH_DIFFERS'],
    ],
    [
      'a bit flipped, and its hash made to fit',
      [
        `update trail set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) where instance_id = $one and seq = 2`,
        `update trail set hash = sha256('\\x00'::bytea || bytes) where instance_id = $one`,
      ],
      ['CHAIN_BROKEN'],
    ],
    ['an entry doubled at the end', [copy(3, 4), head(4)], ['WRONG_PLACE']],
    [
      'an entry slipped in',
      [`update trail set seq = 4 where instance_id = $one and seq = 3`, copy(1, 3), head(4)],
      ['WRONG_PLACE'],
    ],
    ['an entry taken out', [`delete from trail where instance_id = $one and seq = 2`], ['ENTRIES_MISSING']],
    [
      'an entry taken out, and the rest renumbered',
      [
        `delete from trail where instance_id = $one and seq = 2`,
        `update trail set seq = 2 where instance_id = $one and seq = 3`,
        head(2),
      ],
      ['WRONG_PLACE', 'LOG_DIFFERS'],
    ],
    [
      'the end cut off, and the case set back',
      [`delete from trail where instance_id = $one and seq = 3`, head(2)],
      ['LOG_DIFFERS'],
    ],
    [
      'two entries swapped',
      [
        `update trail set seq = 9 where instance_id = $one and seq = 2`,
        `update trail set seq = 2 where instance_id = $one and seq = 3`,
        `update trail set seq = 3 where instance_id = $one and seq = 9`,
      ],
      ['WRONG_PLACE', 'LOG_DIFFERS'],
    ],
    [
      'an entry of another case in its place',
      [
        `update trail t set bytes = o.bytes, hash = o.hash from trail o where t.instance_id = $one and t.seq = 1 and o.instance_id = $two and o.seq = 1`,
      ],
      ['WRONG_PLACE', 'CHAIN_BROKEN'],
    ],
    [
      'the state of the case written over',
      [`update instance i set state = o.state from instance o where i.id = $one and o.id = $two`],
      ['STATE_DIFFERS'],
    ],
    [
      'the case closed by hand',
      [`update instance set seq = 2 where id = $one`],
      ['HEAD_DIFFERS', 'LOG_DIFFERS', 'NOT_LOGGED'],
    ],
    [
      'the wrapped key of a case changed',
      [`update data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where case_id = $one`],
      ['SEAL_BROKEN', 'STATE_DIFFERS'],
    ],
    [
      'the wrapped key of another case in its place',
      [
        `update data_key k set wrapped = o.wrapped from data_key o where k.case_id = $one and o.case_id = $two`,
      ],
      ['SEAL_BROKEN', 'STATE_DIFFERS'],
    ],
    [
      'the key of a case thrown away without an erasure',
      [`update data_key set wrapped = null, destroyed_at = now() where case_id = $one`],
      ['KEY_GONE'],
    ],
    [
      'a key thrown away, and entries said to lie under a later one',
      [
        `update data_key set wrapped = null, destroyed_at = now() where case_id = $one`,
        `insert into data_key (case_id, generation, wrapped) select case_id, 2, o.wrapped from data_key k, (select wrapped from data_key where case_id = $two) o where case_id = $one`,
        `update trail set generation = 2 where instance_id = $one and seq = 3`,
      ],
      ['SEAL_BROKEN', 'KEY_GONE'],
    ],
    [
      'a leaf that says something else',
      [`update log_leaf set head = '\\x00' where instance_id = $one`],
      ['LOG_DIFFERS'],
    ],
    [
      'two leaves swapped',
      [
        `update log_leaf set index = 9 where index = 0`,
        `update log_leaf set index = 0 where index = 1`,
        `update log_leaf set index = 1 where index = 9`,
      ],
      ['LOG_DIFFERS'],
    ],
    ['the log emptied', [`delete from log_leaf`, `delete from log_checkpoint`], ['NOT_LOGGED']],
    [
      'the log emptied, and made to wait',
      [
        `delete from log_leaf`,
        `delete from log_checkpoint`,
        `insert into log_pending select id from instance`,
      ],
      [],
    ],
  ])('%s', async (_how, statements, expected) => {
    await unlocked(async () => {
      for (const text of statements)
        await sql(text.replaceAll('$one', `'${one}'`).replaceAll('$two', `'${two}'`))
    })
    const told = await codes()
    for (const code of expected) expect(told).toContain(code)
    // What nothing in the database shows, a note that was kept does.
    expect(expected.length > 0 ? told : await codes([kept])).not.toEqual([])
  })
})

describe('in the log of what was done outside cases', () => {
  apart()

  const line = (actor: string) =>
    writeLog(server.database, { actor, action: 'instance.read', result: 'done' })
  const idOf = (actor: string) => `(select id from log where actor = '${actor}')`

  /** Four lines under two signatures and one that waits for the next; what is changed is told, and undone again. */
  const rows: [how: string, statements: string[], told: string[]][] = [
    ['nothing', [], []],
    ['a line removed', [`delete from log where actor = 'two'`], ['LINE_MISSING']],
    [
      'a line removed with its link',
      [`delete from line_link where line_id = ${idOf('two')}`, `delete from log where actor = 'two'`],
      ['LINE_DIFFERS', 'LINE_MISSING'],
    ],
    ['a line changed', [`update log set actor = 'somebody' where actor = 'two'`], ['LINE_DIFFERS']],
    [
      'a line moved by a microsecond',
      [`update log set at = at + interval '1 microsecond' where actor = 'two'`],
      ['LINE_DIFFERS'],
    ],
    [
      'two lines swapped',
      [
        `update log set actor = case actor when 'one' then 'two' else 'one' end where actor in ('one', 'two')`,
      ],
      ['LINE_DIFFERS'],
    ],
    [
      'two links swapped',
      [
        `update line_link k set line_id = -line_id where line_id in (${idOf('one')}, ${idOf('two')})`,
        `update line_link set line_id = case -line_id when ${idOf('one')} then ${idOf('two')} else ${idOf('one')} end where line_id < 0`,
      ],
      ['LINE_DIFFERS'],
    ],
    [
      'the end cut off',
      [`delete from line_link where line_id = ${idOf('four')}`, `delete from log where actor = 'four'`],
      ['LINES_CUT'],
    ],
    [
      'all of it gone',
      ['delete from line_link', 'delete from log', 'delete from line_pending'],
      ['LINES_CUT'],
    ],
    [
      'a line slipped in',
      [
        `insert into log (actor, action, result) values ('six', 'a', 'done')`,
        `delete from line_pending where line_id = ${idOf('six')}`,
      ],
      ['LINE_NOT_CHAINED'],
    ],
    [
      'a line changed, and everything after it chained anew',
      [`update log set actor = 'somebody' where actor = 'two'`, 'chain anew'],
      ['LOG_DIFFERS'],
    ],
    [
      'the end cut off, and everything chained anew',
      [`delete from log where actor = 'four'`, 'chain anew'],
      ['LINES_CUT'],
    ],
    ['a line that waits removed', [`delete from log where actor = 'five'`], ['LINE_MISSING']],
    // What is under no signature yet, nothing can show.
    [
      'a line that waits removed with its mark',
      [`delete from line_pending`, `delete from log where actor = 'five'`],
      [],
    ],
    ['a line that waits changed', [`update log set actor = 'somebody' where actor = 'five'`], []],
  ]

  async function toldAfter(statements: readonly string[], kept: string): Promise<string[]> {
    let codes: string[] = []
    const undone = new Error('undone')
    const changed = server.database.kysely.transaction().execute(async transaction => {
      const run = (text: string) => rawSql.raw(text).execute(transaction)
      for (const table of ['log', 'line_link']) await run(`alter table ${table} disable trigger all`)
      for (const table of ['log']) await run(`alter table ${table} enable always trigger log_is_pending`)
      for (const text of statements) {
        if (text !== 'chain anew') await run(text)
        else {
          await run('delete from line_link')
          await run('delete from line_pending')
          await run(`insert into line_pending select id from log where actor <> 'five'`)
          await chainLines(transaction, 100)
          await run(`insert into line_pending select id from log where actor = 'five'`)
        }
      }
      const trusted = { keys: [server.server.signer.verifierKey], kept: [kept] }
      const flaws = [
        ...(await proveLines(transaction)).flaws,
        ...(await proveLog(transaction, trusted)).flaws,
      ]
      codes = [...new Set(flaws.map(({ code }) => code))].sort()
      throw undone
    })
    await changed.catch(error => {
      if (error !== undone) throw error
    })
    return codes
  }

  test('every change by hand is named, up to the last signature', async () => {
    for (const actor of ['one', 'two']) await line(actor)
    await server.sequencer.checkpoint()
    for (const actor of ['three', 'four']) await line(actor)
    await server.sequencer.checkpoint()
    await line('five')
    const kept = await note()
    const told: Record<string, string[]> = {}
    for (const [how, statements] of rows) told[how] = await toldAfter(statements, kept)
    expect(told).toEqual(Object.fromEntries(rows.map(([how, , codes]) => [how, codes])))
    const { body } = await server.as('auditor', 'GET', '/verification')
    // The deployment, and the four that are signed.
    expect(body).toMatchObject({ intact: true, lines: 5 })
  })

  test('a chain that was made anew falls with its leaf, and a leaf that was made to fit with the note', async () => {
    await line('one')
    await server.sequencer.checkpoint()
    const kept = await note()
    expect(
      await toldAfter(
        [
          `update log set actor = 'somebody' where actor = 'one'`,
          'chain anew',
          'alter table log_leaf disable trigger all',
          'update log_leaf l set head = k.hash from line_link k where k.seq = l.seq',
        ],
        kept,
      ),
    ).toEqual(['LOG_DIFFERS'])
  })

  test('lines are chained once, however many servers make checkpoints', async () => {
    const other = await startServer(server.database)
    await Promise.all(Array.from({ length: 20 }, (_, number) => line(`n${number}`)))
    await Promise.all([server.sequencer.checkpoint(), other.sequencer.checkpoint()])
    expect((await proveLines(server.database.kysely)).lines).toBe(21)
    expect(await codes()).toEqual([])
    await other.stop()
  })
})

describe('in an export', () => {
  apart()

  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-tamper-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function exported(key?: string): Promise<Archive> {
    const instance = key ?? (await begin())
    if (!key) await complete(instance)
    const { status, bytes } = await server.as(
      'auditor',
      'GET',
      `/process-instances/${instance}/export?reason=A%20test`,
    )
    expect(status).toBe(200)
    return unpack(bytes)
  }

  async function told(archive: Archive, keys = [server.server.signer.verifierKey], kept: string[] = []) {
    const file = path.join(folder, 'case.zip')
    await writeFile(file, pack(archive))
    const { flaws, intact } = await verifyExport(file, { keys, kept })
    expect(intact).toBe(flaws.length === 0)
    return [...new Set(flaws.map(({ code }) => code))].sort()
  }

  async function addFile(instance: string, name: string, bytes = Buffer.from(name)): Promise<string> {
    const { status, body } = await server.as(
      'coordinator',
      'POST',
      `/process-instances/${instance}/files`,
      bytes,
      { 'content-type': 'application/octet-stream', 'x-file-name': name, 'x-file-about': 'a%20test' },
    )
    expect(status).toBe(201)
    return (body as CaseFile).id
  }

  async function removeFile(instance: string, id: string): Promise<void> {
    const path = `/process-instances/${instance}/files/${id}/removal`
    const { status } = await server.as('coordinator', 'POST', path, { reason: 'Not needed.' })
    expect(status).toBe(204)
  }

  /** What an export tells of the files of its case. */
  async function filesIn(archive: Archive): Promise<Verification['files']> {
    const file = path.join(folder, 'files.zip')
    await writeFile(file, pack(archive))
    return (await verifyExport(file, { keys: [] })).files
  }

  const only = ({ instances }: Archive) => instances[0]!
  const manifestOf = ({ manifest }: Archive) => openManifest(manifest!, [server.server.signer.verifierKey])!

  /** The export with the last entries of its instance left out, and the place in the log that it had then. */
  async function cutBack(archive: Archive, seq: number): Promise<Archive> {
    const { instance, entries } = only(archive)
    const heads = await leavesUpTo(
      server.database.kysely,
      openNote(archive.note, [archive.verifierKey])!.size,
    )
    const index = heads.findIndex(head => head.instance === instance && head.seq === seq)
    const proof = inclusionProof(index, heads.map(leafOf)).map(hash => hash.toString('hex'))
    const inclusion = { seq, head: heads[index]!.head.toString('hex'), index, proof }
    return { ...archive, instances: [{ instance, entries: entries.slice(0, seq), inclusion }] }
  }

  test('one that is cut back to an entry that was logged once is told, whatever goes with it', async () => {
    const instance = await begin()
    const early = await exported(instance)
    await complete(instance)
    await server.sequencer.checkpoint()
    await complete(instance)
    const late = await exported(instance)
    expect(only(late).entries).toHaveLength(3)
    expect(await told(late)).toEqual([])
    for (const seq of [1, 2]) {
      const cut = await cutBack(late, seq)
      expect(await told(cut)).toEqual(['EXPORT_CUT'])
      expect(await told({ ...cut, manifest: null })).toEqual(['EXPORT_NOT_SIGNED'])
      expect(await told({ ...cut, manifest: early.manifest })).toContain('EXPORT_DIFFERS')
    }
    const forger = new Signer('linkspan', Buffer.alloc(32, 66))
    const cut = await cutBack(late, 1)
    const [signed] = manifestOf(late).instances
    const instances = [{ ...signed!, seq: 1, head: only(cut).inclusion.head }]
    const manifest = signManifest({ ...manifestOf(late), instances }, forger)
    expect(await told({ ...cut, manifest })).toEqual(['EXPORT_NOT_SIGNED'])
    // What really left earlier is whole as of its day; whoever kept a newer note hears that it is not the newest.
    expect(await told(early)).toEqual([])
    expect(await told(early, undefined, [early.note])).toEqual([])
    expect(await told(early, undefined, [late.note])).toEqual(['EXPORT_OLDER'])
  })

  test('one that leaves out, doubles or takes over an instance, or changes files with their checksum, is told', async () => {
    const [one, two] = [await exported(), await exported()]
    const { definitions } = two
    const files = definitions[0]!.files.map(({ name, content }) => ({ name, content: `${content} ` }))
    const changed = [{ ...definitions[0]!, files, checksum: checksumOf(files) }]
    expect(await told({ ...two, instances: [] })).toEqual(['EXPORT_CUT'])
    expect(await told({ ...two, instances: [only(two), only(two)] })).toEqual(['EXPORT_DIFFERS'])
    expect(await told({ ...two, exportedAt: one.exportedAt })).toEqual(['EXPORT_DIFFERS'])
    expect(await told({ ...two, manifest: one.manifest })).toEqual(['EXPORT_CUT', 'EXPORT_DIFFERS'])
    expect(await told({ ...two, definitions: changed })).toEqual(['EXPORT_DIFFERS'])
  })

  test('nothing is told where nothing was changed, with or without a key at hand', async () => {
    const archive = await exported()
    expect(only(archive).entries).toHaveLength(2)
    expect(await told(archive)).toEqual([])
    expect(await told(archive, [])).toEqual([])
    expect(await told(archive, undefined, [archive.note])).toEqual([])
  })

  test('an entry that was changed, left out, doubled or moved shows', async () => {
    const archive = await exported()
    const { entries } = only(archive)
    const changed = [entries[0]!, entries[1]!.replace('"actor":"coordinator"', '"actor":"somebody"')]
    const variants = [changed, entries.slice(0, 1), [...entries, entries[1]!], [...entries].reverse()]
    for (const variant of variants)
      expect(await told({ ...archive, instances: [{ ...only(archive), entries: variant }] })).not.toEqual([])
    expect(await told({ ...archive, instances: [{ ...only(archive), entries: changed }] })).toEqual([
      'LOG_DIFFERS',
    ])
  })

  const verified = async (parts: Record<string, Uint8Array>) => {
    const file = path.join(folder, 'parts.zip')
    await writeFile(file, zipSync(parts))
    return verifyExport(file, { keys: [server.server.signer.verifierKey] })
  }

  test('a part that nobody has signed is not read beside those that are', async () => {
    const archive = await exported()
    const parts = unzipSync(pack(archive))
    const { instance } = only(archive)
    expect((await verified(parts)).intact).toBe(true)
    for (const name of [
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\case.json',
      'Case.json',
      'cases/../case.json',
      `cases/${instance}/entries.jsonl/`,
      `cases/${instance}/decision.pdf`,
      `definitions/${archive.definitions[0]!.key}/../x.bpmn`,
      `definitions/${instance}/x.bpmn`,
      'READ ME FIRST.html',
    ])
      await expect(verified({ ...parts, [name]: strToU8('x') }), name).rejects.toThrow(
        'which nobody has signed',
      )
  })

  test('an entry of another case, with its own or the other name, is told', async () => {
    const [one, two] = [await exported(), await exported()]
    const swapped = { ...only(one), entries: only(two).entries }
    expect(await told({ ...one, instances: [swapped] })).not.toEqual([])
    expect(await told({ ...one, instances: [{ ...only(two), instance: only(one).instance }] })).not.toEqual(
      [],
    )
    expect(await told({ ...one, instances: [only(two)] })).not.toEqual([])
    expect(await told({ ...one, keys: two.keys })).not.toEqual([])
    expect(await told({ ...one, note: two.note })).not.toEqual([])
  })

  test('whatever is done to the bytes of an export, it is told, or refused in a sentence', async () => {
    const parts = unzipSync(pack(await exported()))
    const names = Object.keys(parts).filter(name => name !== 'HOW-TO-VERIFY.txt')
    const changes = fc.oneof(
      fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
      fc.record({
        kind: fc.constant('flip' as const),
        at: fc.double({ min: 0, max: 0.999, noNaN: true }),
        bit: fc.nat(7),
      }),
      fc.record({
        kind: fc.constant('text' as const),
        text: fc.constantFrom('', 'null', '[]', '{}', '0', '[null]', '{"a":1}'),
      }),
      fc.record({ kind: fc.constant('gone' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), changes, async (name, change) => {
        const bytes = Buffer.from(parts[name]!)
        const { [name]: _, ...rest } = parts
        const at = 'at' in change ? Math.floor(change.at * bytes.length) : 0
        if (change.kind === 'flip') bytes[at]! ^= 1 << change.bit
        const changed = {
          cut: bytes.subarray(0, at),
          flip: bytes,
          text: Buffer.from('text' in change ? change.text : ''),
          gone: null,
        }[change.kind]
        const outcome = await verified(changed === null ? rest : { ...rest, [name]: changed }).catch(
          error => error,
        )
        if (outcome instanceof Error) {
          expect([outcome.name, outcome.message]).toEqual(['Error', expect.stringMatching(/^The .*\.$/s)])
        } else if (outcome.intact) {
          // Only what says nothing of the case: space, how the bytes of a signature are written, and the copy of a key
          // that the reader brings along.
          const said = (text: Uint8Array | null) =>
            (text ? Buffer.from(text).toString() : '').split('\n— ')[0]!.trim()
          const isSame = said(changed) === said(parts[name]!)
          expect([name, isSame || name.endsWith('.json') || name === 'verifier-key.txt']).toEqual([
            name,
            true,
          ])
        }
      }),
      { numRuns: 150, seed: 4711 },
    )
  })

  test('a ZIP that is cut off anywhere is no export', async () => {
    const zip = pack(await exported())
    const file = path.join(folder, 'cut.zip')
    for (const part of [0, 0.1, 0.5, 0.9, 0.99]) {
      await writeFile(file, zip.subarray(0, Math.floor(zip.length * part)))
      await expect(verifyExport(file, { keys: [] })).rejects.toThrow('The file is not an export of a case')
    }
  })

  test('a drawing that was changed shows', async () => {
    const archive = await exported()
    const definitions = archive.definitions.map(definition => ({
      ...definition,
      files: definition.files.map(({ name, content }) => ({ name, content: `${content} ` })),
    }))
    expect(await told({ ...archive, definitions })).toEqual(['FILES_DIFFER'])
  })

  test('an export that is forged whole, and signed with the forger’s key, falls with the key', async () => {
    const archive = await exported()
    const forger = new Signer('linkspan', Buffer.alloc(32, 66))
    const { inclusion, instance, entries } = only(archive)
    const head = hashOf(Buffer.from(entries[0]!))
    const root = leafOf({ instance, seq: 1, head })
    const forged: Archive = {
      ...archive,
      note: forger.sign(textOf({ origin: 'linkspan', size: 1, root })),
      manifest: signManifest(
        {
          ...manifestOf(archive),
          checkpoint: root.toString('hex'),
          instances: [{ instance, seq: 1, head: head.toString('hex') }],
        },
        forger,
      ),
      verifierKey: forger.verifierKey,
      instances: [
        {
          instance,
          entries: entries.slice(0, 1),
          inclusion: { ...inclusion, seq: 1, head: head.toString('hex'), index: 0, proof: [] },
        },
      ],
    }
    expect(await told(forged, [])).toEqual([])
    expect(await told(forged)).toEqual(['EXPORT_NOT_SIGNED', 'NOTE_NOT_SIGNED'])
  })

  test('a proof of inclusion that leads elsewhere shows', async () => {
    await begin()
    const archive = await exported()
    const { inclusion } = only(archive)
    const elsewhere = {
      ...inclusion,
      proof: inclusion.proof.map(hash => hash.replace(/^./, c => (c === '0' ? '1' : '0'))),
    }
    expect(await told({ ...archive, instances: [{ ...only(archive), inclusion: elsewhere }] })).toEqual([
      'NOT_LOGGED',
    ])
  })

  test('an erased case still proves its chain, its place in the log and its erasure', async () => {
    const [holds, erases] = [
      'holds(pool) { s(start) > a(user) > c(call calls=erases) > b(user) > e(end) }',
      'erases(pool) { s1(start) > x(service job=erase-personal-data) > e1(end) }',
    ].map((drawing, index) => ({ name: `${index}.bpmn`, content: bpmn(drawing) }))
    await server.as('designer', 'POST', '/deployments', { resources: [holds, erases] })
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'holds' })
    const { key } = (body as { instance: Instance }).instance
    await complete(key)
    await vi.waitFor(async () => {
      const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
      expect((body as { items: UserTask[] }).items.map(({ element }) => element)).toContain('b')
    })
    const { bytes } = await server.as('auditor', 'GET', `/process-instances/${key}/export?reason=A%20test`)
    const archive = unpack(bytes)
    expect(Object.keys(archive.keys)).toEqual(['2'])
    expect(await told(archive)).toEqual([])
    expect(await codes()).toEqual([])
    expect(await told({ ...archive, keys: {} })).toEqual(['KEY_GONE'])
  })

  test('a file that was changed, left out or put in is told, and one that was removed is told as erased', async () => {
    const instance = await begin()
    const [kept, gone] = [await addFile(instance, 'kept.txt'), await addFile(instance, 'gone.txt')]
    await removeFile(instance, gone)
    const archive = await exported(instance)
    expect(archive.files).toMatchObject([{ instance, id: kept, ending: '.txt' }])
    const [file] = archive.files
    expect(Buffer.from(file!.bytes).toString()).toBe('kept.txt')
    expect(await told(archive)).toEqual([])
    expect(await filesIn(archive)).toEqual({ held: 1, erased: 1, leftOut: 0 })
    const changed = { ...file!, bytes: Buffer.from('other') }
    expect(await told({ ...archive, files: [changed] })).toEqual(['FILE_DIFFERS'])
    expect(await told({ ...archive, files: [] })).toEqual(['FILE_MISSING'])
    expect(await told({ ...archive, files: [file!, { ...file!, id: gone }] })).toEqual(['FILE_ADDED'])
    expect(await told({ ...archive, files: [file!, { ...file!, id: '', ending: '.hidden' }] })).toEqual([
      'FILE_ADDED',
    ])
  })

  test('a file that does not leave is signed with its reason, and one whose bytes are lost is missed', async () => {
    const { database, server: parts } = server
    const instance = await begin()
    const small = await addFile(instance, 'small.txt')
    const large = await addFile(instance, 'large.txt', Buffer.alloc(500, 'x'))
    const last = await addFile(instance, 'last.txt')
    await server.sequencer.checkpoint()
    const exportedWith = async (bounds: Parameters<typeof exportCase>[3]) =>
      unpack((await exportCase(database, instance, parts.signer, bounds))!)
    const left = (archive: Archive) => manifestOf(archive).files!.map(({ id, left }) => [id, left])

    const roomy = await exportedWith({ checksFiles: false, room: 100 })
    expect(left(roomy)).toEqual([
      [small, 'held'],
      [large, 'large'],
      [last, 'held'],
    ])
    expect(await told(roomy)).toEqual([])
    expect(await filesIn(roomy)).toEqual({ held: 2, erased: 0, leftOut: 1 })
    // What is in takes its room from what follows.
    const narrow = await exportedWith({ checksFiles: false, room: 'small.txt'.length })
    expect(left(narrow).map(([, what]) => what)).toEqual(['held', 'large', 'large'])

    await markChecked(database.kysely, instance, small)
    const checked = await exportedWith({ checksFiles: true })
    expect(left(checked).map(([, what]) => what)).toEqual(['held', 'waits', 'waits'])
    expect(await told(checked)).toEqual([])
    expect(await filesIn(checked)).toEqual({ held: 1, erased: 0, leftOut: 2 })

    await sql('delete from case_file where id = $1', [small])
    await sql('update case_file set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) where id = $1', [
      last,
    ])
    const lost = await exportedWith({ checksFiles: false })
    expect(left(lost).map(([, what]) => what)).toEqual(['held', 'held', 'held'])
    expect(lost.files.map(({ id }) => id)).toEqual([large])
    expect(await told(lost)).toEqual(['FILE_MISSING'])
    const excuses = manifestOf(lost).files!.map(file => ({ ...file, left: 'large' as const }))
    const manifest = signManifest(
      { ...manifestOf(lost), files: excuses },
      new Signer('x', Buffer.alloc(32, 66)),
    )
    expect(await told({ ...lost, manifest })).toEqual(['EXPORT_NOT_SIGNED'])

    await removeFile(instance, large)
    const since = await exportedWith({ checksFiles: false })
    expect(left(since).map(([, what]) => what)).toEqual(['held', 'erased', 'held'])
    expect(await filesIn(since)).toEqual({ held: 0, erased: 1, leftOut: 0 })
  })

  test('keys that were only left out are no erasure', async () => {
    expect(await told({ ...(await exported()), keys: {} })).toEqual(['KEY_GONE'])
  })
})
