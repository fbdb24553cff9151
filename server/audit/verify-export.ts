// Proves an exported case from its own content, and from the keys and notes that the reader brings along.

import { createSecretKey, hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Graph } from '../../engine/index.ts'
import { type Sentence, tell, type Words } from '../../engine/words/sentences.ts'
import { Told } from '../../engine/words/told.ts'
import { compileFiles } from '../casework/compile.ts'
import { checksumOf } from '../casework/deploy.ts'
import type { StoredFile } from '../contract/files.ts'
import type { Verification } from '../contract/trail.ts'
import { leafOf } from '../store/log-tree.ts'
import type { CaseKey } from '../store/seal.ts'
import { type Archive, type ArchivedInstance, unpack } from './archive.ts'
import { readEnvelope } from './chain.ts'
import type { Trusted } from './log-proof.ts'
import { type Manifest, openManifest } from './manifest.ts'
import { isIncluded } from './merkle.ts'
import { type Checkpoint, openNote } from './note.ts'
import { type FlawOf, inWords, KEY_GONE, Proof } from './proof.ts'

/**
 * Proves an export. Without `keys` the key in the export itself is taken, which proves only that it fits together; the
 * answer's `checkpoint` is then that of the export's own word. Throws a sentence where the file is no export.
 */
export async function verifyExport(
  path: string,
  { keys, kept = [] }: Trusted,
  words?: Words,
): Promise<Verification> {
  const archive = unpack(await readFile(path))
  const flaws: FlawOf[] = []
  const flaw = (
    code: string,
    detail: Sentence,
    instanceKey: string | null = null,
    seq: number | null = null,
  ) => flaws.push({ instanceKey, seq, code, detail })
  const trusted = keys.length > 0 ? keys : [archive.verifierKey]
  const checkpoint = openNote(archive.note, trusted)
  if (!checkpoint) flaw('NOTE_NOT_SIGNED', tell`No known key has signed the checkpoint of the export.`)
  const signed = archive.manifest === null ? null : openManifest(archive.manifest, trusted)
  compareManifest(archive, checkpoint, signed, flaw)
  for (const note of kept) compareKept(note, trusted, checkpoint, flaw)
  const graphs = await compiled(archive, flaw)
  let entries = 0
  let erased = 0
  let unlike = 0
  const releases = new Set<string>()
  let head: string | null = null
  let [gone, opened] = [0, 0]
  const lists = new Map<string, readonly StoredFile[]>()
  let filesErased = 0
  for (const instance of archive.instances) {
    const proof = await proveInstance(instance, archive, graphs)
    for (const { seq, code, detail } of proof.flaws) flaw(code, detail, instance.instance, seq)
    if (checkpoint && !isInLog(instance, checkpoint))
      flaw('NOT_LOGGED', tell`The checkpoint does not hold the last entry of the case.`, instance.instance)
    gone = Math.max(gone, proof.gone)
    opened = Math.max(opened, proof.opened)
    entries += proof.entries
    erased += proof.erased
    unlike += proof.unlike
    for (const release of proof.releases) releases.add(release)
    lists.set(instance.instance, proof.files)
    filesErased += proof.everListed.size - proof.files.length
    if (instance.instance === archive.case) head = proof.head.toString('hex')
  }
  const files = proveFiles(archive, lists, signed, flaw)
  if (gone > 0 && opened <= gone) flaw(KEY_GONE.code, KEY_GONE.detail)
  return {
    instanceKey: archive.case,
    intact: flaws.length === 0,
    instances: archive.instances.length,
    entries,
    erased,
    unlike,
    releases: [...releases].sort(),
    lines: null,
    head,
    checkpoint: checkpoint && { ...checkpoint, root: checkpoint.root.toString('hex') },
    files: { ...files, erased: files.erased + filesErased },
    flaws: flaws.map(found => inWords(found, words)),
    verifiedAt: new Date().toISOString(),
  }
}

type Report = (code: string, detail: Sentence, instanceKey?: string | null, seq?: number | null) => void

/** What left under a signature must be what is there: no less, and nothing else. */
function compareManifest(
  archive: Archive,
  checkpoint: Checkpoint | null,
  signed: Manifest | null,
  flaw: Report,
): void {
  if (!signed) {
    flaw(
      'EXPORT_NOT_SIGNED',
      tell`No known key has signed what the export held when it was made; it may have been cut.`,
    )
    return
  }
  const there = new Map(archive.instances.map(found => [found.instance, found]))
  for (const { instance, seq, head } of signed.instances) {
    const { entries, inclusion } = there.get(instance) ?? { entries: [], inclusion: null }
    if (entries.length < seq)
      flaw(
        'EXPORT_CUT',
        tell`It left with ${seq} entries of this instance and has ${entries.length}.`,
        instance,
      )
    else if (entries.length > seq || inclusion?.head !== head)
      flaw('EXPORT_DIFFERS', tell`It left with another last entry of this instance.`, instance)
  }
  if (archive.instances.length > signed.instances.length)
    flaw(
      'EXPORT_DIFFERS',
      tell`It left with ${signed.instances.length} instances and has ${archive.instances.length}.`,
    )
  const isSame = signed.case === archive.case && signed.exportedAt === archive.exportedAt
  if (!isSame || (checkpoint && signed.checkpoint !== checkpoint.root.toString('hex')))
    flaw(
      'EXPORT_DIFFERS',
      tell`What was signed is another export: of another case, or under another checkpoint.`,
    )
  const checksums = new Map(signed.definitions.map(({ key, checksum }) => [key, checksum]))
  for (const { key, checksum } of archive.definitions)
    if (checksums.get(key) !== checksum)
      flaw('EXPORT_DIFFERS', tell`It left with other files of version ${key}.`)
}

