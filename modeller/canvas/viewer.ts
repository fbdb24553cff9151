// A read-only canvas behind a plain class. It is told what to show and which marks to wear; it remembers the marks
// it gave, so that the next picture starts clean. Opening is a queue: a canvas that was destroyed opens nothing more.

import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import '../styles/canvas.css'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import { translate } from '../../engine/graph/translations.ts'
import { isUnusual, readBpmn, vocabularies } from '../drawing/moddle.ts'
import type { Places } from './alignment.ts'
import { around, type Box } from './boxes.ts'
import type { Canvas, CanvasConstructor, Service } from './bpmn-js.ts'
import { type DiagramOfFile, diagramsOf } from './diagrams.ts'
import { letters, lettersOf } from './letters.ts'
import { tellLanguageOfMark } from './mark.ts'
import { onPaper, paint } from './paint.ts'
import type { Phase } from './phases.ts'
import { type Printing, printsWhole } from './printed.ts'
import { READABLE } from './readable.ts'

/** A mark is a CSS class on the element; a badge is a short text beside it. */
export type Marks = {
  readonly classes: Readonly<Record<string, readonly string[]>>
  readonly badges?: Readonly<Record<string, { readonly text: string; readonly kind: string }>>
}

const START = 0.65
/** Room above and to the left of where a wide drawing begins, in units of the drawing. */
const MARGIN = 40

const PICTURE = /<(?:\w+:)?BPMNShape\b/

export class Viewer {
  private readonly canvas: Canvas
  private readonly holder: HTMLElement
  private marked: [string, string][] = []
  private gone = false
  private language: string | undefined
  /** Whether the picture was made here, for the file has none. */
  laidOut = false
  private ready: Promise<void> = Promise.resolve()
  private readonly watcher: ResizeObserver
  private readonly printing: Printing
  /** Called with the id of the element that was pressed. */
  onSelect: (id: string) => void = () => {}
  /** Called after the picture was moved or enlarged by hand. */
  onMove: () => void = () => {}

  constructor(holder: HTMLElement) {
    this.holder = holder
    this.canvas = new (NavigatedViewer as unknown as CanvasConstructor)({
      container: holder,
      moddleExtensions: vocabularies,
      bpmnRenderer: paint,
      textRenderer: letters,
    })
    tellLanguageOfMark(holder)
    const bus = this.service('eventBus')
    bus.on('element.click', (event: { element: { id: string } }) =>
      this.onSelect(event.element.id.replace(/_label$/, '')),
    )
    // Between reading and drawing: what is put on the canvas speaks the language already.
    bus.on('import.parse.complete', ({ definitions }: Service) => {
      if (definitions && this.language) translate(definitions, this.language)
    })
    this.printing = printsWhole(holder, this.service('canvas'))
    bus.on('canvas.viewbox.changed', () => {
      if (!this.printing.now()) this.onMove()
    })
    this.watcher = new ResizeObserver(() => {
      if (!this.gone) this.service('canvas').resized()
    })
    this.watcher.observe(holder)
  }

  private service(name: string): Service {
    return this.canvas.get(name)
  }

  /**
   * Shows a drawing, in a language where it is translated; without one it stays as drawn. One without a picture is laid out.
   * @param tree the same text where it was read already, in that language: reading takes as long as drawing
   */
  open(xml: string, language?: string, tree?: unknown): Promise<void> {
    this.ready = this.ready
      .catch(() => {})
      .then(async () => {
        if (this.gone) return
        this.marked = []
        this.laidOut = !PICTURE.test(xml)
        const shown = this.laidOut ? await (await import('../drawing/lay-out.ts')).layOut(xml) : xml
        await lettersOf(shown)
        if (this.gone) return
        this.language = language
        const known = this.laidOut ? undefined : tree
        const read = known ?? (isUnusual(shown) ? (await readBpmn(shown)).rootElement : undefined)
        if (this.gone) return
        if (known === undefined && read !== undefined && language) translate(read, language)
        await (read === undefined ? this.canvas.importXML(shown) : this.canvas.importDefinitions(read))
        if (!this.gone) this.begin()
      })
    return this.ready
  }

  /** The diagrams of the file; a file may hold several. */
  diagrams(): DiagramOfFile[] {
    return diagramsOf(this.canvas.getDefinitions())
  }

  /** The phases of the drawing that is shown. */
  async phases(): Promise<Phase[]> {
    const { phasesOf } = await import('./phases.ts')
    return this.gone ? [] : phasesOf(this.service('elementRegistry'))
  }

  /** Turns to a phase of the drawing; null is the whole. */
  async turn(phase: Phase | null): Promise<void> {
    const { turnTo } = await import('./phases.ts')
    if (phase === null) this.fit()
    else if (!this.gone) turnTo(this.service('canvas'), this.service('elementRegistry'), phase)
  }

