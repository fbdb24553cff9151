import { expect, test } from 'vitest'
import {
  component,
  context,
  decide,
  decision,
  dmn,
  fn,
  input,
  invocation,
  literal,
  service,
  table,
  type,
} from './support.ts'

const person = type('tPerson', [component('full name', 'string'), component('age', 'number')])

const definitions = [
  person,
  type('tLevel', 'string', { allowed: '"low", "high"' }),
  type('tLevels', 'tLevel', { many: true }),
  type('tNames', 'string', { many: true }),
  type('tPair', 'number', { many: true, constraint: 'count(?) = 2' }),
  type('tPercent', 'number', { allowed: '[0..100]' }),
  type('tTree', [component('label', 'string'), component('children', 'tTree', { many: true })]),
]

const results: [title: string, typeRef: string, text: string, value: unknown][] = [
  ['a number is a number', 'number', '1', 1],
  ['a text is no number', 'number', '"1"', null],
  ['a number is no string', 'string', '1', null],
  ['a boolean is a boolean', 'boolean', 'true', true],
  ['null is of every type', 'number', 'null', null],
  ['Any takes all', 'Any', '[1, "a"]', [1, 'a']],
  ['the integer of Camunda 7 is a number', 'integer', '1', 1],
  ['a list of one stands for its item', 'number', '[1]', 1],
  ['a list of two does not', 'number', '[1, 2]', null],
  ['an item stands for a list of one', 'tNames', '"a"', ['a']],
  ['a list conforms by its items', 'tNames', '["a", 1]', null],
  ['a date leaves as its text', 'date', 'date("2026-02-03")', '2026-02-03'],
  ['the text of a date is read as a date', 'date', '"2026-02-03"', '2026-02-03'],
  ['another text is no date', 'date', '"soon"', null],
  ['a date becomes a date and time', 'date and time', 'date("2026-02-03")', '2026-02-03T00:00:00Z'],
  ['a duration is of its own kind', 'years and months duration', 'duration("P1D")', null],
  ['days are days', 'days and time duration', 'duration("P1D")', 'P1D'],
  ['the DMN 1.1 name of a type is known', 'feel:dayTimeDuration', 'duration("PT2H")', 'PT2H'],
  ['an allowed value passes', 'tLevel', '"low"', 'low'],
  ['another value is null', 'tLevel', '"middle"', null],
  ['allowed values hold for each item', 'tLevels', '["low", "middle"]', null],
  ['allowed values of a range', 'tPercent', '101', null],
  ['a type constraint holds for the whole list', 'tPair', '[1, 2, 3]', null],
  ['a list that meets its type constraint passes', 'tPair', '[1, 2]', [1, 2]],
  [
    'a context conforms by its entries',
    'tPerson',
    '{full name: "Ada", age: 36}',
    { 'full name': 'Ada', age: 36 },
  ],
  ['a context with a wrong entry does not', 'tPerson', '{full name: "Ada", age: "old"}', null],
  ['an entry is coerced', 'tPerson', '{full name: ["Ada"], age: 36}', { 'full name': 'Ada', age: 36 }],
  ['a context that lacks an entry does not', 'tPerson', '{full name: "Ada"}', null],
  [
    'a context may have more entries',
    'tPerson',
    '{full name: "A", age: 1, x: 2}',
    { 'full name': 'A', age: 1, x: 2 },
  ],
  [
    'a type may contain itself',
    'tTree',
    '{label: "a", children: [{label: "b", children: []}]}',
    { label: 'a', children: [{ label: 'b', children: [] }] },
  ],
  [
    'a type that contains itself is checked to the ground',
    'tTree',
    '{label: "a", children: [{label: 1}]}',
    null,
  ],
]

for (const [title, typeRef, text, value] of results) {
  test(`result: ${title}`, async () => {
    const model = dmn(...definitions, decision(`Value: ${typeRef.replace('feel:', '')}`, literal(text)))
    const prefixed = model.replace(
      'name="Value" typeRef="',
      `name="Value" typeRef="${typeRef.startsWith('feel:') ? 'feel:' : ''}`,
    )
    expect((await decide(prefixed, 'Value')).value).toEqual(value)
  })
}

test('the typeRef of a literal expression holds for its result', async () => {
  expect((await decide(dmn(decision('Value', literal('"x"', 'number'))), 'Value')).value).toBe(null)
})

test('a result that does not fit says so in the trace', async () => {
  const { trace } = await decide(dmn(decision('Value: number', literal('"x"'))), 'Value')
  expect(trace[0]!.warnings).toEqual([
    'The result of "Value" is "x", which is not a number, so it counts as null.',
  ])
})

