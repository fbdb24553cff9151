// The files of a deployment, compiled together: drawings see the decisions that came with them, so that a version
// always decides as it did on the day it was deployed.

import { compileDecisions, type Decision } from '../../engine/dmn/compile.ts'
import { compile, type Graph, type Problem } from '../../engine/index.ts'
import { readForm } from '../../engine/scenario/form.ts'
import type { Finding, Resource } from '../contract/drafts.ts'

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
  const findings: Finding[] = []
  const found = (resource: string, problems: readonly Problem[]) =>
    findings.push(...problems.map(problem => ({ ...problem, resource })))
  const decisions = new Map<string, Decision>()
  const graphs = new Map<string, { graph: Graph; resource: string }>()

  for (const { name, content } of resources) {
    if (DECLARES.test(content) && kindOf(name) !== 'form') found(name, [entityProblem])
    else if (kindOf(name) === 'dmn') {
      const compiled = await compileDecisions(content)
      for (const [id, decision] of compiled.decisions) decisions.set(id, decision)
      found(name, compiled.problems)
    } else if (kindOf(name) === 'form') found(name, readForm(content).problems)
    else if (kindOf(name) === 'bpmn') {
      const compiled = await compile(content)
      found(name, compiled.problems)
      for (const [id, graph] of compiled.graphs) {
        const twin = graphs.get(id)
        if (twin) found(name, [duplicate(id, twin.resource)])
        else graphs.set(id, { graph, resource: name })
      }
    } else found(name, [unknownKind])
  }
  for (const entry of graphs.values()) entry.graph = { ...entry.graph, decisions }
  return { graphs, findings }
}

/** Declarations can make a small file expand without end, or read another one; no drawing needs them. */
const DECLARES = /<!(DOCTYPE|ENTITY)/i

const entityProblem: Problem = {
  code: 'DOCTYPE_REFUSED',
  element: null,
  message: 'A file may not declare a document type or entities.',
  severity: 'error',
}

const unknownKind: Problem = {
  code: 'UNKNOWN_FILE',
  element: null,
  message: 'A file ends in .bpmn, .dmn, .form.json or .form.',
  severity: 'error',
}

function duplicate(id: string, other: string): Problem {
  return {
    code: 'DUPLICATE_PROCESS',
    element: id,
    message: `${other} has a process ${id} too.`,
    severity: 'error',
  }
}
