// The functions Camunda's FEEL has beyond the standard, as its documentation describes them.

import { describe, expect, test } from 'vitest'
import { ours } from './support.ts'

describe.each(
  Object.entries({
    presence: [
      ['get or else("this", "that")', 'this'],
      ['get or else(null, "that")', 'that'],
      ['get or else(absent, null)', null],
      ['get or else(value: null, default: 3)', 3],
      ['is defined(1)', true],
      ['is defined(null)', true],
      ['is defined(absent)', false],
      ['is defined(nothing)', true],
      ['is defined(signal.place)', true],
      ['is defined(signal.absent)', false],
      ['is defined(absent.absent)', false],
      ['is defined(value: absent)', false],
      ['for i in [1] return is defined(i)', [true]],
      ['[{a: 1}, {b: null}, {}][is defined(a)]', [{ a: 1 }]],
      ['[{a: 1}, {b: null}, {}][is defined(b)]', [{ b: null }]],
      ['[{a: 1}][is defined(n) and is defined(item)]', [{ a: 1 }]],
      ['[{a: 1}][is defined(absent)]', []],
    ],
    text: [
      ['is blank("")', true],
      ['is blank("  ")', true],
      ['is blank("a")', false],
      ['trim("  hello world  ")', 'hello world'],
      ['extract("references are 1234, 1256, 1378", "12[0-9]*")', ['1234', '1256']],
      ['extract("none", "[0-9]+")', []],
      ['to base64("FEEL")', 'RkVFTA=='],
      ['to base64("é")', 'w6k='],
      ['string join(["a","b","c"], ", ", "[", "]")', '[a, b, c]'],
    ],
    lists: [
      ['duplicate values([1,2,3,2,1])', [2, 1]],
      ['duplicate values([1,2,3])', []],
      ['duplicate values([{a: 1}, {a: 1}, {a: 1}])', [{ a: 1 }]],
      ['partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
      ['partition([], 2)', []],
      ['partition([1], 0)', null],
      ['is empty([])', true],
      ['is empty([1])', false],
    ],
    contexts: [
      ['get value({x: 1, y: {z: 0}}, ["y", "z"])', 0],
      ['get value({a: 1}, ["b", "c"])', null],
      ['get value(context: {a: 1}, key: "a")', 1],
      ['put({x: 1}, "y", 2)', { x: 1, y: 2 }],
      ['put({x: 1, y: {z: 0}}, ["y", "z"], 2)', { x: 1, y: { z: 2 } }],
      ['put all({x: 1}, {y: 2})', { x: 1, y: 2 }],
      ['put all({x: 1}, {x: 2})', { x: 2 }],
      ['context merge([{x: 1}, {y: 2}])', { x: 1, y: 2 }],
      ['from json("{\\"a\\": [1, null, true]}")', { a: [1, null, true] }],
      ['from json("\\"2026-05-16\\"")', '2026-05-16'],
      ['from json("nonsense")', null],
      ['to json({a: 1, d: @"P1D", n: null})', '{"a":1,"d":"P1D","n":null}'],
    ],
    time: [
      ['last day of month(date("2024-02-10"))', 'date 2024-02-29'],
      ['last day of month(date and time("2026-04-10T10:00:00"))', 'date 2026-04-30'],
      ['date and time(2026, 5, 16, 10, 0, 0)', 'date and time 2026-05-16T10:00:00'],
      ['date and time(2026, 5, 16, 10, 0, 0, @"PT2H")', 'date and time 2026-05-16T10:00:00+02:00'],
      ['date and time(2026, 2, 30, 10, 0, 0)', null],
    ],
    timers: [
      ['cycle(duration("PT1H"))', 'R/PT1H'],
      ['cycle(3, duration("PT1H"))', 'R3/PT1H'],
      ['cycle(repetitions: 2, interval: @"P1D")', 'R2/P1D'],
    ],
    agents: [
      ['fromAi(toolCall.x)', null],
      ['fromAi(n, "the number of people", "number")', 7],
      ['fromAi(value: s, description: "a word")', 'quay'],
    ],
  } as Record<string, [string, unknown][]>),
)('%s', (_, cases) => {
  test.each(cases)('%s', (text, value) => {
    expect(ours(text)).toEqual(value)
  })
})
