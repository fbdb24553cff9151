// A drawing from another tool, made ready for ours: one for Camunda 7 is converted, with a report of each thing, and one
// without a picture, or with little of one, is laid out. What is done is told; nothing is done to a drawing that needs neither.

import type { Item } from '../../engine/import/report.ts'
import { wordsOfImport } from '../../engine/words/languages.ts'
import { readDrawing } from './read.ts'

export type Foreign = {
  readonly xml: string
  /** What the conversion did; empty where nothing had to be converted. */
  readonly report: readonly Item[]
  /** True where the file had no picture, and one was made. */
  readonly laidOut: boolean
  /** How many pictures the file holds; the editor shows the first, until another is chosen. */
  readonly pictures: number
}

const CAMUNDA7 = 'http://camunda.org/schema/1.0/bpmn'

/** Makes a drawing ready, and tells it in a language. Rejects where it cannot be read. */
export async function fromElsewhere(xml: string, language = 'en'): Promise<Foreign> {
  const { xml: converted, report } = xml.includes(CAMUNDA7)
    ? await convert(xml, language)
    : { xml, report: [] }
  const pictures = converted.match(/<(?:\w+:)?BPMNDiagram[\s>]/g)?.length ?? 0
  const drawn = await isMostlyDrawn(converted)
  return {
    xml: drawn ? converted : await (await import('./lay-out.ts')).layOut(converted),
    report,
    laidOut: !drawn,
    pictures: Math.max(1, pictures),
  }
}

/** Few missing shapes are for their designer to add; where most are missing, a picture made anew shows more. */
async function isMostlyDrawn(xml: string): Promise<boolean> {
  const shapes = new Set(
    [...xml.matchAll(/<(?:\w+:)?BPMNShape\b[^>]*\bbpmnElement="([^"]+)"/g)].map(([, element]) => element!),
  )
  const nodes = [...(await readDrawing(xml)).nodes.keys()]
  return nodes.filter(node => shapes.has(node)).length * 2 >= nodes.length
}

async function convert(xml: string, language: string) {
  const [{ importCamunda7 }, words] = await Promise.all([
    import('../../engine/import/camunda7.ts'),
    wordsOfImport(language),
  ])
  return importCamunda7(xml, words)
}
