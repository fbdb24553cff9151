// Each deviation is told truly: feelin does what the table says it does, and so do we. When feelin comes to agree, the
// line fails and moves to expressions.ts.

import { describe, expect, test } from 'vitest'
import { CELL_DEVIATIONS, DEVIATIONS } from './deviations.ts'
import { compiled, env, ours, ourTest, theirs, theirTest } from './support.ts'

// These feelin cannot answer at all.
const UNASKED = ['hangs', 'cycle']

describe('where we leave feelin for the standard', () => {
  test.each(DEVIATIONS.map(deviation => ({ text: deviation[0], deviation })))('$text', ({ deviation }) => {
    const [text, feelin, expected] = deviation
    expect(ours(text)).toEqual(expected)
    if (!UNASKED.includes(feelin as string)) expect(theirs(text)).toEqual(feelin)
    expect(expected).not.toEqual(feelin)
  })
})

describe('where we leave feelin for the standard, in cells', () => {
  test.each(CELL_DEVIATIONS)('%s on %s', (cell, input, feelin, expected) => {
    const value = compiled(input).evaluateValue(env())
    expect(ourTest(cell, value)).toEqual(expected)
    expect(theirTest(cell, value)).toEqual(feelin)
  })
})
