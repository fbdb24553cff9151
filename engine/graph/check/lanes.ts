// A lane set divides a process: an element stands in one lane of it at most, or nobody can tell whose it is (10.8).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Checked } from './index.ts'

type At = (element: ModdleElement) => Checked

/** The checks of the lanes of a process or sub-process, and of the lanes inside them. */
export function checkLanes(scope: ModdleElement, at: At): void {
  for (const set of (scope.laneSets ?? []) as ModdleElement[]) checkSet(set, scope, at)
}

function checkSet(set: ModdleElement, scope: ModdleElement, at: At): void {
  checkPartition(set, scope, at)
  const owners = new Map<ModdleElement, ModdleElement>()
  for (const lane of (set.lanes ?? []) as ModdleElement[]) {
    for (const node of new Set((lane.flowNodeRef ?? []) as ModdleElement[])) {
      if (!isInside(node, scope))
        at(scope).wrong(
          'LANE_FOREIGN_NODE',
          tell`The lane ${nameOf(lane)} lists ${node.id}, which stands in another process.`,
          'warning',
        )
      const other = owners.get(node)
      if (other === undefined) owners.set(node, lane)
      else
        at(node).wrong(
          'NODE_IN_TWO_LANES',
          tell`${node.id} stands in the lanes ${nameOf(other)} and ${nameOf(lane)}; the last one has it.`,
          'warning',
        )
    }
    if (lane.childLaneSet !== undefined) checkSet(lane.childLaneSet, scope, at)
  }
}

/** The lanes of one set divide by the same kind of thing. */
function checkPartition(set: ModdleElement, scope: ModdleElement, at: At): void {
  const kinds = new Set(
    ((set.lanes ?? []) as ModdleElement[])
      .map(lane => (lane.partitionElement ?? lane.partitionElementRef)?.$type)
      .filter(kind => kind !== undefined),
  )
  if (kinds.size > 1)
    at(scope).wrong(
      'LANES_MIXED',
      tell`The lanes of ${set.id ?? scope.id} divide by different kinds of things.`,
      'warning',
    )
}

function isInside(node: ModdleElement, scope: ModdleElement): boolean {
  for (let at: ModdleElement | undefined = node; at !== undefined; at = at.$parent)
    if (at === scope) return true
  return false
}

function nameOf(lane: ModdleElement): string {
  return lane.name ?? lane.id ?? 'without a name'
}
