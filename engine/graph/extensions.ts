// Extensions that nobody here reads are kept in the drawing and said, never dropped in silence: elements and attributes of
// foreign namespaces, wherever they stand. Only the picture may say of itself what it likes.

import { tell } from '../words/sentences.ts'
import type { ModdleElement } from './moddle.ts'
import { idOf, type Reader, report } from './reader.ts'
import { elementsOf } from './walk.ts'

const KNOWN = new Set([
  'zeebe',
  'gov',
  'linkspan',
  'modeler',
  'bioc',
  'color',
  'bpmn',
  'di',
  'dc',
  'bpmndi',
  'xsi',
  'xml',
  'xmlns',
])

/** Warns once for each extension, with the first element that carries it. */
export function reportUnknown(definitions: ModdleElement, reader: Reader): void {
  const seen = new Set<string>()
  // What a conversion left where it was has been told by its report.
  const converted = definitions.$attrs?.['modeler:executionPlatform'] === 'Camunda Cloud'
  for (const element of elementsOf(definitions))
    for (const name of unknownOf(element)) {
      if (seen.has(name)) continue
      seen.add(name)
      report(
        reader,
        'UNKNOWN_EXTENSION',
        idOf(element),
        name.startsWith('camunda:') && !converted
          ? tell`The extension ${name} is of Camunda 7 and has no effect here. Convert the file with "linkspan import".`
          : tell`The extension ${name} is kept but has no effect here.`,
        'warning',
      )
    }
}

/** What of an element is of a foreign namespace: itself, or else its attributes. */
function unknownOf(element: ModdleElement): readonly string[] {
  if (isForeign(element.$type)) return [element.$type]
  return Object.keys((element.$attrs ?? {}) as object).filter(isForeign)
}

function isForeign(name: string): boolean {
  return name.includes(':') && !KNOWN.has(name.split(':')[0]!)
}
