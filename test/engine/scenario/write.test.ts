// A scenario that is written is read again as the same: what was tried by hand proves what was tried.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readScenario } from '../../../engine/scenario/read.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import { writeScenario } from '../../../engine/scenario/write.ts'

/** Without the lines, which a text of its own has. */
const meant = ({ steps, ...rest }: Scenario) => ({ ...rest, steps: steps.map(({ step }) => step) })

const again = (scenario: Scenario) => readScenario(scenario.file, writeScenario(scenario))

test('every kind of step is written and read again', () => {
  const scenario = readScenario(
    '/x/a.scenario.yaml',
    `
name: "A case: with a colon"
files: [../a.bpmn, b.dmn]
start:
  message: {name: Worry reported, correlationKey: "42"}
  variables: {danger: "no", nothing: null, list: [1, {a: null}]}
  at: 2026-01-05T09:00:00Z
steps:
  - complete: a
  - complete: {element: a, index: 1}
    variables: {answer: "yes", none: null}
    by: kim
  - fail: {element: b, message: SMTP down, retries: 0}
  - resolve: {element: b, retries: 3}
  - error: {element: b, code: NO_ROUTE, variables: {x: 1}}
  - escalate: {element: b, code: LATE}
  - message: {name: M, correlationKey: "7", ttl: PT1H, id: m-1}
  - signal: Go
  - set: {variables: {n: 1}, scope: sp}
  - advance: P30D
  - start: {signal: Go}
  - expect: {waiting: [b], never: []}
  - cancel: {}
expect:
  status: completed
  completed: {a: 2}
  variables: {none: null}
  incidents: [{element: G1, code: NO_FLOW_CHOSEN}]
`,
  )
  expect(meant(again(scenario))).toEqual(meant(scenario))
})

test('the scenarios of every process are written and read again', async () => {
  const files = await Array.fromAsync(glob('processes/**/*.scenario.yaml'))
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const scenario = readScenario(file, readFileSync(file, 'utf8'))
    expect(meant(again(scenario))).toEqual(meant(scenario))
  }
})