/** A note of the same size must name the same root; a newer one shows that the export is not the newest. */
function compareKept(
  note: string,
  keys: readonly string[],
  checkpoint: Checkpoint | null,
  flaw: Report,
): void {
  const opened = openNote(note, keys)
  if (!opened) flaw('NOTE_NOT_SIGNED', tell`No known key has signed a note that was kept elsewhere.`)
  else if (!checkpoint) return
  else if (opened.size === checkpoint.size && !opened.root.equals(checkpoint.root))
    flaw('LOG_DIFFERS', tell`A note that was kept elsewhere names another root for the same size.`)
  else if (opened.size > checkpoint.size)
    flaw(
      'EXPORT_OLDER',
      tell`A note that was kept elsewhere speaks of ${opened.size} leaves, the export of ${checkpoint.size}: ask for a new one, for it lacks what was logged since.`,
    )
}

/** The bytes of each file are those of the hash in the trail, and only what the case lists is there. */
function proveFiles(
  archive: Archive,
  lists: ReadonlyMap<string, readonly StoredFile[]>,
  signed: Manifest | null,
  flaw: Report,
): NonNullable<Verification['files']> {
  for (const { instance, id, ending, bytes } of archive.files) {
    const listed = lists.get(instance)?.find(file => file.id === id)
    if (!listed)
      flaw('FILE_ADDED', tell`The file ${id}${ending} is here, and the case does not list it.`, instance)
    else if (hash('sha256', bytes) !== listed.sha256)
      flaw(
        'FILE_DIFFERS',
        tell`The bytes of the file ${id} are not those of its hash in the trail.`,
        instance,
      )
  }
  const here = new Set(archive.files.map(({ instance, id }) => `${instance}/${id}`))
  const left = new Map(signed?.files?.map(file => [`${file.instance}/${file.id}`, file.left]))
  const count = { held: 0, erased: 0, leftOut: 0 }
  for (const [instance, files] of lists)
    for (const { id } of files) {
      const became = left.get(`${instance}/${id}`) ?? 'held'
      if (here.has(`${instance}/${id}`)) count.held += 1
      else if (became === 'erased') count.erased += 1
      // Before files left with an export, none of them is missing in it.
      else if (became !== 'held' || signed?.files === undefined) count.leftOut += 1
      else flaw('FILE_MISSING', tell`The file ${id} that the case lists is not here.`, instance)
    }
  return count
}

async function compiled({ definitions }: Archive, flaw: Report): Promise<Map<string, Graph>> {
  const graphs = new Map<string, Graph>()
  for (const { key, process, checksum, files } of definitions) {
    if (checksumOf(files) !== checksum)
      flaw('FILES_DIFFER', tell`The files of version ${key} are not those of its checksum.`)
    const graph = (await compileFiles(files)).graphs.get(process)?.graph
    if (graph) graphs.set(key, graph)
  }
  return graphs
}

async function proveInstance(
  { instance, entries, inclusion }: ArchivedInstance,
  { keys }: Archive,
  graphs: ReadonlyMap<string, Graph>,
): Promise<Proof> {
  const graphOf = async (key: string) => {
    const graph = graphs.get(key)
    if (!graph) throw new Told(tell`the version ${key} is not in the export`)
    return graph
  }
  const proof = new Proof(instance, graphOf, new Map([[inclusion.seq, Buffer.from(inclusion.head, 'hex')]]))
  for (const [index, text] of entries.entries()) {
    const bytes = Buffer.from(text)
    await proof.add({ seq: index + 1, hash: null, bytes, key: keyOf(readEnvelope(bytes)?.generation, keys) })
  }
  proof.finish(null)
  return proof
}

function keyOf(generation: number | undefined, keys: Archive['keys']): CaseKey | null {
  const key = generation === undefined ? undefined : keys[generation]
  return generation === undefined || key === undefined
    ? null
    : { generation, key: createSecretKey(Buffer.from(key, 'base64')) }
}

function isInLog({ instance, inclusion }: ArchivedInstance, { size, root }: Checkpoint): boolean {
  const { seq, head, index, proof } = inclusion
  const leaf = leafOf({ instance, seq, head: Buffer.from(head, 'hex') })
  return isIncluded(
    leaf,
    index,
    size,
    proof.map(hash => Buffer.from(hash, 'hex')),
    root,
  )
}
