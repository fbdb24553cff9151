// How long data are kept is part of the framework: a table that says so is deployed only as it was approved. The
// comparison is over the bytes of its file and of those it imports, so that no change is too small to be seen.

import { createHash } from 'node:crypto'
import { compileDecisions, type Decision } from '../../engine/dmn/compile.ts'
import type { Graph } from '../../engine/index.ts'
import { say, tell, type Words } from '../../engine/words/sentences.ts'
import { kindOf, modelsOf } from '../casework/compile.ts'
import type { Finding, Resource } from '../contract/drafts.ts'

/** Id of each decision → SHA-256 of the file it stands in, followed by those that it imports. */
export async function checksumsOf(resources: readonly Resource[]): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const { name, content } of resources) {
    if (kindOf(name) !== 'dmn') continue
    const { decisions, imported } = await compileDecisions(content, modelsOf(resources))
    const sum = createHash('sha256')
      .update([content, ...imported].join('\u0000'))
      .digest('hex')
    for (const id of decisions.keys()) sums[id] = sum
  }
  return sums
}

/** Tables of these files that say how long data are kept, and not as the framework approved it. */
export async function unapprovedRetention(
  resources: readonly Resource[],
  graphs: readonly Graph[],
  approved: Readonly<Record<string, string>>,
  words: Words | undefined,
): Promise<Finding[]> {
  if (!graphs.some(graph => graph.needsFramework)) return []
  const keeps = graphs.some(graph => [...graph.nodes.values()].some(node => node.kind === 'retention'))
  const findings: Finding[] = []
  const sums = await checksumsOf(resources)
  for (const resource of resources) {
    if (kindOf(resource.name) !== 'dmn') continue
    const { decisions } = await compileDecisions(resource.content, modelsOf(resources))
    for (const decision of decisions.values()) {
      if (!keeps && !namesRetention(decision)) continue
      if (approved[decision.id] !== sums[decision.id]) findings.push(finding(decision, resource.name, words))
    }
  }
  return findings
}

function namesRetention(decision: Decision): boolean {
  const outputs = decision.logic.kind === 'table' ? decision.logic.table.outputs : []
  return [decision.id, decision.variable, ...outputs.map(output => output.name ?? '')].some(name =>
    /retention/i.test(name),
  )
}

function finding({ id, name }: Decision, resource: string, words: Words | undefined): Finding {
  const sentence = tell`"${name}" says how long data are kept, and the framework in force has not approved it as it stands here.`
  return {
    code: 'RETENTION_NOT_APPROVED',
    element: id,
    message: say(sentence, words),
    severity: 'error',
    resource,
  }
}
