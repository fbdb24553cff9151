// What models may hold that nobody expects: names of all kinds, aggregates of nothing, values that share their parts. Each
// ends with a value or a sentence, and soon.

import { expect, test } from 'vitest'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import { type DecisionError, evaluateDecision } from '../../../engine/dmn/evaluate.ts'
import {
  component,
  context,
  decide,
  decision,
  dmn,
  escapeXml,
  fn,
  input,
  invocation,
  knowledge,
  list,
  literal,
  noon,
  table,
  type,
} from './support.ts'

test.each([
  "Caller's name",
  'a-b',
  'cost+tax',
  'cost + tax',
  'a*b',
  'a/b',
  'x.y',
  'größe',
  'naam 🐎',
  'in list',
  'list in',
  'for x',
  'if y',
  'not done',
  'this and that',
  'date of birth',
  'time spent',
  'function name',
  'null value',
  'true story',
  'every day',
  'instance of it',
  'between us',
  'item',
  'partial',
  'sum',
  'then',
  'duration',
  'years and months duration',
  ' padded ',
  'a  b',
])('an input may be called %j', async name => {
  const called = escapeXml(name)
  const model = dmn(
    `<inputData id="I" name="${called}"><variable name="${called}"/></inputData>`,
    `<decision id="D" name="D"><variable name="D"/><informationRequirement><requiredInput href="#I"/></informationRequirement>${literal(`[${name}]`)}</decision>`,
  )
  expect((await decide(model, 'D', { [name]: 7 })).value).toEqual([7])
})

const over = (text: string) => dmn(input('n: number'), decision('D', table(text), { inputs: ['n'] }))

test.each<[title: string, table: string, value: unknown]>([
  ['the sum of nothing is null', 'C+ n => v\n> 9 => 1', null],
  ['the sum of texts is null', 'C+ n => v\n> 0 => "a"\n> 0 => "b"', null],
  ['the sum of a number and null is null', 'C+ n => v\n> 0 => 1\n> 0 => null', null],
  ['durations add up', 'C+ n => v\n> 0 => @"P1D"\n> 0 => @"PT12H"', 'P1DT12H'],
  ['the least of texts is the first by letter', 'C< n => v\n> 0 => "b"\n> 0 => "a"', 'a'],
  [
    'the greatest of dates is the last',
    'C> n => v\n> 0 => @"2026-01-01"\n> 0 => @"2027-01-01"',
    '2027-01-01',
  ],
  ['the greatest of two kinds is null', 'C> n => v\n> 0 => 1\n> 0 => "a"', null],
  ['a default counts before an empty aggregate', 'C+ n => v\ndefault => 7\n> 9 => 1', 7],
  [
    'a default may be the only one of an ordered list',
    'O n => v\nvalues => 3,2,1\ndefault => 2\n> 9 => 1',
    [2],
  ],
  ['what is no value of the output comes last', 'P n => v\nvalues => 1,2\n> 0 => 3\n> 0 => 2', 2],
  ['a default may leave an output out', 'U n => v | w\ndefault => 1 | \n> 9 => 1 | 2', { v: 1, w: null }],
  ['a default may look at the inputs', 'U n => v\ndefault => n + 1\n> 9 => 1', 2],
])('%s', async (_, text, value) => {
  expect((await decide(over(text), 'D', { n: 1 })).value).toEqual(value)
})

test('an invocation that binds no parameter of what it calls is null, and says so', async () => {
  const model = dmn(
    knowledge('f', ['a'], literal('a')),
    decision('D', invocation(literal('f'), { z: literal('1') }), { knows: ['f'] }),
  )
  const { value, trace } = await decide(model, 'D')
  expect(value).toBe(null)
  expect(trace.at(-1)!.warnings).toEqual(['A function of (a) is called with (z).'])
})

