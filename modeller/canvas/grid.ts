// A grid of dots under the drawing, at the distance to which the canvas snaps. It is no part of any export.

import type { Service } from './bpmn-js.ts'

const kept = 'linkspan.grid'
const SVG = 'http://www.w3.org/2000/svg'
/** Twice the 10 px to which shapes snap: every dot would be too many. */
const STEP = 20
/** Wider than any drawing. */
const REACH = 40_000

function Grid(this: Service, canvas: Service, eventBus: Service) {
  let layer: SVGGElement | undefined
  this.isOn = () => localStorage.getItem(kept) === 'on'
  this.switch = (on: boolean) => {
    localStorage.setItem(kept, on ? 'on' : 'off')
    draw()
    eventBus.fire('linkspan.grid', { on })
  }
  const draw = () => {
    layer ??= make()
    layer.style.display = this.isOn() ? '' : 'none'
  }
  function make(): SVGGElement {
    const made: SVGGElement = canvas.getLayer('linkspan-grid', -10)
    const pattern = made.appendChild(document.createElementNS(SVG, 'pattern'))
    set(pattern, { id: 'linkspan-grid', width: STEP, height: STEP, patternUnits: 'userSpaceOnUse' })
    const dot = pattern.appendChild(document.createElementNS(SVG, 'circle'))
    set(dot, { cx: 0.5, cy: 0.5, r: 0.75, class: 'grid-dot' })
    const ground = made.appendChild(document.createElementNS(SVG, 'rect'))
    set(ground, { x: -REACH, y: -REACH, width: 2 * REACH, height: 2 * REACH, fill: 'url(#linkspan-grid)' })
    set(ground, { 'pointer-events': 'none' })
    return made
  }
  // Opening a drawing clears the layers.
  eventBus.on('diagram.clear', () => {
    layer = undefined
  })
  eventBus.on('import.done', draw)
}
Grid.$inject = ['canvas', 'eventBus']

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}

/** The module; its service is `linkspanGrid`. */
export const grid = { __init__: ['linkspanGrid'], linkspanGrid: ['type', Grid] }
