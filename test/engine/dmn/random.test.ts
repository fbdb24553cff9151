// Random tables over numbers, of every hit policy, beside a few lines that say what each has to give.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, decision, dmn, table } from './support.ts'

type Range = { readonly low: number; readonly high: number } | null
type Rule = { readonly ranges: readonly Range[]; readonly output: number }
type Drawn = { readonly policy: string; readonly rules: readonly Rule[]; readonly values: readonly number[] }

const failing = Symbol('the table breaks its own policy')

const outputs = [1, 2, 3, 4]
const range = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([a, b]): Range => ({ low: Math.min(a, b), high: Math.max(a, b) })),
)
const drawn: fc.Arbitrary<Drawn> = fc.record({
  policy: fc.constantFrom('U', 'F', 'P', 'A', 'C', 'C+', 'C<', 'C>', 'C#', 'R', 'O'),
  rules: fc.array(fc.record({ ranges: fc.tuple(range, range), output: fc.constantFrom(...outputs) }), {
    maxLength: 6,
  }),
  values: fc.shuffledSubarray(outputs, { minLength: outputs.length }),
})

function draw({ policy, rules, values }: Drawn): string {
  const cell = (range: Range): string => (range ? `[${range.low}..${range.high}]` : '-')
  const lines = rules.map(({ ranges, output }) => `${ranges.map(cell).join(' | ')} => ${output}`)
  return dmn(
    decision('D', table([`${policy} a | b => v`, `values => ${values.join(', ')}`, ...lines].join('\n'))),
  )
}

function expected({ policy, rules, values }: Drawn, given: readonly number[]): unknown {
  const inside = (range: Range, i: number): boolean =>
    !range || (given[i]! >= range.low && given[i]! <= range.high)
  const hits = rules.filter(rule => rule.ranges.every(inside)).map(rule => rule.output)
  const ranked = hits.toSorted((a, b) => values.indexOf(a) - values.indexOf(b))
  if (policy === 'C' || policy === 'R') return hits
  if (policy === 'O') return ranked
  if (policy === 'C#') return hits.length
  if (hits.length === 0) return null
  if (policy === 'C+') return hits.reduce((sum, hit) => sum + hit, 0)
  if (policy === 'C<') return Math.min(...hits)
  if (policy === 'C>') return Math.max(...hits)
  if (policy === 'P') return ranked[0]
  if (policy === 'U' && hits.length > 1) return failing
  return policy === 'A' && new Set(hits).size > 1 ? failing : hits[0]
}

test('a random table gives what its hit policy says', async () => {
  const input = fc.integer({ min: -1, max: 10 })
  await fc.assert(
    fc.asyncProperty(drawn, input, input, async (model, a, b) => {
      const result = await decide(draw(model), 'D', { a, b }).then(
        ({ value }) => value,
        () => failing,
      )
      expect(result).toEqual(expected(model, [a, b]))
    }),
    { numRuns: 150 },
  )
})
