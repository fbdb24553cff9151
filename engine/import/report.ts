// What the import did, thing by thing: nothing is changed, left standing or refused in silence.

import type { BpmnModdle } from 'bpmn-moddle'
import type { ModdleElement } from '../graph/moddle.ts'
import { idOf } from '../graph/reader.ts'
import { type Sentence, say, type Words } from '../words/sentences.ts'

/**
 * One thing of the Camunda 7 diagram. `converted` runs here as `to`; `kept` stands in the file and has no effect
 * here, or none that needs doing; `refused` had an effect in Camunda 7 that a person must bring back in another way.
 */
export type Item = {
  readonly element: string | null
  readonly what: 'converted' | 'kept' | 'refused'
  readonly from: string
  readonly to: string | null
  readonly message: string
}

/** What a thing is called: as it stands in the file, or in words. */
type Name = string | Sentence

/** An item before it is told in a language. */
export type Deed = Pick<Item, 'element' | 'what'> & {
  readonly from: Name
  readonly to: Name | null
  readonly about: readonly Sentence[]
}

/** The item as it is told in a language; English where no words are given. */
export function itemOf({ element, what, from, to, about }: Deed, words?: Words): Item {
  const nameIn = (name: Name) => (typeof name === 'string' ? name : say(name, words))
  return {
    element,
    what,
    from: nameIn(from),
    to: to === null ? null : nameIn(to),
    message: about.map(sentence => say(sentence, words)).join(' '),
  }
}

/** An import under way. The tree is changed in place. */
export type Import = {
  readonly moddle: BpmnModdle
  readonly definitions: ModdleElement
  readonly deeds: Deed[]
  /** What has been spoken of: attributes by element, and extension elements themselves. */
  readonly marked: Map<ModdleElement, Set<string>>
}

/** Something runs here under another name. */
export function converted(
  im: Import,
  element: ModdleElement,
  from: Name,
  to: Name,
  ...about: readonly Sentence[]
): void {
  im.deeds.push({ element: placeOf(element), what: 'converted', from, to, about })
}

/** Something stands in the file as it was. */
export function kept(im: Import, element: ModdleElement, from: Name, about: Sentence): void {
  im.deeds.push({ element: placeOf(element), what: 'kept', from, to: null, about: [about] })
}

/** Something cannot be carried over. It stays in the file, so that a person can read what it was. */
export function refused(im: Import, element: ModdleElement, from: Name, ...about: readonly Sentence[]): void {
  im.deeds.push({ element: placeOf(element), what: 'refused', from, to: null, about })
}

/** The flow element that something belongs to, such as the event around a timer; else the nearest id. */
function placeOf(element: ModdleElement): string | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent)
    if (at.$instanceOf?.('bpmn:FlowElement') && at.id !== undefined) return at.id
  return idOf(element)
}

/** Marks an attribute, or with no name the whole element, as spoken of. */
export function mark(im: Import, element: ModdleElement, name = ''): void {
  const names = im.marked.get(element) ?? new Set()
  names.add(name)
  im.marked.set(element, names)
}

/** Whether something was spoken of. */
export function isMarked(im: Import, element: ModdleElement, name = ''): boolean {
  return im.marked.get(element)?.has(name) ?? false
}
