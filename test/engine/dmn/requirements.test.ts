import { expect, test } from 'vitest'
import {
  context,
  decide,
  decision,
  dmn,
  fn,
  input,
  invocation,
  iterator,
  knowledge,
  literal,
  service,
  table,
} from './support.ts'

const cases: [title: string, model: string, name: string, given: Record<string, unknown>, value: unknown][] =
  [
    [
      'a literal expression reads input data',
      dmn(
        input('Full Name: string'),
        decision('Greeting', literal('"Hello " + Full Name'), { inputs: ['Full Name'] }),
      ),
      'Greeting',
      { 'Full Name': 'Ada' },
      'Hello Ada',
    ],
    [
      'a decision reads the decisions it requires',
      dmn(
        input('Salary: number'),
        decision('Yearly Salary: number', literal('Salary * 12'), { inputs: ['Salary'] }),
        decision('Net', literal('Yearly Salary * 0.6'), { decisions: ['Yearly Salary'] }),
      ),
      'Net',
      { Salary: 1000 },
      7200,
    ],
    [
      'a required decision with several outputs is a context',
      dmn(
        decision('Dish', table('U guests => main | side\n> 4 => "stew" | "bread"')),
        decision('Menu', literal('Dish.main + " with " + Dish.side'), { decisions: ['Dish'] }),
      ),
      'Menu',
      { guests: 5 },
      'stew with bread',
    ],
    [
      'the outputs of a required table are known by their own names',
      dmn(
        decision('Season decision', table('U month => season\n> 9 => "autumn"')),
        decision('Dish', table('U season => dish\n"autumn" => "stew"'), { decisions: ['Season decision'] }),
      ),
      'Dish',
      { month: 10 },
      'stew',
    ],
    [
      'a decision reads the variables of the case without drawn input data',
      dmn(decision('Plain', literal('amount > 100'))),
      'Plain',
      { amount: 200 },
      true,
    ],
    ['what is not there is null', dmn(decision('Plain', literal('absent'))), 'Plain', {}, null],
    [
      'a business knowledge model is called by name',
      dmn(
        knowledge('monthly rate', ['yearly: number'], literal('yearly / 12')),
        decision('Rate', literal('monthly rate(24)'), { knows: ['monthly rate'] }),
      ),
      'Rate',
      {},
      2,
    ],
    [
      'a business knowledge model is called by named parameters',
      dmn(
        knowledge('share', ['part: number', 'whole: number'], literal('part / whole')),
        decision('Rate', literal('share(whole: 10, part: 5)'), { knows: ['share'] }),
      ),
      'Rate',
      {},
      0.5,
    ],
    [
      'a boxed invocation binds its parameters',
      dmn(
        knowledge('share', ['the part: number', 'whole: number'], literal('the part / whole')),
        decision(
          'Rate',
          invocation(literal('share'), { whole: literal('a * 2'), 'the part': literal('a') }),
          {
            knows: ['share'],
          },
        ),
      ),
      'Rate',
      { a: 4 },
      0.5,
    ],
    [
      'a boxed invocation calls what is built in',
      dmn(decision('Total', invocation(literal('sum'), { list: literal('[1, 2, 3]') }))),
      'Total',
      {},
      6,
    ],
    [
      'a boxed invocation calls a boxed function',
      dmn(decision('Twice', invocation(fn(['x: number'], literal('x * 2')), { x: literal('21') }))),
      'Twice',
      {},
      42,
    ],
    [
      'business knowledge holds a decision table',
      dmn(
        knowledge('Level', ['age: number'], table('U age => level\n< 18 => "young"\n>= 18 => "grown"')),
        decision('Levels', literal('for a in [3, 30] return Level(a)'), { knows: ['Level'] }),
      ),
      'Levels',
      {},
      ['young', 'grown'],
    ],
    [
      'business knowledge requires other business knowledge',
      dmn(
        knowledge('inner', ['x'], literal('x + 1')),
        knowledge('outer', ['x'], literal('inner(x) * 2'), { knows: ['inner'] }),
        decision('Value', literal('outer(4)'), { knows: ['outer'] }),
      ),
      'Value',
      {},
      10,
    ],
    [
      'business knowledge does not see the variables of the case',
      dmn(
        knowledge('closed', [], literal('secret')),
        decision('Value', literal('closed()'), { knows: ['closed'] }),
      ),
      'Value',
      { secret: 1 },
      null,
    ],
    [
      'business knowledge may call itself',
      dmn(
        knowledge('factorial', ['n: number'], literal('if n < 2 then 1 else n * factorial(n - 1)')),
        decision('Value', literal('factorial(5)'), { knows: ['factorial'] }),
      ),
      'Value',
      {},
      120,
    ],
    [
      'an argument of another type is null',
      dmn(
        knowledge('isNothing', ['n: number'], literal('n = null')),
        decision('Value', literal('isNothing("seven")'), { knows: ['isNothing'] }),
      ),
      'Value',
      {},
      true,
    ],
    [
      'too few arguments give null',
      dmn(
        knowledge('isNothing', ['n: number'], literal('n = null')),
        decision('Value', literal('isNothing()'), { knows: ['isNothing'] }),
      ),
      'Value',
      {},
      null,
    ],
    [
      'a parameter that an invocation does not bind is null',
      dmn(
        knowledge('isNothing', ['n: number', 'm'], literal('n = null and m = 1')),
        decision('Value', invocation(literal('isNothing'), { m: literal('1') }), { knows: ['isNothing'] }),
      ),
      'Value',
      {},
      true,
    ],
    [
      'too many arguments give null',
      dmn(
        knowledge('one', ['n: number'], literal('n')),
        decision('Value', literal('one(1, 2)'), { knows: ['one'] }),
      ),
      'Value',
      {},
      null,
    ],
    [
      'a wrong parameter name gives null',
      dmn(
        knowledge('one', ['n: number'], literal('n')),
        decision('Value', literal('one(m: 1)'), { knows: ['one'] }),
      ),
      'Value',
      {},
      null,
    ],
    [
      'the type of a business knowledge model holds for its result',
      dmn(
        knowledge('typed: number', [], literal('"text"')),
        decision('Value', literal('typed()'), { knows: ['typed'] }),
      ),
      'Value',
      {},
      null,
    ],
    [
      'business knowledge is a value that FEEL can pass on',
      dmn(
        knowledge('descending', ['x', 'y'], literal('x > y')),
        decision('Value', literal('sort([2, 3, 1], descending)'), { knows: ['descending'] }),
      ),
      'Value',
      {},
      [3, 2, 1],
    ],
    [
      'a context entry holds a function that later entries call',
      dmn(
        decision(
          'Value',
          context({ 'add one': fn(['n: number'], literal('n + 1')), '': literal('add one(2)') }),
        ),
      ),
      'Value',
      {},
      3,
    ],
    [
      'a decision service is called with input data first, then input decisions',
      dmn(
        input('data: string'),
        decision('base: string', literal('"never"')),
        decision('joined: string', literal('data + base'), { inputs: ['data'], decisions: ['base'] }),
        service('join', {
          outputs: ['joined'],
          encapsulated: ['joined'],
          inputDecisions: ['base'],
          inputs: ['data'],
        }),
        decision('Value', literal('join("a", "b")'), { knows: ['join'] }),
      ),
      'Value',
      {},
      'ab',
    ],
    [
      'a decision service takes named parameters',
      dmn(
        input('data: string'),
        decision('base: string', literal('"never"')),
        decision('joined: string', literal('data + base'), { inputs: ['data'], decisions: ['base'] }),
        service('join', { outputs: ['joined'], inputDecisions: ['base'], inputs: ['data'] }),
        decision('Value', literal('join(base: "b", data: "a")'), { knows: ['join'] }),
      ),
      'Value',
      {},
      'ab',
    ],
    [
      'a decision service with several output decisions gives a context',
      dmn(
        decision('one', literal('1')),
        decision('two', literal('2')),
        service('both', { outputs: ['one', 'two'] }),
        decision('Value', literal('both().two'), { knows: ['both'] }),
      ),
      'Value',
      {},
      2,
    ],
    [
      'an encapsulated decision is evaluated with the arguments of each call',
      dmn(
        input('n: number'),
        decision('square', literal('n * n'), { inputs: ['n'] }),
        decision('next', literal('square + 1'), { decisions: ['square'] }),
        service('step', { outputs: ['next'], encapsulated: ['square'], inputs: ['n'] }),
        decision('Value', literal('[step(2), step(3)]'), { knows: ['step'] }),
      ),
      'Value',
      {},
      [5, 10],
    ],
    [
      'a decision service that takes nothing and is given something is null',
      dmn(
        decision('one', literal('1')),
        service('alone', { outputs: ['one'] }),
        decision('Value', literal('alone("more")'), { knows: ['alone'] }),
      ),
      'Value',
      {},
      null,
    ],
  ]

