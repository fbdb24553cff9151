// What somebody might try with the drawing alone, and which rule stands in the way. Each attempt is refused at
// deployment, because the rule answers with an error.

import { expect, test } from 'vitest'
import { lint } from '../../../engine/lint/index.ts'
import { definitionsOf } from './definitions.ts'
import { misuses } from './mutations.ts'
import { drawings, surroundings } from './processes.ts'

const around = await surroundings()

for (const [at, { code, letter, title, edit }] of misuses.entries()) {
  test(`${at + 1}. ${title}: ${code} blocks`, async () => {
    const found = lint(await definitionsOf(edit(drawings.get(letter)!)), around)
    expect(found.filter(problem => problem.severity === 'error').map(problem => problem.code)).toContain(code)
  })
}
