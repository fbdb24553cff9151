// A lane set divides a process: an element stands in one lane of it at most, or nobody can tell whose it is (10.8).

import type { ModdleElement } from '../moddle.ts'
import type { Checked } from './index.ts'

type At = (element: ModdleElement) => Checked

/** The checks of the lanes of a process or sub-process, and of the lanes inside them. */
export function checkLanes(scope: ModdleElement, at: At): void {
  for (const set of (scope.laneSets ?? []) as ModdleElement[]) checkSet(set, at)
}

function checkSet(set: ModdleElement, at: At): void {
  const owners = new Map<ModdleElement, ModdleElement>()
  for (const lane of (set.lanes ?? []) as ModdleElement[]) {
    for (const node of new Set((lane.flowNodeRef ?? []) as ModdleElement[])) {
      const other = owners.get(node)
      if (other === undefined) owners.set(node, lane)
      else
        at(node).wrong(
          'NODE_IN_TWO_LANES',
          `${node.id} stands in the lanes ${nameOf(other)} and ${nameOf(lane)}; the last one has it.`,
          'warning',
        )
    }
    if (lane.childLaneSet !== undefined) checkSet(lane.childLaneSet, at)
  }
}

function nameOf(lane: ModdleElement): string {
  return lane.name ?? lane.id ?? 'without a name'
}
