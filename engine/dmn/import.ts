// A model may use what another one defines under the name of its import (DMN 1.5, 6.3.3). The other model is one of the
// files given beside it, found by its namespace; nothing is ever fetched from its locationURI. What is wrong inside the
// other file is told where that file itself is compiled, so here it is one sentence.

import type { Problem } from '../graph/problems.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { type Reporter, reporterOf } from './problems.ts'
import { type Element, isModelNamespace, readDefinitions } from './read.ts'

/** Another file under the name by which a file imports it; the empty name makes its names those of the importing file. */
export type Import<File> = { readonly name: string; readonly file: File }

/** The other files of the same deployment, by namespace. Each is opened once, however many import it. */
export type Library<File> = {
  readonly files: ReadonlyMap<string, readonly Element[]>
  readonly texts: ReadonlyMap<Element, string>
  readonly opened: Map<Element, { readonly file: File; readonly problems: readonly Problem[] }>
}

/** Reads the files that may be imported. One that cannot be read is in no library. */
export async function libraryOf<File>(xmls: readonly string[]): Promise<Library<File>> {
  const files = new Map<string, Element[]>()
  const texts = new Map<Element, string>()
  for (const xml of new Set(xmls)) {
    const { definitions } = await readDefinitions(xml)
    const namespace = definitions?.namespace
    if (!namespace) continue
    files.set(namespace, [...(files.get(namespace) ?? []), definitions])
    texts.set(definitions, xml)
  }
  return { files, texts, opened: new Map() }
}

/** The texts of the files that were imported, in a fixed order: what a decision does depends on them too. */
export function importedTexts<File>({ opened, texts }: Library<File>): string[] {
  return [...opened.keys()].map(definitions => texts.get(definitions)!).sort()
}

/** The imports of a file; each that cannot be is told. `path` holds the files that led here. */
export function importsOf<File>(
  definitions: Element,
  library: Library<File>,
  path: readonly Element[],
  report: Reporter,
  open: (definitions: Element, path: readonly Element[], report: Reporter) => File,
): Import<File>[] {
  const taken = new Set<string>()
  return (definitions.import ?? []).flatMap((element: Element) => {
    const name: string = element.name ?? ''
    const error = (code: string, sentence: Sentence): [] => {
      report.error(code, element.id ?? null, sentence)
      return []
    }
    const what = `"${name || element.locationURI || element.namespace}"`
    if (element.importType && !isModelNamespace(element.importType)) {
      return error('IMPORT_NOT_SUPPORTED', tell`The file imports ${what}, which is no DMN model.`)
    }
    if (name && taken.has(name)) {
      return error('IMPORT_NAME_TAKEN', tell`The file imports two models under the name ${what}.`)
    }
    taken.add(name)
    const [found, another] = library.files.get(element.namespace) ?? []
    if (!found) {
      const sentence = tell`The file imports ${what}, but no file beside it has the namespace "${element.namespace}".`
      return error('IMPORT_NOT_FOUND', sentence)
    }
    if (another) {
      const sentence = tell`The file imports ${what}, but several files have the namespace "${element.namespace}".`
      return error('IMPORT_AMBIGUOUS', sentence)
    }
    if (path.some(other => other.namespace === found.namespace)) {
      return error('IMPORT_CYCLE', tell`The file imports ${what}, which imports this file in turn.`)
    }
    const { file, problems } = opened(found, library, path, open)
    if (problems.some(problem => problem.severity === 'error')) {
      return error('IMPORT_BROKEN', tell`The file imports ${what}, which cannot be compiled itself.`)
    }
    return [{ name, file }]
  })
}

function opened<File>(
  definitions: Element,
  library: Library<File>,
  path: readonly Element[],
  open: (definitions: Element, path: readonly Element[], report: Reporter) => File,
): { file: File; problems: readonly Problem[] } {
  const known = library.opened.get(definitions)
  if (known) return known
  const problems: Problem[] = []
  const entry = { file: open(definitions, [...path, definitions], reporterOf(problems)), problems }
  library.opened.set(definitions, entry)
  return entry
}
