// Reading and changing the tree of a diagram: Camunda's attributes and extension elements go out, Zeebe's come in.

import type { ModdleElement } from '../graph/moddle.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { type Converted, juelToFeel } from './juel-to-feel.ts'
import { converted, type Import, mark, refused } from './report.ts'

const ZEEBE = 'http://camunda.org/schema/zeebe/1.0'

type Property = {
  readonly name: string
  readonly isAttr?: boolean
  readonly isMany?: boolean
  readonly isReference?: boolean
  readonly isId?: boolean
  readonly isVirtual?: boolean
}

/** The properties an element may have by its type, the standard's and Camunda's. */
export function propertiesOf(element: ModdleElement): readonly Property[] {
  return element.$descriptor?.properties ?? []
}

/** An element and all inside it, in document order, extension elements included. */
export function* everyElement(element: ModdleElement): Generator<ModdleElement> {
  yield element
  for (const property of propertiesOf(element)) {
    if (property.isReference || property.isAttr || property.isVirtual) continue
    for (const child of [element[property.name]].flat()) if (isElement(child)) yield* everyElement(child)
  }
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value
}

/** Takes the attribute of an element away and answers its text; null where it has none. */
export function take(element: ModdleElement, name: string): string | null {
  if (!Object.hasOwn(element, name)) return null
  const value: unknown = element[name]
  delete element[name]
  return value === undefined || value === null ? null : String(value)
}

/** The text of an attribute; null where it has none. */
export function look(element: ModdleElement, name: string): string | null {
  const value: unknown = Object.hasOwn(element, name) ? element[name] : undefined
  return value === undefined || value === null ? null : String(value)
}

/** The extension elements of a type, such as `camunda:Field`. */
export function extensionsOf(element: ModdleElement, type: string): readonly ModdleElement[] {
  const values: readonly ModdleElement[] = element.extensionElements?.values ?? []
  return values.filter(value => value.$type === type)
}

/** Takes an extension element away. */
export function remove(element: ModdleElement, extension: ModdleElement): void {
  const { values } = element.extensionElements
  values.splice(values.indexOf(extension), 1)
}

/** Drops the extension elements of what has none left. */
export function tidy(element: ModdleElement): void {
  if (element.extensionElements?.values?.length === 0) delete element.extensionElements
}

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The extension element `zeebe:name` of an element, made where there is none, with these attributes added. */
export function zeebe(
  im: Import,
  element: ModdleElement,
  name: string,
  attributes: Attributes = {},
): ModdleElement {
  if (element.extensionElements === undefined) {
    element.extensionElements = im.moddle.create('bpmn:ExtensionElements', { values: [] })
    element.extensionElements.$parent = element
  }
  const holder: ModdleElement = element.extensionElements
  holder.values ??= []
  const found: ModdleElement | undefined = holder.values.find(
    (value: ModdleElement) => value.$type === `zeebe:${name}`,
  )
  const made = found ?? any(im, name, {}, holder)
  if (found === undefined) holder.values.push(made)
  return Object.assign(made, textsOf(attributes))
}

/** An element inside one of Zeebe's, such as a header among the headers. */
export function inside(im: Import, holder: ModdleElement, name: string, attributes: Attributes): void {
  holder.$children ??= []
  const children: ModdleElement[] = holder.$children
  const made = any(im, name, attributes, holder)
  const outputs = name === 'input' ? children.findIndex(child => child.$type === 'zeebe:output') : -1
  children.splice(outputs < 0 ? children.length : outputs, 0, made)
}

function any(im: Import, name: string, attributes: Attributes, parent: ModdleElement): ModdleElement {
  const made = im.moddle.createAny(`zeebe:${name}`, ZEEBE, textsOf(attributes)) as ModdleElement
  made.$parent = parent
  return made
}

function textsOf(attributes: Attributes): Record<string, string> {
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

/** An input or output mapping. */
export function mapping(
  im: Import,
  element: ModdleElement,
  side: 'input' | 'output',
  source: string,
  target: string,
): void {
  inside(im, zeebe(im, element, 'ioMapping'), side, { source, target })
}

/** A static header for whoever does the job. */
export function header(im: Import, element: ModdleElement, key: string, value: string): void {
  inside(im, zeebe(im, element, 'taskHeaders'), 'header', { key, value })
}

/**
 * A text of Camunda 7 as a text of ours: what was JUEL is FEEL with a leading `=`, anything else stands.
 * Where it cannot be converted that is refused, and the answer is null.
 */
export function textOf(im: Import, element: ModdleElement, from: string, text: string): string | null {
  const result = juelToFeel(text)
  if (result.kind === 'refused')
    refused(im, element, from, tell`The expression cannot be converted: ${result.reason}`)
  return result.kind === 'refused' ? null : result.kind === 'feel' ? `=${result.feel}` : result.text
}

/** Like `textOf`, but fixed text becomes a FEEL string, for places that take expressions only. */
export function feelOf(im: Import, element: ModdleElement, from: string, text: string): string | null {
  const value = textOf(im, element, from, text)
  return value === null || value.startsWith('=') ? value : `=${JSON.stringify(value)}`
}

/** Moves an attribute into an attribute of one of Zeebe's extension elements. */
export function move(
  im: Import,
  element: ModdleElement,
  name: string,
  to: { readonly element: string; readonly attribute: string; readonly note?: Sentence },
): void {
  const value = look(element, name)
  if (value === null) return
  const from = `camunda:${name}="${value}"`
  mark(im, element, name)
  const text = textOf(im, element, from, value)
  if (text === null) return
  take(element, name)
  zeebe(im, element, to.element, { [to.attribute]: text })
  const about = to.note ?? tell`It means the same here.`
  converted(im, element, from, `zeebe:${to.element} ${to.attribute}="${text}"`, about)
}

/** Refuses an attribute where it stands. */
export function refuseAttribute(im: Import, element: ModdleElement, name: string, about: Sentence): void {
  const value = look(element, name)
  if (value === null) return
  mark(im, element, name)
  refused(im, element, `camunda:${name}="${value}"`, about)
}

/** What a converted expression wants to be known. */
export function notesOf(result: Converted): readonly Sentence[] {
  return result.kind === 'feel' ? result.notes : []
}
