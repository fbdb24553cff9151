// Drawings, decisions and forms that lie together are linted together: what one file calls, decides by or asks with
// is looked up in the others.

import { compileDecisions } from '../dmn/compile.ts'
import { parse } from '../graph/moddle.ts'
import type { Problem } from '../graph/problems.ts'
import { decisionOutputs, type Element, type FormField, formFields, type LintOptions, lint } from './index.ts'

export type File = { readonly path: string; readonly text: string }

/** The findings of each drawing, by path. Files that cannot be read give none here; compiling them tells why. */
export async function lintTogether(
  files: readonly File[],
  options: Pick<LintOptions, 'style' | 'framework' | 'today'> = {},
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const around = { ...options, ...(await surroundings(files)) }
  const found = new Map<string, readonly Problem[]>()
  for (const { path, text } of files.filter(isDrawing)) {
    const { definitions } = await parse(text)
    if (definitions) found.set(path, lint(definitions, around))
  }
  return found
}

/** What the files give to each other: processes, outputs of decisions, fields of forms. */
export async function surroundings(
  files: readonly File[],
): Promise<Required<Pick<LintOptions, 'library' | 'decisions' | 'forms'>>> {
  const library: Element[] = []
  const decisions = new Map<string, readonly string[]>()
  const forms = new Map<string, readonly FormField[]>()
  for (const file of files) {
    if (isDrawing(file)) library.push(...[(await parse(file.text)).definitions].filter(tree => tree !== null))
    else if (file.path.endsWith('.dmn')) {
      for (const [id, decision] of (await compileDecisions(file.text)).decisions)
        decisions.set(id, decisionOutputs(decision))
    } else {
      const form = readForm(file.text)
      if (form) forms.set(form.id, formFields(form))
    }
  }
  return { library, decisions, forms }
}

function isDrawing({ path }: File): boolean {
  return path.endsWith('.bpmn')
}

function readForm(text: string): { id: string; components?: [] } | null {
  try {
    const form = JSON.parse(text)
    return typeof form?.id === 'string' ? form : null
  } catch {
    return null
  }
}
