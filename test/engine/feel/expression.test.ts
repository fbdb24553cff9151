// The face: what an expression tells of itself, where its names and its clock come from, and what it says when it
// cannot be read or cannot go on.

import { describe, expect, test } from 'vitest'
import {
  compileExpression,
  compileUnaryTests,
  type Expression,
  fromJson,
  newBudget,
  toJson,
} from '../../../engine/feel/evaluate.ts'
import { say } from '../../../engine/words/sentences.ts'
import { compiled, env, NOW, VARIABLES } from './support.ts'

describe('names', () => {
  test.each([
    ['n + m', ['n', 'm']],
    ['n + n', ['n']],
    ['1 + 2', []],
    ['signal.place.city', ['signal']],
    ['first name', ['first name']],
    ['date of birth > x', ['date of birth', 'x']],
    ['`odd-name` + 1', ['odd-name']],
    ['for i in xs return i + n', ['xs', 'n']],
    ['for i in xs, j in i return partial[j]', ['xs']],
    ['some p in people satisfies p.age > n', ['people', 'n']],
    ['(function(a, b) a + b + c)(1, 2)', ['c']],
    ['{a: n, b: a + x}.b', ['n', 'x']],
    ['string length(s)', ['s']],
    ['count(count)', ['count']],
    ['now()', []],
    ['xs[item > n]', ['xs', 'n']],
    ['xs[n > 1]', ['xs', 'n']],
    ['n instance of number', ['n']],
    ['x.y.z(w)', ['x', 'w']],
    ['f(a: b)', ['f', 'b']],
    ['is defined(q)', ['q']],
    ['if a then b else c', ['a', 'b', 'c']],
  ])('%s reads %j', (text, names) => {
    expect(compiled(text).names).toEqual(names)
  })

  test('only what an expression names is asked for', () => {
    const asked: string[] = []
    compiled('signal.score > n and count(xs) > 0').evaluate({
      now: NOW,
      get: name => {
        asked.push(name)
        return VARIABLES[name]
      },
    })
    expect(asked).toEqual(['signal', 'n', 'xs'])
  })

  test('a name the grammar would take apart is told as scope, under whatever spacing it is written', () => {
    const sum = compiled('cost+tax * 2', { 'cost+tax': 0 })
    expect(sum.names).toEqual(['cost+tax'])
    expect(sum.evaluate({ now: NOW, get: name => (name === 'cost+tax' ? 21 : undefined) })).toBe(42)
    expect(compiled('cost + tax', { 'cost+tax': 0 }).names).toEqual(['cost+tax'])
  })

  test('a variable called like a function hides no function', () => {
    const variables = { count: 4, xs: [1, 2] }
    expect(compiled('count(xs) + count').evaluate(env(variables))).toBe(6)
  })
})

describe('text', () => {
  test('the leading = is optional', () => {
    for (const text of ['= n < 10', '=n < 10', '  =  n < 10 ', 'n < 10']) {
      expect(compiled(text).text).toBe('n < 10')
      expect(compiled(text).evaluate(env())).toBe(true)
    }
  })

  test.each([
    ['', 'The expression is empty.'],
    ['=', 'The expression is empty.'],
    ['1 +', 'The expression ends too early, at character 4.'],
    ['1 + * 2', 'The expression cannot be read at character 5: "*" does not fit there.'],
    ['if a then b', 'The expression ends too early, at character 12.'],
    ['a = 1\n  and )', 'The expression cannot be read at line 2, character 7: ")" does not fit there.'],
    ['[1, 2', 'The expression ends too early, at character 6.'],
  ])('%j: %s', (text, problem) => {
    const made = compileExpression(text)
    expect('problem' in made && say(made.problem)).toBe(problem)
  })

  test.each([
    '${x}',
    '#{x}',
    'a == b',
    'a && b',
    '"open',
    '{a 1}',
    '\u0000',
    '))',
    'x not in [1]',
    'a =< 2',
    '{a: 1, a: 2}',
  ])('%j is told as a problem', text => {
    expect(compileExpression(text)).toHaveProperty('problem')
    expect(compileUnaryTests(text)).toHaveProperty('problem')
  })
})

