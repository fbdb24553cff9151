// The log over all trails: the tree is that of RFC 9162, the notes are those of C2SP, and what was signed cannot be
// changed behind whoever kept a note.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  consistencyProof,
  grow,
  inclusionProof,
  inclusionProofAfter,
  isConsistent,
  isIncluded,
  rootOf,
  rootOfFrontier,
} from '../../server/audit/merkle.ts'
import { openNote, openText, Signer, textOf } from '../../server/audit/note.ts'
import type { Checkpoint } from '../../server/contract/checkpoints.ts'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const leaf = (text: string) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(0), Buffer.from(text, 'hex')]))
    .digest()
const leaves = (count: number) =>
  Array.from({ length: count }, (_, index) => leaf(index.toString(16).padStart(4, '0')))

describe('the tree', () => {
  test('has the roots that are published for RFC 6962', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map(leaf)
    expect(rootOf([]).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    expect(rootOf(inputs.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    expect(rootOf(inputs).toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
  })

  test('grows leaf by leaf to the same root', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (first, more) => {
        const all = leaves(first + more)
        const frontier = grow(grow([], 0, all.slice(0, first)), first, all.slice(first))
        expect(rootOfFrontier(frontier)).toEqual(rootOf(all))
      }),
    )
  })

  test('proves what is in it, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (size, at, bit) => {
        const all = leaves(size)
        const index = at % size
        const proof = inclusionProof(index, all)
        expect(isIncluded(all[index]!, index, size, proof, rootOf(all))).toBe(true)
        expect(isIncluded(leaf('ff'), index, size, proof, rootOf(all))).toBe(false)
        const changed = proof.map(hash => Buffer.from(hash))
        if (changed.length > 0) {
          changed[bit % changed.length]![bit % 32]! ^= 1
          expect(isIncluded(all[index]!, index, size, changed, rootOf(all))).toBe(false)
        }
      }),
    )
  })

  test('proves the same from the frontier of any tree that ends before the leaf', () => {
    for (let size = 1; size <= 24; size++) {
      const all = leaves(size)
      for (let index = 0; index < size; index++)
        for (let known = 0; known <= index; known++) {
          const tree = { size: known, frontier: grow([], 0, all.slice(0, known)) }
          expect(inclusionProofAfter(index, tree, all.slice(known))).toEqual(inclusionProof(index, all))
        }
      expect(() => inclusionProofAfter(0, { size: 1, frontier: [all[0]!] }, all.slice(1))).toThrow(RangeError)
    }
  })

  test('proves that it only grew, and that a rewritten one did not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(40), fc.nat(), (old, more, at) => {
        const all = leaves(old + more)
        const before = { size: old, root: rootOf(all.slice(0, old)) }
        const after = { size: old + more, root: rootOf(all) }
        expect(isConsistent(before, after, consistencyProof(old, all))).toBe(true)
        const rewritten = [...all]
        rewritten[at % old] = leaf('ff')
        expect(
          isConsistent(before, { ...after, root: rootOf(rewritten) }, consistencyProof(old, rewritten)),
        ).toBe(false)
      }),
    )
  })
})

describe('a note', () => {
  const signer = new Signer('linkspan', Buffer.alloc(32, 1))
  const checkpoint = { origin: 'linkspan', size: 3, root: rootOf(leaves(3)) }

  test('opens under its own key and no other, and only unchanged', () => {
    const note = signer.sign(textOf(checkpoint))
    expect(openNote(note, [signer.verifierKey])).toEqual(checkpoint)
    expect(openNote(note, [new Signer('linkspan', Buffer.alloc(32, 2)).verifierKey])).toBeNull()
    expect(openNote(note.replace('\n3\n', '\n4\n'), [signer.verifierKey])).toBeNull()
  })

  test('is that of other tools: the example of the Go package opens', () => {
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    expect(openText(note, ['PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'])).toContain(
      'cryptography',
    )
    // It is signed, and no checkpoint.
    expect(openNote(note, ['PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'])).toBeNull()
  })
})

