// JUEL and the FEEL it becomes, line by line from juel.txt.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileExpression } from '../../../engine/feel/evaluate.ts'
import { juelToFeel } from '../../../engine/import/juel-to-feel.ts'
import { say } from '../../../engine/words/sentences.ts'

const lines = readFileSync(new URL('juel.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line.includes('  =>  ') && !line.startsWith('"'))
  .map(line => line.split('  =>  ') as [juel: string, answer: string])

describe('JUEL becomes FEEL that gives the same', () => {
  test.each(lines.filter(([, answer]) => !answer.startsWith('!')))('%s', (juel, answer) => {
    const [feel, given] = answer.split('  |  ') as [string, string]
    const [variables, value] = given.split('  =  ').map(text => JSON.parse(text))
    expect(juelToFeel(juel)).toMatchObject({ kind: 'feel', feel })
    expect(evaluate(feel, variables)).toEqual(value)
  })
})

describe('what has no counterpart is refused by its name', () => {
  test.each(lines.filter(([, answer]) => answer.startsWith('!')))('%s', (juel, answer) => {
    const result = juelToFeel(juel)
    expect(result.kind === 'refused' && say(result.reason)).toBe(answer.slice(1).trim())
  })
})

test('text without an expression stands as it is', () => {
  expect(juelToFeel('PT5M')).toEqual({ kind: 'text', text: 'PT5M' })
  expect(juelToFeel('costs \\$' + '{amount}')).toEqual({ kind: 'text', text: 'costs $' + '{amount}' })
})

test('a name that FEEL keeps for itself is refused', () => {
  expect(juelToFeel('#{then == 1}')).toMatchObject({ kind: 'refused' })
})

function evaluate(feel: string, variables: Record<string, unknown>): unknown {
  const compiled = compileExpression(feel)
  if ('problem' in compiled) throw new Error(say(compiled.problem))
  return compiled.evaluate({ now: 0, seed: 1, get: name => variables[name] ?? null })
}
