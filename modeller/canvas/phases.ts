// The phases of a large drawing are its pages: each group with a name that holds steps, in reading order.

import type { Service } from './bpmn-js.ts'
import { READABLE } from './readable.ts'

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type Phase = { readonly id: string; readonly name: string; readonly box: Box }

/** Room around what a page shows, in units of the drawing. */
const MARGIN = 40

/** The phases that are drawn now. */
export function phasesOf(registry: Service): Phase[] {
  const steps = stepsOf(registry)
  return registry
    .filter(({ type, labelTarget }: Service) => type === 'bpmn:Group' && !labelTarget)
    .map((group: Service) => ({
      id: group.id,
      name: group.businessObject.categoryValueRef?.value ?? '',
      box: boxOf(group),
    }))
    .filter(({ name, box }: Phase) => name !== '' && steps.some(isIn(box)))
    .sort((one: Phase, other: Phase) => one.box.x - other.box.x || one.box.y - other.box.y)
}

/**
 * Shows the steps of a phase as large as they fit, but never too small to read; then from their upper left.
 * @param covered pixels at the left of the canvas that something else lies over
 */
export function turnTo(canvas: Service, registry: Service, { box }: Phase, covered = 0): void {
  canvas.resized()
  const around = frame(stepsOf(registry).filter(isIn(box)))
  const { width, height } = canvas.getSize()
  const free = width - covered
  const scale = Math.min(1, Math.max(Math.min(free / around.width, height / around.height), READABLE))
  const shown = { width: width / scale, height: height / scale }
  const start = (from: number, length: number, room: number) => from - Math.max(0, (room - length) / 2)
  canvas.viewbox({
    x: start(around.x, around.width, free / scale) - covered / scale,
    y: start(around.y, around.height, shown.height),
    ...shown,
  })
}

const STEP = /(Task|Event|Gateway|SubProcess|CallActivity)$/

const stepsOf = (registry: Service): Box[] =>
  registry.filter((shape: Service) => STEP.test(shape.type) && !shape.labelTarget).map(boxOf)

/** Whether the middle of a step lies in a box. */
const isIn = (box: Box) => (step: Box) => {
  const [x, y] = [step.x + step.width / 2, step.y + step.height / 2]
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
}

function frame(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN
  return { x: left, y: top, width: right - left, height: bottom - top }
}

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height })
