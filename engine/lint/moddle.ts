// The border to bpmn-moddle: the properties the rules read, and nothing else. A tree read from a foreign file may
// leave any of them out, so everything but the type is optional.

/** An element of the tree that bpmn-moddle reads. */
export type Element = {
  readonly $type: string
  readonly $parent?: Element
  readonly $attrs?: Readonly<Record<string, string>>
  readonly id?: string
  readonly name?: string
  readonly text?: string
  readonly body?: string
  readonly rootElements?: readonly Element[]
  readonly diagrams?: readonly Element[]
  readonly participants?: readonly Element[]
  readonly messageFlows?: readonly Element[]
  readonly artifacts?: readonly Element[]
  readonly processRef?: Element
  readonly laneSets?: readonly Element[]
  readonly lanes?: readonly Element[]
  readonly childLaneSet?: Element
  readonly flowNodeRef?: readonly Element[]
  readonly flowElements?: readonly Element[]
  readonly sourceRef?: Element
  readonly targetRef?: Element
  readonly attachedToRef?: Element
  readonly default?: Element
  readonly conditionExpression?: Element
  readonly eventDefinitions?: readonly Element[]
  readonly triggeredByEvent?: boolean
  readonly cancelActivity?: boolean
  readonly isInterrupting?: boolean
  readonly isExecutable?: boolean
  readonly isForCompensation?: boolean
  readonly calledElement?: string
  readonly documentation?: readonly Element[]
  readonly extensionElements?: { readonly values?: readonly Element[] }
}

/** The text of an attribute of an extension element, whether its namespace has a descriptor or not. */
export function attribute(element: Element | undefined, name: string): string | null {
  if (!element) return null
  const value = (element as unknown as Record<string, unknown>)[name] ?? element.$attrs?.[name]
  return value === undefined || value === null || value === '' ? null : String(value)
}

/** The first extension element of that qualified name; descriptors spell `gov:Node`, plain files `gov:node`. */
export function extension(element: Element | undefined, name: string): Element | undefined {
  return element?.extensionElements?.values?.find(value => value.$type.toLowerCase() === name.toLowerCase())
}

/** All extension elements directly below `element`, one level deeper where they are wrapped, as in `zeebe:ioMapping`. */
export function children(element: Element | undefined, property: string): readonly Element[] {
  const value = (element as unknown as Record<string, unknown> | undefined)?.[property]
  if (Array.isArray(value)) return value as Element[]
  const wrapped = (element as unknown as Record<string, unknown> | undefined)?.$children
  return Array.isArray(wrapped)
    ? (wrapped as Element[]).filter(
        child => child.$type.split(':').at(-1)?.toLowerCase() === singular(property),
      )
    : []
}

function singular(property: string): string {
  const names: Readonly<Record<string, string>> = {
    inputParameters: 'input',
    outputParameters: 'output',
  }
  return names[property] ?? property
}
