// The files of a deployment, compiled together: drawings see the decisions that came with them, so that a version
// always decides as it did on the day it was deployed.

import type { Decision } from '../../engine/dmn/compile.ts'
import type { Graph, Problem } from '../../engine/index.ts'
import { tongueOf } from '../../engine/lint/index.ts'
import { type CompiledFile, compileText, findings } from '../../engine/scenario/deployment.ts'
import { type Sentence, say, tell, type Words } from '../../engine/words/sentences.ts'
import type { Finding, Resource } from '../contract/drafts.ts'
import { reservedNames } from '../rules/own-variables.ts'
import { wordsFor } from '../words/in-words.ts'

export type Compiled = {
  /** Executable processes, by id, and the file each stands in. */
  readonly graphs: ReadonlyMap<string, { readonly graph: Graph; readonly resource: string }>
  readonly findings: readonly Finding[]
}

export type Kind = 'bpmn' | 'dmn' | 'form'

/** What a file is, by its name; null for a name that the server does not know. */
export function kindOf(name: string): Kind | null {
  if (name.endsWith('.bpmn')) return 'bpmn'
  if (name.endsWith('.dmn')) return 'dmn'
  if (name.endsWith('.form.json') || name.endsWith('.form')) return 'form'
  return null
}

/** Compiles what runs, and tells all that is wrong with any of the files. */
export async function compileFiles(resources: readonly Resource[]): Promise<Compiled> {
  const { compiled } = await read(resources)
  return compiled
}

/** The same with what the rules of governance find: their errors keep a process from being deployed. */
export async function judgeFiles(
  resources: readonly Resource[],
  language: string | null = null,
): Promise<Compiled> {
  const [words, tongue] = await Promise.all([wordsFor(language), tongueOf(language ?? '')])
  const { files, compiled } = await read(resources, words)
  const today = new Date().toISOString().slice(0, 10)
  const linted = files.flatMap(file =>
    findings(file, files, { style: false, today, ...(tongue ? { tongue } : {}) }).map(finding => ({
      ...finding,
      resource: file.path,
    })),
  )
  const reserved = reservedNames(
    resources.filter(({ name }) => kindOf(name) === 'form'),
    compiled.graphs,
    words,
  )
  return { ...compiled, findings: bounded([...compiled.findings, ...linted, ...reserved]) }
}

/** A file can be odd in more places than anybody reads. */
const MOST_WARNINGS = 1000

/** All errors, and the first warnings. */
function bounded(findings: readonly Finding[]): Finding[] {
  let warnings = 0
  return findings.filter(({ severity }) => severity === 'error' || ++warnings <= MOST_WARNINGS)
}

async function read(
  resources: readonly Resource[],
  words?: Words,
): Promise<{ files: CompiledFile[]; compiled: Compiled }> {
  const files: CompiledFile[] = []
  const found: Finding[] = []
  const decisions = new Map<string, Decision>()
  const graphs = new Map<string, { graph: Graph; resource: string }>()
  const models = modelsOf(resources)
  const report = (resource: string, problems: readonly Problem[]) =>
    found.push(...problems.map(problem => ({ ...problem, resource })))

  for (const { name, content } of resources) {
    const kind = kindOf(name)
    if (kind === null) report(name, [unknownKind(words)])
    else if (DECLARES.test(content) && kind !== 'form') report(name, [declares(words)])
    else {
      const file = await compileText(name, content, models, words)
      files.push(file)
      report(name, file.problems)
      for (const [id, decision] of file.decisions) decisions.set(id, decision)
      for (const graph of file.graphs) {
        const twin = graphs.get(graph.processId)
        if (twin) report(name, [duplicate(graph.processId, twin.resource, words)])
        else graphs.set(graph.processId, { graph, resource: name })
      }
    }
  }
  for (const entry of graphs.values()) entry.graph = { ...entry.graph, decisions }
  return { files, compiled: { graphs, findings: found } }
}

/** The decision models among these files, which may import each other. */
export function modelsOf(resources: readonly Resource[]): string[] {
  return resources.filter(({ name }) => kindOf(name) === 'dmn').map(({ content }) => content)
}

/** Declarations can make a small file expand without end, or read another one; no drawing needs them. */
const DECLARES = /<!(DOCTYPE|ENTITY)/i

const declares = (words?: Words): Problem =>
  problem('DOCTYPE_REFUSED', null, tell`A file may not declare a document type or entities.`, words)

const unknownKind = (words?: Words): Problem =>
  problem('UNKNOWN_FILE', null, tell`A file ends in .bpmn, .dmn, .form.json or .form.`, words)

const duplicate = (id: string, other: string, words?: Words): Problem =>
  problem('DUPLICATE_PROCESS', id, tell`${other} has a process ${id} too.`, words)

function problem(code: string, element: string | null, sentence: Sentence, words?: Words): Problem {
  return { code, element, message: say(sentence, words), severity: 'error' }
}
