// The decision modeller of dmn-js behind a plain class: tables, requirement graphs and literal expressions of one file.
// It is loaded apart from the drawing board, whose style sheets are of another generation.

import 'dmn-js/dist/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn.css'
import '../styles/designers.css'
import DmnModeler from 'dmn-js/lib/Modeler'
import { paint } from './paint.ts'
import { dmnWords } from './words/dmn.ts'
import { speaking } from './words/speaking.ts'

export type View = { readonly id: string; readonly type: string; readonly name: string }

type Raw = { readonly id: string; readonly type: string; readonly name?: string }

/** The part of dmn-js that is used here; the package has no types. */
type Dmn = {
  importXML(xml: string): Promise<{ warnings: unknown[] }>
  saveXML(options: { format: boolean }): Promise<{ xml: string }>
  getViews(): Raw[]
  getActiveView(): Raw | undefined
  open(view: Raw): Promise<unknown>
  getActiveViewer():
    | { get(service: 'eventBus'): { on(event: string, listener: () => void): void } }
    | undefined
  on(event: string, listener: () => void): void
  destroy(): void
}

/** Each kind of view is a viewer of its own, which takes its own modules. */
const views = ['drd', 'decisionTable', 'literalExpression', 'boxedExpression']

export class DecisionBoard {
  private readonly dmn: Dmn
  private gone = false
  /** Viewers that are listened to already: one for each kind of view. */
  private readonly heard = new WeakSet<object>()
  onChange: (xml: string) => void = () => {}
  onViews: (views: readonly View[], active: string | null) => void = () => {}

  constructor(container: HTMLElement) {
    this.dmn = new (DmnModeler as unknown as new (options: object) => Dmn)({
      container,
      ...Object.fromEntries(
        views.map(view => [view, { additionalModules: [speaking(dmnWords)], drdRenderer: paint }]),
      ),
    })
    this.dmn.on('views.changed', () => this.viewsChanged())
    // Its lists close when the focus goes elsewhere, and a press on one would give it to the page around them.
    container.addEventListener('mousedown', keepFocusInLists, true)
  }

  /** Shows the decisions of a file. Rejects where it cannot be read. */
  async open(xml: string): Promise<void> {
    await this.dmn.importXML(xml)
    this.viewsChanged()
  }

  async show(id: string): Promise<void> {
    const view = this.dmn.getViews().find(one => one.id === id)
    if (!view) return
    await this.dmn.open(view)
    this.viewsChanged()
  }

  destroy(): void {
    this.gone = true
    this.dmn.destroy()
  }

  private viewsChanged(): void {
    if (this.gone) return
    this.listen()
    const active = this.dmn.getActiveView()
    this.onViews(
      this.dmn.getViews().map(({ id, type, name }) => ({ id, type, name: name ?? id })),
      active?.id ?? null,
    )
  }

  private listen(): void {
    const viewer = this.dmn.getActiveViewer()
    if (!viewer || this.heard.has(viewer)) return
    this.heard.add(viewer)
    viewer.get('eventBus').on('commandStack.changed', () => void this.changed())
  }

  private async changed(): Promise<void> {
    if (this.gone) return
    const { xml } = await this.dmn.saveXML({ format: true })
    if (!this.gone) this.onChange(xml)
  }
}

function keepFocusInLists(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('.dms-select-options')) event.preventDefault()
}
