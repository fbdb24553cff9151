import { expect, test } from 'vitest'
import {
  conditional,
  context,
  decide,
  decision,
  dmn,
  filter,
  fn,
  iterator,
  list,
  literal,
  relation,
  table,
} from './support.ts'

const cases: [title: string, logic: string, value: unknown, given?: Record<string, unknown>][] = [
  ['a literal expression gives its value', literal('1 + 2'), 3],
  ['an empty literal expression is null', literal(''), null],
  ['a context gives its entries', context({ a: literal('1'), b: literal('a + 1') }), { a: 1, b: 2 }],
  ['a context gives its result entry', context({ a: literal('1'), '': literal('a + 1') }), 2],
  [
    'an entry name may hold blanks',
    context({ 'first name': literal('"Ada"'), '': literal('first name + "!"') }),
    'Ada!',
  ],
  [
    'an entry sees into the contexts before it',
    context({ person: context({ 'last name': literal('"L"') }), '': literal('person.last name') }),
    'L',
  ],
  [
    'an entry sees the entries of the contexts around it',
    context({ a: literal('1'), b: context({ '': literal('a') }) }),
    { a: 1, b: 1 },
  ],
  ['an entry of another type is null', context({ 'a: number': literal('"x"') }), { a: null }],
  ['a list gives its items', list(literal('1'), literal('"two"'), list(literal('3'))), [1, 'two', [3]]],
  ['an empty list is empty', list(), []],
  [
    'a relation gives a context a row',
    relation(
      ['id', 'full name'],
      [
        ['1', '"Ada"'],
        ['2', '"Bob"'],
      ],
    ),
    [
      { id: 1, 'full name': 'Ada' },
      { id: 2, 'full name': 'Bob' },
    ],
  ],
  [
    'a relation can be filtered by its columns',
    context({
      people: relation(['full name'], [['"Ada"'], ['"Bob"']]),
      '': literal('people[full name = "Bob"]'),
    }),
    [{ 'full name': 'Bob' }],
  ],
  ['a function is no JSON value', fn(['x'], literal('x')), null],
  [
    'a conditional takes the branch of its condition',
    conditional(literal('1 > 0'), literal('"yes"'), literal('"no"')),
    'yes',
  ],
  [
    'a conditional takes the other branch on null',
    conditional(literal('null'), literal('"yes"'), literal('"no"')),
    'no',
  ],
  [
    'a conditional whose condition is no boolean is null',
    conditional(literal('"abc"'), literal('"yes"'), literal('"no"')),
    null,
  ],
  [
    'a filter that tells one item neither true nor false is null',
    filter(literal('[1, 5, 9]'), literal('if item < 9 then true else "abc"')),
    null,
  ],
  ['a filter leaves out what cannot be told', filter(literal('[1, null, 9]'), literal('item > 4')), [9]],
  ['a filter keeps what matches', filter(literal('[1, 5, 9]'), literal('item > 4')), [5, 9]],
  [
    'a filter sees the entries of its items',
    filter(
      relation(
        ['name', 'age'],
        [
          ['"Ada"', '36'],
          ['"Bob"', '7'],
        ],
      ),
      literal('age > 18'),
    ),
    [{ name: 'Ada', age: 36 }],
  ],
  ['a filter takes a single value for a list of one', filter(literal('5'), literal('item > 4')), [5]],
  ['a filter of null is null', filter(literal('null'), literal('item > 4')), null],
  ['for makes a list', iterator('for', 'x', literal('[1, 2]'), literal('x * 2')), [2, 4]],
  ['for runs over a range', iterator('for', 'x', literal('[1..3]'), literal('x')), [1, 2, 3]],
  [
    'for sees what it made before',
    iterator('for', 'x', literal('[1, 2, 3]'), literal('x + sum(partial)')),
    [null, null, null],
  ],
  [
    'for counts what it made before',
    iterator('for', 'x', literal('[1, 2, 3]'), literal('x + count(partial)')),
    [1, 3, 5],
  ],
  ['some is true when one satisfies', iterator('some', 'x', literal('[1, 2]'), literal('x > 1')), true],
  ['some is false when none satisfies', iterator('some', 'x', literal('[1, 2]'), literal('x > 5')), false],
  [
    'some is null when it cannot be told',
    iterator('some', 'x', literal('[1, 2]'), literal('if x > 1 then null else false')),
    null,
  ],
  [
    'some is null when one verdict is no boolean, though another is true',
    iterator('some', 'x', literal('[1, 2]'), literal('if x > 1 then true else "abc"')),
    null,
  ],
  [
    'every is null when one verdict is no boolean, though another is false',
    iterator('every', 'x', literal('[1, 2]'), literal('if x > 1 then false else "abc"')),
    null,
  ],
  ['every is true when all satisfy', iterator('every', 'x', literal('[1, 2]'), literal('x > 0')), true],
  ['every is false when one does not', iterator('every', 'x', literal('[1, 2]'), literal('x > 1')), false],
  ['some of nothing is false', iterator('some', 'x', literal('[]'), literal('true')), false],
  ['every of nothing is true', iterator('every', 'x', literal('[]'), literal('false')), true],
  [
    'boxes nest',
    context({
      grade: fn(['n: number'], table('U n => grade\n>= 6 => "pass"\n< 6 => "fail"')),
      '': iterator(
        'for',
        'm',
        literal('marks'),
        conditional(literal('m = null'), literal('"none"'), literal('grade(m)')),
      ),
    }),
    ['pass', 'fail', 'none'],
    { marks: [7, 3, null] },
  ],
]

for (const [title, logic, value, given = {}] of cases) {
  test(title, async () => {
    expect((await decide(dmn(decision('Value', logic)), 'Value', given)).value).toEqual(value)
  })
}
