// The foreign canvas, with the few methods we use of it. Its packages are CommonJS to the compiler and modules to the
// browser, so the types are told here once.

// biome-ignore lint/suspicious/noExplicitAny: services and elements of the canvas are untyped
export type Service = any

export type Canvas = {
  get: (service: string, strict?: boolean) => Service
  importXML: (xml: string) => Promise<{ warnings: { message: string }[] }>
  /** Shows what a moddle with the same vocabularies read; it may be shown several times. */
  importDefinitions: (tree: Service) => Promise<unknown>
  saveXML: (options: { format: boolean }) => Promise<{ xml?: string }>
  saveSVG: () => Promise<{ svg: string }>
  open: (diagram: string) => Promise<unknown>
  getDefinitions: () => Service
  attachTo: (parent: HTMLElement) => void
  detach: () => void
  destroy: () => void
}

export type CanvasOptions = {
  container: HTMLElement
  moddleExtensions: Record<string, unknown>
  bpmnRenderer?: Record<string, string>
  additionalModules?: unknown[]
  [name: string]: unknown
}

export type CanvasConstructor = new (options: CanvasOptions) => Canvas
