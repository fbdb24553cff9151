// RT-05: what is hidden stays hidden, also from somebody who can subtract.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bandOf,
  bandsOf,
  computable,
  hiddenCells,
  type Sum,
  shareOf,
} from '../../server/rules/small-numbers.ts'

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

describe('a number told by its band', () => {
  test.each([
    [0, null],
    [9, null],
    [10, 10],
    [19, 10],
    [123, 120],
  ])('%i', (value, band) => {
    expect(bandOf(value, 10)).toBe(band)
  })

  test('leaves a picture of few cases readable: what most did is told, what few did is not', () => {
    const cells = { start: 16, triage: 16, yes: 12, no: 4, act: 12, never: 0 }
    const sums = [
      { total: 'start', parts: ['triage'] },
      { total: 'triage', parts: ['yes', 'no', 'never'] },
      { total: 'yes', parts: ['act'] },
    ]
    const bands = Object.fromEntries(bandsOf(new Map(Object.entries(cells)), sums, 10))
    expect(bands).toEqual({ start: 10, triage: 10, yes: 10, no: null, act: 10, never: null })
  })

  test('is kept back where the ends of bands together would tell of few', () => {
    // All others lie at the end of their band: the total of 40 leaves 4 for the last, and no less.
    const parts = { a: 9, b: 9, c: 9, d: 9, e: 4 }
    const cells = new Map(Object.entries({ all: 40, ...parts }))
    const sum = { total: 'all', parts: Object.keys(parts) }
    expect(bandsOf(cells, [sum], 10).get('all')).toBe(40)
    const tight = new Map(Object.entries({ all: 12, a: 3, b: 3, c: 3, d: 3 }))
    expect(bandsOf(tight, [{ total: 'all', parts: ['a', 'b', 'c', 'd'] }], 4).get('all')).toBeNull()
  })

  test('and those that a drawing only seems to add up, as where cases go round, come to an end', () => {
    const cells = new Map(Object.entries({ a: 16, first: 16, again: 12 }))
    expect(bandsOf(cells, [{ total: 'a', parts: ['first', 'again'] }], 10).get('again')).toBe(10)
  })
})

/** Every whole number that each cell can be, by trying all tables that fit. */
function possible(
  rows: number,
  columns: number,
  bands: ReadonlyMap<string, number | null>,
  k: number,
  most: number,
): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  const fits = (name: string, value: number) => {
    const band = bands.get(name)!
    return band === null ? value < k : value >= band && value < band + k
  }
  const values: number[] = []
  const go = (at: number): void => {
    if (at === rows * columns) {
      const table = Array.from({ length: rows }, (_, r) => values.slice(r * columns, (r + 1) * columns))
      const { cells } = withMargins(table)
      if ([...cells].some(([name, value]) => !fits(name, value))) return
      for (const [name, value] of cells) found.set(name, (found.get(name) ?? new Set()).add(value))
      return
    }
    const name = `${Math.floor(at / columns)}.${at % columns}`
    for (let value = 0; value <= most; value++) {
      if (!fits(name, value)) continue
      values.push(value)
      go(at + 1)
      values.pop()
    }
  }
  go(0)
  return found
}

test('in tables told by bands no number under k can be found, whatever is tried', () => {
  const k = 4
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 2,
  })
  fc.assert(
    fc.property(table, rows => {
      const { cells, sums } = withMargins(rows)
      const bands = bandsOf(cells, sums, k)
      // What is kept back is not read as few here: that would be false, and fit nothing.
      fc.pre([...cells].every(([name, value]) => bands.get(name) === bandOf(value, k)))
      const all = possible(2, 3, bands, k, 11)
      for (const [name, value] of cells) if (value < k) expect(all.get(name)!.size, name).toBeGreaterThan(1)
    }),
    { numRuns: 60 },
  )
})

test('a share leaves several numbers open on either side, whatever they are', () => {
  const number = fc.integer({ min: 10, max: 400 })
  fc.assert(
    fc.property(number, number, (part, rest) => {
      const told = JSON.stringify(shareOf(part, part + rest, 10))
      const { of, share } = shareOf(part, part + rest, 10)
      if (share === null) return
      expect(Math.abs(share - part / (part + rest))).toBeLessThanOrEqual(0.16)
      const meant = Array.from({ length: 10 }, (_, at) => of! + at).flatMap(all =>
        Array.from({ length: all - 19 }, (_, at) => at + 10)
          .filter(one => JSON.stringify(shareOf(one, all, 10)) === told)
          .map(one => [one, all - one]),
      )
      expect(new Set(meant.map(([one]) => one)).size).toBeGreaterThan(2)
      expect(new Set(meant.map(([, other]) => other)).size).toBeGreaterThan(2)
    }),
    { numRuns: 50 },
  )
})

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