for (const [title, model, name, given, value] of cases) {
  test(title, async () => {
    expect((await decide(model, name, given)).value).toEqual(value)
  })
}

test('a decision that two others require is evaluated once', async () => {
  const model = dmn(
    decision('base', literal('1')),
    decision('left', literal('base + 1'), { decisions: ['base'] }),
    decision('right', literal('base + 2'), { decisions: ['base'] }),
    decision('top', literal('left + right'), { decisions: ['left', 'right'] }),
  )
  const { value, trace } = await decide(model, 'top')
  expect(value).toBe(5)
  expect(trace.map(entry => entry.id)).toEqual(['base', 'left', 'right', 'top'])
})

test('endless recursion of business knowledge is a failure', async () => {
  const model = dmn(
    knowledge('forever', ['n'], literal('forever(n + 1)')),
    decision('Value', literal('forever(0)'), { knows: ['forever'] }),
  )
  await expect(decide(model, 'Value')).rejects.toThrow(
    'The decision "Value" failed: The expression calls itself more than 200 levels deep.',
  )
})

test('recursion that branches is a failure before it takes long', async () => {
  const model = dmn(
    knowledge('fib', ['n'], literal('if n < 2 then n else fib(n - 1) + fib(n - 2)')),
    decision('Value', literal('fib(60)'), { knows: ['fib'] }),
  )
  await expect(decide(model, 'Value')).rejects.toThrow(/more than 1000000 steps/)
})

