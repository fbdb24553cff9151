// A text may name the types of its model: after "instance of", where allowed values play no part, and in the
// parameters of a function, where they do.

import { expect, test } from 'vitest'
import { component, decide, decision, dmn, literal, table, type } from './support.ts'

const types = [
  type('tAge', 'number', { allowed: '[0..120]' }),
  type('tAges', 'tAge', { many: true }),
  type('tPerson', [component('name', 'string'), component('age', 'tAge')]),
  type('tFamily', 'tPerson', { many: true }),
  type('tNode', [component('value', 'number'), component('next', 'tNode')]),
  type('tSpan', 'range'),
  '<itemDefinition name="tRule"><functionItem outputTypeRef="boolean"><parameters name="p" typeRef="number"/></functionItem></itemDefinition>',
  type('tRules', 'tRule', { many: true }),
]

const asked = (text: string, variables: Record<string, unknown> = {}) =>
  decide(dmn(...types, decision('D', literal(text))), 'D', variables).then(({ value }) => value)

test.each<[text: string, answer: unknown]>([
  ['30 instance of tAge', true],
  ['300 instance of tAge', true],
  ['"30" instance of tAge', false],
  ['null instance of tAge', false],
  ['[1, 2] instance of tAges', true],
  ['[] instance of tAges', true],
  ['[1, null] instance of tAges', true],
  ['[1] instance of tAge', false],
  ['1 instance of tAges', false],
  ['{name: "Ada", age: 36} instance of tPerson', true],
  ['{name: "Ada", age: 36, city: "x"} instance of tPerson', true],
  ['{name: "Ada", age: null} instance of tPerson', true],
  ['{name: "Ada"} instance of tPerson', false],
  ['{name: 1, age: 36} instance of tPerson', false],
  ['[{name: "Ada", age: 36}] instance of list<tPerson>', true],
  ['[{name: "Ada"}] instance of list<tPerson>', false],
  ['[{name: "Ada", age: 36}] instance of tFamily', true],
  ['{value: 1, next: {value: 2, next: null}} instance of tNode', true],
  ['{value: 1, next: {value: "2", next: null}} instance of tNode', false],
  ['[1..2] instance of tSpan', true],
  ['[1, 2] instance of tSpan', false],
  ['(function(p: number) p > 1) instance of tRule', true],
  ['(function(p: string) p > "a") instance of tRule', false],
  ['(function(p: number) "no boolean") instance of tRule', false],
  ['(function(p: number, q: number) p > q) instance of tRule', false],
  ['1 instance of tRule', false],
  ['[function(p: number) p > 1] instance of tRules', true],
  ['[function(p: number) p > 1, function(p: string) p > "a"] instance of tRules', false],
  ['30 instance of tNowhere', false],
  ['(function(a: tAge) a + 1)(30)', 31],
  ['(function(a: tAge) a + 1)([30])', 31],
  ['(function(a: tAge) a = null)(300)', null],
  ['(function(p: tPerson) p.name)({name: "Ada", age: 36})', 'Ada'],
  ['(function(p: tPerson) p.name)({name: "Ada", age: 360})', null],
  ['(function(l: list<tAge>) sum(l))([1, 2])', 3],
  ['(function(l: list<tAge>) sum(l))([1, 200])', null],
])('%s', async (text, answer) => {
  expect(await asked(text)).toEqual(answer)
})

test('a type of the name of one of FEEL stands for itself', async () => {
  const own = type('string', 'number')
  expect((await decide(dmn(own, decision('D', literal('1 instance of string'))), 'D')).value).toBe(true)
})

test('the cells of a table may ask for a type too', async () => {
  const model = dmn(...types, decision('D', table('U who => v\n? instance of tPerson => "a person"')))
  expect((await decide(model, 'D', { who: { name: 'Ada', age: 36 } })).value).toBe('a person')
  expect((await decide(model, 'D', { who: 'Ada' })).value).toBe(null)
})
