// The decisions of a drawing in the line notation become a DMN file that lies beside it.

import { decision, dmn, literal, table } from '../engine/dmn/support.ts'
import { readDrawing } from './notation.ts'
import { value } from './xml.ts'

/** The DMN of `Days(decision feel='n * 2')` and `Days(decision rules='U n => days ; > 3 => 1')`; null where none is drawn. */
export function decisionsOf(text: string): string | null {
  const drawn = readDrawing(text).nodes.filter(({ type }) => type === 'decision')
  if (drawn.length === 0) return null
  return dmn(
    ...drawn.map(({ id, options }) => {
      const rules = value(options, 'rules')
      return decision(
        id,
        rules === null ? literal(value(options, 'feel') ?? '') : table(rules.replaceAll(' ; ', '\n')),
      )
    }),
  )
}
