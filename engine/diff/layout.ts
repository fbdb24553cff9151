// What the picture says about a thing: where it lies, its size, its bends and colours. Two drawings that differ in
// nothing else have been tidied up, not changed.

import type { ModdleElement } from '../graph/moddle.ts'

export type Layout = ReadonlyMap<ModdleElement, string>

export function layoutOf(definitions: ModdleElement): Layout {
  const shown = new Map<ModdleElement, string>()
  for (const diagram of definitions.diagrams ?? []) {
    for (const shape of diagram.plane?.planeElement ?? []) {
      if (!shape.bpmnElement) continue
      const before = shown.get(shape.bpmnElement)
      shown.set(shape.bpmnElement, [before, picture(shape)].filter(Boolean).join(' | '))
    }
  }
  return shown
}

function picture(shape: ModdleElement): string {
  const waypoints = (shape.waypoint ?? []).map((point: ModdleElement) => `${point.x},${point.y}`)
  const parts = [bounds(shape.bounds), waypoints.join(' '), bounds(shape.label?.bounds), ...marks(shape)]
  return parts.filter(Boolean).join('; ')
}

/** Colours, whether it is open or closed, and whatever else a tool notes about the picture. */
function marks(shape: ModdleElement): readonly string[] {
  const noted = Object.entries({ ...shape, ...shape.$attrs }).filter(
    ([name, value]) =>
      name !== 'id' && !name.startsWith('$') && ['string', 'boolean', 'number'].includes(typeof value),
  )
  return noted.map(([name, value]) => `${name} ${value}`).toSorted()
}

function bounds(box: ModdleElement | undefined): string {
  return box ? `${box.x},${box.y} ${box.width}x${box.height}` : ''
}
