// A scenario from its text to its report: what the format says, word by word.

import { expect, test } from 'vitest'
import { bind, compileText } from '../../../engine/scenario/deployment.ts'
import { type Outcome, playOn } from '../../../engine/scenario/play.ts'
import { readScenario } from '../../../engine/scenario/read.ts'
import { report, describe as tell } from '../../../engine/scenario/report.ts'
import { sharedSandbox } from '../../../engine/scenario/scripts.ts'
import { bpmn } from '../../support/bpmn.ts'
import { lawfulAdvance } from '../../support/laws.ts'

async function play(drawing: string, scenario: string, laws = true): Promise<Outcome> {
  const files = bind([await compileText('/x/a.bpmn', bpmn(drawing))])
  const read = readScenario('/x/a.scenario.yaml', `files: [a.bpmn]\n${scenario}`)
  return playOn(files, read, { sandbox: sharedSandbox, ...(laws ? { advance: lawfulAdvance } : {}) })
}

const two = `s(start) > split(parallel) > a(user) > j(parallel) > e(end)
split > b(service) > t(catch timer=P6M) > j`

test('all that holds is told by nothing', async () => {
  const { failures } = await play(
    two,
    `
start: {process: p, variables: {n: 1}, at: 2026-01-05T09:00:00Z}
steps:
  - complete: a
    variables: {x: [1, {y: 2}]}
    by: kim
  - fail: {element: b, message: SMTP down, retries: 0}
  - expect: {status: incident, waiting: [], incidents: [{element: b, code: JOB_NO_RETRIES}]}
  - resolve: {element: b}
  - expect: {status: active, waiting: [b], incidents: []}
  - complete: {element: b, index: 0}
  - expect: {waiting: [t], never: [j]}
  - advance: P6M
expect:
  status: completed
  waiting: []
  path: [a, b, j]
  completed: {a: 1, t: 1}
  variables: {n: 1, x: [1, {y: 2}]}
  ends: [e]
`,
  )
  expect(failures).toEqual([])
})

test('all that does not hold is told, each in a sentence', async () => {
  const outcome = await play(
    two,
    `
start: {process: p}
steps:
  - expect: {waiting: [a]}
expect: {status: completed, path: [b, a], never: [a], completed: {s: 2}, variables: {x: 1}, incidents: [{code: NO_FLOW_CHOSEN}], ends: [e]}
`,
  )
  expect(outcome.failures).toEqual([
    'line 5: Expected a to wait, came a, b.',
    'Expected the status completed, came active.',
    'Expected the path b, a; b did not complete in its place. Came s, split.',
    'Expected s to complete 2 times, came 1.',
    'Expected x to be 1, came nothing.',
    'Expected a never to be entered, and it was.',
    'Expected the incidents NO_FLOW_CHOSEN, came nothing.',
    'Expected the ends e, came nothing.',
  ])
  expect(tell(outcome)).toContain('trace of p 1: s split a b (active)')
})

test.each([
  ['complete: c', 'Nobody can work on c: it does not wait. What waits is a, b.'],
  [
    'complete: {element: a, index: 1}',
    'Nobody can work on a with the index 1: it does not wait. What waits is a, b.',
  ],
  ['resolve: {element: b}', 'There is no incident on b to resolve; open are nothing.'],
  ['set: {scope: nowhere, variables: {}}', 'The scope nowhere is not active. What waits is a, b.'],
  ['start: {process: q}', 'There is no process q; there is p.'],
  ['start: {message: M}', 'No process begins by the message M.'],
])('the step %s that fits nothing says what waits instead', async (step, sentence) => {
  const { failures } = await play(two, `start: {process: p}\nsteps:\n  - ${step}`)
  expect(failures).toEqual([`line 4: ${sentence}`])
})

