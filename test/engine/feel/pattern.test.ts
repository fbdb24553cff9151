// Our machine finds what JavaScript's own finds, wherever that one may be trusted to end.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newFrame } from '../../../engine/feel/frame.ts'
import { pattern } from '../../../engine/feel/pattern.ts'
import { say } from '../../../engine/words/sentences.ts'
import { env } from './support.ts'

const run = newFrame(env()).run

function all(text: string, input: string, flags = ''): unknown {
  const read = pattern(text, flags)
  return 'problem' in read
    ? say(read.problem)
    : read.all({ ...run, meter: { steps: 1e6, depth: 0, draws: 0, patterns: null } }, input)
}

test.each([
  ['a|ab', 'abab', ['a', 'a']],
  ['ab|a', 'abab', ['ab', 'ab']],
  ['a*', 'baac', ['', 'aa', '', '']],
  ['a+?', 'aaa', ['a', 'a', 'a']],
  ['(a*)*', 'aa', ['aa', '']],
  ['^a', 'aa', ['a']],
  ['a$', 'aa', ['a']],
  ['\\bdock\\b', 'dock docks dock', ['dock', 'dock']],
  ['[^a-c]', 'abcd', ['d']],
  ['[a-z-[aeiou]]+', 'quay', ['q', 'y']],
  ['[-a]', '-a', ['-', 'a']],
  ['[a-]', '-a', ['-', 'a']],
  ['[\\]\\\\]', ']\\', [']', '\\']],
  ['[.*+(){}|]', '.*', ['.', '*']],
  ['\\p{Lu}', 'aBÉ', ['B', 'É']],
  ['[\\p{Lu}\\d]', 'aB1', ['B', '1']],
  ['\\p{IsGreek}', 'aβ', ['β']],
  ['\\P{IsBasicLatin}', 'aβ', ['β']],
  ['[b\\p{IsCyrillic}]', 'abж', ['b', 'ж']],
  ['\\i\\c*', '1abc-2 d', ['abc-2', 'd']],
  ['.', '😀', ['😀']],
  ['a{2}', 'aaaaa', ['aa', 'aa']],
  ['a{2,}', 'aaaaa', ['aaaaa']],
  ['a{1,2}', 'aaaaa', ['aa', 'aa', 'a']],
  ['a{0}b', 'ab', ['b']],
  ['^\\d{4}\\s?[A-Z]{2}$', '1012 AB', ['1012 AB']],
  ['[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+', 'a.b@c.d.nl', ['a.b@c.d.nl']],
  ['(?:ab)+', 'ababx', ['abab']],
  ['', 'ab', ['', '', '']],
  ['(.)\\1', 'abbccd', ['bb', 'cc']],
  ['(a*)b\\1', 'aabaa', ['aabaa']],
  ['(a|ab)(c|bcd)\\1', 'abcda', ['abcda']],
  ['(a)?b\\1', 'b', ['b']],
  ['(a*)*\\1b', 'aab', ['aab']],
  ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', 'abcdefghijj', ['abcdefghijj']],
  ['(a)\\10', 'aa0', ['aa0']],
])('%s in %j', (text, input, expected) => {
  expect(all(text, input)).toEqual(expected)
})

test.each([
  ['A', 'aA', 'i', ['a', 'A']],
  ['(a)\\1', 'aA', 'i', ['aA']],
  ['(a)\\1', 'aA', '', []],
  ['^b', 'a\nb', 'm', ['b']],
  ['a.b', 'a\nb', 's', ['a\nb']],
  ['a.b', 'a\nb', '', []],
  ['a b', 'ab', 'x', ['ab']],
  ['a [ b]', 'a ab', 'x', ['a ', 'ab']],
  ['[a-z -[ b ]] c', 'ac bc  c', 'x', ['ac']],
  ['\\[ a', '[a', 'x', ['[a']],
  ['\\ d', 'd1', 'x', ['1']],
  ['\\p{ L u }', 'aB', 'x', ['B']],
  ['a.b*', 'a.b*', 'q', ['a.b*']],
])('%s in %j with %s', (text, input, flags, expected) => {
  expect(all(text, input, flags)).toEqual(expected)
})

test.each([
  ['(', 'a bracket is not closed'],
  [')', 'a bracket is closed that was not opened'],
  ['*', '"*" repeats nothing'],
  ['[a', 'a class is not closed'],
  ['a{3,2}', 'a repetition is out of bounds'],
  ['a{9999}', 'a repetition is out of bounds'],
  ['(a{100}){100}', 'it is too large'],
  ['(a\\1)', 'it refers back to group 1, which is not closed before'],
  ['\\1(a)', 'it refers back to group 1, which is not closed before'],
  ['(a)[b\\1]', 'a class refers back to a group'],
  ['\\p{IsNowhere}', 'it names a block that is not known, "Nowhere"'],
  ['a(?=b)', 'it looks around or names a group'],
  ['(?<n>a)', 'it looks around or names a group'],
  ['a\\', 'it ends with a backslash'],
])('%s is refused: %s', (text, reason) => {
  expect(all(text, '')).toBe(`The pattern "${text}" cannot be used: ${reason}.`)
})

const patterns = fc.letrec<Record<'part', string>>(tie => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '^', '$', '\\b'),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => a + b),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(
        fc.constantFrom('a', 'b', '.', '[bc]'),
        fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?'),
      )
      .map(([a, q]) => a + q),
    tie('part').map(a => `(${a}){2}`),
  ),
})).part

test('what JavaScript finds is found', () => {
  const inputs = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '\n'), maxLength: 12 })
  fc.assert(
    fc.property(patterns, inputs, (text, input) => {
      expect(all(text, input), text).toEqual(
        [...input.matchAll(new RegExp(text, 'gu'))].map(match => match[0]),
      )
    }),
    { numRuns: 3000 },
  )
})
