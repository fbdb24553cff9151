// Everything a thing says, as paths and values: attributes, inner elements, extensions, whatever namespace they come
// from. Ids of inner elements, the ends that are derived from flows, and the picture are no facts.

import type { ModdleElement } from '../graph/moddle.ts'
import { localName, type Thing } from './things.ts'

/** The last word of the path that says in which order named items stand: mappings are worked through in order. */
export const ORDER = 'order'

/** A path such as `timeDuration`, `condition`, `zeebe:taskDefinition.type`, and what stands there. */
export type Facts = ReadonlyMap<string, Fact>

export type Fact = {
  readonly text: string
  /** The thing it refers to, so that a renamed id is no change of whoever refers to it. */
  readonly refersTo: ModdleElement | null
}

/** Things of their own, derived ends, and marks of the tool that wrote the file. */
const skipped = new Set(
  'id di incoming outgoing flowElements artifacts lanes flowNodeRef participants messageFlows rootElements diagrams exporter exporterVersion'.split(
    ' ',
  ),
)

/** Properties that only wrap what a reader means, and those known by a shorter name. */
const shortened: Readonly<Record<string, string>> = {
  extensionElements: '',
  values: '',
  eventDefinitions: '',
  inputParameters: '',
  outputParameters: '',
  body: '',
  text: '',
  conditionExpression: 'condition',
  calledElement: 'calls',
}

/** Ids inside a thing are names a tool gave; nobody means anything by them. */
const inside = new Set(['id', 'di', 'lanes'])

/** The language of a translation stands in its path. */
const insideTranslation = new Set([...inside, 'lang'])

export function factsOf(thing: Thing): Facts {
  const facts = new Map<string, Fact>()
  facts.set('type', plain(thing.type))
  if (thing.kind === 'node') facts.set('lane', reference(thing.lane))
  if (thing.scope && (thing.kind === 'node' || thing.kind === 'data'))
    facts.set('scope', reference(thing.scope))
  read(thing.element, '', facts, skipped)
  return facts
}

function reference(thing: Thing | null): Fact {
  return { text: thing ? thing.name || thing.id : '', refersTo: thing?.element ?? null }
}

function plain(text: string): Fact {
  return { text, refersTo: null }
}

function read(
  element: ModdleElement,
  path: string,
  facts: Map<string, Fact>,
  without: ReadonlySet<string>,
): void {
  for (const { name, value, isReference } of properties(element)) {
    if (without.has(name)) continue
    const at = join(path, shortened[name] ?? name)
    if (isReference) refer(value, at, facts)
    else if (Array.isArray(value)) noteList(value, at, facts)
    else note(value, at, facts)
  }
}

function noteList(items: readonly unknown[], path: string, facts: Map<string, Fact>): void {
  const keys = items.map(keyOf)
  for (const [at, item] of items.entries()) {
    const same = keys.slice(0, at).filter(key => key === keys[at]).length
    if (isElement(item)) noteElement(item, listPath(path, keys[at]!, same), facts)
    else note(item, listPath(path, keys[at]!, same), facts)
  }
  // Nobody reads translations one after the other.
  const inOrder = keys.filter(key => !key.startsWith('gov:translation['))
  if (inOrder.filter(key => key.includes('[')).length > 1)
    facts.set(join(path, ORDER), plain(inOrder.join(', ')))
}

function note(value: unknown, path: string, facts: Map<string, Fact>): void {
  if (value === undefined || value === null || value === '') return
  if (!isElement(value)) facts.set(unused(path, facts), plain(String(value).trim()))
  else if (value.$type === 'bpmn:ExtensionElements') read(value, path, facts, inside)
  else if (/Expression$/.test(value.$type)) noteElement(value, path, facts)
  else {
    if (value.$type !== 'bpmn:LaneSet') facts.set(unused(path, facts), plain(typeName(value)))
    read(value, path, facts, inside)
  }
}

/** An element whose type stands in the path. One that says nothing more is told by being there; lanes are, by theirs. */
function noteElement(element: ModdleElement, path: string, facts: Map<string, Fact>): void {
  const before = facts.size
  read(element, path, facts, /^gov:translation$/i.test(element.$type) ? insideTranslation : inside)
  if (facts.size === before && element.$type !== 'bpmn:LaneSet')
    facts.set(unused(path, facts), plain(typeName(element)))
}

function refer(value: unknown, path: string, facts: Map<string, Fact>): void {
  for (const target of Array.isArray(value) ? value : [value]) {
    if (!isElement(target)) continue
    const text = target.name || target.value || target.id || ''
    facts.set(unused(path, facts), { text: String(text), refersTo: target })
  }
}

type Described = {
  readonly name: string
  readonly ns?: { readonly localName: string }
  readonly isReference?: boolean
  readonly default?: unknown
}

type Property = { readonly name: string; readonly value: unknown; readonly isReference: boolean }

function properties(element: ModdleElement): readonly Property[] {
  const described: readonly Described[] = element.$descriptor?.properties ?? []
  const own = described.map(({ name, ns, isReference = false, default: usual }) => {
    const local = ns?.localName ?? name
    const value = element[local] ?? element[name]
    return { name: local, value: value === usual ? undefined : value, isReference }
  })
  const foreign = Object.entries((element.$attrs ?? {}) as Record<string, unknown>)
    .filter(([name]) => !name.startsWith('xmlns') && !name.startsWith('xsi:'))
    .map(([name, value]) => ({ name, value, isReference: false }))
  return [...own, ...(element.$descriptor?.isGeneric ? generic(element) : []), ...foreign]
}

/** An element of a namespace without a descriptor: its attributes, text and children as they were read. */
function generic(element: ModdleElement): readonly Property[] {
  const attributes = Object.keys(element).filter(key => !key.startsWith('$') && !key.startsWith('xmlns'))
  return [
    ...attributes.map(name => ({ name, value: element[name], isReference: false })),
    {
      name: 'text',
      value: typeof element.$body === 'string' ? element.$body.trim() : undefined,
      isReference: false,
    },
    { name: '', value: element.$children, isReference: false },
  ]
}

/** What tells the items of a list apart, so that one inserted in front does not shift the others. */
function keyOf(item: unknown): string {
  if (!isElement(item) || item.$type === 'bpmn:Documentation') return ''
  const key = item.target ?? item.key ?? item.lang ?? (item.$type.startsWith('bpmn:') ? undefined : item.name)
  const type = typeName(item).replace(/^zeebe:(input|output)$/, '$1')
  return key === undefined ? type : `${type}[${String(key)}]`
}

function listPath(path: string, key: string, same: number): string {
  const at = join(path, key)
  return same === 0 ? at : `${at} ${same + 1}`
}

/** `bpmn:` is the language of the drawing and goes without saying; other namespaces are named. */
function typeName(element: ModdleElement): string {
  const [prefix, local] = element.$type.includes(':') ? element.$type.split(':') : ['bpmn', element.$type]
  const name = localName(local!)
  return prefix === 'bpmn' ? name : `${prefix}:${name}`
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value
}

function join(path: string, name: string): string {
  return path && name ? `${path}.${name}` : path || name
}

function unused(path: string, facts: ReadonlyMap<string, Fact>): string {
  if (!facts.has(path)) return path
  let at = 2
  while (facts.has(`${path} ${at}`)) at += 1
  return `${path} ${at}`
}
