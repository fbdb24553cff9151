import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../server/audit/canonical.ts'

describe('canonical JSON', () => {
  it('is what another writer of RFC 8785 makes of the same value', () => {
    const text = fc.string({ unit: 'binary' })
    const { tree } = fc.letrec(self => ({
      leaf: fc.oneof(
        text,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
      ),
      tree: fc.oneof(
        { depthSize: 'small' },
        self('leaf'),
        fc.array(self('tree')),
        fc.dictionary(fc.oneof(text, fc.nat().map(String)), fc.oneof(self('tree'), fc.constant(undefined)), {
          maxKeys: 40,
        }),
      ),
    }))
    fc.assert(
      fc.property(tree, value => {
        expect(canonical(value)).toBe(canonicalize(value))
      }),
      { numRuns: 500 },
    )
  })

  it('sorts members by code unit, also names that look like numbers, and beyond two dozen', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`m${39 - index}`, index]))
    expect(canonical({ 10: 'ten', 9: 'nine', '€': 1, '\u{1f600}': 2, '\ufb33': 3, '"': 4 })).toBe(
      '{"\\"":4,"10":"ten","9":"nine","€":1,"\u{1f600}":2,"\ufb33":3}',
    )
    expect(canonical(many)).toBe(canonicalize(many))
  })

  it('writes numbers as the standard has them, and dates as JSON does', () => {
    expect(canonical([-0, 1e21, 1e-7, 4.5])).toBe('[0,1e+21,1e-7,4.5]')
    expect(canonical({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}')
  })

  it.each([
    ['not a number', Number.NaN],
    ['infinity', { a: [Number.NEGATIVE_INFINITY] }],
    ['half of a surrogate pair', { a: 'x\ud83d' }],
    ['such a name', { '\udc00': 1 }],
    ['a function', { a: () => 1 }],
    ['a bigint', [1n]],
  ])('refuses %s', (_, value) => {
    expect(() => canonical(value)).toThrow('JSON has no')
  })
})
