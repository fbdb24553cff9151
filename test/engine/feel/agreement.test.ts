// Two readings of one standard: feelin walks the tree at each evaluation, we compile it once. On every expression of the
// table, and on those that chance writes, both give the same value.

import { describe, expect, test } from 'vitest'
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
