// Proving what stands in the database.

import { hash } from 'node:crypto'
import type { State } from '../../engine/index.ts'
import { tell, type Words } from '../../engine/words/sentences.ts'
import type { Definitions } from '../casework/definitions.ts'
import { checksumOf } from '../casework/deploy.ts'
import type { Verification } from '../contract/trail.ts'
import { readFile } from '../store/case-files.ts'
import { type Database, isTransient } from '../store/connect.ts'
import { findDefinition, resourcesOf } from '../store/definitions.ts'
import { stateOf } from '../store/instances.ts'
import { leavesOf } from '../store/log-tree.ts'
import { entriesAfterKey, headOf, instanceIds, readEntries } from '../store/trail.ts'
import { opens, readEnvelope } from './chain.ts'
import { proveLines } from './line-chain.ts'
import { proveLog, type Trusted } from './log-proof.ts'
import type { Checkpoint } from './note.ts'
import { type Flaw, type FlawOf, inWords, KEY_GONE, Proof } from './proof.ts'

const AT_ONCE = 200

/** Whatever happens while it reads counts as later: it proves a snapshot. */
export async function proveInstance(
  database: Database,
  definitions: Definitions,
  instance: string,
): Promise<Proof> {
  const logged = new Map((await leavesOf(database.kysely, instance)).map(({ seq, head }) => [seq, head]))
  const claim = await headOf(database.kysely, instance)
  const used = new Set<string>()
  const graphOf = async (definition: string) => {
    used.add(definition)
    return (await definitions.get(database.pool, definition)).graph
  }
  const proof = new Proof(instance, graphOf, logged)
  for (;;) {
    const left = claim ? claim.seq - proof.entries : AT_ONCE
    const entries = await readEntries(database, instance, proof.entries, Math.min(AT_ONCE, Math.max(left, 1)))
    const wanted = claim ? entries.filter(({ seq }) => seq <= claim.seq) : entries
    for (const entry of wanted) {
      await proof.add(entry)
      await new Promise(setImmediate)
    }
    if (wanted.length === 0 || (claim && proof.entries >= claim.seq)) break
  }
  const state = claim ? await stateWhere(database, instance, claim.seq, proof.flaws) : null
  proof.finish(claim ? { ...claim, state } : null)
  if (claim) await proveFiles(database, instance, claim.seq, proof)
  if (!claim)
    proof.flaws.push({
      seq: null,
      code: 'CASE_MISSING',
      detail: tell`There is a trail or a checkpoint of it, but the case is gone.`,
    })
  if (proof.gone > 0 && !(await isErasureTold(database, instance, proof)))
    proof.flaws.push({ seq: null, ...KEY_GONE })
  for (const definition of used) {
    if (await areFilesWhole(database, definition)) continue
    const detail = tell`The files of version ${definition} are not those of its checksum.`
    proof.flaws.push({ seq: null, code: 'FILES_DIFFER', detail })
  }
  return proof
}

/** The bytes of each file that the case lists are those whose hash stands in its trail. */
async function proveFiles(
  database: Database,
  instance: string,
  seq: number,
  { files, flaws }: Proof,
): Promise<void> {
  for (const { id, sha256 } of files) {
    const file = await readFile(database, instance, id).catch(error => {
      if (isTransient(error)) throw error
      return undefined
    })
    if (file && hash('sha256', file.bytes) === sha256) continue
    // Removed meanwhile, with an entry that says so.
    if ((await headOf(database.kysely, instance))?.seq !== seq) return
    flaws.push(
      file === null
        ? { seq, code: 'FILE_MISSING', detail: tell`The bytes of the file ${id} are gone.` }
        : { seq, code: 'FILE_DIFFERS', detail: tell`The bytes of the file ${id} are not those of its hash.` },
    )
  }
}

