// for, some and every: several iterators nest, the first outermost, and each sees those before it.

import { range } from '../compare.ts'
import { type Code, type Frame, type Run, spend, weightOf } from '../frame.ts'
import { each } from '../iterate.ts'
import type { Piece } from '../parse.ts'
import { bindName, inner, type Scope } from '../scope.ts'
import { type Compilation, nameOf, type Rule } from './part.ts'
import { noRange } from './tests.ts'

type Iterator = { readonly source: Code }

function compileIterators(piece: Piece, scope: Scope | null, to: Compilation) {
  const iterators: Iterator[] = []
  let within = scope
  for (const clause of piece.parts) {
    iterators.push({ source: compileSource(clause.parts[2]!, within, to) })
    within = bindName(within, nameOf(clause.parts[0]!))
  }
  return { iterators, within }
}

function compileSource(piece: Piece, scope: Scope | null, to: Compilation): Code {
  const start = to.part(piece.parts[0]!, scope).code
  if (piece.parts.length === 1) return start
  const end = to.part(piece.parts[2]!, scope).code
  return frame => {
    const low = start(frame)
    const high = end(frame)
    return low === null || high === null
      ? null
      : (range(low, high, true, true) ?? noRange(frame.run, low, high))
  }
}

/** 'null' where something to be gone through is no list and no range. */
type Outcome = 'null' | 'stopped' | 'done'

function loop(
  iterators: readonly Iterator[],
  depth: number,
  frame: Frame,
  visit: (frame: Frame) => boolean,
): Outcome {
  let outcome: Outcome = 'done'
  const last = depth === iterators.length - 1
  const went = each(frame.run, iterators[depth]!.source(frame), element => {
    const inside = inner(frame, element)
    outcome = last ? (visit(inside) ? 'stopped' : 'done') : loop(iterators, depth + 1, inside, visit)
    return outcome !== 'done'
  })
  return went ? outcome : 'null'
}

export const compileFor: Rule = (piece, scope, to) => {
  const { iterators, within } = compileIterators(piece.parts[1]!, scope, to)
  const body = piece.parts[3]!
  const result = to.part(body, bindName(within, 'partial')).code
  const weight = weightOf(body.text)
  return {
    sort: 'any',
    code: frame => {
      const partial: unknown[] = []
      const outcome = loop(iterators, 0, frame, inside => {
        spend(frame.run, weight)
        const made = result(inner(inside, partial))
        partial.push(made === partial ? copy(frame.run, partial) : made)
        return false
      })
      return outcome === 'null' ? null : partial
    },
  }
}

// What was made so far, not what will be.
function copy(run: Run, list: readonly unknown[]): unknown[] {
  spend(run, list.length)
  return [...list]
}

export const compileQuantified: Rule = (piece, scope, to) => {
  const { iterators, within } = compileIterators(piece.parts[1]!, scope, to)
  const condition = to.part(piece.parts[3]!, within)
  const weight = weightOf(piece.parts[3]!.text)
  const some = piece.parts[0]!.name === 'some'
  return {
    sort: 'test',
    code: frame => {
      let untold = false
      const outcome = loop(iterators, 0, frame, inside => {
        spend(frame.run, weight)
        const holds = condition.code(inside)
        if (typeof holds !== 'boolean') untold = true
        return holds === some
      })
      if (outcome === 'stopped') return some
      return outcome === 'null' || untold ? null : !some
    },
  }
}
