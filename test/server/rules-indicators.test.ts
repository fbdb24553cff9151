// Key figures of processes from traces, as their pages define them, and where cases left the drawing.

import { describe, expect, test } from 'vitest'
import { compile } from '../../engine/index.ts'
import { eventLog } from '../../server/audit/event-log.ts'
import { figuresOf } from '../../server/rules/figures.ts'
import { indicatorsOf, outcomesByAge } from '../../server/rules/indicators.ts'
import type { Counted } from '../../server/rules/measures.ts'
import { Draft, type Run, type Trace } from '../../server/store/traces.ts'
import { bpmn } from '../support/bpmn.ts'

const HOUR = 3_600_000
const many = (count: number, trace: Trace) => Array.from({ length: count }, () => ({ ...trace }))

const run = (element: string, ended: number, more: Partial<Run> = {}): Run => ({
  element,
  scope: 1,
  began: 0,
  ended,
  completed: true,
  taken: null,
  due: null,
  isTask: false,
  organisation: null,
  ...more,
})
const trace = (runs: readonly Run[], said: Readonly<Record<string, string>> = {}): Trace => ({
  startedAt: 0,
  endedAt: 9 * HOUR,
  completed: true,
  runs,
  flows: new Set(),
  decided: Object.entries(said).map(([name, value]) => ({ element: 'x', name, value })),
  deviations: [],
})
const told = (process: string, code: string, counted: Partial<Counted>) =>
  indicatorsOf(
    process,
    { traces: [], others: new Map(), suggestions: null, k: 10, now: 0, ...counted },
    null,
  ).find(one => one.code === code)
const indicator = (process: string, code: string, traces: readonly Trace[]) =>
  told(process, code, { traces })?.share

describe('B-K7, partner feedback on time', () => {
  const inTime = trace([run('B_i3', HOUR, { scope: 5 })])
  const late = trace([run('B_i3', HOUR, { scope: 5 }), run('B_b1', HOUR, { scope: 5 })])

  test('counts actions without a reminder of their own', () => {
    const other = trace([
      run('B_i3', HOUR, { scope: 5 }),
      run('B_i3', HOUR, { scope: 6 }),
      run('B_b1', HOUR, { scope: 6 }),
    ])
    const found = indicator('signal_to_support', 'B-K7', [...many(20, inTime), ...many(10, late)])
    expect(found).toMatchObject({ of: 30, share: 0.6 })
    expect(indicator('signal_to_support', 'B-K7', many(10, other))).toMatchObject({ of: 20, share: 0.5 })
  })

  test('is hidden where few cases were late, however many actions they had', () => {
    const nine = trace(
      Array.from({ length: 12 }, (_, scope) => scope).flatMap(scope => [
        run('B_i3', HOUR, { scope }),
        run('B_b1', HOUR, { scope }),
      ]),
    )
    const found = indicator('signal_to_support', 'B-K7', [...many(20, inTime), ...many(2, nine)])
    expect(found).toMatchObject({ share: null, atLeast: null, atMost: null })
  })
})

test('B-K9 counts cases of worry in which a partner told what it did', () => {
  const worry = { nature: 'wellbeing_concern' }
  const traces = [
    ...many(15, trace([run('B_i3', HOUR)], worry)),
    ...many(10, trace([], worry)),
    ...many(30, trace([run('B_i3', HOUR)], { nature: 'trolling' })),
  ]
  expect(indicator('signal_to_support', 'B-K9', traces)).toMatchObject({ of: 20, share: 0.5 })
})

test('that nobody or everybody is of a kind is told as a bound', () => {
  const none = many(20, trace([], { nature: 'wellbeing_concern' }))
  expect(indicator('signal_to_support', 'B-K4', none)).toMatchObject({ share: null, atMost: 0.45 })
  const all = many(20, trace([], { nature: 'trolling' }))
  expect(indicator('signal_to_support', 'B-K4', all)).toMatchObject({ share: null, atLeast: 0.55 })
})

test('that all of the work was in time is told', () => {
  const erased = trace([run('L_c1', HOUR), run('L_t5', 2 * HOUR)])
  expect(indicator('retention_erasure', 'L-K1', many(12, erased))).toMatchObject({ of: 10, share: 1 })
})

const graph = async (text: string) => {
  const graph = (await compile(bpmn(text))).graphs.get('p')
  if (!graph) throw new Error('The drawing does not compile.')
  return graph
}

