// The files of a run, compiled once per process and path: a thousand scenarios of one drawing read it once.

import { readFile } from 'node:fs/promises'
import { compileDecisions, type Decision } from '../dmn/compile.ts'
import { compile } from '../graph/compile.ts'
import type { Graph } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import type { Problem } from '../graph/problems.ts'
import { decisionOutputs, type FormField, formFields, type LintOptions, lint } from '../lint/index.ts'
import { readForm } from './form.ts'

/** What a file gives: the processes that run, the decisions they may call, and all that is wrong. */
export type CompiledFile = {
  readonly path: string
  readonly graphs: readonly Graph[]
  readonly decisions: ReadonlyMap<string, Decision>
  readonly form: { readonly id: string; readonly fields: readonly FormField[] } | null
  /** The drawing as it was read; null for other files. */
  readonly definitions: ModdleElement | null
  readonly problems: readonly Problem[]
}

/** The files of a run together: the first file that names a process or a decision wins. */
export type Deployment = {
  readonly graphs: ReadonlyMap<string, Graph>
  readonly files: readonly CompiledFile[]
  readonly problems: readonly Problem[]
}

const compiled = new Map<string, Promise<CompiledFile>>()
const deployed = new Map<string, Promise<Deployment>>()

/** Compiles and binds the files. Rejects where one cannot be read. */
export function deploy(paths: readonly string[]): Promise<Deployment> {
  const name = paths.join('\n')
  const known = deployed.get(name) ?? compileTogether(paths).then(withPictures).then(bind)
  deployed.set(name, known)
  return known
}

/** A picture of today's practice never runs, but its stories are played as those of any process. */
const withPictures = (files: readonly CompiledFile[]): Promise<CompiledFile[]> =>
  Promise.all(
    files.map(async file => {
      if (file.definitions === null || file.graphs.length > 0) return file
      const { graphs } = await compile(await readFile(file.path, 'utf8'), { pictures: true })
      return { ...file, graphs: [...graphs.values()] }
    }),
  )

/** Compiles files by their endings; decision models may import each other. Rejects where one cannot be read. */
export function compileTogether(paths: readonly string[]): Promise<CompiledFile[]> {
  const models = paths.filter(path => path.endsWith('.dmn'))
  return Promise.all(paths.map(path => compileFile(path, path.endsWith('.dmn') ? models : [])))
}

function compileFile(path: string, models: readonly string[]): Promise<CompiledFile> {
  const name = [path, ...models].join('\n')
  const known = compiled.get(name) ?? readAndCompile(path, models)
  compiled.set(name, known)
  return known
}

async function readAndCompile(path: string, models: readonly string[]): Promise<CompiledFile> {
  const [text, ...others] = await Promise.all([path, ...models].map(file => readFile(file, 'utf8')))
  return compileText(path, text!, others)
}

/** Compiles the text of a file; a decision model may import from `models`, the texts of those beside it. */
export async function compileText(
  path: string,
  text: string,
  models: readonly string[] = [],
): Promise<CompiledFile> {
  const empty = { path, graphs: [], decisions: new Map(), form: null, definitions: null }
  if (path.endsWith('.dmn')) {
    const { decisions, problems } = await compileDecisions(text, models)
    return { ...empty, decisions, problems }
  }
  if (/\.(form|json)$/.test(path)) {
    const { form, problems } = readForm(text)
    return { ...empty, form: form && { id: form.id, fields: formFields(form) }, problems }
  }
  const { graphs, problems, definitions } = await compile(text)
  return { ...empty, graphs: [...graphs.values()], problems, definitions }
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
    library: among.flatMap(other => (other !== file && other.definitions ? [other.definitions] : [])),
    ...(forms.size > 0 ? { forms } : {}),
    ...(decisions.size > 0 ? { decisions } : {}),
  }
}

/** Whether deployment refuses the files. */
export function isRefused(problems: readonly Problem[]): boolean {
  return problems.some(problem => problem.severity === 'error')
}