test('a step on what waits for something else says so', async () => {
  const drawing = 's(start) > split(parallel) > a(service) > e(end) ; split > c(catch message=M) > f(end)'
  const begin = 'start: {process: p}\nsteps:\n'
  expect((await play(drawing, `${begin}  - complete: c`)).failures).toEqual([
    'line 4: Nobody can work on c: it waits for an event. What waits is a, c.',
  ])
  expect(
    (await play(drawing, `${begin}  - fail: {element: a, retries: 0}\n  - complete: a`)).failures,
  ).toEqual(['line 5: Nobody can work on a: its incident is to be resolved first. What waits is c.'])
})

test('a step on a script, which runs by itself, says so', async () => {
  const drawing = "s(start) > a(script js='({sum: 1})') > b(user) > e(end)"
  const { failures } = await play(drawing, 'start: {process: p}\nsteps:\n  - complete: a')
  expect(failures).toEqual([
    'line 4: Nobody can work on a: its script has run by itself, so it needs no step. What waits is b.',
  ])
})

test('files that are to be refused are compared by their codes', async () => {
  const broken = 's(start) > a(service start-quantity=0) > e(end)'
  const sound = 's(start) > e(end)'
  expect((await play(broken, 'expect: {refused: []}')).failures).toEqual([])
  expect(
    (await play(broken, 'expect: {refused: [{code: QUANTITY_TOO_SMALL, element: a}]}')).failures,
  ).toEqual([])
  expect((await play(broken, 'expect: {refused: [{code: DUPLICATE_ID}]}')).failures).toEqual([
    'Expected the problem DUPLICATE_ID, came QUANTITY_TOO_SMALL on a.',
  ])
  expect((await play(sound, 'expect: {refused: []}')).failures).toEqual([
    'The files are to be refused, and are not.',
  ])
  const [failure] = (await play(broken, 'start: {process: p}')).failures
  expect(failure).toMatch(/^The files are refused: a QUANTITY_TOO_SMALL /)
})

test('the report holds every instance with its events, the started one first', async () => {
  const calls = `main(pool) { s(start) > c(call calls=other) > e(end) }
other(pool) { s1(start) > a(user) > e1(end) }`
  const outcome = await play(calls, 'start: {process: main}\nsteps: [{complete: a}]\nexpect: {ends: [e, e1]}')
  const { instances, ...rest } = report(outcome)
  expect(rest).toEqual({
    file: '/x/a.scenario.yaml',
    name: 'a',
    ok: true,
    status: 'completed',
    failures: [],
    problems: [],
  })
  expect(instances.map(({ id, process, status }) => ({ id, process, status }))).toEqual([
    { id: '1', process: 'main', status: 'completed' },
    { id: '2', process: 'other', status: 'completed' },
  ])
  const events = instances[0]!.events
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
  expect(events[0]).toMatchObject({ seq: 1, at: '2026-01-01T00:00:00.000Z', type: 'process.started' })
  expect(events[1]).toMatchObject({
    type: 'element.activated',
    element: 's',
    elementType: 'startEvent',
    key: '2',
  })
  expect(events.some(({ type, flow }) => type === 'flow.taken' && flow === 's_c')).toBe(true)
  expect(events.at(-1)!.type).toBe('process.completed')
})

test('an event sub-process is reported by its name in BPMN', async () => {
  const outcome = await play(
    's(start) > a(user) > e(end) h(event-sub) { g(start signal=Go) > e2(end) }',
    'start: {process: p}\nsteps: [{signal: Go}]',
  )
  const entered = report(outcome).instances[0]!.events.find(({ element }) => element === 'h')
  expect(entered).toMatchObject({ type: 'element.activated', elementType: 'subProcess' })
})

