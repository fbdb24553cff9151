// A filter is an index, a value or a condition: what it is shows in how it is written, or at the latest when it meets
// the first element.

import { includes } from '../compare.ts'
import { type Frame, spend, weightOf } from '../frame.ts'
import { bindItem, inner } from '../scope.ts'
import { FeelRange } from '../values.ts'
import type { Part, Rule } from './part.ts'

export const compileFilter: Rule = (piece, scope, to) => {
  const target = to.part(piece.parts[0]!, scope).code
  const filter = to.part(piece.parts[2]!, bindItem(scope))
  const select = selection(filter)
  const each = 1 + weightOf(piece.parts[2]!.text)
  return {
    sort: 'any',
    code: frame => {
      const value = target(frame)
      if (value === null) return null
      const list = Array.isArray(value) ? value : [value]
      spend(frame.run, list.length * each)
      return select(frame, list)
    },
  }
}

type Selection = (frame: Frame, list: readonly unknown[]) => unknown

function selection(filter: Part): Selection {
  switch (filter.sort) {
    case 'number':
      return (frame, list) => at(list, filter.code(inner(frame, null)))
    case 'string':
      return (frame, list) => {
        const wanted = filter.code(inner(frame, null))
        return list.filter(element => element === wanted)
      }
    case 'composite':
    case 'nil':
    case 'date':
      return () => null
    case 'test':
      return (frame, list) => list.filter(element => judge(filter, inner(frame, element), element))
    default:
      return (frame, list) => chosen(filter, frame, list)
  }
}

// Whether a filter such as `[f(item)]` is an index or a condition shows when it meets the first element.
function chosen(filter: Part, frame: Frame, list: readonly unknown[]): unknown {
  const first = filter.code(inner(frame, list[0] ?? null))
  if (typeof first === 'number') return at(list, first)
  if (list.length === 0) return []
  return list.filter((element, index) => {
    const result = index === 0 ? first : filter.code(inner(frame, element))
    return result === true || (result instanceof FeelRange && includes(frame.run, result, element) === true)
  })
}

function judge(filter: Part, frame: Frame, element: unknown): boolean {
  if (filter.test) return filter.test(frame, element) === true
  const result = filter.code(frame)
  return result === true || (result instanceof FeelRange && includes(frame.run, result, element) === true)
}

function at(list: readonly unknown[], index: unknown): unknown {
  if (typeof index !== 'number') return null
  return list[index < 0 ? list.length + index : index - 1] ?? null
}