/** Whether any instance of the case has an entry that opens under a later key than the one that is gone. */
async function isErasureTold(
  database: Database,
  instance: string,
  { gone, opened }: Proof,
): Promise<boolean> {
  if (opened > gone) return true
  for (const { instance: other, seq } of await entriesAfterKey(database.kysely, instance, gone)) {
    const [entry] = await readEntries(database, other, seq - 1, 1)
    const envelope = entry && readEnvelope(entry.bytes)
    if (envelope && entry.key && envelope.generation > gone && opens(envelope, entry.key)) return true
  }
  return false
}

/** What was compiled once may have been changed in the database since; so the files themselves are looked at. */
async function areFilesWhole({ kysely }: Database, definition: string): Promise<boolean> {
  const found = await findDefinition(kysely, definition)
  return found !== null && checksumOf(await resourcesOf(kysely, definition)) === found.checksum
}

/** Proves one case, and that the newest checkpoint holds what is logged of it. */
export async function verifyInstance(
  database: Database,
  definitions: Definitions,
  instance: string,
  trusted: Trusted,
  words?: Words,
): Promise<Verification> {
  const proof = await proveInstance(database, definitions, instance)
  const log = await proveLog(database.kysely, trusted)
  const ofLog = log.flaws.filter(({ instanceKey }) => instanceKey === null || instanceKey === instance)
  const flaws = [...proof.flaws.map(flaw => ({ instanceKey: instance, ...flaw })), ...ofLog]
  return {
    instanceKey: instance,
    intact: flaws.length === 0,
    instances: 1,
    entries: proof.entries,
    erased: proof.erased,
    unlike: proof.unlike,
    releases: [...proof.releases].sort(),
    lines: null,
    head: proof.head.toString('hex'),
    checkpoint: viewOf(log.newest),
    flaws: flaws.map(flaw => inWords(flaw, words)),
    verifiedAt: new Date().toISOString(),
  }
}

function viewOf(checkpoint: Checkpoint | null): Verification['checkpoint'] {
  if (!checkpoint) return null
  const { origin, size, root } = checkpoint
  return { origin, size, root: root.toString('hex') }
}

/** The state of the row, unless the case has gone on since the claim was read; one that does not open is a flaw. */
async function stateWhere(
  database: Database,
  instance: string,
  seq: number,
  flaws: Flaw[],
): Promise<State | null> {
  const state = await stateOf(database, instance).catch(error => {
    if (isTransient(error)) throw error
    flaws.push({ seq, code: 'STATE_DIFFERS', detail: tell`The state of the case does not open.` })
    return null
  })
  const now = await headOf(database.kysely, instance)
  return now?.seq === seq ? state : null
}

/** Proves every trail, the log of what was done outside cases, and the tree over both; tells of at most a thousand flaws of cases. */
export async function verifyAll(
  database: Database,
  definitions: Definitions,
  trusted: Trusted,
  words?: Words,
): Promise<Verification> {
  let instances = 0
  let entries = 0
  let erased = 0
  let unlike = 0
  const releases = new Set<string>()
  const flaws: FlawOf[] = []
  for (let last: string | null = null; ; ) {
    const ids: string[] = await instanceIds(database.kysely, last, AT_ONCE)
    for (const id of ids) {
      const proof = await proveInstance(database, definitions, id)
      instances += 1
      entries += proof.entries
      erased += proof.erased
      unlike += proof.unlike
      for (const release of proof.releases) releases.add(release)
      if (flaws.length < 1000) flaws.push(...proof.flaws.map(flaw => ({ instanceKey: id, ...flaw })))
    }
    const end = ids.at(-1)
    if (end === undefined) break
    last = end
  }
  const log = await proveLog(database.kysely, trusted)
  const { flaws: ofLines, lines } = await proveLines(database.kysely)
  flaws.push(...log.flaws, ...ofLines.map(flaw => ({ instanceKey: null, ...flaw })))
  return {
    instanceKey: null,
    intact: flaws.length === 0,
    instances,
    entries,
    erased,
    unlike,
    releases: [...releases].sort(),
    lines,
    head: null,
    checkpoint: viewOf(log.newest),
    flaws: flaws.map(flaw => inWords(flaw, words)),
    verifiedAt: new Date().toISOString(),
  }
}
