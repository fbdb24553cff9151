// Every element of a file, parents first, without the diagram. A file may be nested deeper than calls may, so there is
// no recursion.

import type { ModdleElement } from './moddle.ts'

/** The elements a file is made of, each once. */
export function* elementsOf(definitions: ModdleElement): Generator<ModdleElement> {
  const waiting: ModdleElement[] = [definitions]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element
    waiting.push(...partsOf(element).reverse())
  }
}

function partsOf(element: ModdleElement): ModdleElement[] {
  const parts: ModdleElement[] = []
  for (const { ns, isReference } of element.$descriptor?.properties ?? []) {
    if (isReference || ns.localName === 'diagrams') continue
    const value: unknown = element[ns.localName]
    for (const part of Array.isArray(value) ? value : [value])
      if (typeof part === 'object' && part !== null && part.$type !== undefined) parts.push(part)
  }
  return parts
}

/** The root elements of the file an element stands in. */
export function rootsAround(element: ModdleElement): readonly ModdleElement[] {
  let at: ModdleElement | undefined = element
  while (at !== undefined && at.$type !== 'bpmn:Definitions') at = at.$parent
  return at?.rootElements ?? []
}
