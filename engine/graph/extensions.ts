// Extensions that nobody here reads are kept in the drawing and said, never dropped in silence.

import { tell } from '../words/sentences.ts'
import type { ModdleElement } from './moddle.ts'
import { type Reader, report } from './reader.ts'

const KNOWN = new Set([
  'zeebe',
  'gov',
  'modeler',
  'bioc',
  'color',
  'bpmn',
  'di',
  'dc',
  'bpmndi',
  'xsi',
  'camunda',
])

/** Warns once for each foreign prefix, with the first element that carries it. */
export function reportUnknown(definitions: ModdleElement, reader: Reader): void {
  const seen = new Set<string>()
  const visit = (element: ModdleElement, depth: number): void => {
    if (depth > 200) return
    for (const value of (element.extensionElements?.values ?? []) as ModdleElement[]) {
      const prefix = value.$type.split(':')[0] ?? ''
      if (KNOWN.has(prefix) || seen.has(prefix)) continue
      seen.add(prefix)
      report(
        reader,
        'UNKNOWN_EXTENSION',
        element,
        tell`The extension ${value.$type} is kept but has no effect here.`,
        'warning',
      )
    }
    for (const children of [
      element.rootElements,
      element.flowElements,
      element.participants,
      element.laneSets,
      element.lanes,
    ]) {
      for (const child of (children ?? []) as ModdleElement[]) visit(child, depth + 1)
    }
  }
  visit(definitions, 0)
}
