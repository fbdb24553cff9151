// Where the elements of one version go in another: to the element of the same id and type. What has no such place is
// told with the reason, and a case that stands there cannot be migrated before somebody says where it goes.

import type { Graph, Node } from '../../engine/index.ts'
import type { MigrationPlan } from '../contract/definitions.ts'

type Instruction = MigrationPlan['elements'][number]

/** What becomes of each element that a case can stand at. */
export function planMigration(from: Graph, to: Graph): Instruction[] {
  return [...from.nodes.values()]
    .filter(node => node.id !== from.root.id)
    .map(node => {
      const problem = problemOf(node, to)
      return {
        from: node.id,
        to: problem === null ? node.id : null,
        type: node.type,
        name: node.name,
        problem,
      }
    })
}

function problemOf(node: Node, to: Graph): string | null {
  const same = to.nodes.get(node.id)
  if (!same) return `The new version has no element ${node.id}.`
  if (same.type !== node.type)
    return `${node.id} is a ${node.type} here and a ${same.type} in the new version.`
  if (!isRoot(node.scope) && node.scope?.id !== same.scope?.id)
    return `${node.id} stands in ${node.scope?.id} here and in ${same.scope?.id ?? 'the process'} in the new version.`
  if (isRoot(node.scope) && !isRoot(same.scope))
    return `${node.id} stands in the process here and in ${same.scope?.id} in the new version.`
  return null
}

function isRoot(scope: Node | null | undefined): boolean {
  return !scope || scope.type === 'process'
}
