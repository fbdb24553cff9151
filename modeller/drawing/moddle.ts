// The reader of BPMN with both vocabularies we know beside the standard. What it does not know it keeps.

import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import gov from '../../engine/lint/governance.json' with { type: 'json' }

export const vocabularies = { zeebe, gov }

// biome-ignore lint/suspicious/noExplicitAny: moddle is untyped
export const moddle = (): any => new BpmnModdle(vocabularies)

const BOOLEAN =
  'is[A-Z]\\w+|triggeredByEvent|cancelActivity|parallelMultiple|instantiate|testBefore|cancelRemainingInstances|waitForCompletion|mustUnderstand'

/** Ids of letters that the plain reader refuses, booleans as 1 and 0, and shapes that name their element with a prefix. */
const UNUSUAL = new RegExp(
  `\\sid\\s*=\\s*(["'])(?![\\w.-]*\\1)|\\s(?:${BOOLEAN})\\s*=\\s*["'][01]["']|\\sbpmnElement\\s*=\\s*["'][\\w.-]+:`,
)

/** Whether a file has what only the engine's reading of it understands. */
export const isUnusual = (xml: string): boolean => UNUSUAL.test(xml)

/**
 * Reads a file as the engine does, whose reader is loaded for those that need it. Rejects where it is no BPMN.
 * @param reader the one of a canvas, where the canvas is to write it again
 */
// biome-ignore lint/suspicious/noExplicitAny: moddle is untyped
export async function readBpmn(xml: string, reader = moddle()): Promise<any> {
  if (!isUnusual(xml)) return reader.fromXML(xml)
  const { readXml, resolveName } = await import('../../engine/graph/xml-schema.ts')
  const read = await readXml(reader, xml)
  return { ...read, warnings: read.warnings.filter(warning => !resolveName(warning, read.elementsById)) }
}
