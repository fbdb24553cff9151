// What all scenarios together take, on the drawing. Shape as well as colour: taken is filled, ticked or a thick line;
// not taken is dashed, and a step of it has a circle.

import {
  Coverage,
  type DecisionCoverage,
  type ProcessCoverage,
} from '../../../../engine/scenario/coverage.ts'
import type { Outcome } from '../../../../engine/scenario/play.ts'
import type { Marks } from '../../../canvas/viewer.ts'
import type { Drawing } from '../../../drawing/read.ts'

export type Covered = {
  readonly processes: readonly ProcessCoverage[]
  readonly decisions: readonly DecisionCoverage[]
}

export function covered(outcomes: readonly Outcome[]): Covered {
  const coverage = new Coverage()
  for (const outcome of outcomes) coverage.add(outcome)
  return { processes: coverage.report(), decisions: coverage.reportDecisions() }
}

export function coverageMarks({ processes }: Covered, { nodes, flows }: Drawing): Marks {
  const nodesMissing = new Set(processes.flatMap(({ nodes: { missing } }) => missing))
  const flowsMissing = new Set(processes.flatMap(({ flows: { missing } }) => missing))
  const classes: Record<string, string[]> = {}
  const badges: Record<string, { text: string; kind: string }> = {}
  const counted = new Set(processes.map(({ process }) => process))
  for (const { id, process } of nodes.values()) {
    if (!counted.has(process)) continue
    const missing = nodesMissing.has(id)
    classes[id] = [missing ? 'mark-untaken' : 'mark-done']
    badges[id] = missing ? { text: '○', kind: 'warning' } : { text: '✓', kind: 'done' }
  }
  for (const { id, source } of flows.values())
    if (classes[source] !== undefined) classes[id] = [flowsMissing.has(id) ? 'mark-untaken' : 'mark-path']
  return { classes, badges }
}
