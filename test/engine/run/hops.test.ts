// How far what instances set off in each other goes: along a chain, and in its width.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Step } from '../../../engine/run/emit.ts'
import { link, linkAfter, linkOf } from '../../../engine/run/hops.ts'
import type { Run } from '../../../engine/run/state.ts'

/** How many instances each throw reaches, one throw after the other, until one is refused. */
function reached(heard: (turn: number) => number): { readonly throws: number; readonly width: number } {
  let [hops, width] = [0, 1]
  for (let throws = 0; ; throws++) {
    try {
      link({ hops } as Step, { element: 't' } as Run)
    } catch {
      return { throws, width }
    }
    width *= heard(throws)
    hops = linkOf(linkAfter({ hops }), heard(throws)).hops ?? 0
  }
}

test('a chain of throws that reach one instance each is a thousand long', () => {
  expect(reached(() => 1)).toEqual({ throws: 1000, width: 1 })
})

test('a throw that reaches ten thousand lets each of them throw', () => {
  expect(reached(turn => (turn === 0 ? 10_000 : 1)).throws).toBeGreaterThan(100)
})

test('however many hear each throw, a chain that grows ends before its last throw', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }), widths => {
      const { throws, width } = reached(turn => widths[turn % widths.length]!)
      const last = widths[(throws - 1) % widths.length]!
      expect(width / last).toBeLessThanOrEqual(2 ** 17)
    }),
  )
})

test('what comes from outside is no link of a chain', () => {
  expect(linkOf({}, 10_000)).toEqual({})
})
