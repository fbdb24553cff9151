// Every constraint of the standard that a file can show is told when it is broken, and its legal neighbour is not refused.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CHAPTERS, constraintsPage } from '../../docs/constraints.ts'
import { DRAWING } from '../../engine/graph/codes.ts'
import { compile } from '../../engine/index.ts'
import { activities } from './constraints/activities.ts'
import { collaboration } from './constraints/collaboration.ts'
import { coreStructure } from './constraints/core-structure.ts'
import { data } from './constraints/data.ts'
import { type Examples, xmlOf } from './constraints/drawing.ts'
import { eventsAndGateways } from './constraints/events-and-gateways.ts'
import { legal } from './constraints/legal.ts'

const examples: Examples = {
  ...coreStructure,
  ...collaboration,
  ...activities,
  ...data,
  ...eventsAndGateways,
}
const constraints = CHAPTERS.flatMap(chapter => chapter.constraints)
const checked = constraints.flatMap(([name, clause, rule, told]) =>
  typeof told === 'string' ? [] : [{ name, clause, rule, told }],
)

test('each constraint with a code has its examples, and no other', () => {
  expect(Object.keys(examples).sort()).toEqual(checked.map(({ name }) => name).sort())
})

test('no two constraints bear one name, and each code is explained', () => {
  expect(new Set(constraints.map(([name]) => name)).size).toBe(constraints.length)
  expect(checked.flatMap(({ told }) => told).filter(code => !(code in DRAWING))).toEqual([])
})

test('docs/constraints.md is what the table says; npm run docs writes it anew', () => {
  expect(readFileSync(new URL('../../docs/constraints.md', import.meta.url), 'utf8')).toBe(constraintsPage())
})

describe.each(checked.filter(({ name }) => name in examples))('$clause $rule ($name)', ({ name, told }) => {
  const [broken, legal] = examples[name]!

  test('a breach is told', async () => {
    const codes = (await compile(xmlOf(broken))).problems.map(({ code }) => code)
    expect(codes.filter(code => told.includes(code))).not.toEqual([])
  })

  test('its legal neighbour is not refused', async () => {
    const { problems } = await compile(xmlOf(legal))
    expect(problems.filter(({ code, severity }) => severity === 'error' || told.includes(code))).toEqual([])
  })
})

test.each(legal)('%s: legal, and not refused', async (_what, drawing) => {
  const { problems } = await compile(xmlOf(drawing))
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
})
