import { expect, test } from 'vitest'
import { DecisionError } from '../../../engine/dmn/evaluate.ts'
import { decide, decision, dmn, input, table } from './support.ts'

const risk = (policy: string, rest: string): string =>
  dmn(
    input('age: number'),
    decision('Risk', table(`${policy} age: number => level\n${rest}`), { inputs: ['age'] }),
  )

const rules = `
  < 18 => "high"
  < 30 => "middle"
  >= 65 => "high"`

const ranked = `values => "high", "middle", "low"
  < 30 => "middle"
  < 18 => "high"
  - => "low"`

const numbers = `
  < 18 => 5
  < 30 => 2
  >= 65 => 5`

const cases: [title: string, policy: string, rules: string, age: unknown, value: unknown][] = [
  ['UNIQUE gives the output of the one rule that matches', 'U', rules, 20, 'middle'],
  ['UNIQUE gives null when no rule matches', 'U', rules, 40, null],
  ['UNIQUE gives the default when no rule matches', 'U', `${rules}\ndefault => "low"`, 40, 'low'],
  ['FIRST gives the first of the rules that match', 'F', rules, 10, 'high'],
  ['ANY gives the output that all matching rules share', 'A', '< 18 => "high"\n< 12 => "high"', 10, 'high'],
  ['PRIORITY gives the output that stands first in the output values', 'P', ranked, 10, 'high'],
  ['PRIORITY gives the only output', 'P', ranked, 40, 'low'],
  ['COLLECT gives all outputs', 'C', rules, 10, ['high', 'middle']],
  ['COLLECT gives a list of one', 'C', rules, 20, ['middle']],
  ['COLLECT gives an empty list when no rule matches', 'C', rules, 40, []],
  ['COLLECT gives a list of the default', 'C', `${rules}\ndefault => "low"`, 40, ['low']],
  ['RULE ORDER gives all outputs in the order drawn', 'R', ranked, 10, ['middle', 'high', 'low']],
  [
    'OUTPUT ORDER gives all outputs in the order of the output values',
    'O',
    ranked,
    10,
    ['high', 'middle', 'low'],
  ],
  [
    'PRIORITY puts an output that is not among the values last',
    'P',
    'values => "high", "low"\n< 30 => "odd"\n< 18 => "low"',
    10,
    'low',
  ],
  ['COLLECT SUM adds', 'C+', numbers, 10, 7],
  ['COLLECT SUM gives null when no rule matches', 'C+', numbers, 40, null],
  ['COLLECT MIN gives the least', 'C<', numbers, 10, 2],
  ['COLLECT MAX gives the greatest', 'C>', numbers, 10, 5],
  ['COLLECT COUNT counts the rules that match', 'C#', numbers, 10, 2],
  ['COLLECT COUNT counts none', 'C#', numbers, 40, 0],
]

for (const [title, policy, rest, age, value] of cases) {
  test(title, async () => {
    expect((await decide(risk(policy, rest), 'Risk', { age })).value).toEqual(value)
  })
}

async function failureOf(model: string, age: number): Promise<DecisionError> {
  return decide(model, 'Risk', { age }).then(
    () => expect.unreachable('it gave a value'),
    error => error,
  )
}

test('UNIQUE fails when two rules match, and names them', async () => {
  const error = await failureOf(risk('U', rules), 10)
  expect(error).toBeInstanceOf(DecisionError)
  expect(error.code).toBe('DECISION_EVALUATION_ERROR')
  expect(error.message).toBe(
    'The decision "Risk" failed: Rules 1 and 2 of "Risk" match, but its hit policy UNIQUE allows only one to match.',
  )
})

test('ANY fails when the outputs differ, and shows them', async () => {
  const error = await failureOf(risk('A', rules), 10)
  expect(error.message).toContain(
    'Rules 1 and 2 of "Risk" match with different outputs ("high" and "middle")',
  )
})

const several = (policy: string, values = '', extra = ''): string =>
  dmn(
    decision(
      'Help',
      table(`${policy} age: number | alone: boolean => level | days: number
        ${values && `values => ${values}`}
        >= 65 | true => "home" | 2
        >= 65 | -    => "call" | 14
        -     | true => "home" | 7
        ${extra}`),
    ),
  )

const severalCases: [title: string, model: string, given: Record<string, unknown>, value: unknown][] = [
  ['several outputs give a context', several('F'), { age: 70, alone: true }, { level: 'home', days: 2 }],
  [
    'several outputs collect as a list of contexts',
    several('C'),
    { age: 70, alone: false },
    [{ level: 'call', days: 14 }],
  ],
  [
    'priority goes by the first output, then by the next',
    several('O', '"call", "home" | 7, 2, 14'),
    { age: 70, alone: true },
    [
      { level: 'call', days: 14 },
      { level: 'home', days: 7 },
      { level: 'home', days: 2 },
    ],
  ],
  [
    'an output without values has no say in priority',
    several('P', '"call", "home"'),
    { age: 20, alone: true },
    { level: 'home', days: 7 },
  ],
  [
    'several defaults give a context',
    several('U', '', 'default => "none" | 0'),
    { age: 3, alone: false },
    { level: 'none', days: 0 },
  ],
  ['COUNT counts rules with several outputs', several('C#'), { age: 70, alone: true }, 3],
]

for (const [title, model, given, value] of severalCases) {
  test(title, async () => {
    expect((await decide(model, 'Help', given)).value).toEqual(value)
  })
}
