// Two pictures of one process, and how far the second stands from the first.

import { describe, expect, test } from 'vitest'
import { type Places, shiftBetween } from '../../modeller/canvas/alignment.ts'

type Kind = 'step' | 'frame' | 'flow'

/** Steps of 100 by 80, each as `[x, y]` or `[x, y, kind]`. */
const places = (drawn: Record<string, readonly [number, number, Kind?]>): Places =>
  new Map(
    Object.entries(drawn).map(([id, [x, y, kind = 'step']]) => [id, { x, y, width: 100, height: 80, kind }]),
  )
const none = new Map<string, string>()

describe('without a change that is looked at', () => {
  test('it is as far as most steps were moved', () => {
    const before = places({ a: [0, 0], b: [200, 0], c: [400, 0], d: [600, 0] })
    const after = places({ a: [0, 0], b: [200, 150], c: [400, 150], d: [900, 0] })
    expect(shiftBetween(before, after, none, null)).toEqual({ x: 0, y: 150 })
  })

  test('where each was moved by another way, the first step counts', () => {
    const before = places({ late: [400, 0], early: [0, 0] })
    const after = places({ late: [500, 0], early: [0, 60] })
    expect(shiftBetween(before, after, none, null)).toEqual({ x: 0, y: 60 })
  })

  test('a step with a new id is the same step', () => {
    expect(
      shiftBetween(places({ old: [0, 0] }), places({ new: [30, 40] }), new Map([['new', 'old']]), null),
    ).toEqual({ x: 30, y: 40 })
  })

  test('pools count only where no step is in both, and flows never', () => {
    const before = places({ pool: [0, 0, 'frame'], lane: [30, 0, 'frame'], flow: [5, 5, 'flow'], a: [0, 0] })
    const after = { pool: [9, 9, 'frame'], lane: [39, 9, 'frame'], flow: [77, 5, 'flow'] } as const
    expect(shiftBetween(before, places({ ...after, a: [1, 2] }), none, null)).toEqual({ x: 1, y: 2 })
    expect(shiftBetween(before, places({ ...after, z: [1, 2] }), none, null)).toEqual({ x: 9, y: 9 })
    expect(shiftBetween(places({ a: [0, 0] }), places({ z: [8, 8] }), none, null)).toEqual({ x: 0, y: 0 })
  })
})

describe('with a change that is looked at', () => {
  const before = places({ a: [0, 0], b: [200, 0], c: [400, 0], gone: [410, 150], flow: [100, 40, 'flow'] })
  const after = places({ a: [0, 0], b: [200, 0], c: [700, 50], new: [650, 200], flow: [100, 45, 'flow'] })

  test('what both have lies at the same place, a flow where it begins', () => {
    expect(shiftBetween(before, after, none, { before: 'c', after: 'c' })).toEqual({ x: 300, y: 50 })
    expect(shiftBetween(before, after, none, { before: 'flow', after: 'flow' })).toEqual({ x: 0, y: 5 })
  })

  test('what one alone has is held by the nearest step that both have', () => {
    expect(shiftBetween(before, after, none, { before: null, after: 'new' })).toEqual({ x: 300, y: 50 })
    expect(shiftBetween(before, after, none, { before: 'gone', after: null })).toEqual({ x: 300, y: 50 })
  })

  test('what stands in another diagram of the file says nothing', () => {
    expect(shiftBetween(before, after, none, { before: 'inside', after: 'inside' })).toEqual({ x: 0, y: 0 })
  })
})
