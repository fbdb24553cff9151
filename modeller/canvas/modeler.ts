// The drawing board behind a plain class. Canvas and panel write through the same command stack, so undo is one.

import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import 'diagram-js-minimap/assets/diagram-js-minimap.css'
import '../styles/canvas.css'
import { correct } from '../../engine/graph/metamodel.ts'
import '../styles/modeler.css'
import BpmnModeler from 'bpmn-js/lib/Modeler.js'
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything'
import minimap from 'diagram-js-minimap'
import type { Resource } from '../api/drawings.ts'
import { type BlockName, loadBlock } from '../blocks/index.ts'
import { isUnusual, readBpmn, vocabularies } from '../drawing/moddle.ts'
import { currentLanguage } from '../i18n/texts.ts'
import { type Along, Trail } from './along.ts'
import { betweenTabs } from './between-tabs.ts'
import { blockMenu } from './block-menu.ts'
import { blocks, fragmentOf } from './blocks.ts'
import type { Canvas, CanvasConstructor, Service } from './bpmn-js.ts'
import { leftOf, staysClear } from './clear.ts'
import { type DiagramOfFile, diagramsOf, diagramWith } from './diagrams.ts'
import { grid } from './grid.ts'
import { keepsChosen } from './keeps-chosen.ts'
import { bindKeys } from './keys.ts'
import { letters, lettersOf } from './letters.ts'
import { tellLanguageOfMark } from './mark.ts'
import { onPaper, paint } from './paint.ts'
import { type Phase, phasesOf, turnTo } from './phases.ts'
import { type NewShape, steps } from './steps.ts'
import { together } from './together.ts'
import { bpmnWords } from './words/bpmn.ts'
import { speaking } from './words/speaking.ts'

export type Element = Service

export type Shown = {
  readonly element: string | null
  readonly message: string
  readonly severity: 'error' | 'warning'
}

export class Modeler {
  private readonly canvas: Canvas
  private gone = false
  private readonly trail = new Trail()
  private ready: Promise<void> = Promise.resolve()
  private readonly watcher: ResizeObserver
  private readonly holder: HTMLElement
  /** A drawing that was opened where nobody sees the canvas, as on another tab, is fitted once it is seen. */
  private unfitted = false
  /** After every change of the drawing; also, with `false`, after a file or another diagram of it was opened. */
  onChange: (changed: boolean) => void = () => {}
  /** The form of a building block belongs to the draft while the block stands. Answers whether the draft changed. */
  onForm: (form: Resource, stands: boolean) => boolean = () => false
  /** How many elements are selected. */
  onChosen: (count: number) => void = () => {}
  /** The keys were asked for. */
  onKeys: () => void = () => {}
  /** The one selected element, or null for none or several. */
  onSelection: (element: Element | null) => void = () => {}

  constructor(holder: HTMLElement) {
    this.holder = holder
    this.canvas = new (BpmnModeler as unknown as CanvasConstructor)({
      container: holder,
      moddleExtensions: vocabularies,
      bpmnRenderer: paint,
      textRenderer: letters,
      additionalModules: [
        CreateAppendAnythingModule,
        minimap,
        speaking(bpmnWords),
        together,
        blocks,
        blockMenu,
        steps,
        betweenTabs,
        grid,
        keepsChosen,
        staysClear,
      ],
    })
    tellLanguageOfMark(holder)
    correct(this.service('moddle'))
    const bus = this.service('eventBus')
    bus.on('commandStack.changed', ({ trigger }: { trigger: string }) => this.onChange(trigger !== 'clear'))
    bus.on('selection.changed', ({ newSelection }: { newSelection: Element[] }) => {
      this.onChosen(newSelection.length)
      this.onSelection(newSelection.length === 1 ? newSelection[0] : null)
    })
    bus.on('linkspan.block.form', ({ form, stands }: { form: Resource; stands: boolean }) =>
      this.onForm(form, stands),
    )
    bindKeys(this.service('keyboard'), {
      showKeys: () => this.onKeys(),
      switchGrid: () => this.service('linkspanGrid').switch(!this.service('linkspanGrid').isOn()),
      go: key => this.go(key),
    })
    bus.on('linkspan.block.chosen', ({ name, after }: { name: BlockName; after: Element | null }) => {
      void this.placeBlock(name, after)
    })
    this.watcher = new ResizeObserver(() => {
      if (this.gone) return
      this.service('canvas').resized()
      if (this.unfitted) this.fit()
    })
    this.watcher.observe(holder)
  }

