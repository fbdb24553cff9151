// Reads a drawing for the lint, and stops the test that draws one which cannot be read.

import { parse } from '../../../engine/graph/moddle.ts'
import type { Element } from '../../../engine/lint/index.ts'

/** The tree of a drawing. */
export async function definitionsOf(xml: string): Promise<Element> {
  const { definitions, problems } = await parse(xml)
  if (!definitions) throw new RangeError(problems.map(problem => problem.message).join(' '))
  return definitions
}
