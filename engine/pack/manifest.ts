// The manifest of a process pack: what is inside, whose it is, where it comes from, and how to tell that it arrived
// as it was sent. A pack carries a way of working to another municipality; it never carries a case.

export const FORMAT = 'linkspan-pack/1'

export type Manifest = {
  readonly format: typeof FORMAT
  /** The name of the pack in lower case with dashes; the same in every version. */
  readonly id: string
  readonly name: string
  /** Major.minor.patch. */
  readonly version: string
  readonly licence: string
  readonly provenance: Provenance
  /** ISO 8601, when the pack was made. */
  readonly madeAt: string
  readonly files: readonly PackedFile[]
  /** SHA-256 over the paths and checksums of all files, so that one short text vouches for the pack. */
  readonly checksum: string
}

export type Provenance = {
  /** The organisation that made this version; a role mailbox or page, never a person. */
  readonly organisation: string
  readonly contact: string | null
  /** The pack this one was adapted from. */
  readonly basedOn: { readonly id: string; readonly version: string; readonly checksum: string } | null
}

export type PackedFile = {
  readonly path: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
}

export type FileKind = 'process' | 'decisions' | 'form' | 'scenario' | 'document'

/** What may be in a pack. Anything else, such as an export of cases, has no place there. */
export function fileKind(path: string): FileKind | null {
  if (/\.bpmn$/.test(path)) return 'process'
  if (/\.dmn$/.test(path)) return 'decisions'
  if (/\.form(\.json)?$/.test(path)) return 'form'
  if (/\.scenario\.ya?ml$|\.cases\.txt$/.test(path)) return 'scenario'
  if (/\.md$|(^|\/)LICENSE(\.txt)?$/.test(path)) return 'document'
  return null
}

/** A path inside a pack: relative, forward slashes, no way out of the folder it is unpacked to. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/')
  return (
    /^[\p{L}\p{N} ._/()-]+$/u.test(path) && parts.every(part => part !== '' && part !== '.' && part !== '..')
  )
}

/** What is wrong with a text that claims to be a manifest; null where it is one. */
export function manifestProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'The manifest is no object.'
  const manifest = value as Partial<Manifest>
  if (manifest.format !== FORMAT)
    return `The pack is of the format ${String(manifest.format)}; ${FORMAT} is read.`
  if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(manifest.id ?? ''))
    return 'The id has lower case letters, digits and dashes.'
  if (!manifest.name?.trim()) return 'The pack has no name.'
  if (!/^\d+\.\d+\.\d+$/.test(manifest.version ?? '')) return 'The version has three numbers, such as 1.0.0.'
  if (!manifest.licence?.trim()) return 'The pack says nothing about its licence.'
  if (!manifest.provenance?.organisation?.trim()) return 'The pack does not say which organisation made it.'
  if (Number.isNaN(Date.parse(manifest.madeAt ?? ''))) return 'The pack does not say when it was made.'
  if (!Array.isArray(manifest.files)) return 'The pack lists no files.'
  return null
}
