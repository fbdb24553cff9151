// Whatever an expression says, it ends: with a value, or with EXPRESSION_TOO_COSTLY, and soon.

import { expect, test } from 'vitest'
import { compileExpression, type ExpressionError } from '../../../engine/feel/evaluate.ts'
import { env, ours } from './support.ts'

function outcome(text: string): unknown {
  const expression = compileExpression(text)
  if ('problem' in expression) return 'unreadable'
  try {
    return expression.evaluate(env())
  } catch (error) {
    return (error as ExpressionError).code
  }
}

const NESTED_LISTS = `${'['.repeat(50)}${']'.repeat(50)}`
const DOUBLING = 'for i in 1..60 return {a: partial[-1], b: partial[-1]}'

/** Much work in one turn of a loop. */
const LONG = `i${' + i'.repeat(2000)}`

const BIG =
  'string join(for i in 1..15000 return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")'

// What is counted is the processor's time, which others on the machine do not take; a hang would take for ever.
test.each([
  'for i in 1..1000000000 return i',
  'every i in 1..1000000000 satisfies true',
  'some i in 1..1000000000 satisfies i = 0',
  'for i in 1..3000, j in 1..3000 return i * j',
  'for i in 1..100 return for j in 1..100 return for k in 1..1000 return 1',
  '{f: function(n) f(n), r: f(1)}.r',
  '{f: function(n) f(n + 1) + f(n + 2), r: f(1)}.r',
  '{f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(40)}.r',
  'for i in 1..30 return if i = 1 then "0123456789" else partial[-1] + partial[-1]',
  'for i in 1..40 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])',
  'string join(for i in 1..400000 return "0123456789", "0123456789")',
  DOUBLING,
  `string(${DOUBLING})`,
  `to json(${DOUBLING})`,
  `(${DOUBLING})[-1] = (${DOUBLING})[-1]`,
  'count(for i in 1..2000 return (for j in 1..2000 return j)[item = i])',
  'for i in 1..1000000000 return partial',
  'for i in 1..1000000 return @"2026-01-01" + duration("P1D") * i',
  'for d in @"0001-01-01"..@"9999-12-31" return d',
  'for i in 1..1000000 return date(2026, 1, 1)',
  'for i in 1..100000 return matches("a", "[a-z]{1,100}" + string(i))',
  'matches(string join(for i in 1..20000 return "ab"), "(.*)c\\\\1")',
  `{big: ${BIG}, n: for i in 1..1000000 return contains(big, substring(big, 1, 100000) + "b")}.n`,
  `{a: ${BIG}, b: ${BIG}, n: for i in 1..1000000 return a = b}.n`,
  `{a: ${BIG}, b: ${BIG}, n: for i in 1..1000000 return a < b}.n`,
  `{big: ${BIG}, n: for i in 1..100000 return big}.n`,
  `{big: ${BIG}, n: to json(for i in 1..100000 return big)}.n`,
  `{big: ${BIG}, n: for i in 1..100000 return upper case(big)}.n`,
  `{big: ${BIG}, n: for i in 1..100000 return to base64(big)}.n`,
  `{big: ${BIG}, n: for i in 1..100000 return substring(big, i)}.n`,
  `{big: ${BIG}, n: for i in 1..100000 return replace(big, "a", "b")}.n`,
  'for i in 1..100000 return context put(get or else(partial[-1], {}), string(i), i)',
  'count(for i in 1..900000 return [[[[[[[[[[i]]]]]]]]]])',
  'count(for i in 1..900000 return {a: i, b: {c: i}, d: [i, i, i, i]})',
  'count(for i in 1..900000 return [1..i])',
  'count(for i in 1..300000 return (@"2026-01-01T10:00:00@Europe/Paris").time offset)',
  `for i in 1..900000 return ${LONG}`,
  `every i in 1..900000 satisfies ${LONG} != "x"`,
  `(for i in 1..90000 return i)[${LONG.replaceAll('i', 'item')} > 0]`,
  `{f: function(i) ${LONG}, r: for j in 1..300000 return f(j)}.r`,
  `(for i in 1..40 return [partial[-1], partial[-1]])[-1] instance of ${'list<'.repeat(40)}Any${'>'.repeat(40)}`,
  'for i in 1..100000 return sort(get or else(partial[-1], [1]), function(a, b) a < b)',
])('%s', text => {
  const before = process.cpuUsage()
  expect(['EXPRESSION_TOO_COSTLY', 'unreadable']).toContain(outcome(text))
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(6000)
})

test.each([
  ['some i in 1..1000000000 satisfies i = 3', true],
  ['every i in 1..1000000000 satisfies i < 3', false],
  ['count(for i in 1..100000 return i)', 100000],
  ['sum(for i in 1..100000 return i)', 5000050000],
  ['sort(for i in 1..5000 return 5000 - i, function(a, b) a < b)[1]', 0],
  ['5 in [1..1000000000]', true],
  ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', false],
  ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|aa)+$")', false],
  ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+\\\\1$")', false],
  ['replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a*)*b", "")', `${'a'.repeat(36)}!`],
  ['count(split("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a?){30}a{30}"))', 2],
  ['matches("x", "(x{1,1000}){1,1000}")', null],
])('%s is answered', (text, value) => {
  expect(ours(text)).toEqual(value)
})

test('a function may call itself two hundred levels deep', () => {
  const depth = (levels: number) => `{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(${levels})}.r`
  expect(ours(depth(150))).toBe(150)
  expect(() => ours(depth(250))).toThrow('The expression calls itself more than 200 levels deep.')
})

test('a pattern pays for the text it goes through', () => {
  expect(outcome('matches(string join(for i in 1..90000 return "aaaaaaaaaa"), "(a|b|ab)*c")')).toBe(
    'EXPRESSION_TOO_COSTLY',
  )
})

test('a text that is too long, or nested too deep, is refused when it is read', () => {
  expect(compileExpression(`1${' + 1'.repeat(5000)}`)).toEqual({
    problem: { template: 'The expression is longer than {0} characters.', values: ['10000'] },
  })
  expect(compileExpression(`1${' + 1'.repeat(1000)}`)).toHaveProperty('problem')
  expect(compileExpression(NESTED_LISTS)).not.toHaveProperty('problem')
  expect(compileExpression('('.repeat(4000) + ')'.repeat(4000))).toHaveProperty('problem')
})

test('what JavaScript lies beneath cannot be reached', () => {
  for (const text of [
    '"a".constructor',
    'constructor',
    '{}.constructor',
    '{}.__proto__',
    '[].length',
    'toString',
    '(function(a) a).fn',
    'xs.constructor',
    'get value({}, "constructor")',
    'get value({}, "__proto__")',
    'signal.__proto__',
  ]) {
    expect([null, [], [null, null, null]], text).toContainEqual(ours(text))
  }
})

test('an entry called __proto__ is an entry like others', () => {
  expect(ours('{"__proto__": {polluted: true}}.polluted')).toBe(null)
  expect(ours('context put({}, "__proto__", {polluted: true}).polluted')).toBe(null)
  expect(({} as Record<string, unknown>).polluted).toBe(undefined)
})
