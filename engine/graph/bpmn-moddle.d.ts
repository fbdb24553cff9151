declare module 'bpmn-moddle' {
  type Warning = {
    message: string
    element?: { $type: string; id?: string }
    property?: string
    value?: string
  }

  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(
      xml: string,
    ): Promise<{ rootElement: { $type: string }; warnings: Warning[]; elementsById: Record<string, unknown> }>
    toXML(element: unknown, options?: { format?: boolean; preamble?: boolean }): Promise<{ xml: string }>
    createAny(name: string, uri: string, properties?: Record<string, unknown>): { $type: string }
    create(type: string, properties?: Record<string, unknown>): { $type: string; [property: string]: unknown }
  }
}
