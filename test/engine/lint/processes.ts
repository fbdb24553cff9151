// The processes of the repository, by their letter.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import {
  decisionOutputs,
  type FormField,
  formFields,
  type LintOptions,
  models,
} from '../../../engine/lint/index.ts'
import { definitionsOf } from './definitions.ts'

const folder = new URL('../../../processes/', import.meta.url).pathname

function files(ending: string): readonly string[] {
  return globSync(`*/**/*${ending}`, { cwd: folder }).sort()
}

function content(file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}

/** The XML of each process. */
export const drawings: ReadonlyMap<string, string> = new Map(
  files('.bpmn').map(file => {
    const xml = content(file)
    return [/<gov:process\b[^>]*\bletter="(\w)"/.exec(xml)?.[1] ?? file, xml]
  }),
)

/** What lies around each drawing: the other processes, the forms, the decisions. */
export async function surroundings(): Promise<LintOptions> {
  const library = (await Promise.all([...drawings.values()].map(definitionsOf))).flatMap(models)
  const decisions = new Map<string, readonly string[]>()
  for (const file of files('.dmn')) {
    for (const [id, decision] of (await compileDecisions(content(file))).decisions)
      decisions.set(id, decisionOutputs(decision))
  }
  const known = forms()
  return { library, decisions, style: false, ...(known.size > 0 ? { forms: known } : {}) }
}

function forms(): ReadonlyMap<string, readonly FormField[]> {
  return new Map(
    files('.form.json').map(file => {
      const form = JSON.parse(content(file))
      return [form.id, formFields(form)]
    }),
  )
}