const inputs: [title: string, typeRef: string, given: unknown, text: string, value: unknown][] = [
  ['a date arrives as text', 'date', '2026-02-03', 'given.year', 2026],
  ['a date and time arrives as text', 'date and time', '2026-02-03T04:05:06Z', 'given.hour', 4],
  ['a duration arrives as text', 'days and time duration', 'P2D', 'given > duration("P1D")', true],
  ['what does not fit is null', 'number', 'many', 'given = null', true],
  [
    'a component is reached by its name',
    'tPerson',
    { 'full name': 'Ada', age: 36 },
    'given.full name',
    'Ada',
  ],
  [
    'a list of contexts is reached into',
    'tPeople',
    [{ 'full name': 'Ada', age: 3 }],
    'given.full name',
    ['Ada'],
  ],
  ['an allowed value that is not there is null', 'tLevel', 'odd', 'given = null', true],
  [
    'an entry that JSON left out is null',
    'tPerson',
    { 'full name': 'Ada' },
    'given.age = null and given.full name = "Ada"',
    true,
  ],
  ['what is absent is null', 'tPerson', undefined, 'given.age', null],
]

for (const [title, typeRef, given, text, value] of inputs) {
  test(`input: ${title}`, async () => {
    const people = type('tPeople', 'tPerson', { many: true })
    const value_ = decision('Value', literal(text), { inputs: ['given'] })
    const { value: result } = await decide(
      dmn(...definitions, people, input(`given: ${typeRef}`), value_),
      'Value',
      { given },
    )
    expect(result).toEqual(value)
  })
}

test('a name with blanks is reached through a chain of decisions', async () => {
  const model = dmn(
    person,
    input('the person: tPerson'),
    decision('copy', literal('the person'), { inputs: ['the person'] }),
    decision('wrapped', context({ inner: literal('the person') }), { inputs: ['the person'] }),
    decision('Value', literal('wrapped.inner.full name'), { decisions: ['copy', 'wrapped'] }),
  )
  expect((await decide(model, 'Value', { 'the person': { 'full name': 'Ada', age: 1 } })).value).toBe('Ada')
})

const tables: [title: string, text: string, given: Record<string, unknown>, value: unknown][] = [
  [
    'a date column reads the text of a date',
    'U day: date => v\n< date("2026-06-01") => "early"',
    { day: '2026-05-31' },
    'early',
  ],
  [
    'a column of another type is told and tested as it is',
    'U flag: string => v\ntrue => "yes"',
    { flag: true },
    'yes',
  ],
  ['an output of another type is told and kept', 'U n => v: string\n1 => 10', { n: 1 }, 10],
  ['an output that its type does not allow is null', 'U n => v: tLevel\n1 => "middle"', { n: 1 }, null],
  ['an output of another kind than its type is told and kept', 'U n => v: tLevel\n1 => 10', { n: 1 }, 10],
  ['an input that its type does not allow is null', 'U n: tLevel => v\nnull => "none"', { n: 'x' }, 'none'],
  ['an output column of a date reads its text', 'U n => v: date\n1 => "2026-01-02"', { n: 1 }, '2026-01-02'],
]

for (const [title, text, given, value] of tables) {
  test(`table: ${title}`, async () => {
    const model = dmn(...definitions, decision('Value', table(text)))
    expect((await decide(model, 'Value', given)).value).toEqual(value)
  })
}

test('the entry of a rule may have a type of its own', async () => {
  const typed = table('U n => a | b\n1 => "low" | "low"\n2 => "middle" | "middle"')
  const model = dmn(
    ...definitions,
    decision(
      'Value',
      typed.replaceAll(/<outputEntry>(.*?<outputEntry>)/g, '<outputEntry typeRef="tLevel">$1'),
    ),
  )
  expect((await decide(model, 'Value', { n: 1 })).value).toEqual({ a: 'low', b: 'low' })
  expect((await decide(model, 'Value', { n: 2 })).value).toEqual({ a: null, b: 'middle' })
})

const functionType = (name: string, typeRef: string, gives?: string) =>
  `<itemDefinition name="tFunction"><functionItem${gives ? ` outputTypeRef="${gives}"` : ''}><parameters name="${name}" typeRef="${typeRef}"/></functionItem></itemDefinition>`

test.each([
  ['"low"', 'low'],
  ['"middle"', null],
])('a function gives %s as its type has it', async (argument, value) => {
  const model = dmn(
    ...definitions,
    functionType('a', 'Any', 'tLevel'),
    decision('echo', fn(['a'], literal('a')).replace('>', ' typeRef="tFunction">')),
    decision('Value', literal(`echo(${argument})`), { decisions: ['echo'] }),
  )
  expect((await decide(model, 'Value')).value).toBe(value)
})

test.each([
  ['low', 'low'],
  ['middle', null],
])('a service takes %s as the type of its variable has it', async (given, value) => {
  const model = dmn(
    ...definitions,
    functionType('level', 'tLevel'),
    decision('level', literal('"never asked"')),
    decision('echo', literal('level'), { decisions: ['level'] }),
    service('ask', { outputs: ['echo'], inputDecisions: ['level'] }).replace(
      '<variable name="ask"',
      '<variable name="ask" typeRef="tFunction"',
    ),
  )
  expect((await decide(model, 'ask', { level: given })).value).toBe(value)
})

test.each([
  ['"low"', 'low'],
  ['"middle"', null],
])(
  'an invocation hands %s to an expression that is a function, as its binding is typed',
  async (text, value) => {
    const call = invocation(literal('function(a) a'), { 'a: tLevel': literal(text) })
    expect((await decide(dmn(...definitions, decision('Value', call)), 'Value')).value).toBe(value)
  },
)
