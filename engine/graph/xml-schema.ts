// What the schema of BPMN allows and bpmn-moddle does not read by itself: ids in any letters, booleans as 1 and 0, a few
// parts it has under other names. And what the schema forbids and bpmn-moddle does not see: a part that may stand once
// standing twice.

import type { BpmnModdle } from 'bpmn-moddle'
import { correct } from './metamodel.ts'
import type { ModdleElement } from './moddle.ts'

/** A part that stood more than once: bpmn-moddle keeps the last and forgets the others. */
export type Twice = { readonly element: ModdleElement; readonly part: string }

/** A word that is no boolean, where the schema asks for one. */
export type NoBoolean = { readonly id: string | null; readonly attribute: string; readonly value: string }

export type Read = Awaited<ReturnType<BpmnModdle['fromXML']>> & {
  readonly twice: readonly Twice[]
  readonly noBooleans: readonly NoBoolean[]
}

// biome-ignore lint/suspicious/noExplicitAny: how moddle keeps properties is not typed
type Properties = { get: (...args: any[]) => any; set: (...args: any[]) => any; getProperty: any }

/** Reads XML as XML Schema has it. Rejects where `fromXML` does. */
export async function readXml(moddle: BpmnModdle, xml: string): Promise<Read> {
  correct(moddle)
  const { text, noBooleans } = plainBooleans(plainTexts(xml))
  const twice: Twice[] = []
  const { properties } = moddle as unknown as { properties: Properties }
  const { get, set } = properties
  properties.get = (element, name) => {
    const value = get.call(properties, element, name)
    return isId(name) ? encoded(value) : value
  }
  properties.set = (element: ModdleElement, name: string, value: unknown) => {
    const property = properties.getProperty(element, name)
    if (isPart(property, value) && Object.hasOwn(element, property.ns.localName))
      twice.push({ element, part: property.ns.localName })
    set.call(properties, element, name, isId(name) && typeof value === 'string' ? value.trim() : value)
  }
  return { ...(await read()), twice, noBooleans }

  /** All is read before this returns, so that nobody else reads with what is put in its place here. */
  function read() {
    try {
      return moddle.fromXML(text)
    } finally {
      Object.assign(properties, { get, set })
    }
  }
}

type Unresolved = {
  readonly message: string
  readonly element?: ModdleElement
  readonly property?: string
  readonly value?: string
}

/**
 * A reference may be a qualified name, such as `tns:Order`, have blanks around it, or be in letters moddle does not look up.
 * Says whether it was.
 */
export function resolveName(
  { message, element, property, value }: Unresolved,
  byId: Record<string, unknown>,
): boolean {
  if (!/^unresolved reference/.test(message) || element === undefined || property === undefined) return false
  const name = value?.slice(value.indexOf(':') + 1).trim()
  const target = byId[String(encoded(name))]
  if (target === undefined) return false
  const local = property.replace(/^\w+:/, '')
  if (element.$descriptor?.propertiesByName[property]?.isMany)
    element[local] = [...(element[local] ?? []), target]
  else element[local] = target
  return true
}

function isId(name: string): boolean {
  return name === 'id' || name.endsWith(':id')
}

/** Whether this is a child element of BPMN that may stand once. Of a reference only its place counts, not its resolving. */
function isPart(property: Properties['getProperty'], value: unknown): boolean {
  if (!property || property.isAttr || property.isMany || property.isBody) return false
  if (value === undefined || property.ns?.prefix !== 'bpmn') return false
  return !property.isReference || (value as ModdleElement).$type === undefined
}

const PLAIN = /^[a-z_][\w-.]*$/i
const FIRST =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const NAME = new RegExp(`^[${FIRST}][${FIRST}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*$`, 'u')

/** An id as bpmn-moddle takes it, which knows only plain letters. */
export function encoded(id: unknown): unknown {
  if (typeof id !== 'string' || PLAIN.test(id) || !NAME.test(id)) return id
  return `u.${[...id].map(letter => letter.codePointAt(0)!.toString(16)).join('.')}`
}

/** The id that was meant. */
export function decoded(id: string): string {
  if (!/^u(\.[0-9a-f]+)+$/.test(id)) return id
  const text = String.fromCodePoint(
    ...id
      .slice(2)
      .split('.')
      .map(code => Math.min(Number.parseInt(code, 16), 0x10ffff)),
  )
  return encoded(text) === id ? text : id
}

const TEXTS = /(<((?:[\w.-]+:)?(?:documentation|text))\b[^<>]*(?<!\/)>)([\s\S]*?)(<\/\2\s*>)/g

/** Documentation and annotations may hold markup of any kind; what is read of it is its text. */
function plainTexts(xml: string): string {
  return xml.replace(TEXTS, (all, open: string, _name: string, content: string, close: string) =>
    /<[a-z]/i.test(content) && !content.includes('<![CDATA[')
      ? open + content.replace(/<[^<>]*>/g, '') + close
      : all,
  )
}

const BOOLEANS =
  'isExecutable|isClosed|isForCompensation|triggeredByEvent|cancelActivity|isInterrupting|parallelMultiple|instantiate|isSequential|testBefore|cancelRemainingInstances|waitForCompletion|isImmediate|isCollection|isUnlimited|isRequired|mustUnderstand'
const OTHER = new RegExp(`\\s(${BOOLEANS})\\s*=\\s*(?!"(?:true|false)"|'(?:true|false)')(["'])(.*?)\\2`, 'g')

/** The XML with `true` and `false` where other spellings of them stand. */
function plainBooleans(xml: string): { text: string; noBooleans: readonly NoBoolean[] } {
  const noBooleans: NoBoolean[] = []
  if (xml.search(OTHER) < 0) return { text: xml, noBooleans }
  const text = xml.replace(/<[\p{L}_](?:[^<>"']|"[^"]*"|'[^']*')*>/gu, tag =>
    tag.replace(OTHER, (all, attribute: string, quote: string, value: string) => {
      const said = value.trim()
      if (said === 'true' || said === '1') return ` ${attribute}=${quote}true${quote}`
      if (said === 'false' || said === '0') return ` ${attribute}=${quote}false${quote}`
      noBooleans.push({ id: / id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? null, attribute, value })
      return all
    }),
  )
  return { text, noBooleans }
}
