// A ZIP of strangers costs no more than its limits, whatever it says of itself.

import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { unzip } from '../../../engine/pack/unzip.ts'
import { endlessZip, overlappingZip } from '../../support/hostile-zip.ts'

const limits = { parts: 100, bytes: 1_000_000 }

test('what is wanted is unpacked, and nothing else', () => {
  const zip = zipSync({ 'a.txt': strToU8('a'), 'b.txt': strToU8('b') })
  expect(unzip(zip, limits, name => name === 'a.txt')).toEqual({ 'a.txt': strToU8('a') })
})

test('a directory that claims thousands of millions of parts is left where it repeats itself, or at the limit', () => {
  let asked = 0
  const count = () => {
    asked += 1
    if (asked > 1000) throw new Error('It goes on.')
    return false
  }
  expect(() => unzip(endlessZip(), limits, count)).toThrow(/two parts of the name ""/)
  expect(asked).toBe(1)
  const many = zipSync(
    Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`${index}`, strToU8('')])),
  )
  expect(() => unzip(many, limits, count)).toThrow(/more than 100 parts/)
})

test('parts that lie over one another count as often as they are copied', () => {
  const zip = overlappingZip(50, 100_000)
  expect(zip.length).toBeLessThan(110_000)
  expect(() => unzip(zip, limits, () => true)).toThrow(/more than 1000000 bytes/)
  expect(Object.keys(unzip(zip, { parts: 100, bytes: 5_000_000 }, () => true))).toHaveLength(50)
})

test('two parts of one name are refused, for one reader would see the first and another one the last', () => {
  const zip = Buffer.from(zipSync({ 'a.txt': strToU8('first'), 'b.txt': strToU8('last') }))
  for (let at = zip.indexOf('b.txt'); at >= 0; at = zip.indexOf('b.txt')) zip.write('a.txt', at)
  expect(() => unzip(zip, limits, () => true)).toThrow(/two parts of the name "a.txt"/)
  expect(() => unzip(zip, limits, () => false)).toThrow(/two parts of the name "a.txt"/)
})

test('no part stands for what every object has', () => {
  const zip = Buffer.from(zipSync({ abcdefghi: strToU8('{}') }))
  for (let at = zip.indexOf('abcdefghi'); at >= 0; at = zip.indexOf('abcdefghi')) zip.write('__proto__', at)
  expect(() => unzip(zip, limits, () => true)).toThrow(/"__proto__"/)
})
