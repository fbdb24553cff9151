// What a scenario's file may say, and how it is refused with the line that is to blame.

import { expect, test } from 'vitest'
import { readScenario } from '../../../engine/scenario/read.ts'

const read = (text: string) => readScenario('/x/a.scenario.yaml', text)

test('a whole file is read word by word', () => {
  const scenario = read(`
name: A case
files: [../a.bpmn, b.dmn]
start:
  message: {name: Worry reported, correlationKey: 42}
  variables: {danger: "no"}
  at: 2026-01-05T09:00:00Z
steps:
  - complete: {element: a, index: 1}
    by: kim
  - error: {element: b, code: NO_ROUTE, variables: {x: 1}}
  - escalate: {element: b, code: LATE}
  - message: {name: M, correlationKey: "7", ttl: PT1H, id: m-1}
  - signal: Go
  - set: {variables: {n: 1}, scope: sp}
  - cancel: {}
`)
  expect(scenario).toMatchObject({
    name: 'A case',
    files: ['../a.bpmn', 'b.dmn'],
    at: Date.parse('2026-01-05T09:00:00Z'),
    start: {
      by: 'message',
      message: {
        name: 'Worry reported',
        correlationKey: '42',
        variables: { danger: 'no' },
        ttl: null,
        id: null,
      },
    },
  })
  expect(scenario.steps).toEqual([
    { line: 9, step: { type: 'complete', element: 'a', index: 1, variables: {}, by: 'kim' } },
    {
      line: 11,
      step: {
        type: 'error',
        element: 'b',
        index: 0,
        code: 'NO_ROUTE',
        message: null,
        variables: { x: 1 },
        by: null,
      },
    },
    { line: 12, step: { type: 'escalate', element: 'b', index: 0, code: 'LATE', variables: {}, by: null } },
    {
      line: 13,
      step: {
        type: 'message',
        message: { name: 'M', correlationKey: '7', variables: {}, ttl: 3_600_000, id: 'm-1' },
      },
    },
    { line: 14, step: { type: 'signal', name: 'Go', variables: {} } },
    { line: 15, step: { type: 'set', variables: { n: 1 }, scope: 'sp' } },
    { line: 16, step: { type: 'cancel' } },
  ])
})

test('the file lends its name, and the clock begins with the year', () => {
  expect(read('files: [a.bpmn]\nstart: {process: p}')).toMatchObject({
    name: 'a',
    at: Date.parse('2026-01-01T00:00:00Z'),
  })
})

test.each([
  ['files: [a.bpmn\nstart', /a\.scenario\.yaml:\d+: not YAML/],
  ['start: {process: p}', /:1: files names the drawings/],
  ['files: [a.bpmn]', /:1: a scenario says how it starts/],
  ['files: [a.bpmn]\nstrat: {process: p}', /:2: unknown key strat in a scenario; known are name, files/],
  ['files: [a.docx]\nstart: {process: p}', /:1: a\.docx is neither/],
  ['files: [a.bpmn]\nstart: {process: p, signal: q}', /:2: start names exactly one/],
  ['files: [a.bpmn]\nstart: {process: p, at: noon}', /:2: at is an ISO 8601 time/],
  [
    'files: [a.bpmn]\nstart: {process: p}\nexpect: {refused: []}',
    /:2: files that are refused cannot be started/,
  ],
  ['files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - complet: a', /:4: unknown key complet in a step/],
  [
    'files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - complete: a\n    cancel: {}',
    /:4: a step is exactly one of/,
  ],
  ['files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - complete: {index: 1}', /:4: complete names an element/],
  [
    'files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - complete: {element: a, index: -1}',
    /:4: index is a whole number/,
  ],
  ['files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - error: {element: a}', /:4: an error has a code/],
  ['files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - advance: soon', /:4: advance is an ISO 8601 duration/],
  ['files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - advance: -P1D', /:4: advance is an ISO 8601 duration/],
  [
    'files: [a.bpmn]\nstart: {process: p}\nsteps:\n  - signal: Go\n    by: kim',
    /:4: unknown key by beside signal/,
  ],
  ['files: [a.bpmn]\nstart: {process: p}\nexpect: {status: done}', /:3: status is one of/],
  ['files: [a.bpmn]\nstart: {process: p}\nexpect:\n  completd: {}', /:4: unknown key completd in expect/],
  [
    'files: [a.bpmn]\nstart: {process: p}\nexpect: {completed: {a: often}}',
    /:3: completed says of each element/,
  ],
  ['files: [a.bpmn]\nfiles: [b.bpmn]\nstart: {process: p}', /:2: not YAML/],
])('%j is refused with its line', (text, sentence) => {
  expect(() => read(text)).toThrow(sentence)
})