  async show(diagramId: string): Promise<void> {
    await this.canvas.open(diagramId)
    this.fit()
  }

  mark({ classes, badges = {} }: Marks): void {
    const registry = this.service('elementRegistry')
    const canvas = this.service('canvas')
    const overlays = this.service('overlays')
    for (const [id, name] of this.marked) if (registry.get(id) !== undefined) canvas.removeMarker(id, name)
    overlays.remove({ type: 'linkspan-badge' })
    this.marked = []
    for (const [id, names] of Object.entries(classes))
      for (const name of names) {
        if (registry.get(id) === undefined) continue
        canvas.addMarker(id, name)
        this.marked.push([id, name])
      }
    for (const [id, badge] of Object.entries(badges)) {
      if (registry.get(id) === undefined) continue
      const html = document.createElement('div')
      html.className = `badge badge-${badge.kind}`
      html.textContent = badge.text
      overlays.add(id, 'linkspan-badge', { position: { top: -12, right: 14 }, html, show: { minZoom: 0 } })
    }
  }

  /** The whole drawing where that can be read; a very wide one from its upper left, at a scale that can. */
  private begin(): void {
    const canvas = this.service('canvas')
    canvas.resized()
    // Looked at once: each look after a change has the browser lay out the whole drawing.
    const { inner, outer } = canvas.viewbox()
    if (isReadable(inner, outer)) this.fit()
    else canvas.viewbox(fromUpperLeft(inner, outer))
  }

  /** Begins with all that lies in these boxes, as if they were the drawing. */
  beginWith(boxes: readonly Box[]): void {
    const canvas = this.service('canvas')
    canvas.resized()
    const { outer } = canvas.viewbox()
    const whole = around(boxes)
    if (isReadable(whole, outer)) canvas.viewbox(centred(whole, outer))
    else canvas.viewbox(fromUpperLeft(whole, outer))
  }

  /** Where everything stands in the diagram that is shown. */
  places(): Places {
    const canvas = this.service('canvas')
    const root = canvas.getRootElement()
    return new Map(
      this.service('elementRegistry')
        .filter((one: Service) => one !== root && !one.labelTarget && canvas.findRoot(one) === root)
        .map((one: Service) => [one.id, placeOf(one)]),
    )
  }

  /** Brings an element into view, at a scale at which its words can be read. */
  center(id: string): void {
    const element = this.service('elementRegistry').get(id)
    if (element === undefined) return
    if (this.service('canvas').zoom() < READABLE) this.service('canvas').zoom(START)
    this.service('canvas').scrollToElement(element, { top: 80, bottom: 80, left: 120, right: 120 })
  }

  /** Lets a dot run along a flow once; not for those who want no motion. */
  travel(flowId: string): void {
    const element = this.service('elementRegistry').get(flowId)
    if (element === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const line: SVGPathElement | null = this.service('canvas')
      .getGraphics(element)
      ?.querySelector('.djs-visual path')
    if (line === null) return
    void import('./travel.ts').then(({ travelAlong }) => travelAlong(line, () => this.gone))
  }

  fit(): void {
    if (this.gone) return
    const canvas = this.service('canvas')
    canvas.resized()
    canvas.zoom('fit-viewport', 'auto')
  }

  zoomBy(factor: number): void {
    const canvas = this.service('canvas')
    canvas.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * factor)))
  }

  viewbox(): Box {
    return this.service('canvas').viewbox()
  }

  setViewbox(box: Box): void {
    this.service('canvas').viewbox(box)
  }

  async svg(): Promise<string> {
    return onPaper((await this.canvas.saveSVG()).svg)
  }

  destroy(): void {
    this.gone = true
    this.watcher.disconnect()
    this.printing.stop()
    void this.ready.catch(() => {}).finally(() => this.canvas.destroy())
    this.holder.replaceChildren()
  }
}

type Size = { readonly width: number; readonly height: number }

const scaleFor = (box: Size, outer: Size) => Math.min(outer.width / box.width, outer.height / box.height)
const isReadable = (box: Size, outer: Size) => scaleFor(box, outer) >= READABLE

const fromUpperLeft = ({ x, y }: Box, outer: Size): Box => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: outer.width / START,
  height: outer.height / START,
})

/** Never larger than it was drawn. */
function centred(box: Box, outer: Size): Box {
  const scale = Math.min(1, scaleFor(box, outer))
  const [width, height] = [outer.width / scale, outer.height / scale]
  return { x: box.x - (width - box.width) / 2, y: box.y - (height - box.height) / 2, width, height }
}

const FRAME = /^bpmn:(Participant|Lane)$/

function placeOf({ type, x, y, width, height, waypoints }: Service) {
  if (waypoints) return { ...waypoints[0], width: 0, height: 0, kind: 'flow' as const }
  return { x, y, width, height, kind: FRAME.test(type) ? ('frame' as const) : ('step' as const) }
}
