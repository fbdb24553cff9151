import { expect, test } from 'vitest'
import { decide, decision, dmn, input, literal, noon, table, type } from './support.ts'

const cases: [title: string, text: string, given: Record<string, unknown>, value: unknown][] = [
  ['a dash matches everything', 'U a | b => v\n- | 1 => "x"', { a: 'whatever', b: 1 }, 'x'],
  ['an empty entry matches everything', 'U a | b => v\n | 1 => "x"', { a: 'whatever', b: 1 }, 'x'],
  ['a list of tests matches when one does', 'U a => v\n1, 3, [7..9] => "x"', { a: 8 }, 'x'],
  ['not turns tests round', 'U a => v\nnot("a", "b") => "x"', { a: 'c' }, 'x'],
  ['an open range leaves its end out', 'U a => v\n]1..5[ => "x"', { a: 5 }, null],
  ['null matches null', 'U a => v\nnull => "x"', {}, 'x'],
  ['a comparison with null does not match', 'U a => v\n> 5 => "x"', {}, null],
  ['a question mark stands for the input', 'U a => v\ncontains(?, "lp") => "x"', { a: 'help' }, 'x'],
  ['a test that cannot be told does not match', 'U a => v\ncontains(?, "lp") => "x"', { a: 5 }, null],
  ['a comparison with another type does not match', 'U a => v\n> 5 => "x"', { a: 'many' }, null],
  ['an entry reads other names', 'U a => v\n> limit => "x"', { a: 5, limit: 4 }, 'x'],
  ['an entry that is a list matches its members', 'U a => v\noptions => "x"', { a: 2, options: [1, 2] }, 'x'],
  ['an input that is a list is tested as it is', 'U a => v\nlist contains(?, 2) => "x"', { a: [1, 2] }, 'x'],
  ['an input column may be computed', 'U a + b => v\n3 => "x"', { a: 1, b: 2 }, 'x'],
  ['an output may be computed', 'U a => v\n- => a * 2', { a: 4 }, 8],
  ['a dash as output is null', 'U a => v\n- => -', { a: 4 }, null],
  [
    'dates are compared as dates',
    'U date(d) => v\n< date("2026-06-01") => "before"',
    { d: '2026-05-31' },
    'before',
  ],
  ['booleans match', 'U a => v\ntrue => "x"\nfalse => "y"', { a: false }, 'y'],
  ['an output of a table without inputs', 'U => v\n=> 7', {}, 7],
  ['a missing variable does not match', 'U absent => v\n"a" => "x"', {}, null],
  [
    'a computed boolean is compared with a boolean input',
    'U a => v\nlimit > 3 => "x"',
    { a: false, limit: 5 },
    null,
  ],
  ['and matches where both are false', 'U a => v\nlimit > 3 => "x"', { a: false, limit: 2 }, 'x'],
  ['a computed true matches any other input', 'U a => v\nlimit > 3 => "x"', { a: 'b', limit: 5 }, 'x'],
  ['numbers are not texts', 'U a => v\n"1" => "x"', { a: 1 }, null],
]

for (const [title, text, given, value] of cases) {
  test(title, async () => {
    expect((await decide(dmn(decision('Value', table(text))), 'Value', given)).value).toEqual(value)
  })
}

test('the trace tells inputs, matching rules with their annotations, and the output', async () => {
  const model = dmn(
    input('age: number'),
    decision('urgency', table('U age => urgency\n< 18 => "high" // children first\n>= 18 => "normal"'), {
      inputs: ['age'],
    }),
    decision('days: number', literal('if urgency = "high" then 1 else 5'), { decisions: ['urgency'] }),
  )
  const { value, trace } = await decide(model, 'days', { age: 12 })
  expect(value).toBe(1)
  expect(trace).toEqual([
    {
      id: 'urgency',
      name: 'urgency',
      kind: 'decision',
      inputs: [{ label: 'age', value: 12 }],
      rules: [
        {
          id: 'urgency_rule1',
          index: 1,
          annotations: [{ name: 'why', text: 'children first' }],
          outputs: [{ label: 'urgency', value: 'high' }],
        },
      ],
      output: 'high',
      warnings: [],
    },
    {
      id: 'days',
      name: 'days',
      kind: 'decision',
      inputs: [{ label: 'urgency', value: 'high' }],
      rules: [],
      output: 1,
      warnings: [],
    },
  ])
  expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
})

test('the trace names all rules that matched, of FIRST only the first', async () => {
  const rules = 'a => v\n> 1 => "x"\n> 2 => "y"'
  const matched = async (policy: string) => {
    const { trace } = await decide(dmn(decision('Value', table(`${policy} ${rules}`))), 'Value', { a: 3 })
    return trace[0]!.rules.map(rule => rule.index)
  }
  expect(await matched('C')).toEqual([1, 2])
  expect(await matched('F')).toEqual([1])
})

test('a failure keeps the trace of what came before it', async () => {
  const model = dmn(
    decision('first', literal('1')),
    decision('second', table('U first => v\n1 => 1\n>= 1 => 2'), { decisions: ['first'] }),
  )
  const error = await decide(model, 'second').catch(error => error)
  expect(error.trace.map((entry: { id: string }) => entry.id)).toEqual(['first'])
})

test('an input outside the allowed values counts as null, and is told', async () => {
  const model = dmn(decision('Value', table('U a => v\nallowed "x", "y" =>\n"z" => 1\nnull => 2')))
  const { value, trace } = await decide(model, 'Value', { a: 'z' })
  expect(value).toBe(2)
  expect(trace[0]!.warnings).toEqual([
    'The input "a" is "z", which is not one of "x", "y", so it counts as null.',
  ])
})

test('an output outside the output values counts as null, and is told', async () => {
  const model = dmn(decision('Value', table('U a => v | w\nvalues => "x" | "y"\n1 => "x" | "z"')))
  const { value, trace } = await decide(model, 'Value', { a: 1 })
  expect(value).toEqual({ v: 'x', w: null })
  expect(trace[0]!.warnings).toEqual([
    'The output "w" of rule 1 is "z", which is not one of "y", so it counts as null.',
  ])
})

test('the type of a table that collects is that of its list', async () => {
  const model = dmn(
    type('tNames', 'string', { many: true }),
    decision('Value: tNames', table('C a => _\n- => "x"\n- => "y"')),
  )
  const typed = model.replace('<decisionTable ', '<decisionTable typeRef="tNames" ')
  const { value, trace } = await decide(typed, 'Value', { a: 1 })
  expect(value).toEqual(['x', 'y'])
  expect(trace[0]!.rules.map(rule => rule.outputs[0]!.value)).toEqual(['x', 'y'])
})

test('priorities may come from the type of the output', async () => {
  const model = dmn(
    type('tLevel', 'string', { allowed: '"high", "low"' }),
    decision('Value', table('P a => v: tLevel\n- => "low"\n- => "high"')),
  )
  expect((await decide(model, 'Value', { a: 1 })).value).toBe('high')
})

test('the clock of a decision is the one it is given', async () => {
  const model = dmn(decision('Value', literal('string(now())')))
  expect((await decide(model, 'Value')).value).toContain(new Date(noon).toISOString().slice(0, 16))
})
