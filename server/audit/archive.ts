// The shape of an exported case: what lies where in its ZIP, and how it is read back. Nothing is proved here.

import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate'
import { unzip } from '../../engine/pack/unzip.ts'
import { HOW_TO_VERIFY } from './how-to-verify.ts'

/** One instance of the case: its entries as the bytes that were hashed, and where the log holds the last of them. */
export type ArchivedInstance = {
  readonly instance: string
  readonly entries: readonly string[]
  readonly inclusion: {
    readonly seq: number
    readonly head: string
    readonly index: number
    readonly proof: readonly string[]
  }
}

/** A version that was in force, with all its files. */
export type ArchivedDefinition = {
  readonly key: string
  readonly process: string
  readonly checksum: string
  readonly files: readonly { readonly name: string; readonly content: string }[]
}

/** A file that was added to the case, as it came. */
export type ArchivedFile = {
  readonly instance: string
  readonly id: string
  /** As `.pdf`, so that it opens with a click; the list in the trail has its name. */
  readonly ending: string
  readonly bytes: Uint8Array
}

export type Archive = {
  /** The case: its first instance. */
  readonly case: string
  readonly exportedAt: string
  readonly note: string
  /** What the export held when it was made, signed; null in exports that were made before there was one. */
  readonly manifest: string | null
  readonly verifierKey: string
  /** The keys that open entries, by generation, in base64; none once the case is erased. */
  readonly keys: Readonly<Record<string, string>>
  readonly instances: readonly ArchivedInstance[]
  readonly definitions: readonly ArchivedDefinition[]
  readonly files: readonly ArchivedFile[]
}

const FORMAT = 1

/** More than this is no case: it would not fit into memory to be proved. */
const LARGEST = 500_000_000

/** Two for each instance, and the files of the versions. */
const MOST_PARTS = 100_000

type Index = {
  readonly format: number
  readonly case: string
  readonly exportedAt: string
  readonly instances: readonly string[]
  readonly definitions: readonly Omit<ArchivedDefinition, 'files'>[]
}

/** The bytes of the ZIP. */
export function pack(archive: Archive): Uint8Array {
  const { note, manifest, verifierKey, keys, instances, definitions, exportedAt } = archive
  const index: Index = {
    format: FORMAT,
    case: archive.case,
    exportedAt,
    instances: instances.map(({ instance }) => instance),
    definitions: definitions.map(({ key, process, checksum }) => ({ key, process, checksum })),
  }
  const files: Zippable = {
    'HOW-TO-VERIFY.txt': strToU8(HOW_TO_VERIFY),
    'case.json': json(index),
    'checkpoint.txt': strToU8(note),
    ...(manifest === null ? {} : { 'manifest.txt': strToU8(manifest) }),
    'verifier-key.txt': strToU8(`${verifierKey}\n`),
    'keys.json': json(keys),
  }
  for (const { instance, entries, inclusion } of instances) {
    files[`cases/${instance}/entries.jsonl`] = strToU8(entries.map(entry => `${entry}\n`).join(''))
    files[`cases/${instance}/inclusion.json`] = json(inclusion)
  }
  for (const { key, files: deployed } of definitions)
    for (const { name, content } of deployed) files[placeOf(key, name)] = strToU8(content)
  // Most are packed already, and what is proved of them is their bytes.
  for (const { instance, id, ending, bytes } of archive.files)
    files[`cases/${instance}/files/${id}${ending}`] = [bytes, { level: 0 }]
  return zipSync(files, { mtime: new Date(exportedAt) })
}

/** Reads a ZIP made by `pack`. Throws a sentence where it is not one, or a part is missing. */
export function unpack(bytes: Uint8Array): Archive {
  const files = opened(bytes)
  const text = (name: string) => {
    const found = files[name]
    if (!found) throw new Error(`The export has no ${name}.`)
    return strFromU8(found)
  }
  const index = JSON.parse(text('case.json')) as Index
  if (index.format !== FORMAT)
    throw new Error(`The export has the format ${index.format}; this Linkspan reads ${FORMAT}.`)
  return {
    case: index.case,
    exportedAt: index.exportedAt,
    note: text('checkpoint.txt'),
    manifest: files['manifest.txt'] ? text('manifest.txt') : null,
    verifierKey: text('verifier-key.txt').trim(),
    keys: JSON.parse(text('keys.json')),
    instances: index.instances.map(instance => ({
      instance,
      entries: text(`cases/${instance}/entries.jsonl`)
        .split('\n')
        .filter(line => line !== ''),
      inclusion: JSON.parse(text(`cases/${instance}/inclusion.json`)),
    })),
    definitions: index.definitions.map(definition => ({
      ...definition,
      files: Object.keys(files)
        .filter(name => name.startsWith(placeOf(definition.key, '')))
        .map(name => ({
          name: decodeURIComponent(name.slice(placeOf(definition.key, '').length)),
          content: text(name),
        })),
    })),
    files: Object.entries(files).flatMap(([name, bytes]) => {
      const [, instance, id, ending] = FILE.exec(name) ?? []
      return instance === undefined ? [] : [{ instance, id: id!, ending: ending!, bytes }]
    }),
  }
}

/** Whatever lies among the files of a case, whoever put it there. */
const FILE = /^cases\/([^/]+)\/files\/(?=.)([^/.]*)(.*)$/s

function opened(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzip(bytes, { parts: MOST_PARTS, bytes: LARGEST }, () => true)
  } catch {
    throw new Error(`The file is not an export of a case: a ZIP of at most ${LARGEST} bytes.`)
  }
}

function placeOf(definition: string, file: string): string {
  return `definitions/${definition}/${encodeURIComponent(file)}`
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`)
}
