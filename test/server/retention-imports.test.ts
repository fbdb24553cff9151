// A table that says how long data are kept is approved with all that it imports.

import { expect, test } from 'vitest'
import { checksumsOf } from '../../server/rules/retention.ts'
import { decision, dmn, literal } from '../engine/dmn/support.ts'

test('a change in an imported model changes the checksum of the decisions that import it', async () => {
  const years = (text: string) => ({
    name: 'years.dmn',
    content: dmn(decision('years', literal(text))).replace('urn:linkspan:test', 'urn:years'),
  })
  const table = {
    name: 'retention.dmn',
    content: dmn(
      '<import name="law" namespace="urn:years" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>',
      '<decision id="retention" name="retention"><variable name="retention"/><informationRequirement>' +
        `<requiredDecision href="urn:years#years"/></informationRequirement>${literal('law.years')}</decision>`,
    ),
  }
  const five = await checksumsOf([table, years('5')])
  expect(Object.keys(five).sort()).toEqual(['retention', 'years'])
  expect(await checksumsOf([years('5'), table])).toEqual(five)
  expect((await checksumsOf([table, years('1')])).retention).not.toBe(five.retention)
})
