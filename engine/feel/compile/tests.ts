// Comparisons, and the unary tests of `in` and of a decision table's cells, where `?` is the value judged.

import { tell } from '../../words/sentences.ts'
import { Told } from '../../words/told.ts'
import { shown } from '../arithmetic.ts'
import { both, type Comparator, compare, equals, includes, range, type Test, type Truth } from '../compare.ts'
import { type Code, type Frame, type Run, spend, spendMaking, warn } from '../frame.ts'
import { Closure, invoke } from '../function.ts'
import type { Piece } from '../parse.ts'
import { bindName, inner, type Scope } from '../scope.ts'
import { FeelRange } from '../values.ts'
import { type Compilation, fold, type Part, type Rule } from './part.ts'

export const compileComparison: Rule = (piece, scope, to) => {
  const operator = piece.parts[1]!
  refuseForeign(piece)
  const left = to.part(piece.parts[0]!, scope)
  if (operator.name === 'in') return compileIn(left, piece, scope, to)
  if (operator.name === 'between') return compileBetween(left, piece, scope, to)
  const right = to.part(piece.parts[2]!, scope)
  return fold({ sort: 'test', code: comparison(operator.text, left.code, right.code) }, [left, right])
}

// What other languages write would be read here, and mean nothing: `a == b` as "a equals the test = b".
function refuseForeign(piece: Piece): void {
  const [left, operator, right] = piece.parts
  if (left!.name === 'VariableName' && operator!.name === 'in' && / not$/.test(left!.text)) {
    throw new Told(tell`write not(a in b) for "a not in b"`)
  }
  if (
    operator!.name === 'CompareOp' &&
    right!.name === 'SimplePositiveUnaryTest' &&
    right!.parts.length === 2 &&
    piece.text.includes(`${operator!.text}${right!.text}`)
  ) {
    const written = `${operator!.text}${right!.parts[0]!.text}`
    throw new Told(tell`"${written}" compares nothing; equality is written =`)
  }
}

function comparison(operator: string, left: Code, right: Code): Code {
  switch (operator) {
    case '=':
      return frame => equals(frame.run, left(frame), right(frame))
    case '!=':
      return frame => not(equals(frame.run, left(frame), right(frame)))
    case '<':
      return frame => {
        const a = left(frame)
        const b = right(frame)
        return typeof a === 'number' && typeof b === 'number' ? a < b : compare(frame.run, '<', a, b)
      }
    default:
      return frame => compare(frame.run, operator as Comparator, left(frame), right(frame))
  }
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth
}

function compileBetween(left: Part, piece: Piece, scope: Scope | null, to: Compilation): Part {
  const low = to.part(piece.parts[2]!, scope).code
  const high = to.part(piece.parts[4]!, scope).code
  return {
    sort: 'test',
    code: frame => {
      const value = left.code(frame)
      return both(compare(frame.run, '>=', value, low(frame)), compare(frame.run, '<=', value, high(frame)))
    },
  }
}

// `?` inside the tests is the value on the left.
function compileIn(left: Part, piece: Piece, scope: Scope | null, to: Compilation): Part {
  const listed = piece.parts[2]!.name === '('
  const tests = listed ? piece.parts[3]!.parts : [piece.parts[2]!]
  const judges = tests.map(test => compileMember(test, scope, to))
  return {
    sort: 'test',
    code: frame => {
      const value = left.code(frame)
      return anyOf(judges, inner(frame, value), value)
    },
  }
}

function compileMember(piece: Piece, scope: Scope | null, to: Compilation): Test {
  const asked = bindName(scope, '?')
  const part = to.part(piece, asked)
  if (part.test) return part.test
  if (asked.used) return (frame, value) => answer(frame, part.code(frame), value)
  return (frame, value) => memberOf(frame.run, part.code(frame), value)
}

// A test that speaks of `?` has judged already when it gives a boolean.
function answer(frame: Frame, result: unknown, value: unknown): Truth {
  return typeof result === 'boolean' ? result : memberOf(frame.run, result, value)
}

function memberOf(run: Run, test: unknown, value: unknown): Truth {
  if (test === null) return null
  if (!Array.isArray(test)) return membership(run, test, value)
  let unknown = false
  for (const element of test) {
    const verdict = membership(run, element, value)
    if (verdict === true) return true
    if (verdict === null) unknown = true
  }
  return Array.isArray(value) && equals(run, test, value) === true ? true : unknown ? null : false
}

// Among members, a plain value of another kind is simply another value; only a range can be unsure.
function membership(run: Run, test: unknown, value: unknown): Truth {
  spend(run, 1)
  if (test instanceof FeelRange) return includes(run, test, value)
  if (test instanceof Closure) return truth(invoke(run, test, [value]))
  return equals(run, test, value) === true
}

