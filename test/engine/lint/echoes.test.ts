// One fault of a drawing is one remark.

import { expect, test } from 'vitest'
import { compile } from '../../../engine/graph/compile.ts'
import { lint, withoutEchoes } from '../../../engine/lint/index.ts'
import { bpmn } from '../../support/bpmn.ts'

async function remarks(drawing: string): Promise<{ all: string[]; told: string[] }> {
  const { problems, definitions } = await compile(bpmn(drawing))
  const found = [...problems, ...lint(definitions!)]
  const codes = (of: readonly { code: string; element: string | null }[], id: string) =>
    of
      .filter(({ element, code }) => element === id && code !== 'STYLE_LABEL_REQUIRED')
      .map(({ code }) => code)
  return { all: codes(found, 'x'), told: codes(withoutEchoes(found), 'x') }
}

test.each([
  [
    'a step that leads nowhere',
    's(start) > a(user) > e(end) ; a > x(user)',
    ['NODE_WITHOUT_OUTGOING'],
    'STYLE_NO_IMPLICIT_END',
  ],
  [
    'a step to which nothing leads',
    's(start) > a(user) > e(end) ; x(user) > e',
    ['NODE_WITHOUT_INCOMING'],
    'STYLE_NO_IMPLICIT_START',
  ],
  [
    'a gateway without branches',
    's(start) > x(exclusive) > e(end)',
    ['GATEWAY_WITHOUT_BRANCHES'],
    'STYLE_SUPERFLUOUS_GATEWAY',
  ],
])('%s is told once', async (_, drawing, told, echo) => {
  const found = await remarks(drawing)
  expect(found.all).toContain(echo)
  expect(found.told).toEqual(told)
})

test('what is said of another element, or by style alone, stays', () => {
  const problem = (code: string, element: string) =>
    ({ code, element, severity: 'warning', message: '' }) as const
  const found = [
    problem('NODE_WITHOUT_OUTGOING', 'a'),
    problem('STYLE_NO_IMPLICIT_END', 'b'),
    problem('STYLE_FAKE_JOIN', 'a'),
  ]
  expect(withoutEchoes(found)).toEqual(found)
})
