// A case to take away, with all the instances it called: it proves itself on another machine, without this server.
// Only what a signed checkpoint holds leaves, so that every entry of an export stands under a signature.

import { filesOf } from '../casework/case-files.ts'
import { listedBy } from '../casework/file-list.ts'
import { endingOf } from '../casework/file-name.ts'
import type { StoredFile } from '../contract/files.ts'
import { readFile } from '../store/case-files.ts'
import { type Database, isTransient } from '../store/connect.ts'
import { findDefinition, resourcesOf } from '../store/definitions.ts'
import { ofCase } from '../store/instances.ts'
import {
  lastCheckpoint,
  leafOf,
  leavesBetween,
  leavesOf,
  type StoredCheckpoint,
  treeBefore,
} from '../store/log-tree.ts'
import type { CaseKey } from '../store/seal.ts'
import { readEntries, type StoredEntry } from '../store/trail.ts'
import { type ArchivedDefinition, type ArchivedFile, type ArchivedInstance, pack } from './archive.ts'
import { openEntry, readEnvelope } from './chain.ts'
import { type FileLeft, type Manifest, signManifest } from './manifest.ts'
import { inclusionProofAfter } from './merkle.ts'
import type { Signer } from './note.ts'

const AT_ONCE = 200

/** Bytes of files that one export holds: it is made in memory. */
const MOST_BYTES = 200_000_000

type FileBounds = {
  /** Whether a file leaves only once the virus check has called it clean. */
  readonly checksFiles: boolean
  /** How many bytes of files there is room for. */
  readonly room?: number
}

/** The ZIP of the case to which an instance belongs; null where no checkpoint holds it yet. */
export async function exportCase(
  database: Database,
  rootId: string,
  signer: Signer,
  bounds: FileBounds,
): Promise<Uint8Array | null> {
  const checkpoint = await lastCheckpoint(database.kysely)
  if (!checkpoint) return null
  const instances: ArchivedInstance[] = []
  const keys: Record<string, string> = {}
  const used = new Set<string>()
  const lists = new Map<string, readonly StoredFile[]>()
  for (const inclusion of await inclusions(database, checkpoint, await ofCase(database.kysely, rootId))) {
    const entries: string[] = []
    let listed: readonly StoredFile[] = []
    for await (const { bytes, definition, key } of entriesUpTo(database, inclusion.instance, inclusion.seq)) {
      entries.push(bytes.toString())
      used.add(definition)
      if (!key) continue
      keys[key.generation] = key.key.export().toString('base64')
      listed = listIn(bytes, key) ?? listed
    }
    lists.set(inclusion.instance, listed)
    const { instance, ...proof } = inclusion
    instances.push({ instance, entries, inclusion: proof })
  }
  if (instances.length === 0) return null
  const definitions = await Promise.all([...used].map(key => archivedDefinition(database, key)))
  const { files, left } = await filesOfCase(database, lists, bounds)
  const exportedAt = new Date().toISOString()
  const manifest = {
    case: rootId,
    exportedAt,
    checkpoint: checkpoint.root.toString('hex'),
    instances: instances.map(({ instance, inclusion: { seq, head } }) => ({ instance, seq, head })),
    definitions: definitions.map(({ key, checksum }) => ({ key, checksum })),
    files: left,
  }
  return pack({
    case: rootId,
    exportedAt,
    note: checkpoint.note,
    manifest: signManifest(manifest, signer),
    verifierKey: signer.verifierKey,
    keys,
    instances,
    definitions,
    files,
  })
}

/** The list of files that an entry writes; null where it writes none, or is broken, which the proof tells. */
function listIn(bytes: Buffer, key: CaseKey): readonly StoredFile[] | null {
  const envelope = readEnvelope(bytes)
  try {
    return envelope && listedBy(openEntry(envelope, key).command)
  } catch {
    return null
  }
}

type Files = { readonly files: ArchivedFile[]; readonly left: NonNullable<Manifest['files']>[number][] }

/** The bytes of what is listed. A file whose bytes are lost is promised all the same, so that the proof misses it. */
async function filesOfCase(
  database: Database,
  lists: ReadonlyMap<string, readonly StoredFile[]>,
  { checksFiles, room = MOST_BYTES }: FileBounds,
): Promise<Files> {
  const [files, left]: [Files['files'], Files['left']] = [[], []]
  let free = room
  for (const [instance, listed] of lists)
    for (const { id, name, size } of listed) {
      const file = size > free ? 'large' : await bytesOf(database, instance, id, checksFiles)
      left.push({ instance, id, left: typeof file === 'string' ? file : 'held' })
      if (file === null || typeof file === 'string') continue
      free -= file.length
      files.push({ instance, id, ending: endingOf(name), bytes: file })
    }
  return { files, left }
}

/** Null where they are lost or do not open. */
async function bytesOf(
  database: Database,
  instance: string,
  id: string,
  checksFiles: boolean,
): Promise<Buffer | FileLeft | null> {
  const file = await readFile(database, instance, id).catch(error => {
    if (isTransient(error)) throw error
    return null
  })
  if (file) return checksFiles && !file.checked ? 'waits' : file.bytes
  const listedNow = (await filesOf(database, instance)).some(other => other.id === id)
  return listedNow ? null : 'erased'
}

/** For each instance the last leaf that the checkpoint holds, and the way from it to the root. */
async function inclusions({ kysely }: Database, { size }: StoredCheckpoint, instances: readonly string[]) {
  const lasts = (await Promise.all(instances.map(instance => leavesOf(kysely, instance)))).flatMap(
    leaves => leaves.findLast(({ index }) => index < size) ?? [],
  )
  if (lasts.length === 0) return []
  const tree = await treeBefore(kysely, Math.min(...lasts.map(({ index }) => index)))
  const leaves = (await leavesBetween(kysely, tree.size, size)).map(leafOf)
  return lasts.map(({ instance, seq, head, index }) => {
    const proof = inclusionProofAfter(index, tree, leaves).map(hash => hash.toString('hex'))
    return { instance, seq, head: head.toString('hex'), index, proof }
  })
}

async function* entriesUpTo(database: Database, instance: string, seq: number): AsyncGenerator<StoredEntry> {
  for (let after = 0; after < seq; ) {
    const entries = await readEntries(database, instance, after, Math.min(AT_ONCE, seq - after))
    if (entries.length === 0) return
    yield* entries
    after = entries.at(-1)!.seq
  }
}

async function archivedDefinition({ kysely }: Database, key: string): Promise<ArchivedDefinition> {
  const definition = await findDefinition(kysely, key)
  if (!definition) throw new Error(`The version ${key} of a case is not there any more.`)
  const { processId: process, checksum } = definition
  return { key, process, checksum, files: await resourcesOf(kysely, key) }
}
