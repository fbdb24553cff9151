// RT-05: what is hidden stays hidden, also from somebody who can subtract.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computable, hiddenCells, type Sum, shareOf } from '../../server/rules/small-numbers.ts'

const hide = (cells: Record<string, number>, sums: Sum[] = []) =>
  [...hiddenCells(new Map(Object.entries(cells)), sums, 10)].sort()

describe('a cell under ten', () => {
  test.each([
    ['four', { a: 4, b: 25 }, ['a']],
    ['none at all', { a: 0, b: 10 }, ['a']],
    ['ten is shown', { a: 10, b: 9 }, ['b']],
  ])('%s', (_, cells, expected) => {
    expect(hide(cells)).toEqual(expected)
  })

  test('is not found by subtracting: the smallest neighbour is hidden with it', () => {
    expect(hide({ all: 40, a: 4, b: 12, c: 24 }, [{ total: 'all', parts: ['a', 'b', 'c'] }])).toEqual([
      'a',
      'b',
    ])
  })

  test('nor two that together are few', () => {
    const sum = { total: 'all', parts: ['a', 'b', 'c', 'd'] }
    expect(hide({ all: 60, a: 2, b: 3, c: 20, d: 35 }, [sum])).toEqual(['a', 'b', 'c'])
  })

  test('nor where only its total is left to hide', () => {
    expect(hide({ all: 14, a: 14, b: 0 }, [{ total: 'all', parts: ['a', 'b'] }])).toEqual(['a', 'b'])
    expect(hide({ all: 4, a: 4 }, [{ total: 'all', parts: ['a'] }])).toEqual(['a', 'all'])
    expect(hide({ all: 9, a: 5, b: 4 }, [{ total: 'all', parts: ['a', 'b'] }])).toEqual(['a', 'all', 'b'])
  })

  test('nor across a chain of sums', () => {
    const sums = [
      { total: 'all', parts: ['yes', 'no'] },
      { total: 'yes', parts: ['early', 'late'] },
    ]
    expect(hide({ all: 100, yes: 50, no: 50, early: 46, late: 4 }, sums)).toEqual(['early', 'late'])
  })
})

test('in tables of any shape, no hidden cell can be computed and none under ten is shown', () => {
  const size = fc.integer({ min: 2, max: 5 })
  const table = fc.tuple(size, size).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  fc.assert(
    fc.property(table, rows => {
      const { cells, sums } = withMargins(rows)
      const hidden = hiddenCells(cells, sums, 10)
      for (const [name, value] of cells) if (value < 10) expect(hidden).toContain(name)
      expect(computable(hidden, sums)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

/** Cells, the total of each row and column, and the total of all. */
function withMargins(rows: readonly (readonly number[])[]) {
  const cells = new Map<string, number>()
  const sums: Sum[] = []
  const add = (total: string, parts: string[]) => {
    cells.set(
      total,
      parts.reduce((all, part) => all + cells.get(part)!, 0),
    )
    sums.push({ total, parts })
  }
  for (const [r, row] of rows.entries()) for (const [c, value] of row.entries()) cells.set(`${r}.${c}`, value)
  for (const [r, row] of rows.entries())
    add(
      `row ${r}`,
      row.map((_, c) => `${r}.${c}`),
    )
  for (const c of rows[0]!.keys())
    add(
      `column ${c}`,
      rows.map((_, r) => `${r}.${c}`),
    )
  add(
    'all',
    rows.map((_, r) => `row ${r}`),
  )
  sums.push({ total: 'all', parts: rows[0]!.map((_, c) => `column ${c}`) })
  return { cells, sums }
}

describe('a share', () => {
  test.each([
    [5, 9, { of: null, share: null, atLeast: null, atMost: null }],
    [12, 40, { of: 40, share: 0.3 }],
    [0, 40, { of: 40, share: 0 }],
    [40, 40, { of: 40, share: 1 }],
    [3, 40, { of: 40, share: null, atMost: 0.225 }],
    [38, 40, { of: 40, share: null, atLeast: 0.775 }],
  ])('%i of %i', (part, all, expected) => {
    expect(shareOf(part, all, 10)).toMatchObject(expected)
  })
})