describe('clock and chance', () => {
  test.each([
    ['now()', '2026-05-16T13:30:00Z'],
    ['today()', '2026-05-16'],
    ['today() + duration("P1D")', '2026-05-17'],
    ['now() - duration("PT1H") < now()', true],
    ['string(now())', '2026-05-16T13:30:00Z'],
    ['day of week(today())', 'Saturday'],
    ['now().time offset = duration("PT0S")', true],
  ])('%s is %s', (text, value) => {
    expect(compiled(text).evaluate(env())).toBe(value)
  })

  test('chance is the same for the same seed, and differs by seed, by draw and by expression', () => {
    const draw = (text: string, seed?: string) => compiled(text).evaluate({ ...env(), seed })
    expect(draw('random number()')).toBe(draw('random number()'))
    expect(draw('random number()', 'a')).not.toBe(draw('random number()', 'b'))
    expect(draw('random number() = random number()')).toBe(false)
    expect(draw('uuid()')).not.toBe(draw('uuid() + ""'))
    expect(draw('uuid()')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const many = draw('for i in 1..1000 return random number()') as number[]
    expect(new Set(many).size).toBe(1000)
    expect(many.every(one => one >= 0 && one < 1)).toBe(true)
    expect(Math.abs(many.reduce((a, b) => a + b) / 1000 - 0.5)).toBeLessThan(0.05)
  })
})

describe('values', () => {
  const value = (text: string) => compiled(text).evaluateValue(env())
  const inDecision = (text: string, variables: Record<string, unknown>) =>
    compiled(text).evaluateValue(env(variables))

  test('evaluate gives JSON, evaluateValue what FEEL knows', () => {
    const date = compiled('date("2026-05-16")')
    expect(date.evaluate(env())).toBe('2026-05-16')
    expect(inDecision('d + duration("P1D") = date("2026-05-17")', { d: date.evaluateValue(env()) })).toBe(
      true,
    )
  })

  test('a JSON string is never taken for a date', () => {
    expect(inDecision('d instance of string', { d: fromJson('2026-05-16') })).toBe(true)
  })

  test('a function goes from one decision to the next and keeps its own names', () => {
    const rate = compiled('function(x) x * percent').evaluateValue(env({ percent: 0.21 }))
    expect(inDecision('rate(100)', { rate, percent: 9 })).toBe(21)
    expect(inDecision('rate(x: 100)', { rate })).toBe(21)
  })

  test('a function kept from before runs on the meter of whoever calls it', () => {
    const slow = compiled('function(x) count(for i in 1..x return i)').evaluateValue(env())
    for (let turn = 0; turn < 3; turn++) expect(inDecision('slow(400000)', { slow })).toBe(400000)
    expect(() => inDecision('for i in 1..10 return slow(400000)', { slow })).toThrow('steps')
  })

  test('evaluations that share a budget share what is left of it', () => {
    const shared = { ...env(), budget: newBudget() }
    const loop = compiled('count(for i in 1..200000 return i)')
    expect(loop.evaluate(env())).toBe(200000)
    for (const _ of [1, 2]) expect(loop.evaluate(shared)).toBe(200000)
    expect(() => loop.evaluate(shared)).toThrow(expect.objectContaining({ code: 'EXPRESSION_TOO_COSTLY' }))
    const draws = compiled('random number()')
    const chance = { ...env(), budget: newBudget() }
    expect(draws.evaluate(chance)).not.toBe(draws.evaluate(chance))
  })

  test('what JSON cannot say is written, or null', () => {
    expect(toJson(value('[1..3]'))).toBe('[1..3]')
    expect(toJson(value('function(a) a'))).toBe(null)
    expect(toJson(value('{d: @"P1D", t: [@"10:00:00"], n: null}'))).toEqual({
      d: 'P1D',
      t: ['10:00:00'],
      n: null,
    })
    expect(Object.is(toJson(-0), 0)).toBe(true)
    expect(toJson(Number.NaN)).toBe(null)
    expect(toJson(undefined)).toBe(null)
  })

  test('evaluating changes nothing it was given', () => {
    const people = Object.freeze([Object.freeze({ age: 1 })])
    const variables = { people }
    expect(
      inDecision(
        'append(people, 2)[1].age + count(reverse(people)) + count(sort(people, function(a, b) a.age < b.age))',
        variables,
      ),
    ).toBe(3)
    expect(variables).toEqual({ people: [{ age: 1 }] })
  })
})

describe('trouble', () => {
  const warnings = (text: string): string[] => {
    const heard: string[] = []
    compiled(text).evaluate({ ...env(), warn: sentence => heard.push(sentence) })
    return heard
  }

  test.each([
    ['absent', 'There is no variable "absent".'],
    ['signal.absent', 'There is no "absent" in a context.'],
    ['n + s', '7 + "quay" has no value.'],
    ['n / 0', '7 cannot be divided by zero.'],
    ['s(1)', '"quay" is not a function.'],
    ['string length(n)', 'string length(7) has no value.'],
    ['number("x")', 'number() cannot read "x".'],
    ['date("x")', '"x" cannot be read as a date.'],
    ['matches("a", "(")', 'The pattern "(" cannot be used: a bracket is not closed.'],
    ['[1.."a"]', 'There is no range from 1 to "a".'],
  ])('%s warns: %s', (text, warning) => {
    expect(warnings(text)).toEqual([warning])
  })

  test('an assertion that does not hold ends the evaluation with its own words', () => {
    expect(compiled('assert(n, n > 3)').evaluate(env())).toBe(7)
    const failing: Expression = compiled('assert(n, n > 30, "n is small")')
    expect(() => failing.evaluate(env())).toThrow(
      expect.objectContaining({ code: 'EXPRESSION_ERROR', message: 'n is small' }),
    )
  })

  test('trouble of the variables themselves is told as EXPRESSION_ERROR', () => {
    const broken = {
      now: NOW,
      get: () => {
        throw new Error('the store is closed')
      },
    }
    expect(() => compiled('n').evaluate(broken)).toThrow(
      expect.objectContaining({
        code: 'EXPRESSION_ERROR',
        message: 'The expression failed: the store is closed.',
      }),
    )
  })
})
