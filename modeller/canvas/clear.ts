// What the canvas brings in sight stands where nothing lies over it or over the buttons beside it: clear of the palette
// at the left, and of an open minimap in the upper right corner. The canvas itself would leave 100 px at each side, which
// is less than the palette takes, wherever it is told no more: after an append, after a search, and in a window that
// becomes smaller.

import type { Service } from './bpmn-js.ts'

type Size = { readonly width: number; readonly height: number }
type Padding = {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** The width of the palette with its margin, and the margin where a small screen has none, in pixels. */
const PALETTE = 120
const MARGIN = 16
/** Room around an element, with the buttons that stand at its right, in pixels. */
const AROUND = 40
const BUTTONS = 120
/** A step at full size. */
const STEP = 100

/** In pixels. `left` is what the palette takes; `minimap` is null where it is closed. */
export function paddingOf(canvas: Size, left: number, minimap: Size | null): Padding {
  const usual = { top: 100, right: AROUND + BUTTONS, bottom: 100, left: left + AROUND }
  if (minimap === null) return usual
  const right = minimap.width + AROUND + BUTTONS
  if (usual.left + STEP + right <= canvas.width) return { ...usual, right }
  // Too narrow to stand beside it: below it.
  return { ...usual, top: minimap.height + AROUND }
}

/** How much of the left the palette takes. */
export function leftOf(canvas: Service): number {
  const palette: HTMLElement | null = canvas.getContainer().querySelector('.djs-palette')
  return palette !== null && palette.offsetWidth > 0 ? PALETTE : MARGIN
}

function clear(canvas: Service, eventBus: Service): void {
  // Where a window grows so far that the palette comes, the drawing makes room for it; where it goes, it comes back.
  let left: number | null = null
  eventBus.on('canvas.resized', () => {
    if (canvas.getSize().width === 0) return
    const now = leftOf(canvas)
    if (left !== null && left !== now) canvas.scroll({ dx: now - left, dy: 0 })
    left = now
  })
  const scroll = canvas.scrollToElement.bind(canvas)
  canvas.scrollToElement = (elements: unknown, asked: Partial<Padding> = {}) =>
    scroll(elements, { ...paddingOf(canvas.getSize(), leftOf(canvas), openMinimap(canvas)), ...asked })
}
clear.$inject = ['canvas', 'eventBus']

function openMinimap(canvas: Service): Size | null {
  const minimap: HTMLElement | null = canvas.getContainer().querySelector('.djs-minimap.open')
  if (minimap === null || minimap.offsetWidth === 0) return null
  return { width: minimap.offsetWidth, height: minimap.offsetHeight }
}

/** The module. */
export const staysClear = { __init__: [clear] }
