// dmn-moddle brings no types: this is the part of it that reading uses.

declare module 'dmn-moddle' {
  type Warning = { message: string; element?: unknown }

  /** Reads DMN XML into elements; packages given replace those of the same prefix. */
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: Warning[] }>
  }
}
