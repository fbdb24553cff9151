// A case on paper, so to speak: one JSON line each for the export itself, the files of every version that was in
// force, the key of the case, and the entries as the very bytes that were hashed. `linkspan verify FILE` proves it without a server.

import { createSecretKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Graph } from '../../engine/index.ts'
import { compileFiles } from '../casework/compile.ts'
import { checksumOf } from '../casework/deploy.ts'
import type { Resource } from '../contract/drafts.ts'
import type { Flaw, Verification } from '../contract/trail.ts'
import type { Database } from '../store/connect.ts'
import { findDefinition, resourcesOf } from '../store/definitions.ts'
import type { CaseKey } from '../store/seal.ts'
import { headOf, readEntries } from '../store/trail.ts'
import { readEnvelope } from './chain.ts'
import { Proof } from './proof.ts'

type Line =
  | {
      readonly kind: 'export'
      readonly format: 1
      readonly instance: string
      readonly entries: number
      readonly head: string
    }
  | {
      readonly kind: 'definition'
      readonly key: string
      readonly process: string
      readonly checksum: string
      readonly resources: readonly Resource[]
    }
  | { readonly kind: 'key'; readonly generation: number; readonly key: string }
  | { readonly kind: 'entry'; readonly seq: number; readonly hash: string; readonly bytes: string }

/** The lines of an export; each version stands before the first entry that needs it. */
export async function* exportLines(database: Database, instance: string): AsyncGenerator<string> {
  const claim = await headOf(database.kysely, instance)
  if (!claim) return
  yield line({ kind: 'export', format: 1, instance, entries: claim.seq, head: claim.head.toString('hex') })
  const told = new Set<string>()
  const keys = new Set<number>()
  for (let after = 0; after < claim.seq; ) {
    const entries = await readEntries(database, instance, after, Math.min(200, claim.seq - after))
    if (entries.length === 0) return
    for (const { seq, hash, bytes, definition, key } of entries) {
      if (key && !keys.has(key.generation))
        yield line({ kind: 'key', generation: key.generation, key: key.key.export().toString('base64') })
      if (key) keys.add(key.generation)
      if (!told.has(definition)) yield line(await definitionLine(database, definition))
      told.add(definition)
      yield line({ kind: 'entry', seq, hash: hash.toString('hex'), bytes: bytes.toString() })
      after = seq
    }
  }
}

async function definitionLine({ kysely }: Database, key: string): Promise<Line> {
  const definition = await findDefinition(kysely, key)
  const resources = await resourcesOf(kysely, key)
  return {
    kind: 'definition',
    key,
    process: definition!.processId,
    checksum: definition!.checksum,
    resources,
  }
}

function line(value: Line): string {
  return `${JSON.stringify(value)}\n`
}

/** Proves an export from its own content alone. */
export async function verifyExport(path: string): Promise<Verification> {
  const lines = (await readFile(path, 'utf8'))
    .split('\n')
    .filter(text => text !== '')
    .map(text => JSON.parse(text) as Line)
  const [head] = lines
  if (head?.kind !== 'export') throw new Error(`${path} is not an export of a case.`)
  const graphs = new Map<string, Graph>()
  const keys = new Map<number, CaseKey>()
  const flaws: Flaw[] = []
  const proof = new Proof(head.instance, async key => {
    const graph = graphs.get(key)
    if (!graph) throw new Error(`the version ${key} is not in the export`)
    return graph
  })
  for (const item of lines.slice(1)) {
    if (item.kind === 'definition') await readDefinition(item, graphs, flaws, head.instance)
    if (item.kind === 'key')
      keys.set(item.generation, {
        generation: item.generation,
        key: createSecretKey(Buffer.from(item.key, 'base64')),
      })
    if (item.kind === 'entry') {
      const bytes = Buffer.from(item.bytes)
      const key = keys.get(readEnvelope(bytes)?.generation ?? 0) ?? null
      await proof.add({ seq: item.seq, hash: Buffer.from(item.hash, 'hex'), bytes, key })
    }
  }
  proof.finish({ seq: head.entries, head: Buffer.from(head.head, 'hex'), state: null })
  flaws.push(...proof.flaws.map(flaw => ({ instanceKey: head.instance, ...flaw })))
  return {
    instanceKey: head.instance,
    intact: flaws.length === 0,
    instances: 1,
    entries: proof.entries,
    erased: proof.erased,
    head: proof.head.toString('hex'),
    flaws,
    verifiedAt: new Date().toISOString(),
  }
}

async function readDefinition(
  item: Extract<Line, { kind: 'definition' }>,
  graphs: Map<string, Graph>,
  flaws: Flaw[],
  instanceKey: string,
): Promise<void> {
  if (checksumOf(item.resources) !== item.checksum) {
    flaws.push({
      instanceKey,
      seq: null,
      code: 'FILES_DIFFER',
      detail: `The files of version ${item.key} are not those of its checksum.`,
    })
  }
  const { graphs: compiled } = await compileFiles(item.resources)
  const graph = compiled.get(item.process)?.graph
  if (graph) graphs.set(item.key, graph)
}
