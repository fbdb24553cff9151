// Pools and lanes are drawn, and steps put into them, without a mouse: each finds its own place, and each is one step
// of undo.

import { around, type Box, clearOf, middle } from './boxes.ts'
import type { Service } from './bpmn-js.ts'
import type { Element, Modeler } from './modeler.ts'
import type { NewShape } from './steps.ts'

/** The strip of a pool that bears its name, in pixels. */
const TITLE = 30

/** What is left between a pool and what stands in it, or between two pools. */
const ROOM = 50

/** A pool with nothing in it yet, as wide and high as the canvas itself draws it. */
const EMPTY = { width: 600, height: 250 }
const CLOSED_HEIGHT = 60

/** Between a frame and what it holds. */
const FRAME = 30

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

/** Draws a lane at the bottom of a pool, or of another lane; the first takes all of it. Answers it. */
export function addLane(modeler: Modeler, holder: Element, name: string): Element {
  const modeling = modeler.service('modeling')
  return modeler.atOnce(() => {
    const last = lanesIn(holder).at(-1)
    if (last === undefined) modeling.splitLane(holder, 1)
    else modeling.addLane(holder.type === 'bpmn:Lane' ? last : holder, 'bottom')
    const lane = lanesIn(holder).at(-1)
    if (name !== '') modeling.updateLabel(lane, name)
    return lane
  })
}

/**
 * Draws a step that no way leads to: the first at the left, each further one below what is there. Answers it.
 * @param scope the id of a process or sub-process
 */
export function addFirst(modeler: Modeler, scope: string, shape: NewShape, name: string): Element {
  const modeling = modeler.service('modeling')
  const holder = holderOf(modeler, scope)
  const drawn = stepsIn(holder)
  return modeler.atOnce(() => {
    const made = modeler.service('elementFactory').createShape(shape)
    const at = drawn.length === 0 ? atLeft(modeler, holder, made) : beneath(drawn, made)
    const placed = modeling.createShape(made, at, holder)
    if (name !== '') modeling.updateLabel(placed, name)
    return placed
  })
}

/** Draws a frame around a step. Answers it. */
export function addFrame(modeler: Modeler, step: Element, name: string): Element {
  const modeling = modeler.service('modeling')
  return modeler.atOnce(() => {
    const box = framed([step])
    const made = modeler.service('elementFactory').createShape({ type: 'bpmn:Group', ...box })
    const frame = modeling.createShape(made, middle(box), step.parent)
    if (name !== '') modeling.updateLabel(frame, name)
    return frame
  })
}

/** Makes a frame as large as it must be to hold a step too. */
export function extendFrame(modeler: Modeler, frame: Element, step: Element): void {
  modeler.service('modeling').resizeShape(frame, around([frame, framed([step])]))
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

/** Where the steps of a process or sub-process are drawn; the inside of a closed one has a canvas of its own. */
function holderOf(modeler: Modeler, scope: string): Element {
  const element = modeler.element(scope)
  const inside = modeler.service('canvas').findRoot(`${scope}_plane`)
  if (element?.parent) return inside ?? element
  const pool = modeler
    .service('elementRegistry')
    .find(({ businessObject }: Service) => businessObject?.processRef?.id === scope)
  return pool ?? groundOf(modeler)
}

const stepsIn = (holder: Element): readonly Box[] =>
  holder.children.filter(
    ({ type, waypoints }: Service) =>
      waypoints === undefined && type !== 'bpmn:Lane' && type !== 'bpmn:Participant',
  )

function atLeft(modeler: Modeler, holder: Element, { width }: Box) {
  const box: Box = lanesIn(holder)[0] ?? (holder.width ? holder : modeler.service('canvas').viewbox())
  return { x: box.x + TITLE + ROOM + width / 2, y: middle(box).y }
}

function beneath(drawn: readonly Box[], made: Box) {
  const { x, y, height } = around(drawn)
  return { x: x + made.width / 2, y: y + height + ROOM + made.height / 2 }
}

const framed = (steps: readonly Box[]): Box => {
  const { x, y, width, height } = around(steps)
  return { x: x - FRAME, y: y - FRAME, width: width + 2 * FRAME, height: height + 2 * FRAME }
}

/** The lanes directly in a pool or lane, from top to bottom. */
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