describe('figures of a small process', async () => {
  const drawn = await graph('s(start) > a(user) > e(end)')

  test('outcomes by age hide a small cell and tell the others by tens', () => {
    const of = (age_band: string, outcome_class: string) => trace([], { age_band, outcome_class })
    const traces = [
      ...many(12, of('16_17', 'supported')),
      ...many(3, of('16_17', 'no_case')),
      ...many(20, of('18_25', 'supported')),
      ...many(20, of('18_25', 'no_case')),
    ]
    expect(outcomesByAge(traces).get('16_17')!.get('no_case')).toBe(3)
    const { outcomes } = figuresOf(drawn, traces, 10)
    expect(outcomes.find(one => one.age === '16_17' && one.outcome === 'no_case')).toMatchObject({
      cases: null,
    })
    expect(outcomes.filter(({ cases }) => cases === null).length).toBe(1)
  })

  test('every kind of deviation is listed, the few and the none alike', () => {
    const moved = { ...trace([]), deviations: [{ kind: 'moved', element: 'a' }] as const }
    const skipped = { ...trace([]), deviations: [{ kind: 'skipped', element: 'a' }] as const }
    const { deviations } = figuresOf(drawn, [...many(12, moved), ...many(2, skipped)], 10)
    expect(deviations).toEqual([
      { kind: 'moved', cases: 10, elements: [{ element: 'a', cases: 10 }] },
      { kind: 'skipped', cases: null, elements: [] },
      { kind: 'confirmed', cases: null, elements: [] },
      { kind: 'migrated', cases: null, elements: [] },
      { kind: 'cancelled', cases: null, elements: [] },
    ])
  })

  test('of a task whose cases are hidden no deadline is told either, which would say how many they were', async () => {
    const forked = await graph(
      's(start) > g(exclusive) >[yes] a(user) > e(end) ; g >[default] b(user) > e2(end)',
    )
    const went = (...way: string[]) => ({
      ...trace(['s', 'g', ...way].map(element => run(element, HOUR, { due: element === 'a' ? HOUR : null }))),
      flows: new Set(['s_g', `g_${way[0]}`, way.join('_')]),
    })
    const some = figuresOf(forked, [...many(4, went('a', 'e')), ...many(20, went('b', 'e2'))], 10)
    expect(some.elements.find(({ element }) => element === 'a')).toMatchObject({ cases: null })
    const nothing = { of: null, share: null, atLeast: null, atMost: null }
    expect(some.deadlines).toEqual([{ element: 'a', kept: nothing }])
    const enough = figuresOf(forked, [...many(20, went('a', 'e')), ...many(14, went('b', 'e2'))], 10)
    expect(enough.deadlines).toMatchObject([{ element: 'a', kept: { of: 20, share: 1 } }])
  })

  test('a partner organisation with few cases is not named', () => {
    const waits = (organisation: string) =>
      trace([run('a', 4 * HOUR, { isTask: true, taken: 3 * HOUR, organisation })])
    const { partners } = figuresOf(drawn, [...many(11, waits('school')), ...many(4, waits('youth-work'))], 10)
    expect(partners).toEqual([
      { organisation: 'school', cases: 10, duration: { median: 10_800, p90: 10_800 } },
    ])
  })

  test('the event log tells days, and finer times only where that is set', () => {
    const at = Date.parse('2026-03-04T15:37:11Z')
    const whole = trace([run('s', at), run('a', at), run('e', at)])
    const traces = many(12, { ...whole, flows: new Set(drawn.flows.keys()) })
    const times = (grain: 'day' | 'hour' | 'minute') =>
      eventLog(drawn, traces, 10, grain)
        .cases[0]!.map(({ at }) => new Date(at).toISOString())
        .at(-1)
    expect(times('day')).toBe('2026-03-04T00:00:00.000Z')
    expect(times('hour')).toBe('2026-03-04T15:00:00.000Z')
    expect(times('minute')).toBe('2026-03-04T15:37:00.000Z')
  })
})

test('a trace notes what was moved, skipped, confirmed by hand, migrated and called off', () => {
  const draft = new Draft()
  const activated = (key: number, element: string, from: string | null = null) =>
    ({ type: 'element.activated', key, element, scope: 1, from, consumed: null, index: null }) as never
  draft.add(0, { type: 'start' } as never, [activated(2, 'a', 'f'), activated(3, 'b', 'g')])
  draft.add(1, { type: 'modify' } as never, [
    { type: 'element.terminated', key: 2, element: 'a' } as never,
    activated(4, 'c'),
  ])
  draft.add(2, { type: 'complete', key: 3, reason: 'by telephone' } as never, [
    { type: 'element.completed', key: 3, element: 'b' } as never,
  ])
  draft.add(3, { type: 'migrate' } as never, [])
  draft.add(4, { type: 'cancel' } as never, [])
  expect(draft.parts().deviations).toEqual([
    { kind: 'skipped', element: 'a' },
    { kind: 'moved', element: 'c' },
    { kind: 'confirmed', element: 'b' },
    { kind: 'migrated', element: null },
    { kind: 'cancelled', element: null },
  ])
})
