// Which flow nodes and sequence flows of each process and which rules of each decision table the scenarios take, and
// which none of them does.

import type { Decision } from '../dmn/model.ts'
import type { Graph } from '../graph/graph.ts'
import type { Outcome } from './play.ts'

export type Share = { readonly taken: number; readonly total: number; readonly missing: readonly string[] }

export type ProcessCoverage = {
  readonly file: string
  readonly process: string
  readonly nodes: Share
  readonly flows: Share
}

export type DecisionCoverage = { readonly file: string; readonly decision: string; readonly rules: Share }

type Tally = { readonly file: string; readonly graph: Graph; readonly taken: Set<string> }

/** Collects what scenarios take, over all of a run of the command. */
export class Coverage {
  private readonly tallies = new Map<string, Tally>()
  private readonly tables = new Map<string, { file: string; decision: Decision; fired: Set<string> }>()

  add({ deployment, world }: Outcome): void {
    if (!world) return
    for (const { path, graphs, decisions } of deployment.files) {
      for (const graph of graphs) this.tally(path, graph)
      for (const decision of decisions.values()) this.table(path, decision)
    }
    const fileOf = (decision: string) => deployment.files.find(({ decisions }) => decisions.has(decision))
    for (const { graph, log } of world.instances) {
      const path =
        deployment.files.find(file => file.graphs.some(other => other.root === graph.root))?.path ?? ''
      const { taken } = this.tally(path, graph)
      for (const { event } of log) {
        if (event.type === 'element.activated') taken.add(event.element)
        if (event.type === 'flow.taken') taken.add(event.flow)
        if (event.type !== 'decision.evaluated') continue
        for (const { id, rules } of event.trace) {
          const file = fileOf(id)
          if (file === undefined) continue
          const { fired } = this.table(file.path, file.decisions.get(id)!)
          for (const rule of rules) fired.add(nameOf(rule))
        }
      }
    }
  }

  report(): ProcessCoverage[] {
    return [...this.tallies.values()].map(({ file, graph, taken }) => ({
      file,
      process: graph.processId,
      nodes: share(
        [...graph.nodes.keys()].filter(id => id !== graph.root.id),
        taken,
      ),
      flows: share([...graph.flows.keys()], taken),
    }))
  }

  /** The tables alone: what else a decision says has no rules. */
  reportDecisions(): DecisionCoverage[] {
    return [...this.tables.values()].flatMap(({ file, decision: { id, logic }, fired }) =>
      logic.kind === 'table'
        ? [{ file, decision: id, rules: share(logic.table.rules.map(nameOf), fired) }]
        : [],
    )
  }

  private table(file: string, decision: Decision) {
    const name = `${file}\n${decision.id}`
    const known = this.tables.get(name) ?? { file, decision, fired: new Set<string>() }
    this.tables.set(name, known)
    return known
  }

  private tally(file: string, graph: Graph): Tally {
    const name = `${file}\n${graph.processId}`
    const known = this.tallies.get(name) ?? { file, graph, taken: new Set<string>() }
    this.tallies.set(name, known)
    return known
  }
}

/** Whether the scenarios take everything there is. */
export function isWhole(coverage: ProcessCoverage | DecisionCoverage): boolean {
  const shares = 'rules' in coverage ? [coverage.rules] : [coverage.nodes, coverage.flows]
  return shares.every(({ missing }) => missing.length === 0)
}

/** A rule by its id, else by its place in the table. */
const nameOf = ({ id, index }: { readonly id: string | null; readonly index: number }) =>
  id ?? `rule ${index}`

function share(ids: readonly string[], taken: ReadonlySet<string>): Share {
  const missing = ids.filter(id => !taken.has(id))
  return { taken: ids.length - missing.length, total: ids.length, missing }
}

/** The coverage of a process or a decision in lines for people. */
export function describeCoverage(coverage: ProcessCoverage | DecisionCoverage): string {
  const line = (what: string, { taken, total, missing }: Share) => [
    `  ${what}: ${taken} of ${total} (${total === 0 ? 100 : Math.round((100 * taken) / total)} %)`,
    ...(missing.length === 0 ? [] : [`    not taken: ${missing.join(', ')}`]),
  ]
  if ('rules' in coverage)
    return [`coverage of ${coverage.decision}`, ...line('rules', coverage.rules)].join('\n')
  const { process, nodes, flows } = coverage
  return [`coverage of ${process}`, ...line('flow nodes', nodes), ...line('sequence flows', flows)].join('\n')
}
