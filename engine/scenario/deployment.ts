// The files of a run, compiled once per process and path: a thousand scenarios of one drawing read it once.

import { readFile } from 'node:fs/promises'
import { compileDecisions, type Decision } from '../dmn/compile.ts'
import { compile } from '../graph/compile.ts'
import type { Graph } from '../graph/graph.ts'
import type { Problem } from '../graph/problems.ts'

/** What a file gives: the processes that run, the decisions they may call, and all that is wrong. */
export type CompiledFile = {
  readonly path: string
  readonly graphs: readonly Graph[]
  readonly decisions: ReadonlyMap<string, Decision>
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
  const known = deployed.get(name) ?? Promise.all(paths.map(compileFile)).then(bind)
  deployed.set(name, known)
  return known
}

/** Compiles one file by its ending; forms give nothing that runs. */
export function compileFile(path: string): Promise<CompiledFile> {
  const known = compiled.get(path) ?? readFile(path, 'utf8').then(text => compileText(path, text))
  compiled.set(path, known)
  return known
}

/** Compiles the text of a file. */
export async function compileText(path: string, text: string): Promise<CompiledFile> {
  if (path.endsWith('.dmn')) return { path, graphs: [], ...(await compileDecisions(text)) }
  if (path.endsWith('.form') || path.endsWith('.json'))
    return { path, graphs: [], decisions: new Map(), problems: [] }
  const { graphs, problems } = await compile(text)
  return { path, graphs: [...graphs.values()], decisions: new Map(), problems }
}

/** Binds compiled files to each other. */
export function bind(files: readonly CompiledFile[]): Deployment {
  const decisions = new Map<string, Decision>()
  for (const file of files)
    for (const [id, decision] of file.decisions) if (!decisions.has(id)) decisions.set(id, decision)
  const graphs = new Map<string, Graph>()
  for (const graph of files.flatMap(file => file.graphs))
    if (!graphs.has(graph.processId)) graphs.set(graph.processId, { ...graph, decisions })
  return { graphs, files, problems: files.flatMap(file => file.problems) }
}

/** Whether deployment refuses the files. */
export function isRefused(problems: readonly Problem[]): boolean {
  return problems.some(problem => problem.severity === 'error')
}