test('a failure of a required decision fails the decision, and says why', async () => {
  const model = dmn(
    decision('base', table('U n => m\n> 1 => 1\n> 2 => 2')),
    decision('top', literal('base'), { decisions: ['base'] }),
  )
  await expect(decide(model, 'top', { n: 3 })).rejects.toThrow(
    'The decision "top" failed: Rules 1 and 2 of "base" match',
  )
})

test('a decision service is asked for by its id, as a decision is', async () => {
  const model = dmn(
    input('the data: string'),
    decision('base: string', literal('"never"')),
    decision('joined: string', literal('the data + base'), { inputs: ['the data'], decisions: ['base'] }),
    service('join', { outputs: ['joined'], inputDecisions: ['base'], inputs: ['the data'] }),
  )
  expect((await decide(model, 'join', { 'the data': 'a', base: 'b' })).value).toBe('ab')
})

test('a boxed iteration without end is a failure', async () => {
  const model = dmn(decision('Value', iterator('for', 'x', literal('[1..100000000]'), literal('x'))))
  await expect(decide(model, 'Value')).rejects.toThrow(/more than 1000000 steps/)
})

test('calls in a long loop are recorded up to a bound, and so are warnings', async () => {
  const model = dmn(
    knowledge('one', ['n'], literal('n + absent')),
    decision('Value', literal('count(for n in 1..1000 return one(n))'), { knows: ['one'] }),
    decision('Loop', iterator('for', 'n', literal('[1..100]'), literal('absent'))),
  )
  const { value, trace } = await decide(model, 'Value')
  expect(value).toBe(1000)
  expect(trace.length).toBe(202)
  expect(trace[200]!.warnings).toEqual(['Further calls are not recorded.'])
  expect((await decide(model, 'Loop')).trace[0]!.warnings.length).toBe(21)
})

test('a required decision is known by its id, its name and the name of its variable', async () => {
  const base = decision('The base', literal('1'))
    .replace('id="The_base"', 'id="base-1"')
    .replace('<variable name="The base"', '<variable name="base value"')
  const reading = (name: string, text: string) =>
    decision(name, literal(text), { decisions: ['x'] }).replace('#x', '#base-1')
  const model = dmn(
    base,
    reading('A', 'base value + 1'),
    reading('B', 'The base + 1'),
    reading('C', 'base-1 + 1'),
  )
  for (const name of ['A', 'B', 'C']) expect((await decide(model, name)).value).toBe(2)
})

test('a name may be written with other blanks than it is drawn with', async () => {
  const model = dmn(
    input('Cost/Person: number'),
    knowledge('pre-check', ['per  head'], literal('per head > 1')),
    decision('D', literal('Cost / Person + 1 > 1 and pre - check( Cost/Person )'), {
      inputs: ['Cost/Person'],
      knows: ['pre-check'],
    }),
  )
  expect((await decide(model, 'D', { 'Cost/Person': 2 })).value).toBe(true)
})
