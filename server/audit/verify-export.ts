// Proves an exported case from its own content, and from the keys and notes that the reader brings along.

import { createSecretKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Graph } from '../../engine/index.ts'
import { compileFiles } from '../casework/compile.ts'
import { checksumOf } from '../casework/deploy.ts'
import type { Verification } from '../contract/trail.ts'
import { leafOf } from '../store/log-tree.ts'
import type { CaseKey } from '../store/seal.ts'
import { type Archive, type ArchivedInstance, unpack } from './archive.ts'
import { readEnvelope } from './chain.ts'
import type { Trusted } from './log-proof.ts'
import { isIncluded } from './merkle.ts'
import { type Checkpoint, openNote } from './note.ts'
import { KEY_GONE, Proof } from './proof.ts'

/**
 * Proves an export. Without `keys` the key in the export itself is taken, which proves only that it fits together; the
 * answer's `checkpoint` is then that of the export's own word. Throws a sentence where the file is no export.
 */
export async function verifyExport(path: string, { keys, kept = [] }: Trusted): Promise<Verification> {
  const archive = unpack(await readFile(path))
  const flaws: Verification['flaws'] = []
  const tell = (code: string, detail: string, instanceKey: string | null = null, seq: number | null = null) =>
    flaws.push({ instanceKey, seq, code, detail })
  const trusted = keys.length > 0 ? keys : [archive.verifierKey]
  const checkpoint = openNote(archive.note, trusted)
  if (!checkpoint) tell('NOTE_NOT_SIGNED', 'No known key has signed the checkpoint of the export.')
  for (const note of kept) compareKept(note, trusted, checkpoint, tell)
  const graphs = await compiled(archive, tell)
  let entries = 0
  let erased = 0
  let head: string | null = null
  let [gone, opened] = [0, 0]
  for (const instance of archive.instances) {
    const proof = await proveInstance(instance, archive, graphs)
    for (const { seq, code, detail } of proof.flaws) tell(code, detail, instance.instance, seq)
    if (checkpoint && !isInLog(instance, checkpoint))
      tell('NOT_LOGGED', 'The checkpoint does not hold the last entry of the case.', instance.instance)
    gone = Math.max(gone, proof.gone)
    opened = Math.max(opened, proof.opened)
    entries += proof.entries
    erased += proof.erased
    if (instance.instance === archive.case) head = proof.head.toString('hex')
  }
  if (gone > 0 && opened <= gone) tell(KEY_GONE.code, KEY_GONE.detail)
  return {
    instanceKey: archive.case,
    intact: flaws.length === 0,
    instances: archive.instances.length,
    entries,
    erased,
    lines: null,
    head,
    checkpoint: checkpoint && { ...checkpoint, root: checkpoint.root.toString('hex') },
    flaws,
    verifiedAt: new Date().toISOString(),
  }
}

type Tell = (code: string, detail: string, instanceKey?: string | null, seq?: number | null) => void

/** A note of the same size must name the same root; one of another size says nothing about this export. */
function compareKept(note: string, keys: readonly string[], checkpoint: Checkpoint | null, tell: Tell): void {
  const opened = openNote(note, keys)
  if (!opened) tell('NOTE_NOT_SIGNED', 'No known key has signed a note that was kept elsewhere.')
  else if (checkpoint && opened.size === checkpoint.size && !opened.root.equals(checkpoint.root))
    tell('LOG_DIFFERS', 'A note that was kept elsewhere names another root for the same size.')
}

async function compiled({ definitions }: Archive, tell: Tell): Promise<Map<string, Graph>> {
  const graphs = new Map<string, Graph>()
  for (const { key, process, checksum, files } of definitions) {
    if (checksumOf(files) !== checksum)
      tell('FILES_DIFFER', `The files of version ${key} are not those of its checksum.`)
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
    if (!graph) throw new Error(`the version ${key} is not in the export`)
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
