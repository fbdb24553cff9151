// Which flow nodes and sequence flows of each process the scenarios take, and which none of them does.

import type { Graph } from '../graph/graph.ts'
import type { Outcome } from './play.ts'

export type Share = { readonly taken: number; readonly total: number; readonly missing: readonly string[] }

export type ProcessCoverage = {
  readonly file: string
  readonly process: string
  readonly nodes: Share
  readonly flows: Share
}

type Tally = { readonly file: string; readonly graph: Graph; readonly taken: Set<string> }

/** Collects what scenarios take, over all of a run of the command. */
export class Coverage {
  private readonly tallies = new Map<string, Tally>()

  add({ deployment, world }: Outcome): void {
    if (!world) return
    for (const { path, graphs } of deployment.files) for (const graph of graphs) this.tally(path, graph)
    for (const { graph, log } of world.instances) {
      const path =
        deployment.files.find(file => file.graphs.some(other => other.root === graph.root))?.path ?? ''
      const { taken } = this.tally(path, graph)
      for (const { event } of log) {
        if (event.type === 'element.activated') taken.add(event.element)
        if (event.type === 'flow.taken') taken.add(event.flow)
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

  private tally(file: string, graph: Graph): Tally {
    const name = `${file}\n${graph.processId}`
    const known = this.tallies.get(name) ?? { file, graph, taken: new Set<string>() }
    this.tallies.set(name, known)
    return known
  }
}

/** Whether the scenarios take everything there is. */
export function isWhole({ nodes, flows }: ProcessCoverage): boolean {
  return nodes.missing.length === 0 && flows.missing.length === 0
}

function share(ids: readonly string[], taken: ReadonlySet<string>): Share {
  const missing = ids.filter(id => !taken.has(id))
  return { taken: ids.length - missing.length, total: ids.length, missing }
}

/** A process's coverage in lines for people. */
export function describeCoverage({ process, nodes, flows }: ProcessCoverage): string {
  const line = (what: string, { taken, total, missing }: Share) => [
    `  ${what}: ${taken} of ${total} (${total === 0 ? 100 : Math.round((100 * taken) / total)} %)`,
    ...(missing.length === 0 ? [] : [`    not taken: ${missing.join(', ')}`]),
  ]
  return [`coverage of ${process}`, ...line('flow nodes', nodes), ...line('sequence flows', flows)].join('\n')
}
