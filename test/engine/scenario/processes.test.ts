// Every scenario of every process holds, under the laws, and together they take every step, every flow and every rule.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { Coverage, isWhole } from '../../../engine/scenario/coverage.ts'
import { play } from '../../../engine/scenario/files.ts'
import { readScenario } from '../../../engine/scenario/read.ts'
import { sharedSandbox } from '../../../engine/scenario/scripts.ts'
import { lawfulAdvance } from '../../support/laws.ts'

const files = (await Array.fromAsync(glob('processes/**/*.scenario.yaml')))
  .map(file => path.resolve(file))
  .sort()
const byProcess = Map.groupBy(files, file => path.relative('processes', file).split(path.sep)[0]!)

describe.each([...byProcess])('%s', (process, scenarios) => {
  const coverage = new Coverage()

  test.each(scenarios.map(file => [path.basename(file, '.scenario.yaml'), file]))('%s', async (_, file) => {
    const scenario = readScenario(file, readFileSync(file, 'utf8'))
    const outcome = await play(scenario, { sandbox: sharedSandbox, advance: lawfulAdvance })
    coverage.add(outcome)
    expect(outcome.failures).toEqual([])
  })

  test('all of it is taken', () => {
    const all = [...coverage.report(), ...coverage.reportDecisions()]
    const own = all.filter(({ file }) => file.includes(`processes/${process}/`))
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(each => !isWhole(each))).toEqual([])
  })
})

test('a picture of today’s practice is played, and compiles to nothing that runs', async () => {
  const { compile } = await import('../../../engine/graph/compile.ts')
  const xml = readFileSync('processes/asis-referral/asis-referral.bpmn', 'utf8')
  expect([...(await compile(xml)).graphs.keys()]).toEqual([])
  expect([...(await compile(xml, { pictures: true })).graphs.keys()]).toContain('asis_referral')
})
