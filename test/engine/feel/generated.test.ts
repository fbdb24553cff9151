// Chance writes expressions, well typed but for nulls, and both readings must agree. The generator keeps off what
// deviations.ts lists. A failing seed goes into SEEDS for ever; fast-check prints it with the smallest expression.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileExpression, compileUnaryTests, ExpressionError } from '../../../engine/feel/evaluate.ts'
import { env, ours, theirs } from './support.ts'

const SEEDS: readonly number[] = []

const small = fc.integer({ min: -9, max: 20 }).map(n => (n < 0 ? `(${n})` : String(n)))
const word = fc.constantFrom('""', '"a"', '"quay"', '"b c"', '"😀"')

const expressions = fc.letrec<
  Record<'number' | 'boolean' | 'text' | 'list' | 'day' | 'span' | 'any', string>
>(tie => {
  const number = tie('number')
  const boolean = tie('boolean')
  const text = tie('text')
  const list = tie('list')
  const day = tie('day')
  const span = tie('span')
  return {
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      small,
      fc.constantFrom('n', 'm', 'zero', 'nothing', 'signal.score', 'absent'),
      fc.tuple(number, fc.constantFrom('+', '-', '*', '/'), number).map(([a, op, b]) => `(${a} ${op} ${b})`),
      number.map(a => `-(${a})`),
      fc.tuple(boolean, number, number).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      fc
        .tuple(fc.constantFrom('sum', 'min', 'max', 'count', 'mean', 'product'), list)
        .map(([f, l]) => `${f}(${l})`),
      fc.tuple(list, fc.integer({ min: -3, max: 4 })).map(([l, i]) => `${l}[${i}]`),
      text.map(t => `string length(${t})`),
      fc.tuple(number, number).map(([a, b]) => `(function(x, y) x - y)(${a}, ${b})`),
      number.map(a => `{k: ${a}, v: k}.v`),
      fc.tuple(day, fc.constantFrom('year', 'month', 'day', 'weekday')).map(([d, part]) => `${d}.${part}`),
      fc
        .tuple(span, fc.constantFrom('days', 'hours', 'minutes', 'months'))
        .map(([d, part]) => `${d}.${part}`),
      fc.tuple(fc.constantFrom('floor', 'ceiling', 'abs'), number).map(([f, a]) => `${f}(${a})`),
    ),
    boolean: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('true', 'false', 't', 'f', 'nothing'),
      fc
        .tuple(number, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), number)
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(text, fc.constantFrom('=', '!=', '<', '>='), text).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(list, list).map(([a, b]) => `(append(${a}, 0, 1) = append(${b}, 0, 1))`),
      fc.tuple(boolean, fc.constantFrom('and', 'or'), boolean).map(([a, op, b]) => `(${a} ${op} ${b})`),
      boolean.map(a => `not(${a})`),
      fc.tuple(number, fc.integer({ min: -5, max: 5 })).map(([a, low]) => `(${a} in [${low}..${low + 6}))`),
      fc
        .tuple(number, fc.integer({ min: -5, max: 5 }))
        .map(([a, low]) => `(${a} between ${low} and ${low + 6})`),
      fc.tuple(number, small, small).map(([a, b, c]) => `(${a} in (${b}, > ${c}))`),
      fc
        .tuple(fc.constantFrom('some', 'every'), list, boolean)
        .map(([q, l, b]) => `(${q} n in ${l} satisfies (${b}) = true)`),
      fc
        .tuple(fc.constantFrom('starts with', 'ends with', 'contains'), text, text)
        .map(([f, a, b]) => `${f}(${a}, ${b})`),
      fc.tuple(list, small).map(([l, a]) => `list contains(${l}, ${a})`),
      number.map(a => `(${a} instance of number)`),
      fc.tuple(day, fc.constantFrom('=', '!=', '<', '>='), day).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(span, fc.constantFrom('<', '>='), span).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      fc.constantFrom('s', 'empty', 'signal.id', 'nothing', 'first name'),
      fc.tuple(text, text).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(boolean, text, text).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      fc.tuple(text, fc.integer({ min: 1, max: 4 })).map(([t, at]) => `substring(${t}, ${at})`),
      text.map(t => `upper case(${t})`),
      list.map(l => `string(count(${l}))`),
    ),
    list: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('xs', 'ys', 'none', 'people.age', '[1, 2, 3]', '[4, 5]'),
      fc.tuple(small, small, small).map(items => `[${items}]`),
      fc.tuple(list, number).map(([l, body]) => `(for n in ${l} return ${body})`),
      fc.tuple(list, list, number).map(([a, b, body]) => `(for n in ${a}, m in ${b} return ${body})`),
      fc.tuple(list, small).map(([l, a]) => `${l}[item > ${a}]`),
      fc.tuple(list, boolean).map(([l, c]) => `${l}[item < 5 and ${c}]`),
      fc.tuple(list, number).map(([l, a]) => `append(${l}, ${a})`),
      list.map(l => `reverse(${l})`),
      list.map(l => `sort(${l}, function(a, b) a < b)`),
      fc.tuple(list, list).map(([a, b]) => `concatenate(${a}, ${b})`),
    ),
    day: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('date("2026-05-16")', '@"2024-02-29"', 'date(2025, 12, 31)', 'date("2026-02-30")'),
      fc
        .tuple(day, fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 400 }))
        .map(([d, op, n]) => `(${d} ${op} @"P${n}D")`),
      fc
        .tuple(day, fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 30 }))
        .map(([d, op, n]) => `(${d} ${op} @"P${n}M")`),
      fc.tuple(boolean, day, day).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    ),
    span: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('@"P1D"', 'duration("PT36H")', 'duration("-PT15M")', '@"PT0S"', 'nothing'),
      fc.tuple(day, day).map(([a, b]) => `(${a} - ${b})`),
      fc.tuple(span, fc.constantFrom('+', '-'), span).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
    any: fc.oneof(number, boolean, text, list, day, span),
  }
}).any

function agree(text: string): void {
  expect(ours(text), text).toEqual(theirs(text))
}

test('whatever chance writes, both readings agree', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  fc.assert(fc.property(expressions, agree), { numRuns: 700, seed })
})

test.each([0, ...SEEDS])('as they did with seed %i', seed => {
  fc.assert(fc.property(expressions, agree), { numRuns: 300, seed })
})

const WORDS =
  '( ( ) ) [ ] { } , : . .. + - * / ** = != < <= > >= and or not if then else for in return some every satisfies between instance of function ? item partial n xs people age s t nothing 0 1 2.5 "a" "" true false null @"P1D" @"2026-05-16" @"10:00:00" count sum string date duration sort split matches substring sublist remove modulo decimal context put'.split(
    ' ',
  )

test('whatever is written, reading never throws, and evaluating throws nothing but ExpressionError', () => {
  const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map(words => words.join(' '))
  fc.assert(fc.property(fc.oneof(soup, expressions, fc.string()), ends), { numRuns: 4000 })
})

function ends(text: string): void {
  const expression = compileExpression(text)
  const tests = compileUnaryTests(text)
  if (!('problem' in expression))
    expect(outcome(() => expression.evaluate(env()))).toEqual(outcome(() => expression.evaluate(env())))
  if (!('problem' in tests)) outcome(() => tests.test(7, env()))
}

// A value that survives JSON, or the code of an error.
function outcome(work: () => unknown): unknown {
  try {
    const value = work()
    expect(JSON.parse(JSON.stringify(value))).toEqual(value)
    return value
  } catch (error) {
    if (error instanceof ExpressionError) return error.code
    throw error
  }
}
