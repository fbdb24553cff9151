// Paper shows a drawing whole, whatever part of it the screen shows: fitted to a page, a wide one to a page that lies.

import type { Service } from './bpmn-js.ts'

/** What A4 leaves between margins of 12 mm, in CSS pixels (96 to the inch), and a line for what stands beside it. */
const UPRIGHT = { width: 700, height: 960 }
const LYING = { width: 1020, height: 640 }
/** Wider than this for its height, a drawing is larger on a page that lies. */
const WIDE = 1.3

/** On which page a drawing of that size is largest, and how large its frame is there. */
export function pageFor({ width, height }: { readonly width: number; readonly height: number }): {
  readonly lies: boolean
  readonly width: number
  readonly height: number
} {
  const lies = width > height * WIDE
  const page = lies ? LYING : UPRIGHT
  const scale = Math.min(1, page.width / width, page.height / height)
  return { lies, width: page.width, height: Math.min(page.height, Math.ceil(height * scale) + MARGIN) }
}

/** Above and below the drawing, in pixels. */
const MARGIN = 24

export type Printing = {
  /** While it is laid out for paper; nobody moves it by hand then. */
  readonly now: () => boolean
  readonly stop: () => void
}

/** Fits the canvas to a page as long as the browser prints, and brings the part back that was in sight. */
export function printsWhole(holder: HTMLElement, canvas: Service): Printing {
  let seen: unknown = null
  const frame = () => holder.closest('.diagram')
  const begin = () => {
    if (seen !== null || holder.clientWidth === 0) return
    const { inner, ...box } = canvas.viewbox()
    if (!(inner.width > 0 && inner.height > 0)) return
    seen = box
    const { lies, width, height } = pageFor(inner)
    frame()?.classList.add('on-paper', ...(lies ? ['on-lying-paper'] : []))
    holder.style.width = `${width}px`
    holder.style.height = `${height}px`
    canvas.resized()
    canvas.zoom('fit-viewport', 'auto')
  }
  const end = () => {
    if (seen === null) return
    frame()?.classList.remove('on-paper', 'on-lying-paper')
    holder.style.width = ''
    holder.style.height = ''
    canvas.resized()
    canvas.viewbox(seen)
    seen = null
  }
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  return {
    now: () => seen !== null,
    stop: () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    },
  }
}
