// Pools and lanes are drawn, and steps put into them, without a mouse: each finds its own place, and each is one step
// of undo.

import { around, type Box, clearOf, middle } from './boxes.ts'
import type { Service } from './bpmn-js.ts'
import type { Element, Modeler } from './modeler.ts'

/** The strip of a pool that bears its name, in pixels. */
const TITLE = 30

/** What is left between a pool and what stands in it, or between two pools. */
const ROOM = 50

/** A pool with nothing in it yet, as wide and high as the canvas itself draws it. */
const EMPTY = { width: 600, height: 250 }
const CLOSED_HEIGHT = 60

/** Between a step that is put into a lane and those already there. */
const GAP = 30

/**
 * Draws a pool: the first around the process, each further one below the others. Answers it.
 * @param withSteps whether it has a process of its own; the first always has
 */
export function addPool(modeler: Modeler, name: string, withSteps: boolean): Element {
  const ground = groundOf(modeler)
  const isFirst = ground.type === 'bpmn:Process'
  modeler.service('canvas').setRootElement(ground)
  return modeler.atOnce(() => {
    const shape = modeler
      .service('elementFactory')
      .createParticipantShape({ isExpanded: withSteps || isFirst })
    const drawn: readonly Box[] = ground.children.filter(({ waypoints }: Service) => waypoints === undefined)
    const box = isFirst ? aroundAll(drawn) : below(drawn, withSteps)
    const pool = modeler.service('modeling').createShape(shape, box, ground)
    if (name !== '') modeler.service('modeling').updateLabel(pool, name)
    return pool
  })
}

/** Draws a lane at the bottom of a pool; the first takes the whole pool. Answers it. */
export function addLane(modeler: Modeler, pool: Element, name: string): Element {
  const modeling = modeler.service('modeling')
  return modeler.atOnce(() => {
    if (lanesIn(pool).length === 0) modeling.splitLane(pool, 1)
    else modeling.addLane(pool, 'bottom')
    const lane = lanesIn(pool).at(-1)
    if (name !== '') modeling.updateLabel(lane, name)
    return lane
  })
}

/** Draws the first step of a process, at the left of its pool. Answers it. */
export function addFirst(
  modeler: Modeler,
  process: string,
  shape: { readonly type: string; readonly eventDefinitionType?: string },
  name: string,
): Element {
  const modeling = modeler.service('modeling')
  const pool = modeler
    .service('elementRegistry')
    .find(({ businessObject }: Service) => businessObject?.processRef?.id === process)
  const holder: Box = lanesIn(pool)[0] ?? pool ?? modeler.service('canvas').viewbox()
  return modeler.atOnce(() => {
    const made = modeler.service('elementFactory').createShape(shape)
    const at = { x: holder.x + TITLE + ROOM + made.width / 2, y: middle(holder).y }
    const placed = modeling.createShape(made, at, pool ?? groundOf(modeler))
    if (name !== '') modeling.updateLabel(placed, name)
    return placed
  })
}

/** Puts a step into a lane of its pool, below or above where it stands, or further right where that is taken. */
export function moveToLane(modeler: Modeler, step: Element, lane: Element): void {
  const own = new Set([step, ...step.attachers])
  const others: readonly Box[] = step.parent.children.filter(
    (each: Service) =>
      each.waypoints === undefined &&
      each.type !== 'bpmn:Lane' &&
      !own.has(each) &&
      !own.has(each.labelTarget),
  )
  const { x, y, width, height } = step
  const to = clearOf(others, { x, y: middle(lane).y - height / 2, width, height }, GAP)
  const by = { x: to.x - x, y: to.y - y }
  modeler.atOnce(() => modeler.service('modeling').moveElements([step], by, step.parent))
}

/** The process or collaboration itself, also where the canvas shows the inside of a sub-process. */
function groundOf(modeler: Modeler): Element {
  return modeler
    .service('canvas')
    .getRootElements()
    .find(({ type }: Service) => type === 'bpmn:Process' || type === 'bpmn:Collaboration')
}

/** The lanes directly in a pool, from top to bottom. */
const lanesIn = (pool: Element | undefined): readonly Element[] =>
  (pool?.children ?? [])
    .filter(({ type }: Service) => type === 'bpmn:Lane')
    .toSorted((a: Box, b: Box) => a.y - b.y)

function aroundAll(drawn: readonly Box[]): Box {
  if (drawn.length === 0) return { x: 0, y: 0, ...EMPTY }
  const { x, y, width, height } = around(drawn)
  return {
    x: x - TITLE - ROOM,
    y: y - ROOM,
    width: Math.max(EMPTY.width, width + TITLE + 2 * ROOM),
    height: Math.max(EMPTY.height, height + 2 * ROOM),
  }
}

function below(drawn: readonly Box[], withSteps: boolean): Box {
  const { x, y, width, height } = around(drawn)
  return { x, y: y + height + ROOM, width, height: withSteps ? EMPTY.height : CLOSED_HEIGHT }
}
