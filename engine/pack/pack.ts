// Packing and unpacking. A pack is a ZIP with `manifest.json` and the files it lists; what arrives is taken only if
// every file is listed, has its checksum and is of a kind that belongs there.

import { strFromU8, strToU8, zipSync } from 'fflate'
import type { Problem } from '../graph/problems.ts'
import {
  FORMAT,
  fileKind,
  isSafePath,
  type Manifest,
  manifestProblem,
  type PackedFile,
  type Provenance,
} from './manifest.ts'
import { unzip } from './unzip.ts'

export type File = { readonly path: string; readonly text: string }

export type Pack = { readonly manifest: Manifest; readonly files: readonly File[] }

export type Label = {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly provenance: Provenance
  readonly madeAt: string
}

/** Files of a pack together; the twelve processes with everything come to about 3 MB. */
const LARGEST = 50_000_000

const MOST_FILES = 10_000

const MANIFEST = 'manifest.json'

/** Packs files under a label; or tells why not. The same files under the same label give the same bytes. */
export async function buildPack(
  label: Label,
  files: readonly File[],
): Promise<
  { readonly bytes: Uint8Array; readonly manifest: Manifest } | { readonly problems: readonly Problem[] }
> {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const packed = await Promise.all(sorted.map(listed))
  const manifest: Manifest = { format: FORMAT, ...label, files: packed, checksum: await checksum(packed) }
  const problems = [...contents(sorted), ...told('PACK_MANIFEST', manifestProblem(manifest))]
  if (problems.length > 0) return { problems }
  const entries = {
    [MANIFEST]: strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    ...Object.fromEntries(sorted.map(file => [file.path, strToU8(file.text)])),
  }
  return { bytes: zipSync(entries, { mtime: new Date(label.madeAt), level: 9 }), manifest }
}

/** Reads a pack; or tells all that is wrong with it. Nothing of a pack with a problem is to be used. */
export async function readPack(bytes: Uint8Array): Promise<Pack | { readonly problems: readonly Problem[] }> {
  const unzipped = opened(bytes)
  if (typeof unzipped === 'string') return { problems: told('PACK_UNREADABLE', unzipped) }
  const { [MANIFEST]: manifestBytes, ...rest } = unzipped
  const manifest = json(manifestBytes)
  const wrong = manifestBytes ? manifestProblem(manifest) : 'There is no manifest.json in the pack.'
  if (wrong !== null) return { problems: told('PACK_MANIFEST', wrong) }
  const files = Object.entries(rest).map(([path, content]) => ({ path, text: strFromU8(content) }))
  const pack = { manifest: manifest as Manifest, files }
  const problems = [...contents(files), ...(await differences(pack))]
  return problems.length > 0 ? { problems } : pack
}

function opened(bytes: Uint8Array): Record<string, Uint8Array> | string {
  try {
    return unzip(bytes, { parts: MOST_FILES, bytes: LARGEST }, name => !name.endsWith('/'))
  } catch (error) {
    return error instanceof RangeError ? error.message : 'The file is no ZIP.'
  }
}

function json(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(strFromU8(bytes ?? new Uint8Array()))
  } catch {
    return null
  }
}

function contents(files: readonly File[]): readonly Problem[] {
  const size = files.reduce((sum, file) => sum + file.text.length, 0)
  return [
    ...files
      .filter(file => !isSafePath(file.path))
      .map(file => problem('PACK_PATH', file.path, `The path ${file.path} leads out of the pack.`)),
    ...files
      .filter(file => fileKind(file.path) === null)
      .map(file =>
        problem(
          'PACK_FOREIGN_FILE',
          file.path,
          `${file.path} does not belong in a pack: it holds processes, decisions, forms, scenarios and documents.`,
        ),
      ),
    ...(files.some(file => fileKind(file.path) === 'process')
      ? []
      : [problem('PACK_EMPTY', null, 'There is no process in the pack.')]),
    ...(size > LARGEST
      ? [problem('PACK_UNREADABLE', null, `The pack holds more than ${LARGEST} bytes.`)]
      : []),
  ]
}

/** What does not agree with the manifest. */
async function differences({ manifest, files }: Pack): Promise<readonly Problem[]> {
  const found = await Promise.all(files.map(listed))
  const byPath = new Map(manifest.files.map(file => [file.path, file]))
  const arrived = new Set(found.map(file => file.path))
  return [
    ...found
      .filter(file => !byPath.has(file.path))
      .map(({ path }) => problem('PACK_UNLISTED', path, `${path} is in the pack but not in its manifest.`)),
    ...manifest.files
      .filter(file => !arrived.has(file.path))
      .map(({ path }) => problem('PACK_MISSING', path, `${path} is in the manifest but not in the pack.`)),
    ...found
      .filter(file => byPath.has(file.path) && byPath.get(file.path)!.sha256 !== file.sha256)
      .map(({ path }) => problem('PACK_CHECKSUM', path, `${path} is not as it was packed.`)),
    ...((await checksum(manifest.files)) === manifest.checksum
      ? []
      : [problem('PACK_CHECKSUM', null, 'The manifest is not as it was written.')]),
  ]
}

async function listed({ path, text }: File): Promise<PackedFile> {
  const bytes = strToU8(text)
  return { path, kind: fileKind(path) ?? 'document', bytes: bytes.length, sha256: await sha256(bytes) }
}

/** Over the lines `sha256  path`, in the order of the paths. */
async function checksum(files: readonly PackedFile[]): Promise<string> {
  const lines = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(file => `${file.sha256}  ${file.path}\n`)
  return sha256(strToU8(lines.join('')))
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

function told(code: string, message: string | null): readonly Problem[] {
  return message === null ? [] : [problem(code, null, message)]
}

function problem(code: string, element: string | null, message: string): Problem {
  return { code, element, message, severity: 'error' }
}
