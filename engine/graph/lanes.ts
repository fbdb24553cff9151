// Whose an element is, by the lane it is drawn in (10.8).

import type { ModdleElement } from './moddle.ts'
import { extension } from './reader.ts'

/** Element → candidate group: the role of the innermost lane it stands in, or the lane's name. */
export function rolesOf(process: ModdleElement): ReadonlyMap<string, string> {
  const roles = new Map<string, string>()
  const read = (lanes: readonly ModdleElement[], outer: string | null) => {
    for (const lane of lanes) {
      const role: string | null = extension(lane, 'gov:Lane')?.role ?? lane.name ?? outer
      for (const node of (lane.flowNodeRef ?? []) as ModdleElement[])
        if (role !== null && node.id !== undefined) roles.set(node.id, role)
      read(lane.childLaneSet?.lanes ?? [], role)
    }
  }
  for (const set of (process.laneSets ?? []) as ModdleElement[]) read(set.lanes ?? [], null)
  return roles
}