test.each([
  ['a box', invocation(literal('f'), { 'pre-check': literal('1'), 'a/b of it': literal('2') })],
  ['a text', literal('f(a/b of it: 2, pre-check: 1)')],
  ['a text with more spaces', literal('f(pre - check: 1, a / b  of it: 2)')],
])('a parameter with signs in its name is bound by its name, in %s', async (_, call) => {
  const model = dmn(
    knowledge('f', ['pre-check', 'a/b of it'], literal('[pre-check, a/b of it]')),
    decision('D', call, { knows: ['f'] }),
  )
  expect((await decide(model, 'D')).value).toEqual([1, 2])
})

test('functions may be held in a list and called from it', async () => {
  const both = list(fn(['x'], literal('x + 1')), fn(['x'], literal('x * 2')))
  const model = dmn(decision('D', context({ fs: both, '': literal('for f in fs return f(5)') })))
  expect((await decide(model, 'D')).value).toEqual([6, 10])
})

const doubled = knowledge('doubled', ['s', 'n'], literal('if n = 0 then s else doubled({a: s, b: s}, n - 1)'))
const asks = (text: string) => decision(text, literal('doubled(1, 60)'), { knows: ['doubled'] })
const heavy = knowledge('heavy', ['n'], literal('count(for i in 1..200000 return i)'))

test.each<[title: string, model: string]>([
  ['a result', dmn(doubled, asks('D'))],
  ['a result of the wrong type', dmn(doubled, asks('D: number'))],
  [
    'a result of a type that contains itself',
    dmn(type('tT', [component('a', 'tT'), component('b', 'tT')]), doubled, asks('D: tT')),
  ],
  [
    'outputs that are to be the same',
    dmn(
      doubled,
      decision(
        'D',
        '<decisionTable hitPolicy="ANY"><output/>' +
          '<rule><outputEntry><text>doubled(1, 60)</text></outputEntry></rule>'.repeat(2) +
          '</decisionTable>',
        { knows: ['doubled'] },
      ),
    ),
  ],
  [
    'a question for its type',
    dmn(
      type('tT', [component('a', 'tT'), component('b', 'tT')]),
      doubled,
      decision('D', literal('doubled(null, 60) instance of tT'), { knows: ['doubled'] }),
    ),
  ],
  [
    'much work in each of many calls',
    dmn(heavy, decision('D', literal('for i in 1..1000 return heavy(i)'), { knows: ['heavy'] })),
  ],
  [
    'a call that calls itself twice',
    dmn(
      knowledge('f', ['n'], literal('if n = 0 then 1 else f(n - 1) + f(n - 1)')),
      decision('D', literal('f(100)'), { knows: ['f'] }),
    ),
  ],
])('what is far larger written out than made ends soon: %s', async (_, model) => {
  const { decisions } = await compileDecisions(model)
  const before = process.cpuUsage()
  const outcome = (): string => {
    try {
      return JSON.stringify(evaluateDecision(decisions.get('D')!, { get: () => undefined, now: noon }).value)
    } catch (error) {
      return (error as DecisionError).message
    }
  }
  expect(outcome()).toMatch(/^null$|steps|too large|deep/)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(12_000)
})

test('the trace of many calls over much data leaves out what nobody would read, and keeps the result', async () => {
  const model = dmn(
    input('cases'),
    knowledge('rank', ['c', 'all'], literal('count(all[item < c])')),
    decision('D', literal('for c in cases return rank(c, cases)'), { inputs: ['cases'], knows: ['rank'] }),
  )
  const cases = Array.from({ length: 600 }, (_, i) => ({ id: i }))
  const { decisions } = await compileDecisions(model)
  const result = evaluateDecision(decisions.get('D')!, {
    get: name => (name === 'cases' ? cases : undefined),
    now: noon,
  })
  expect(result.value).toHaveLength(600)
  expect(result.trace.at(-1)).toMatchObject({ id: 'D', output: result.value })
  const left = result.trace.filter(({ warnings }) =>
    warnings.some(warning => /too many to be kept/.test(warning)),
  )
  expect(left).toHaveLength(1)
  expect(JSON.stringify(result.trace).length).toBeLessThan(2_000_000)
})
