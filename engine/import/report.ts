// What the import did, thing by thing: nothing is changed, left standing or refused in silence.

import type { BpmnModdle } from 'bpmn-moddle'
import type { ModdleElement } from '../graph/moddle.ts'
import { idOf } from '../graph/reader.ts'

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

/** An import under way. The tree is changed in place. */
export type Import = {
  readonly moddle: BpmnModdle
  readonly definitions: ModdleElement
  readonly items: Item[]
  /** What has been spoken of: attributes by element, and extension elements themselves. */
  readonly told: Map<ModdleElement, Set<string>>
}

/** Something runs here under another name. */
export function converted(
  im: Import,
  element: ModdleElement,
  from: string,
  to: string,
  message: string,
): void {
  im.items.push({ element: placeOf(element), what: 'converted', from, to, message })
}

/** Something stands in the file as it was. */
export function kept(im: Import, element: ModdleElement, from: string, message: string): void {
  im.items.push({ element: placeOf(element), what: 'kept', from, to: null, message })
}

/** Something cannot be carried over. It stays in the file, so that a person can read what it was. */
export function refused(im: Import, element: ModdleElement, from: string, message: string): void {
  im.items.push({ element: placeOf(element), what: 'refused', from, to: null, message })
}

/** The flow element that something belongs to, such as the event around a timer; else the nearest id. */
function placeOf(element: ModdleElement): string | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent)
    if (at.$instanceOf?.('bpmn:FlowElement') && at.id !== undefined) return at.id
  return idOf(element)
}

/** Marks an attribute, or with no name the whole element, as spoken of. */
export function tell(im: Import, element: ModdleElement, name = ''): void {
  const names = im.told.get(element) ?? new Set()
  names.add(name)
  im.told.set(element, names)
}

/** Whether something was spoken of. */
export function isTold(im: Import, element: ModdleElement, name = ''): boolean {
  return im.told.get(element)?.has(name) ?? false
}
