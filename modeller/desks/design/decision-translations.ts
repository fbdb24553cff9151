// What a decision table says to people, and what stands beside it in other languages: its name, each output and the values
// that may come out of it, and why each rule is there. Read and changed in place, as the table itself.

import { GOVERNANCE } from '../../drawing/decision-words.ts'
import { cellsOf, changed, children, parse, textIn } from './decision-xml.ts'

/** A part of a table that says something: outputs and rules by their place in it. */
export type Part =
  | { readonly kind: 'decision' }
  | { readonly kind: 'output'; readonly at: number }
  | { readonly kind: 'value'; readonly at: number; readonly value: string }
  | { readonly kind: 'rule'; readonly at: number }

export type Said = {
  readonly part: Part
  /** What stands there. */
  readonly drawn: string
  /** By language; what is not there is not translated. */
  readonly said: Readonly<Record<string, string>>
}

/** In the order of the table: its name, each output before its values, then the rules that give a reason. */
export function translationsIn(xml: string, decision: string): Said[] {
  const table = [...parse(xml).getElementsByTagNameNS('*', 'decisionTable')].find(
    found => found.parentElement?.getAttribute('id') === decision,
  )
  if (table === undefined) return []
  const parts: Part[] = [
    { kind: 'decision' },
    ...children(table, 'output').flatMap((_, at): Part[] => [
      { kind: 'output', at },
      ...valuesOf(table, at).map((value): Part => ({ kind: 'value', at, value })),
    ]),
    ...children(table, 'rule').map((_, at): Part => ({ kind: 'rule', at })),
  ]
  return parts
    .map(part => ({ part, drawn: drawn(table, part), said: saidOf(table, part) }))
    .filter(({ drawn }) => drawn !== '')
}

/** Says a part in a language; '' takes that back. */
export const setSaid = (xml: string, decision: string, part: Part, language: string, text: string): string =>
  changed(xml, decision, (table, document) => {
    const owner = ownerOf(table, part)
    const found = translationsOf(owner, part).find(one => one.getAttribute('lang') === language)
    if (text === '') return found === undefined ? undefined : takeBack(found)
    const one = found ?? add(document, owner)
    one.setAttribute('lang', language)
    one.setAttribute('text', text)
    if (part.kind === 'value') one.setAttribute('value', part.value)
  })

/** The values that an output is said to have, and those that its rules give. */
function valuesOf(table: Element, at: number): string[] {
  const output = children(table, 'output')[at] as Element
  const column = children(table, 'input').length + at
  const given = children(table, 'rule').map(rule => textIn(cellsOf(rule)[column]))
  const texts = [textIn(children(output, 'outputValues')[0]), ...given.filter(text => /^"[^"]*"$/.test(text))]
  const values = texts.flatMap(text => [...text.matchAll(/"([^"]*)"/g)].map(found => found[1] as string))
  return [...new Set(values)]
}

/** The element beside which a part is translated; a value has none of its own, so it stands with its output. */
function ownerOf(table: Element, part: Part): Element {
  if (part.kind === 'decision') return table.parentElement as Element
  return children(table, part.kind === 'rule' ? 'rule' : 'output')[part.at] as Element
}

function drawn(table: Element, part: Part): string {
  const owner = ownerOf(table, part)
  if (part.kind === 'value') return part.value
  if (part.kind === 'output') return owner.getAttribute('label') ?? owner.getAttribute('name') ?? ''
  if (part.kind === 'decision') return owner.getAttribute('name') ?? ''
  const reasons = children(owner, 'annotationEntry').map(textIn)
  return (children(owner, 'description')[0]?.textContent ?? reasons.find(Boolean) ?? '').trim()
}

const translationsOf = (owner: Element, part: Part): Element[] =>
  children(owner, 'extensionElements')
    .flatMap(holder => [...holder.children])
    .filter(one => one.namespaceURI === GOVERNANCE && one.localName === 'translation')
    .filter(one => one.getAttribute('value') === (part.kind === 'value' ? part.value : null))

const saidOf = (table: Element, part: Part) =>
  Object.fromEntries(
    translationsOf(ownerOf(table, part), part).map(one => [
      one.getAttribute('lang') ?? '',
      one.getAttribute('text') ?? '',
    ]),
  )

/** DMN has the extensions of an element after its description and before all else. */
function add(document: Document, owner: Element): Element {
  const root = document.documentElement
  const prefix = root.lookupPrefix(GOVERNANCE) ?? 'gov'
  root.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, GOVERNANCE)
  let holder = children(owner, 'extensionElements')[0]
  if (holder === undefined) {
    const name = owner.prefix === null ? 'extensionElements' : `${owner.prefix}:extensionElements`
    holder = document.createElementNS(owner.namespaceURI, name)
    const description = children(owner, 'description')[0]
    if (description === undefined) owner.prepend(holder)
    else description.after(holder)
  }
  return holder.appendChild(document.createElementNS(GOVERNANCE, `${prefix}:translation`))
}

/** A holder that holds nothing more goes with it. */
function takeBack(translation: Element): void {
  const holder = translation.parentElement as Element
  translation.remove()
  if (holder.children.length === 0) holder.remove()
}
