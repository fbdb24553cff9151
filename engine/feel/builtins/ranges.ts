// How two ranges, or a point and a range, lie to each other: the relations of DMN 1.5 clause 10.3.4.7, as its table 78
// defines them. An end that is left open lies beyond every value.

import { type Comparator, includes, order } from '../compare.ts'
import type { Run } from '../frame.ts'
import { FeelRange } from '../values.ts'
import { type Builtin, define, type Family } from './define.ts'
import { readRange } from './range-text.ts'

type Edge = { readonly value: unknown; readonly included: boolean; readonly beyond: -1 | 0 | 1 }
type Span = { readonly start: Edge; readonly end: Edge }
/** null where the values have no order. */
type Truth = boolean | null
type Relation = (run: Run, a: Span, b: Span) => Truth

export const RANGES: Family = [
  define('range', ['from: string', readRange]),
  define('before', ['a: any, b: any', (run: Run, a: unknown, b: unknown) => related(run, ends, a, b)]),
  define('after', ['a: any, b: any', (run: Run, a: unknown, b: unknown) => related(run, ends, b, a)]),
  ...pair('meets', 'met by', (run, a, b) =>
    both(a.end.included && b.start.included, is(run, a.end, '=', b.start)),
  ),
  define('overlaps', [
    'range1: range, range2: range',
    (run: Run, a: unknown, b: unknown) => related(run, overlaps, a, b),
  ]),
  ...pair('overlaps before', 'overlaps after', overlapsBefore),
  ...pointed('finishes', 'finished by', finishes),
  ...pointed('starts', 'started by', starts),
  define('includes', ['range: range, value: any', (run, a: FeelRange, b: unknown) => includes(run, a, b)]),
  define('during', ['value: any, range: range', (run, a: unknown, b: FeelRange) => includes(run, b, a)]),
  define('coincides', [
    'a: any, b: any',
    (run: Run, a: unknown, b: unknown) => related(run, coincides, a, b),
  ]),
]

function pair(name: string, converse: string, relation: Relation): Builtin[] {
  return [
    define(name, [
      'range1: range, range2: range',
      (run: Run, a: unknown, b: unknown) => related(run, relation, a, b),
    ]),
    define(converse, [
      'range1: range, range2: range',
      (run: Run, a: unknown, b: unknown) => related(run, relation, b, a),
    ]),
  ]
}

function pointed(name: string, converse: string, relation: Relation): Builtin[] {
  return [
    define(name, [
      'a: any, range: range',
      (run: Run, a: unknown, b: unknown) => related(run, relation, a, b),
    ]),
    define(converse, [
      'range: range, a: any',
      (run: Run, a: unknown, b: unknown) => related(run, relation, b, a),
    ]),
  ]
}

function related(run: Run, relation: Relation, a: unknown, b: unknown): Truth {
  if (a === null || b === null) return null
  return relation(run, span(a), span(b))
}

// A point is a range that begins and ends with it.
function span(value: unknown): Span {
  if (!(value instanceof FeelRange)) {
    const edge: Edge = { value, included: true, beyond: 0 }
    return { start: edge, end: edge }
  }
  return {
    start: { value: value.start, included: value['start included'], beyond: value.start === null ? -1 : 0 },
    end: { value: value.end, included: value['end included'], beyond: value.end === null ? 1 : 0 },
  }
}

function is(run: Run, a: Edge, comparator: Comparator | '=', b: Edge): Truth {
  const result = a.beyond || b.beyond ? a.beyond - b.beyond : order(run, a.value, b.value)
  if (result === null) return null
  if (comparator === '=') return result === 0 && !(a.beyond || b.beyond)
  return comparator === '<' ? result < 0 : result > 0
}

function both(...truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes(null) ? null : true
}

function either(...truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true
  return truths.includes(null) ? null : false
}

function ends(run: Run, a: Span, b: Span): Truth {
  return either(
    is(run, a.end, '<', b.start),
    both(!(a.end.included && b.start.included), is(run, a.end, '=', b.start)),
  )
}

// The start of a comes no later than some point where b has not yet ended.
function reaches(run: Run, a: Span, b: Span): Truth {
  return either(
    is(run, a.end, '>', b.start),
    both(a.end.included && b.start.included, is(run, a.end, '=', b.start)),
  )
}

function overlaps(run: Run, a: Span, b: Span): Truth {
  return both(reaches(run, a, b), reaches(run, b, a))
}

function overlapsBefore(run: Run, a: Span, b: Span): Truth {
  const startsFirst = either(
    is(run, a.start, '<', b.start),
    both(a.start.included && !b.start.included, is(run, a.start, '=', b.start)),
  )
  const endsFirst = either(
    is(run, a.end, '<', b.end),
    both(!a.end.included || b.end.included, sameEdge(run, a.end, b.end)),
  )
  return both(startsFirst, reaches(run, a, b), endsFirst)
}

function finishes(run: Run, a: Span, b: Span): Truth {
  const within = either(
    is(run, a.start, '>', b.start),
    both(!a.start.included || b.start.included, sameEdge(run, a.start, b.start)),
  )
  return both(a.end.included === b.end.included, sameEdge(run, a.end, b.end), within)
}

function starts(run: Run, a: Span, b: Span): Truth {
  const within = either(
    is(run, a.end, '<', b.end),
    both(!a.end.included || b.end.included, sameEdge(run, a.end, b.end)),
  )
  return both(a.start.included === b.start.included, sameEdge(run, a.start, b.start), within)
}

function coincides(run: Run, a: Span, b: Span): Truth {
  return both(
    a.start.included === b.start.included && a.end.included === b.end.included,
    sameEdge(run, a.start, b.start),
    sameEdge(run, a.end, b.end),
  )
}

function sameEdge(run: Run, a: Edge, b: Edge): Truth {
  return a.beyond || b.beyond ? a.beyond === b.beyond : is(run, a, '=', b)
}
