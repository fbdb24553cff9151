// Whoever walks over what an instance was told meets its members as whoever reads the trail does.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder, toldInOrder } from '../../../engine/run/in-order.ts'
import { canonical } from '../../../server/audit/canonical.ts'

const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '0', '9', '10', '-1', '01', '4294967295', 'é', 'Z', 'a', ''),
  fc.string({ unit: 'grapheme' }),
)
const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 0 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 6 }),
  ),
}))

it('the members of a value come as from its record', () => {
  fc.assert(
    fc.property(value, told => {
      const ordered = inOrder(told)
      expect(JSON.stringify(ordered)).toBe(JSON.stringify(JSON.parse(canonical(told))))
      expect(inOrder(ordered)).toBe(ordered)
    }),
    { examples: [[JSON.parse('{"4294967295":1,"-1":2}')], [JSON.parse('{"4294967294":1,"-1":2}')]] },
  )
})

it('a command that is in order is taken as it is, and one that is not is left as it was', () => {
  const orderly = { type: 'start', variables: { a: [1, { b: 1, c: 2 }], z: null } }
  expect(toldInOrder(orderly)).toBe(orderly)
  const other = { type: 'start', variables: { z: 1, a: 2 } }
  expect(JSON.stringify(toldInOrder(other))).toBe('{"type":"start","variables":{"a":2,"z":1}}')
  expect(JSON.stringify(other)).toBe('{"type":"start","variables":{"z":1,"a":2}}')
})

it('what lies deep is walked once', () => {
  let deep: unknown = { z: 1, a: 2 }
  for (let depth = 0; depth < 200; depth++) deep = { deep }
  expect(JSON.stringify(inOrder(deep))).toContain('{"a":2,"z":1}')
})
