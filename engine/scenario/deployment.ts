// The files of a run, compiled and bound to each other. Needs no disk: the page that tries a draft binds it so too.

import { compileDecisions, type Decision } from '../dmn/compile.ts'
import { compile, compileDefinitions } from '../graph/compile.ts'
import type { Graph } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import type { Problem } from '../graph/problems.ts'
import {
  decisionOutputs,
  type FormField,
  formFields,
  type LintOptions,
  lint,
  type Model,
  models,
} from '../lint/index.ts'
import type { Words } from '../words/sentences.ts'
import { readForm } from './form.ts'

/** What a file gives: the processes that run, the decisions they may call, and all that is wrong. */
export type CompiledFile = {
  readonly path: string
  readonly graphs: readonly Graph[]
  readonly decisions: ReadonlyMap<string, Decision>
  readonly form: { readonly id: string; readonly fields: readonly FormField[] } | null
  /** The drawing as it was read; null for other files. */
  readonly definitions: ModdleElement | null
  /** What the rules of governance read of it. */
  readonly models: readonly Model[]
  readonly problems: readonly Problem[]
}

/** The files of a run together: the first file that names a process or a decision wins. */
export type Deployment = {
  readonly graphs: ReadonlyMap<string, Graph>
  readonly files: readonly CompiledFile[]
  readonly problems: readonly Problem[]
}

/**
 * Compiles the text of a file; a decision model may import from `imports`, the texts of those beside it. What is wrong
 * is told in `words`.
 */
export async function compileText(
  path: string,
  text: string,
  imports: readonly string[] = [],
  words?: Words,
): Promise<CompiledFile> {
  const empty = { path, graphs: [], decisions: new Map(), form: null, definitions: null, models: [] }
  if (path.endsWith('.dmn')) {
    const { decisions, problems } = await compileDecisions(text, imports, words)
    return { ...empty, decisions, problems }
  }
  if (/\.(form|json)$/.test(path)) {
    const { form, problems } = readForm(text, words)
    return { ...empty, form: form && { id: form.id, fields: formFields(form) }, problems }
  }
  const { graphs, problems, definitions } = await compile(text, { words })
  const read = definitions ? models(definitions) : []
  return { ...empty, graphs: [...graphs.values()], problems, definitions, models: read }
}

/** A picture of today's practice never runs, but its stories are played as those of any process. */
export function withPictures(file: CompiledFile): CompiledFile {
  if (file.definitions === null || file.graphs.length > 0) return file
  const { graphs } = compileDefinitions(file.definitions, file.problems, { pictures: true })
  return { ...file, graphs: [...graphs.values()] }
}

/** Binds compiled files to each other, as deploying them together does. */
export function bind(files: readonly CompiledFile[]): Deployment {
  const decisions = new Map<string, Decision>()
  for (const file of files)
    for (const [id, decision] of file.decisions) if (!decisions.has(id)) decisions.set(id, decision)
  const graphs = new Map<string, Graph>()
  for (const graph of files.flatMap(file => file.graphs))
    if (!graphs.has(graph.processId)) graphs.set(graph.processId, { ...graph, decisions })
  const problems = files.flatMap(file => [...file.problems, ...findings(file, files, { style: false })])
  return { graphs, files, problems }
}

/** What the lint finds in a file that stands among others. */
export function findings(
  file: CompiledFile,
  among: readonly CompiledFile[],
  options: LintOptions = {},
): readonly Problem[] {
  return file.definitions === null ? [] : lint(file.definitions, { ...surroundings(file, among), ...options })
}

/** Forms and decisions are only looked at where some are given: a drawing alone may still be checked. */
function surroundings(file: CompiledFile, among: readonly CompiledFile[]): LintOptions {
  const forms = new Map(among.flatMap(({ form }) => (form ? [[form.id, form.fields]] : [])))
  const decisions = new Map(
    among.flatMap(other => [...other.decisions].map(([id, decision]) => [id, decisionOutputs(decision)])),
  )
  return {
    library: among.flatMap(other => (other === file ? [] : other.models)),
    ...(forms.size > 0 ? { forms } : {}),
    ...(decisions.size > 0 ? { decisions } : {}),
  }
}

/** Whether deployment refuses the files. */
export function isRefused(problems: readonly Problem[]): boolean {
  return problems.some(problem => problem.severity === 'error')
}
