// The shape of an exported case: what lies where in its ZIP, and how it is read back. Nothing is proved here.

import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate'
import { type Static, type TSchema, Type } from 'typebox'
import { unzip } from '../../engine/pack/unzip.ts'
import { checkOf } from '../validate.ts'
import { HOW_TO_VERIFY } from './how-to-verify.ts'

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

const Inclusion = Type.Object({ seq: Count, head: Hash, index: Count, proof: Type.Array(Hash) })

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

const Keys = Type.Record(Type.String(), Type.String())

/** A name that is a part of an address here is that of one folder. */
const Key = Type.String({ format: 'uuid' })

const Index = Type.Object({
  format: Type.Integer(),
  case: Key,
  exportedAt: Type.String(),
  instances: Type.Array(Key),
  definitions: Type.Array(Type.Object({ key: Key, process: Type.String(), checksum: Type.String() })),
})
type Index = Static<typeof Index>

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

/** Reads a ZIP made by `pack`. Throws a sentence where it is not one, a part is missing, or one is there that none has. */
export function unpack(bytes: Uint8Array): Archive {
  const files = opened(bytes)
  const text = (name: string) => {
    const found = Object.hasOwn(files, name) ? files[name] : undefined
    if (!found) throw new Error(`The export has no ${name}.`)
    return strFromU8(found)
  }
  const read = <Schema extends TSchema>(name: string, schema: Schema) => parsed(name, text(name), schema)
  const index = read('case.json', Index)
  if (index.format !== FORMAT)
    throw new Error(`The export has the format ${index.format}; this Linkspan reads ${FORMAT}.`)
  const stranger = strangerIn(Object.keys(files), index)
  if (stranger !== undefined)
    throw new Error(`The export holds ${JSON.stringify(stranger)}, which nobody has signed.`)
  const versions = Map.groupBy(
    Object.keys(files).flatMap(part => versionFile(part) ?? []),
    ({ key }) => key,
  )
  return {
    case: index.case,
    exportedAt: index.exportedAt,
    note: text('checkpoint.txt'),
    manifest: files['manifest.txt'] ? text('manifest.txt') : null,
    verifierKey: text('verifier-key.txt').trim(),
    keys: read('keys.json', Keys),
    instances: index.instances.map(instance => ({
      instance,
      entries: text(`cases/${instance}/entries.jsonl`)
        .split('\n')
        .filter(line => line !== ''),
      inclusion: read(`cases/${instance}/inclusion.json`, Inclusion),
    })),
    definitions: index.definitions.map(definition => ({
      ...definition,
      files: (versions.get(definition.key) ?? []).map(({ name }) => ({
        name,
        content: text(placeOf(definition.key, name)),
      })),
    })),
    files: Object.entries(files).flatMap(([name, bytes]) => {
      const [, instance, id, ending] = FILE.exec(name) ?? []
      return instance === undefined ? [] : [{ instance, id: id!, ending: ending!, bytes }]
    }),
  }
}

function parsed<Schema extends TSchema>(name: string, text: string, schema: Schema): Static<Schema> {
  try {
    const value = JSON.parse(text)
    if (checkOf(schema)(value)) return value as Static<Schema>
  } catch {}
  throw new Error(`The ${name} of the export is not written as that of an export is.`)
}

const OWN = new Set([
  'HOW-TO-VERIFY.txt',
  'case.json',
  'checkpoint.txt',
  'manifest.txt',
  'verifier-key.txt',
  'keys.json',
])

/** Everything else would be read by people as though it had been proved. Files of cases are held against the trail. */
function strangerIn(names: readonly string[], { instances, definitions }: Index): string | undefined {
  const proved = new Set([
    ...OWN,
    ...instances.flatMap(key => [`cases/${key}/entries.jsonl`, `cases/${key}/inclusion.json`]),
  ])
  const versions = new Set(definitions.map(({ key }) => key))
  return names.find(
    name => !proved.has(name) && !FILE.test(name) && !versions.has(versionFile(name)?.key ?? ''),
  )
}

/** The version and the name of a file of it; null where the name of the part is that of something else. */
function versionFile(part: string): { readonly key: string; readonly name: string } | null {
  const [, key, rest] = /^definitions\/([^/]+)\/(.+)$/s.exec(part) ?? []
  if (key === undefined) return null
  try {
    const name = decodeURIComponent(rest!)
    return placeOf(key, name) === part ? { key, name } : null
  } catch {
    return null
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
