// A file that was cut, doubled or stripped somewhere gives problems or decisions, never an exception.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import { DecisionError, evaluateDecision } from '../../../engine/dmn/evaluate.ts'
import {
  component,
  conditional,
  context,
  decision,
  dmn,
  filter,
  fn,
  input,
  invocation,
  iterator,
  knowledge,
  list,
  literal,
  noon,
  relation,
  service,
  table,
  type,
} from './support.ts'

const whole = dmn(
  type('tPerson', [component('full name', 'string'), component('age', 'number', { allowed: '[0..120]' })]),
  type('tNames', 'string', { many: true, constraint: 'count(?) > 0' }),
  input('the person: tPerson'),
  knowledge(
    'level of',
    ['age: number'],
    table('P age: number => v: string\nvalues => "a","b"\n> 5 => "a" // old\n- => "b"'),
  ),
  decision('Level', invocation(literal('level of'), { age: literal('the person.age') }), {
    inputs: ['the person'],
    knows: ['level of'],
  }),
  decision(
    'Boxes',
    context({
      'a: number': list(literal('1')),
      f: fn(['x'], literal('x')),
      '': filter(relation(['n'], [['1']]), literal('n > f(0)')),
    }),
  ),
  decision(
    'Loops',
    conditional(
      literal('true'),
      iterator('for', 'x', literal('Boxes'), literal('x.n')),
      iterator('some', 'x', literal('[1]'), literal('x = 1')),
    ),
    { decisions: ['Boxes'] },
  ),
  service('S', { outputs: ['Level'], inputs: ['the person'] }),
  decision('Called', literal('S({age: 7, full name: "Ada"})'), { knows: ['S'] }),
)

/** Tags, attributes and texts, so that damage is done to what has a meaning. */
const pieces = whole.match(/<[^\s>]+|\s[\w:]+="[^"]*"|\/?>|[^<>]+/g)!

async function compileAndEvaluate(xml: string): Promise<void> {
  const { decisions, problems } = await compileDecisions(xml)
  for (const problem of problems) expect(problem.message).toMatch(/\.$/)
  for (const found of decisions.values()) {
    try {
      evaluateDecision(found, { get: () => undefined, now: noon })
    } catch (error) {
      expect(error).toBeInstanceOf(DecisionError)
    }
  }
}

test('the whole file has no problems', async () => {
  expect((await compileDecisions(whole)).problems).toEqual([])
})

test('a damaged file is told as problems', async () => {
  const at = fc.nat({ max: pieces.length - 1 })
  const damage = fc.tuple(at, fc.constantFrom('cut', 'double', 'swap'), at)
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async damages => {
      const damaged = [...pieces]
      for (const [place, kind, other] of damages) {
        if (kind === 'cut') damaged[place] = ''
        if (kind === 'double') damaged[place] += damaged[place]!
        if (kind === 'swap') [damaged[place], damaged[other]] = [damaged[other]!, damaged[place]!]
      }
      await compileAndEvaluate(damaged.join(''))
    }),
    { numRuns: 100 },
  )
})

test('a file that lacks any one attribute or element is told as problems', async () => {
  for (const attribute of whole.match(/\s[\w:]+="[^"]*"/g)!)
    await compileAndEvaluate(whole.replace(attribute, ''))
  for (const element of whole.match(/<(\w+)[^>]*>[^<]*<\/\1>|<\w+[^>]*\/>/g)!) {
    await compileAndEvaluate(whole.replace(element, ''))
  }
})
