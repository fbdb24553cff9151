// Two readings of one standard: feelin walks the tree at each evaluation, we compile it once. On every expression of the
// table, and on those that chance writes, both give the same value.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileExpression } from '../../../engine/feel/evaluate.ts'
import { DEVIATIONS } from './deviations.ts'
import { EXPRESSIONS, UNARY_TESTS } from './expressions.ts'
import { ours, ourTest, theirs, theirTest } from './support.ts'

describe.each(Object.entries(EXPRESSIONS))('%s', (_, texts) => {
  test.each(texts)('%s', text => {
    expect(ours(text)).toEqual(theirs(text))
  })
})

describe('unary tests', () => {
  test.each(UNARY_TESTS.map(([text, ...inputs]) => ({ text, inputs })))('$text', ({ text, inputs }) => {
    const verdicts = (ask: typeof ourTest) => inputs.map(input => ask(text, input))
    expect(verdicts(ourTest)).toEqual(verdicts(theirTest))
  })
})

test('the whole of both tables is compiled; nothing is left to feelin at evaluation', () => {
  const texts = [...Object.values(EXPRESSIONS).flat(), ...DEVIATIONS.map(([text]) => text)]
  const compiled = texts.filter(text => !('problem' in compileExpression(text, {})))
  expect(`${compiled.length} of ${texts.length}`).toBe(`${texts.length} of ${texts.length}`)
  const folder = join(import.meta.dirname, '../../../engine/feel')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )) {
    const source = readFileSync(join(folder, file), 'utf8')
    expect(/import[^;]*\b(evaluate|unaryTest)\b[^;]*from 'feelin'/.test(source), file).toBe(false)
  }
})