test('each inner run of a loop counts, the body round it does not', async () => {
  const outcome = await play(
    's(start) > a(user count=3) > e(end)',
    'start: {process: p}\nsteps: [{complete: a}, {complete: a}, {complete: a}]\nexpect: {completed: {a: 3}, path: [a, a, a, e]}',
  )
  expect(outcome.failures).toEqual([])
  const bodies = report(outcome).instances[0]!.events.filter(
    ({ elementType }) => elementType === 'multiInstanceBody',
  )
  expect(bodies.map(({ type }) => type)).toEqual(['element.activated', 'element.completed'])
})

test('a month on the clock is a month of the calendar', async () => {
  const { failures } = await play(
    "s(start) > t(catch at='2026-03-31T00:00:00Z') > e(end)",
    'start: {process: p, at: 2026-02-28T00:00:00Z}\nsteps: [{advance: P1M}, {expect: {waiting: [t]}}, {advance: P3D}]\nexpect: {status: completed}',
  )
  expect(failures).toEqual([])
})

test('a process that begins by its timer begins when the clock has come so far', async () => {
  const { failures } = await play(
    's(start every=R2/P1D) > a(user) > e(end)',
    'start: {process: p}\nsteps: [{advance: PT1H}, {expect: {never: [a], waiting: []}}, {advance: P7D}, {complete: a}]\nexpect: {status: completed, waiting: [a]}',
  )
  expect(failures).toEqual([])
})

test('a run that never comes to rest is ended with a sentence', async () => {
  const { failures } = await play(
    'p(pool) { s(start) > t(throw signal=Go) > e(end) ; g(start signal=Go) > t ; h(start signal=Go) > t }',
    'start: {process: p}',
    false,
  )
  expect(failures).toEqual(['The run does not come to rest: 50000 commands followed from one step.'])
})

test.each([
  ['a signal', 'p(pool) { s(start) > t(throw signal=Go) > e(end) ; g(start signal=Go) > t }'],
  ['a message', 'p(pool) { s(start) > t(throw message=Go) > e(end) ; g(start message=Go) > t }'],
  [
    'a data store',
    "p(pool) { s(start) > t(script feel='if stock = 1 then 0 else 1' result=w) > e(end) ; g(start when='stock = 1') > t ; h(start when='stock = 0') > t ; w(store name=stock) ; t ..> w }",
  ],
])('a process that begins itself without end, by %s, stops with an incident', async (_, drawing) => {
  const outcome = await play(drawing, 'start: {process: p}', false)
  expect(outcome.failures).toEqual([])
  const { instances } = report(outcome)
  const troubles = instances.flatMap(({ events }) => events.filter(({ type }) => type === 'incident.raised'))
  expect(instances.length).toBe(1001)
  expect(troubles).toMatchObject([{ code: 'LOOP_WITHOUT_WAIT', element: 't' }])
})

test.each([
  ['over gateways', 's(start) > m(exclusive) > a(task) > m'],
  ['by its own condition', "s(start) > a(task while='true') > e(end)"],
  ['over a condition', "s(start) > u(user) > e(end) ; b(boundary on=u when='true' non-interrupting) > u"],
  ['over a called process', 's(start) > m(exclusive) > c(call calls=q) > m } q(pool) { s2(start) > e2(end)'],
  [
    'over the error of a called process',
    's(start) > m(exclusive) > c(call calls=q) > e(end) ; b(boundary on=c error=BAD) > m } q(pool) { s2(start) > e2(end error=BAD)',
  ],
  [
    'over a signal of its own',
    's(start) > x(parallel) > u(user) > e(end) ; x > w(task) > t(throw signal=Go) > f(end) ; b(boundary on=u signal=Go non-interrupting) > t',
  ],
  ['over messages of its own', 's(start) > t(throw message=M) > c(catch message=M) > t'],
])('a loop that never waits, %s, ends in an incident', async (_, drawing) => {
  const expected = 'expect: {status: incident, incidents: [{code: LOOP_WITHOUT_WAIT}]}'
  const { failures } = await play(`p(pool) { ${drawing} }`, `start: {process: p}\n${expected}`, false)
  expect(failures).toEqual([])
})
