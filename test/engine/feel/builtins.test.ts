// No function without a case: each built-in one is called somewhere in the tables of this folder.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtin, builtinNames } from '../../../engine/feel/builtins.ts'

const tables = readdirSync(import.meta.dirname)
  .filter(file => file !== 'generated.test.ts' && file !== 'builtins.test.ts')
  .map(file => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n')

test.each(builtinNames())('%s is called in a case', name => {
  expect(tables).toContain(`${name}(`)
})

test('a function is known under its name, and no other word of JavaScript is one', () => {
  for (const name of builtinNames()) expect(builtin(name)?.name).toBe(name)
  expect(builtin('constructor')).toBe(undefined)
})
