// The order of lanes in their pool, and of pools: from top to bottom, or from left to right where they stand upright. Two
// neighbours change places, in the picture and in the file alike, with all that stands in them. That is one step of undo.

import { type Box, middle } from './boxes.ts'
import type { Service } from './bpmn-js.ts'
import type { Element, Modeler } from './modeler.ts'

/** What lies directly before a pool or lane, or after it; undefined at the end. */
export function neighbour(one: Element, way: 'up' | 'down'): Element | undefined {
  const all = alike(one)
  return all[all.indexOf(one) + (way === 'up' ? -1 : 1)]
}

/** Lets a pool or lane change places with its neighbour; does nothing where there is none. */
export function exchange(modeler: Modeler, one: Element, way: 'up' | 'down'): void {
  const other = neighbour(one, way)
  if (other === undefined) return
  const [first, second] = way === 'up' ? [other, one] : [one, other]
  const { at, size } = axisOf(one)
  const on = second[at] + second[size] - first[at] - first[size]
  const back = first[at] - second[at]
  // Looked at before anything moves: what moved first would be counted for both.
  const moves = [
    { moved: [first, ...standingIn(first)], by: on },
    { moved: [second, ...standingIn(second)], by: back },
  ]
  modeler.atOnce(() => {
    for (const { moved, by } of moves)
      for (const together of Map.groupBy(moved, ({ parent }) => parent).values()) {
        const distance = { x: 0, y: 0, [at]: by }
        modeler.service('modeling').moveElements(together, distance, undefined, { autoResize: false })
      }
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

/** The direction in which pools or lanes follow each other: those that stand upright lie side by side. */
const axisOf = (one: Element): { readonly at: 'x' | 'y'; readonly size: 'width' | 'height' } =>
  one.di?.isHorizontal === false ? { at: 'x', size: 'width' } : { at: 'y', size: 'height' }

function holds(lane: Element, middle: { readonly x: number; readonly y: number }): boolean {
  const { at, size } = axisOf(lane)
  return middle[at] > lane[at] && middle[at] < lane[at] + lane[size]
}

/** All lanes or pools beside one of them, and that one, in their order. */
function alike(one: Element): readonly Element[] {
  const { at } = axisOf(one)
  return one.parent.children
    .filter(({ type }: Service) => type === one.type)
    .toSorted((a: Box, b: Box) => a[at] - b[at])
}

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
