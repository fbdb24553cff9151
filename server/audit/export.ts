// A case to take away, with all the instances it called: it proves itself on another machine, without this server.
// Only what a signed checkpoint holds leaves, so that every entry of an export stands under a signature.

import type { Database } from '../store/connect.ts'
import { findDefinition, resourcesOf } from '../store/definitions.ts'
import { ofCase } from '../store/instances.ts'
import { lastCheckpoint, leafOf, leavesUpTo, type StoredCheckpoint } from '../store/log-tree.ts'
import { readEntries, type StoredEntry } from '../store/trail.ts'
import { type ArchivedDefinition, type ArchivedInstance, pack } from './archive.ts'
import { signManifest } from './manifest.ts'
import { inclusionProof } from './merkle.ts'
import type { Signer } from './note.ts'

const AT_ONCE = 200

/** The ZIP of the case to which an instance belongs; null where no checkpoint holds it yet. */
export async function exportCase(
  database: Database,
  rootId: string,
  signer: Signer,
): Promise<Uint8Array | null> {
  const checkpoint = await lastCheckpoint(database.kysely)
  if (!checkpoint) return null
  const instances: ArchivedInstance[] = []
  const keys: Record<string, string> = {}
  const used = new Set<string>()
  for (const inclusion of await inclusions(database, checkpoint, await ofCase(database.kysely, rootId))) {
    const entries: string[] = []
    for await (const { bytes, definition, key } of entriesUpTo(database, inclusion.instance, inclusion.seq)) {
      entries.push(bytes.toString())
      used.add(definition)
      if (key) keys[key.generation] = key.key.export().toString('base64')
    }
    const { instance, ...proof } = inclusion
    instances.push({ instance, entries, inclusion: proof })
  }
  if (instances.length === 0) return null
  const definitions = await Promise.all([...used].map(key => archivedDefinition(database, key)))
  const exportedAt = new Date().toISOString()
  const manifest = {
    case: rootId,
    exportedAt,
    checkpoint: checkpoint.root.toString('hex'),
    instances: instances.map(({ instance, inclusion: { seq, head } }) => ({ instance, seq, head })),
    definitions: definitions.map(({ key, checksum }) => ({ key, checksum })),
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
  })
}

/** For each instance the last leaf that the checkpoint holds, and the way from it to the root. */
async function inclusions({ kysely }: Database, { size }: StoredCheckpoint, instances: readonly string[]) {
  const heads = await leavesUpTo(kysely, size)
  const leaves = heads.map(leafOf)
  return instances.flatMap(instance => {
    const index = heads.findLastIndex(head => head.instance === instance)
    if (index < 0) return []
    const { seq, head } = heads[index]!
    const proof = inclusionProof(index, leaves).map(hash => hash.toString('hex'))
    return [{ instance, seq, head: head.toString('hex'), index, proof }]
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
