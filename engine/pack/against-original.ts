// An adapted pack beside the one it came from: what is still as it was, what was changed and how, and which share of
// the models, forms and tables is used unchanged. That share is how a transfer is measured.

import { type Comparison, changeInWords, compare, summaryInWords } from '../diff/index.ts'
import { parse } from '../graph/moddle.ts'
import type { Language } from '../text-twin/index.ts'
import { type FileKind, fileKind } from './manifest.ts'
import type { File, Pack } from './pack.ts'

export type PackComparison = {
  readonly files: readonly FileComparison[]
  /** Of the processes, decisions and forms of the original: how many, and how many are used as they are. */
  readonly reusable: number
  readonly unchanged: number
  /** Whether the adapted pack names the original, with its checksum, as what it is based on. */
  readonly provenanceHolds: boolean
}

export type FileComparison = {
  readonly path: string
  readonly kind: FileKind
  readonly state: 'unchanged' | 'changed' | 'added' | 'removed'
  /** What differs between two versions of a process. */
  readonly comparison: Comparison | null
}

export async function againstOriginal(
  original: Pack,
  adapted: Pack,
  language?: Language,
): Promise<PackComparison> {
  const before = new Map(original.files.map(file => [file.path, file]))
  const after = new Map(adapted.files.map(file => [file.path, file]))
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  const files = await Promise.all(
    paths.map(path => compareFile(path, before.get(path), after.get(path), language)),
  )
  const measured = files.filter(
    ({ kind, state }) => ['process', 'decisions', 'form'].includes(kind) && state !== 'added',
  )
  const { basedOn } = adapted.manifest.provenance
  return {
    files,
    reusable: measured.length,
    unchanged: measured.filter(file => file.state === 'unchanged').length,
    provenanceHolds: basedOn?.id === original.manifest.id && basedOn.checksum === original.manifest.checksum,
  }
}

async function compareFile(
  path: string,
  before: File | undefined,
  after: File | undefined,
  language: Language | undefined,
): Promise<FileComparison> {
  const kind = fileKind(path) ?? 'document'
  if (!before) return { path, kind, state: 'added', comparison: null }
  if (!after) return { path, kind, state: 'removed', comparison: null }
  if (before.text === after.text) return { path, kind, state: 'unchanged', comparison: null }
  const comparison = kind === 'process' ? await compareProcesses(before.text, after.text, language) : null
  const tidied = comparison?.changes.every(change => change.kind === 'moved') ?? false
  return { path, kind, state: tidied ? 'unchanged' : 'changed', comparison }
}

async function compareProcesses(
  before: string,
  after: string,
  language: Language | undefined,
): Promise<Comparison | null> {
  const [older, newer] = [await parse(before), await parse(after)]
  return older.definitions && newer.definitions
    ? compare(older.definitions, newer.definitions, language)
    : null
}

/** The comparison as lines to read. */
export function comparisonText(
  { files, reusable, unchanged }: PackComparison,
  language: Language = 'en',
): string {
  const share = reusable === 0 ? 0 : Math.round((100 * unchanged) / reusable)
  const lines = files
    .filter(file => file.state !== 'unchanged')
    .flatMap(({ path, state, comparison }) => [
      `${state} ${path}${comparison ? `: ${summaryInWords(comparison, language)}` : ''}`,
      ...(comparison?.changes ?? [])
        .filter(change => change.kind !== 'moved')
        .map(change => `  ${changeInWords(change, language)}`),
    ])
  return `${[...lines, `${unchanged} of ${reusable} processes, decisions and forms are used unchanged (${share} %).`].join('\n')}\n`
}