describe('the log of a server', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startServer(await (await databasesOn('postgres')).open())
    const content = bpmn('logged(pool) { s(start) > a(user) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
  })

  const begin = async () =>
    (
      (await server.as('coordinator', 'POST', '/process-instances', { processId: 'logged' })).body as {
        instance: Instance
      }
    ).instance.key
  const latest = async () => (await server.as('auditor', 'GET', '/checkpoints/latest')).body as Checkpoint
  const bytes = (hashes: readonly string[]) => hashes.map(hash => Buffer.from(hash, 'hex'))

  test('holds every case, and shows that it only grew', async () => {
    expect((await server.as('auditor', 'GET', '/checkpoints/latest')).status).toBe(404)
    const keys = await Promise.all(Array.from({ length: 5 }, begin))
    // Five cases, and the lines of the log of what was done outside them.
    expect(await server.sequencer.checkpoint()).toBe(6)
    expect(await server.sequencer.checkpoint()).toBeNull()
    const before = await latest()
    expect(openNote(before.note, [before.verifierKey])).toMatchObject({ size: 6 })

    const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${keys[0]}`)).body as {
      items: UserTask[]
    }
    await server.as('coordinator', 'POST', `/user-tasks/${items[0]!.key}/completion`, {})
    expect(await server.sequencer.checkpoint()).toBe(7)
    const after = await latest()
    const { proof } = (await server.as('auditor', 'GET', '/checkpoints/consistency?from=6&to=7')).body as {
      proof: string[]
    }
    const tree = ({ size, root }: Checkpoint) => ({ size, root: Buffer.from(root, 'hex') })
    expect(isConsistent(tree(before), tree(after), bytes(proof))).toBe(true)

    const inclusion = (await server.as('auditor', 'GET', `/process-instances/${keys[0]}/inclusion`)).body as {
      seq: number
      head: string
      index: number
      proof: string[]
    }
    const hash = createHash('sha256')
      .update(Buffer.of(0))
      .update(`${keys[0]}\n${inclusion.seq}\n${inclusion.head}\n`)
      .digest()
    expect(inclusion.seq).toBe(2)
    expect(isIncluded(hash, inclusion.index, 7, bytes(inclusion.proof), tree(after).root)).toBe(true)
  })

  test('is signed up to the end before a server leaves', async () => {
    await begin()
    const other = await startServer(server.database)
    const started = await other.as('coordinator', 'POST', '/process-instances', { processId: 'logged' })
    expect(started.status).toBe(201)
    await other.as(
      'auditor',
      'GET',
      `/process-instances/${(started.body as { instance: Instance }).instance.key}`,
    )
    await other.stop()
    const { rows } = await server.database.pool.query(
      'select (select count(*) from log_pending)::integer as cases, (select count(*) from line_pending)::integer as lines',
    )
    expect(rows).toEqual([{ cases: 0, lines: 0 }])
  })

  test('shows a case whose last entry was taken away, with everything else made to fit', async () => {
    const key = await begin()
    const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
      items: UserTask[]
    }
    const { pool } = server.database
    const { rows } = await pool.query('select seq, head, status, state from instance where id = $1', [key])
    await server.as('coordinator', 'POST', `/user-tasks/${items[0]!.key}/completion`, {})
    await server.sequencer.checkpoint()
    await pool.query('alter table trail disable trigger trail_no_change')
    await pool.query('delete from trail where instance_id = $1 and seq = 2', [key])
    await pool.query('alter table trail enable trigger trail_no_change')
    await pool.query('update instance set seq = $2, head = $3, status = $4, state = $5 where id = $1', [
      key,
      rows[0].seq,
      rows[0].head,
      rows[0].status,
      rows[0].state,
    ])
    expect((await server.as('auditor', 'GET', `/process-instances/${key}/verification`)).body).toMatchObject({
      intact: false,
      flaws: [{ code: 'LOG_DIFFERS' }, { code: 'NOT_LOGGED' }],
    })
  })

  test('shows a drawing that was changed under a case', async () => {
    const key = await begin()
    const { pool } = server.database
    const rename = (from: string, to: string) =>
      pool.query('update deployment_resource set content = replace(content, $1, $2)', [from, to])
    await rename('id="a"', 'name="Something else" id="a"')
    expect((await server.as('auditor', 'GET', `/process-instances/${key}/verification`)).body).toMatchObject({
      intact: false,
      flaws: [{ code: 'FILES_DIFFER' }],
    })
    await rename('name="Something else" id="a"', 'id="a"')
    expect((await server.as('auditor', 'GET', `/process-instances/${key}/verification`)).body).toMatchObject({
      intact: true,
    })
  })

  test('shows a case that was taken away with all its entries', async () => {
    const key = await begin()
    await server.sequencer.checkpoint()
    const { pool } = server.database
    await pool.query('alter table trail disable trigger trail_no_change')
    await pool.query('delete from user_task where instance_id = $1', [key])
    await pool.query('delete from trail where instance_id = $1', [key])
    await pool.query('delete from instance where id = $1', [key])
    await pool.query('alter table trail enable trigger trail_no_change')
    const { flaws } = (await server.as('auditor', 'GET', '/verification')).body as {
      flaws: { instanceKey: string; code: string }[]
    }
    expect(flaws.filter(flaw => flaw.instanceKey === key).map(({ code }) => code)).toEqual([
      'LOG_DIFFERS',
      'CASE_MISSING',
    ])
  })

  test('shows entries that were swapped between two cases', async () => {
    const [one, two] = [await begin(), await begin()]
    const { pool } = server.database
    const { rows } = await pool.query('select bytes, hash from trail where instance_id = $1', [two])
    await pool.query('alter table trail disable trigger trail_no_change')
    await pool.query('update trail set bytes = $2, hash = $3 where instance_id = $1', [
      one,
      rows[0].bytes,
      rows[0].hash,
    ])
    await pool.query('alter table trail enable trigger trail_no_change')
    await pool.query('update instance set head = $2 where id = $1', [one, rows[0].hash])
    const { flaws } = (await server.as('auditor', 'GET', `/process-instances/${one}/verification`)).body as {
      flaws: { code: string }[]
    }
    expect(flaws.map(({ code }) => code)).toContain('WRONG_PLACE')
  })
})