  service(name: string): Service {
    return this.canvas.get(name)
  }

  /** Shows a drawing; what the reader of the file passed over is answered as sentences. */
  async open(xml: string): Promise<string[]> {
    let warnings: string[] = []
    this.ready = this.ready
      .catch(() => {})
      .then(async () => {
        if (this.gone) return
        await lettersOf(xml)
        if (this.gone) return
        warnings = await (isUnusual(xml) ? this.openRead(xml) : this.canvas.importXML(xml)).then(opened =>
          opened.warnings.map(({ message }) => message),
        )
        this.begin()
      })
    await this.ready
    return warnings
  }

  private begin(): void {
    if (this.gone) return
    this.fit()
    this.onChange(false)
  }

  /** The diagrams of the file; a file may hold several. */
  diagrams(): DiagramOfFile[] {
    return diagramsOf(this.definitions())
  }

  /** The id of the diagram that is shown. */
  diagram(): string | undefined {
    const shown = this.root()?.di
    return this.definitions()?.diagrams?.find(({ plane }: Service) => plane === shown)?.id
  }

  /**
   * Shows another diagram of the file. One that hangs together with what is shown, such as the inside of a sub-process,
   * is on the canvas already; otherwise the canvas draws it anew, and what was done before can no longer be undone.
   */
  openDiagram(id: string): Promise<void> {
    this.ready = this.ready
      .catch(() => {})
      .then(async () => {
        if (this.gone) return
        const { plane } = this.definitions().diagrams.find((diagram: Service) => diagram.id === id)
        const canvas = this.service('canvas')
        const root = canvas.getRootElements().find(({ di }: Service) => di === plane)
        if (root === undefined) await this.canvas.open(id)
        else canvas.setRootElement(root)
        this.begin()
      })
    return this.ready
  }

  /** The ids of the processes that the diagram shows. */
  processes(): ReadonlySet<string> {
    const roots = this.service('canvas').getRootElements()
    const pools = this.service('elementRegistry').filter(({ type }: Service) => type === 'bpmn:Participant')
    return new Set([
      ...roots.map(({ businessObject }: Service) => businessObject?.id),
      ...pools.map(({ businessObject }: Service) => businessObject.processRef?.id),
    ])
  }

  /** As `importXML`, read by the engine's reader; ids are claimed, so that none is given twice. */
  private async openRead(xml: string): Promise<{ warnings: { message: string }[] }> {
    const moddle = this.service('moddle')
    const { rootElement, elementsById, warnings } = await readBpmn(xml, moddle)
    moddle.ids.clear()
    for (const element of Object.values<Element>(elementsById)) moddle.ids.claim(element.id, element)
    await this.canvas.importDefinitions(rootElement)
    return { warnings }
  }

  async xml(): Promise<string> {
    const { xml } = await this.canvas.saveXML({ format: true })
    return xml ?? ''
  }

  async svg(): Promise<string> {
    return onPaper((await this.canvas.saveSVG()).svg)
  }

  phases(): Phase[] {
    return phasesOf(this.service('elementRegistry'))
  }

  /** Turns to a phase of the drawing; null is the whole. */
  turn(phase: Phase | null): void {
    if (phase === null) this.service('canvas').zoom('fit-viewport', 'auto')
    else
      turnTo(this.service('canvas'), this.service('elementRegistry'), phase, leftOf(this.service('canvas')))
  }

  /** The moddle tree of the whole file. */
  definitions(): Service {
    return this.canvas.getDefinitions()
  }

  element(id: string): Element | undefined {
    return this.service('elementRegistry').get(id)
  }

  /** Whether any diagram of the file draws it. */
  isDrawn(id: string): boolean {
    return this.element(id) !== undefined || diagramWith(this.definitions(), id) !== undefined
  }

  /** The element of the whole drawing: the process, or the collaboration. */
  root(): Element {
    return this.service('canvas').getRootElement()
  }

  /** Selects an element, in whichever diagram of the file it is drawn. */
  select(id: string): void {
    const element = this.element(id)
    if (element === undefined) {
      const elsewhere = diagramWith(this.definitions(), id)
      if (elsewhere !== undefined && elsewhere.id !== this.diagram())
        void this.openDiagram(elsewhere.id).then(() => this.element(id) !== undefined && this.select(id))
      return
    }
    this.service('selection').select(element)
    this.service('canvas').scrollToElement(element)
  }

