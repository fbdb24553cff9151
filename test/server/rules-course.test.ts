// How ended cases went: how long they took, and how often their work went to another lane.

import { expect, test } from 'vitest'
import { compile } from '../../engine/graph/compile.ts'
import { figuresOf } from '../../server/rules/figures.ts'
import type { Run, Trace } from '../../server/store/traces.ts'
import { sketch } from '../engine/lint/sketch.ts'

const drawing = sketch(`
  node s start @intake "Reported"
  node a user @intake "Register"
  node b user @coordinator "Decide"
  node c user @coordinator "Tell"
  node e end @intake "Closed"
  flow s > a > b > c > e`)
const graph = [...(await compile(drawing)).graphs.values()][0]!

const DAY = 86_400_000
const run = (element: string, day: number): Run => ({
  element,
  scope: 0,
  began: 0,
  ended: day * DAY,
  completed: true,
  taken: null,
  due: null,
  isTask: true,
  organisation: null,
})

/** A case whose work was done in this order, a piece a day. */
const trace = (path: string, completed = true): Trace => ({
  startedAt: 0,
  endedAt: completed ? path.length * DAY : null,
  completed,
  runs: [...path].map((element, at) => run(element, at + 1)),
  flows: new Set(),
  decided: [],
  deviations: [],
})

const course = (traces: readonly Trace[]) => figuresOf(graph, traces, 3).course

test('half of the cases, and nine of ten, took no longer and changed hands no oftener', () => {
  // Decided and told in one lane is one hand-over; back to be registered again is two more.
  expect(course([trace('abc'), trace('abc'), trace('ababc')])).toEqual({
    duration: { median: 3 * 86_400, p90: 5 * 86_400 },
    handOvers: { median: 1, p90: 3 },
  })
})

test('a case that goes on says nothing yet, and few cases say nothing at all', () => {
  expect(course([trace('abc'), trace('abc'), trace('aba', false)])).toEqual({
    duration: null,
    handOvers: null,
  })
})
