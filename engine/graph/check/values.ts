// What any attribute may hold, read off the metamodel itself: a reference leads to an element of the kind the standard
// names for it, and a word is one of those the standard lists.

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { type Reader, report } from '../reader.ts'

type Property = {
  readonly name: string
  readonly type: string
  readonly isReference?: boolean
  readonly ns: { readonly localName: string }
}

/** References whose ends have checks and codes of their own. */
const CHECKED_ELSEWHERE = new Set(['sourceRef', 'targetRef', 'attachedToRef', 'default', 'flowNodeRef'])

/** The checks of one element, whatever it is. */
export function checkValues(element: ModdleElement, reader: Reader): void {
  for (const property of propertiesOf(element)) {
    const value: unknown = element[property.ns.localName]
    if (value === undefined) continue
    if (property.isReference) checkReference(element, property, value, reader)
    else checkWord(element, property, value, reader)
  }
}

function checkReference(element: ModdleElement, property: Property, value: unknown, reader: Reader): void {
  const { localName } = property.ns
  if (CHECKED_ELSEWHERE.has(localName) || property.type === 'Element') return
  for (const target of Array.isArray(value) ? value : [value]) {
    if (target?.$instanceOf === undefined || target.$instanceOf(property.type)) continue
    report(
      reader,
      'REFERENCE_OF_WRONG_KIND',
      element,
      tell`${localName} of ${nameOf(element)} must lead to an element of the kind "${kind(property.type)}"; ${nameOf(target)} is of the kind "${kind(target.$type)}".`,
    )
  }
}

function checkWord(element: ModdleElement, property: Property, value: unknown, reader: Reader): void {
  const words = listed(element).get(property.type)
  if (words === undefined || words.includes(String(value))) return
  report(
    reader,
    'VALUE_NOT_LISTED',
    element,
    tell`${property.ns.localName} of ${nameOf(element)} is "${String(value)}"; it must be one of these: ${words.join(', ')}.`,
  )
}

function propertiesOf(element: ModdleElement): readonly Property[] {
  return element.$descriptor?.properties ?? []
}

type Package = {
  readonly prefix: string
  readonly enumerations?: readonly {
    readonly name: string
    readonly literalValues: readonly { readonly name: string }[]
  }[]
}

const words = new WeakMap<object, ReadonlyMap<string, readonly string[]>>()

/** The words each enumeration of the metamodel lists. */
function listed(element: ModdleElement): ReadonlyMap<string, readonly string[]> {
  let found = words.get(element.$model)
  if (found === undefined) {
    const packages: readonly Package[] = element.$model.getPackages()
    found = new Map(
      packages.flatMap(({ prefix, enumerations = [] }) =>
        enumerations.map(({ name, literalValues }) => [
          `${prefix}:${name}`,
          literalValues.map(literal => literal.name),
        ]),
      ),
    )
    words.set(element.$model, found)
  }
  return found
}

function nameOf(element: ModdleElement): string {
  return element.id ?? kind(element.$type)
}

/** A type as the XML writes it, as in `intermediateCatchEvent`. */
function kind(type: string): string {
  const name = type.replace(/^\w+:/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}
