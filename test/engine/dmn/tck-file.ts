// Reads the test files of the DMN Technology Compatibility Kit: what is given to a model, and what it must answer.

import { read } from '../../../engine/feel/temporal.ts'

/** What one test case gives, and the results it asks for. */
export type TckCase = {
  readonly id: string
  /** What the results are asked of: decisions, or one business knowledge model or decision service that is called. */
  readonly type: 'decision' | 'bkm' | 'decisionService'
  readonly invocable: string | null
  readonly given: Readonly<Record<string, unknown>>
  readonly results: readonly TckResult[]
}

export type TckResult = {
  readonly name: string
  readonly expected: unknown
  /** Whether the model must fail here; a value of null shows a failure too. */
  readonly fails: boolean
}

/** One element of an XML text. */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Reads a test file: the name of its model and its cases, in the order written. */
export function readTests(xml: string): { readonly model: string; readonly cases: readonly TckCase[] } {
  const root = elementOf(xml)
  return { model: child(root, 'modelName')?.text.trim() ?? '', cases: all(root, 'testCase').map(caseOf) }
}

function caseOf(element: Element): TckCase {
  const { id, type, invocableName } = element.attributes
  return {
    id: id ?? '?',
    type: type === 'bkm' || type === 'decisionService' ? type : 'decision',
    invocable: invocableName ?? null,
    given: Object.fromEntries(
      all(element, 'inputNode').map(node => [node.attributes.name!, valueIn(node)] as const),
    ),
    results: all(element, 'resultNode').map(node => ({
      name: node.attributes.name!,
      expected: valueIn(child(node, 'expected') ?? node),
      fails: node.attributes.errorResult === 'true',
    })),
  }
}

/** The value that an element holds: a value, a list of items, or the components of a context. */
function valueIn(element: Element): unknown {
  if (element.attributes['xsi:nil'] === 'true') return null
  const components = all(element, 'component')
  if (components.length > 0) {
    return Object.fromEntries(components.map(part => [part.attributes.name!, valueIn(part)] as const))
  }
  const list = child(element, 'list')
  if (list) return list.attributes['xsi:nil'] === 'true' ? null : all(list, 'item').map(valueIn)
  const value = child(element, 'value')
  return value ? scalar(value) : null
}

function scalar({ attributes, text }: Element): unknown {
  if (attributes['xsi:nil'] === 'true') return null
  const type = attributes['xsi:type']?.replace(/^\w+:/, '') ?? kindOf(text)
  const reader = Object.hasOwn(scalars, type) ? scalars[type]! : undefined
  if (!reader) throw new Error(`A value of type ${type} is none that the kit knows.`)
  return reader(text)
}

// Some suites leave the type of a value to whoever reads it.
function kindOf(text: string): string {
  if (/^(true|false)$/.test(text)) return 'boolean'
  return /^-?\d+(\.\d+)?$/.test(text) ? 'decimal' : 'string'
}

const numeric = (text: string): number => Number(text)

// What we cannot read is not null, or a model that answers null would seem right.
const temporal = (reader: (text: string) => unknown) => (text: string) =>
  reader(text.trim()) ?? { unreadable: text.trim() }

const scalars: Readonly<Record<string, (text: string) => unknown>> = {
  string: text => text,
  boolean: text => text.trim() === 'true',
  decimal: numeric,
  double: numeric,
  float: numeric,
  integer: numeric,
  int: numeric,
  long: numeric,
  date: temporal(read.date),
  time: temporal(read.time),
  dateTime: temporal(read.dateTime),
  duration: temporal(read.duration),
  dayTimeDuration: temporal(read.duration),
  yearMonthDuration: temporal(read.duration),
}

function all(element: Element, name: string): Element[] {
  return element.children.filter(other => other.name === name)
}

function child(element: Element, name: string): Element | undefined {
  return element.children.find(other => other.name === name)
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g

/** The root element of an XML text, without prefixes: a test file speaks of the kit's own elements alone. */
export function elementOf(xml: string): Element {
  const document: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [document]
  for (const [token, cdata, closes, tag, attributes, closed] of xml.matchAll(TOKEN)) {
    const parent = open.at(-1)!
    if (cdata !== undefined) parent.text += cdata
    else if (tag === undefined) {
      if (!token.startsWith('<')) parent.text += unescaped(token)
    } else if (closes) open.pop()
    else {
      const element: Element = {
        name: tag.replace(/^.*:/, ''),
        attributes: attributesOf(attributes ?? ''),
        children: [],
        text: '',
      }
      parent.children.push(element)
      if (!closed) open.push(element)
    }
  }
  const [root] = document.children
  if (!root || open.length !== 1) throw new Error('The test file is no XML that can be read.')
  return root
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  return Object.fromEntries(
    [...found].map(([, name, double, single]) => [name!, unescaped(double ?? single ?? '')]),
  )
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return ENTITIES[name as string] ?? whole
  })
}
