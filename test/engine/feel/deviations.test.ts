// Each deviation is told truly: feelin does what the table says it does, and so do we. When feelin comes to agree, the
// line fails and moves to expressions.ts.

import { describe, expect, test } from 'vitest'
import { DEVIATIONS } from './deviations.ts'
import { ours, theirs } from './support.ts'

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
