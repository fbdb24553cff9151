// The order of lanes in their pool, and of pools, from top to bottom: two neighbours change places, in the picture and in
// the file alike, with all that stands in them. That is one step of undo.

import { type Box, middle } from './boxes.ts'
import type { Service } from './bpmn-js.ts'
import type { Element, Modeler } from './modeler.ts'

/** What lies directly above a pool or lane, or below it; undefined at the end. */
export function neighbour(one: Element, way: 'up' | 'down'): Element | undefined {
  const all = alike(one)
  return all[all.indexOf(one) + (way === 'up' ? -1 : 1)]
}

/** Lets a pool or lane change places with its neighbour; does nothing where there is none. */
export function exchange(modeler: Modeler, one: Element, way: 'up' | 'down'): void {
  const other = neighbour(one, way)
  if (other === undefined) return
  const [upper, lower] = way === 'up' ? [other, one] : [one, other]
  const down = lower.y + lower.height - upper.y - upper.height
  const up = upper.y - lower.y
  // Looked at before anything moves: what moved first would be counted for both.
  const moves = [
    { moved: [upper, ...standingIn(upper)], y: down },
    { moved: [lower, ...standingIn(lower)], y: up },
  ]
  modeler.atOnce(() => {
    for (const { moved, y } of moves)
      for (const together of Map.groupBy(moved, ({ parent }) => parent).values())
        modeler.service('modeling').moveElements(together, { x: 0, y }, undefined, { autoResize: false })
    inFile(modeler, one)
  })
}

/** The steps, data and remarks in a lane are children of its pool; what stands in a pool moves with it. */
function standingIn(lane: Element): readonly Element[] {
  if (lane.type !== 'bpmn:Lane') return []
  let pool = lane.parent
  while (pool.type === 'bpmn:Lane') pool = pool.parent
  return pool.children.filter(
    (each: Service) =>
      each.waypoints === undefined &&
      each.type !== 'bpmn:Lane' &&
      !each.labelTarget &&
      !each.host &&
      holds(lane, middle(each)),
  )
}

const holds = ({ y, height }: Box, at: { readonly y: number }) => at.y > y && at.y < y + height

/** All lanes or pools beside one of them, and that one, from top to bottom. */
const alike = (one: Element): readonly Element[] =>
  one.parent.children.filter(({ type }: Service) => type === one.type).toSorted((a: Box, b: Box) => a.y - b.y)

/** The file keeps pools in its own order, and lanes in that in which each was moved last, were it nowhere. */
function inFile(modeler: Modeler, one: Element): void {
  const modeling = modeler.service('modeling')
  const ordered = alike(one)
  if (one.type === 'bpmn:Participant')
    modeling.updateModdleProperties(one, one.businessObject.$parent, {
      participants: ordered.map(({ businessObject }) => businessObject),
    })
  else
    for (const each of ordered)
      modeling.moveShape(each, { x: 0, y: 0 }, undefined, { recurse: false, layout: false })
}