  /** Selects what lies along a way, or beside it. */
  private go(key: Along): void {
    const [from] = this.service('selection').get()
    const to = from === undefined ? null : this.trail.go(from, key)
    if (to !== null) this.select(to.id)
  }

  focus(): void {
    this.service('canvas').focus()
  }

  /** Opens the search; it closes at any click on the page, so that the click that asks for it has to be over. */
  find(): void {
    setTimeout(() => {
      if (!this.gone) this.service('searchPad').open()
    })
  }

  fit(): void {
    this.unfitted = this.holder.clientWidth === 0 || this.holder.clientHeight === 0
    if (this.unfitted) return
    const canvas = this.service('canvas')
    canvas.resized()
    canvas.zoom('fit-viewport', 'auto')
    // A very wide process is not readable as a whole: begin at its upper left at half its size.
    if (canvas.zoom() < 0.35) {
      const { inner } = canvas.viewbox()
      canvas.zoom(0.5)
      const { width, height } = canvas.viewbox()
      canvas.viewbox({ x: inner.x - 2 * leftOf(this.service('canvas')), y: inner.y - 40, width, height })
    }
  }

  /** Places a building block after a step, or by itself, in the language of the page. Answers its first step. */
  async placeBlock(name: BlockName, after: Element | null): Promise<Element> {
    const block = await loadBlock(name)
    const { rootElement } = await this.service('moddle').fromXML(block.xml)
    const context = { fragment: fragmentOf(rootElement, currentLanguage()), after, form: block.form }
    this.service('commandStack').execute('linkspan.block', context)
    const { placed } = context as { placed?: Element }
    this.select(placed.id)
    return placed
  }

  /**
   * Adds a step after another: between it and the one that follows, on its border, or as another way. Answers it.
   */
  addAfter(after: Element, shape: NewShape, name: string): Element {
    const ways = after.outgoing.filter(({ type }: Service) => type === 'bpmn:SequenceFlow')
    const goesOn =
      ways.length === 1 &&
      !after.type.endsWith('Gateway') &&
      !/EndEvent|Data|Annotation/.test(shape.type) &&
      shape.eventDefinitionType !== 'bpmn:LinkEventDefinition'
    const context = { after, shape, name, into: goesOn ? ways[0] : null }
    this.atOnce(() => this.service('commandStack').execute('linkspan.step', context))
    const { placed } = context as { placed?: Element }
    this.select(placed.id)
    return placed
  }

  /** Makes several changes one step of undo; pools that grew push on those below them. Answers what they answer. */
  atOnce<T>(act: () => T): T {
    const made: T[] = []
    this.service('commandStack').execute('linkspan.atOnce', { act: () => made.push(act()) })
    return made[0] as T
  }

  undo(): void {
    if (this.service('commandStack').canUndo()) this.service('commandStack').undo()
  }

  redo(): void {
    if (this.service('commandStack').canRedo()) this.service('commandStack').redo()
  }

  /** Puts the findings beside the elements they are about; one badge an element, worst first. */
  show(findings: readonly Shown[]): void {
    const overlays = this.service('overlays')
    overlays.remove({ type: 'linkspan-finding' })
    const byElement = Map.groupBy(
      findings.filter(({ element }) => element !== null && this.element(element) !== undefined),
      ({ element }) => element as string,
    )
    for (const [id, found] of byElement) {
      const worst = found.some(({ severity }) => severity === 'error') ? 'wrong' : 'warning'
      const html = document.createElement('button')
      html.type = 'button'
      html.tabIndex = -1
      html.className = `badge badge-${worst} finding-badge`
      html.textContent = worst === 'wrong' ? '✗' : '!'
      html.title = found.map(({ message }) => message).join('\n')
      html.addEventListener('click', () => this.select(id))
      overlays.add(id, 'linkspan-finding', {
        position: { top: -12, left: -12 },
        html,
        show: { minZoom: 0.2 },
      })
    }
  }

  destroy(): void {
    this.gone = true
    this.watcher.disconnect()
    void this.ready.catch(() => {}).finally(() => this.canvas.destroy())
  }
}