function truth(value: unknown): Truth {
  return typeof value === 'boolean' ? value : null
}

function anyOf(tests: readonly Test[], frame: Frame, value: unknown): Truth {
  let unknown = false
  for (const test of tests) {
    const verdict = test(frame, value)
    if (verdict === true) return true
    if (verdict === null) unknown = true
  }
  return unknown ? null : false
}

/** Compiles the tests of one cell of a decision table; `?` is bound to the input. */
export function testsOfCell(piece: Piece, to: Compilation): Test {
  const negated = piece.parts[0]!.name === 'not'
  const list = negated ? piece.parts[2]! : piece.parts[0]!
  const tests = list.name === 'PositiveUnaryTests' ? list.parts : [list]
  const judges = tests.map(test => compileCellTest(test, to))
  return (frame, value) => {
    const asking = inner(frame, value)
    const passes = judges.some(judge => judge(asking, value) === true)
    return negated ? !passes : passes
  }
}

// A boolean that was written down is compared with the input; one that was computed is the verdict, but where the input
// is a boolean too and `?` is not spoken of, the two are compared. What speaks of `?` and cannot tell is no match; a null
// that was looked up matches null.
function compileCellTest(piece: Piece, to: Compilation): Test {
  const asked = bindName(null, '?')
  const part = to.part(piece, asked)
  if (part.test) return part.test
  if (part.sort === 'boolean') return (frame, value) => part.code(frame) === value
  if (part.sort === 'nil') return (_, value) => value === null
  // By itself it is the input again, which equals the input.
  if (piece.text === '?') return () => true
  return (frame, value) => {
    const result = part.code(frame)
    if (typeof result === 'boolean')
      return asked.used || typeof value !== 'boolean' ? result : result === value
    if (result === null) return asked.used ? null : value === null
    return memberOf(frame.run, result, value)
  }
}

export const compileSimpleTest: Rule = (piece, scope, to) => {
  if (piece.parts.length === 1) return to.part(piece.parts[0]!, scope)
  const operator = piece.parts[0]!.text
  const operand = to.part(piece.parts[1]!, scope)
  const test = simpleTest(operator, operand.code)
  return fold({ sort: 'test', test, code: frame => testValue(frame, operator, operand.code(frame)) }, [
    operand,
  ])
}

function simpleTest(operator: string, operand: Code): Test {
  if (operator === '=') return (frame, value) => equals(frame.run, value, operand(frame))
  if (operator === '!=') return (frame, value) => not(equals(frame.run, value, operand(frame)))
  return (frame, value) => compare(frame.run, operator as Comparator, value, operand(frame))
}

// `> 3` as a value is a range without an end, `= 3` one of a single value, `!= 3` a function.
function testValue(frame: Frame, operator: string, bound: unknown): unknown {
  switch (operator) {
    case '>':
    case '>=':
      return range(bound, null, operator === '>=', false) ?? noRange(frame.run, bound, null)
    case '<':
    case '<=':
      return range(null, bound, false, operator === '<=') ?? noRange(frame.run, null, bound)
    default: {
      // What has no order makes no range.
      const single = operator === '=' && bound !== null ? range(bound, bound, true, true) : null
      if (single) return single
      const test = simpleTest(operator, () => bound)
      return new Closure(['value'], frame.run, (run, args) =>
        test({ up: null, value: null, run }, args[0] ?? null),
      )
    }
  }
}

export const compileInterval: Rule = (piece, scope, to) => {
  const [open, from, , until, close] = piece.parts
  const start = to.part(from!, scope)
  const end = to.part(until!, scope)
  const code: Code = frame => {
    spendMaking(frame.run, 4)
    const low = start.code(frame)
    const high = end.code(frame)
    const [fromIncluded, untilIncluded] = [open!.text === '[', close!.text === ']']
    // An end that is null is open, so it is not to be included.
    if ((low === null && fromIncluded) || (high === null && untilIncluded))
      return noRange(frame.run, low, high)
    return range(low, high, fromIncluded, untilIncluded) ?? noRange(frame.run, low, high)
  }
  const part = fold({ sort: 'test', code }, [start, end])
  return { ...part, test: (frame, value) => rangeTest(frame.run, part.code(frame), value) }
}

function rangeTest(run: Run, bounds: unknown, value: unknown): Truth {
  return bounds instanceof FeelRange ? includes(run, bounds, value) : null
}

export function noRange(run: Run, start: unknown, end: unknown): null {
  return warn(run, () => tell`There is no range from ${shown(start)} to ${shown(end)}.`)
}
