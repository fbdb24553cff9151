// The twelve processes keep every rule; today's practice breaks fourteen; and each rule speaks when a process is
// changed in the way it is there to prevent.

import { describe, expect, test } from 'vitest'
import { lint } from '../../../engine/lint/index.ts'
import { definitionsOf } from './definitions.ts'
import { mutations } from './mutations.ts'
import { drawings, surroundings } from './processes.ts'

const around = await surroundings()

async function findings(xml: string) {
  return lint(await definitionsOf(xml), around)
}

test('the twelve processes are there', () => {
  expect([...drawings.keys()].sort().join('')).toBe('ABCDEFGHIJKL')
})

test('today’s practice breaks fourteen rules, and none of them blocks', async () => {
  const found = await findings(drawings.get('A')!)
  expect(
    Object.fromEntries(
      Map.groupBy(found, problem => problem.code)
        .entries()
        .map(([code, all]) => [code, all.length]),
    ),
  ).toEqual({
    GOV_02: 8,
    GOV_05: 9,
    GOV_06: 1,
    GOV_07: 8,
    GOV_09: 4,
    GOV_10: 5,
    GOV_11: 5,
    GOV_12: 8,
    GOV_13: 4,
    GOV_14: 1,
    GOV_16: 4,
    GOV_18: 4,
    GOV_23: 2,
    GOV_24: 1,
  })
  expect(found.filter(problem => problem.severity === 'error')).toEqual([])
})

describe('a process to be keeps every rule', () => {
  for (const [letter, xml] of drawings) {
    if (letter !== 'A') test(letter, async () => expect(await findings(xml)).toEqual([]))
  }
})

describe('a rule speaks when', () => {
  for (const { code, letter, title, edit } of mutations) {
    test(`${code} in ${letter}: ${title}`, async () => {
      const found = await findings(edit(drawings.get(letter)!))
      expect(found.filter(problem => problem.code === code && problem.severity === 'error')).not.toEqual([])
    })
  }
})
