// Every indicator that a README defines, counted by hand on a few kinds of cases: 200 that are so, 100 that are not, and
// some that do not count. Whoever changes a formula changes it in the README, in the rule and here.

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { goalOf } from '../../server/rules/indicator-goals.ts'
import { titleOf } from '../../server/rules/indicator-titles.ts'
import { indicatorsOf } from '../../server/rules/indicators.ts'
import type { Counted } from '../../server/rules/measures.ts'
import { Draft, type Run, type Trace } from '../../server/store/traces.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const K = 10

type Said = readonly (readonly [element: string, name: string, value: string])[]

/** A case that did these at these times after its beginning, in milliseconds; a step may be done several times. */
function case_(
  done: readonly (readonly [element: string, at: number, more?: Partial<Run>])[],
  said: Said = [],
  more: Partial<Trace> = {},
): Trace {
  return {
    startedAt: 0,
    endedAt: null,
    completed: false,
    runs: done.map(([element, ended, of]) => ({
      element,
      scope: 1,
      began: ended,
      ended,
      completed: true,
      taken: null,
      due: null,
      isTask: false,
      organisation: null,
      ...of,
    })),
    flows: new Set(),
    decided: said.map(([element, name, value]) => ({ element, name, value })),
    deviations: [],
    ...more,
  }
}
const times = (count: number, one: Trace): Trace[] => Array.from({ length: count }, () => ({ ...one }))
const counted = (more: Partial<Counted>): Counted => ({
  traces: [],
  others: new Map(),
  suggestions: null,
  k: K,
  now: 0,
  ...more,
})
const told = (process: string, code: string, more: Partial<Counted>) => {
  const found = indicatorsOf(process, counted(more), null).find(one => one.code === code)
  if (!found) throw new Error(`${process} has no ${code}.`)
  return found
}

const saying = (...said: Said) => case_([], said)
const PROCESS: Readonly<Record<string, string>> = {
  B: 'signal_to_support',
  C: 'case_consultation',
  D: 'build_network',
  E: 'safe_space_event',
  F: 'online_outreach',
  G: 'community_tension',
  H: 'framework_cycle',
  I: 'practice_evaluation',
  J: 'skills_training',
  K: 'rights_request',
  L: 'retention_erasure',
}

/** What makes two thirds, as fine as it is told: 200 cases like the first, 100 like the second, and 120 like the third, which do not count. */
const shares: readonly (readonly [code: string, is: Trace, isNot: Trace, apart?: Trace])[] = [
  [
    'B-K1',
    case_([['B_t34', 1]], [], { completed: true }),
    case_([], [], { completed: true }),
    case_([['B_t34', 1]]),
  ],
  // The first ten days are a Thursday to the Wednesday after next: ten working days are fourteen days.
  [
    'B-K2',
    case_([
      ['B_t34', 0],
      ['B_t35', 14 * DAY],
    ]),
    case_([
      ['B_t34', 0],
      ['B_t35', 15 * DAY],
    ]),
    case_([['B_t35', 1]]),
  ],
  ['B-K4', saying(['B_t8', 'nature', 'unclear']), saying(['B_t8', 'nature', 'wellbeing_concern'])],
  [
    'B-K5',
    case_([['B_t16', 1]], [['B_t16', 'ethics', 'adapt']]),
    case_([['B_t16', 1]], [['B_t16', 'gate', 'go']]),
    case_([]),
  ],
  [
    'B-K6',
    case_(
      [
        ['B_t26', 1],
        ['B_t30', 2],
      ],
      [['B_t26', 'informed_by', 'worker']],
    ),
    case_(
      [
        ['B_t26', 1],
        ['B_t30', 2],
      ],
      [['B_t26', 'informed_by', 'not_yet']],
    ),
    case_([['B_t26', 1]]),
  ],
  [
    'B-K7',
    case_([['B_i3', 1, { scope: 5 }]]),
    case_([
      ['B_i3', 2, { scope: 5 }],
      ['B_b1', 1, { scope: 5 }],
    ]),
  ],
  [
    'B-K9',
    case_([['B_i3', 1]], [['B_t8', 'nature', 'wellbeing_concern']]),
    saying(['B_t8', 'nature', 'wellbeing_concern']),
    case_([['B_i3', 1]], [['B_t8', 'nature', 'trolling']]),
  ],
  [
    'C-K2',
    case_([
      ['C_t11', 1],
      ['C_sp1', 2],
    ]),
    case_([['C_sp1', 2]]),
    case_([['C_t11', 1]]),
  ],
  [
    'C-K4',
    case_([['C_t19', 1]], [['C_t19', 'decision', 'regular_care']]),
    case_([['C_t19', 1]], [['C_t19', 'decision', 'plan']]),
    saying(['C_t19', 'decision', 'no_action']),
  ],
  [
    'C-K5',
    case_([
      ['C_b2', 1],
      ['C_e9', 2],
    ]),
    case_([['C_b2', 1]]),
    case_([]),
  ],
  ['C-K6', case_([['C_t24', 2, { due: 2 }]]), case_([['C_t24', 3, { due: 2 }]]), case_([])],
  ['C-K7', saying(['C_t1', 'mode', 'statutory']), saying(['C_t1', 'mode', 'agreed']), case_([])],
  ['D-K2', saying(['D_t11', 'asks_this_quarter', '3']), saying(['D_t11', 'asks_this_quarter', '4'])],
  [
    'D-K3',
    case_([
      ['D_t14', 2 * DAY],
      ['D_p1', 40 * DAY],
    ]),
    case_([
      ['D_t14', 2 * DAY],
      ['D_p1', 5 * DAY],
    ]),
    case_([['D_p1', DAY]]),
  ],
  ['D-K4', saying(['D_t11', 'trust', 'good']), saying(['D_t11', 'trust', 'fair'])],
  [
    'D-K5',
    case_([['D_a3', 1]], [['D_a2', 'asked_unshareable', 'yes']]),
    saying(['D_a2', 'asked_unshareable', 'yes']),
    case_([['D_a3', 1]], [['D_a2', 'asked_unshareable', 'no']]),
  ],
  ['D-K6', saying(['D_t11', 'direct_links', 'many']), saying(['D_t11', 'direct_links', 'few'])],
  ['D-K7', saying(['D_t10', 'endorsed', 'yes']), saying(['D_t10', 'endorsed', 'no'])],
  ['E-K2', saying(['E_v7', 'felt_safe', 'yes']), saying(['E_v7', 'felt_safe', 'no'])],
  [
    'E-K3',
    saying(['E_v7', 'could_say_what_bothers_me', 'a_bit']),
    saying(['E_v7', 'could_say_what_bothers_me', 'no']),
  ],
  [
    'E-K4',
    saying(['E_v7', 'know_where_to_find_help', 'yes']),
    saying(['E_v7', 'know_where_to_find_help', 'no']),
  ],
  [
    'E-K5',
    case_([
      ['E_t11', 1],
      ['E_t13', 2],
    ]),
    case_([['E_t11', 1]]),
  ],
  [
    'F-K1',
    case_([
      ['F_t4', 1],
      ['F_c1', 2],
    ]),
    case_([['F_t4', 1]]),
    case_([['F_c1', 1]]),
  ],
  [
    'F-K2',
    case_([
      ['F_w1', 0],
      ['F_w2', 1],
    ]),
    case_([['F_w1', 0]]),
    case_([['F_w2', 1]]),
  ],
  [
    'F-K2',
    case_([
      ['F_c2', 0],
      ['F_t5', HOUR],
    ]),
    case_([
      ['F_w1', 0],
      ['F_w2', HOUR + 1],
    ]),
    case_([['F_t5', 1]]),
  ],
  [
    'F-K3',
    case_([
      ['F_c1', 1],
      ['F_e6', 2],
    ]),
    case_([['F_c1', 1]]),
    case_([['F_t13', 1]]),
  ],
  [
    'F-K4',
    case_([
      ['F_b2', 1],
      ['F_t8', 2],
    ]),
    case_([['F_b2', 1]]),
    case_([['F_t8', 1]]),
  ],
  [
    'F-K5',
    case_([
      ['F_s1', 0],
      ['F_t4', 1],
      ['F_t3', 2],
    ]),
    case_([
      ['F_s1', 0],
      ['F_t3', 1],
      ['F_t4', 2],
    ]),
    case_([['F_t4', 1]]),
  ],
  [
    'G-K2',
    case_([
      ['G_o1', 0],
      ['G_t9', 12 * HOUR],
    ]),
    case_([
      ['G_o1', 0],
      ['G_t9', 13 * HOUR],
    ]),
    case_([['G_o1', 0]]),
  ],
  ['G-K4', saying(['G_d1', 'incident_kind', 'pushing']), saying(['G_d1', 'incident_kind', 'none'])],
  [
    'G-K5',
    case_([
      ['G_c1', 8 * HOUR],
      ['G_t18', 23 * HOUR],
    ]),
    case_([
      ['G_c1', 8 * HOUR],
      ['G_t18', 25 * HOUR],
    ]),
    case_([['G_c1', 1]]),
  ],
  [
    'G-K6',
    case_([
      ['G_t18', 0],
      ['G_t19', 10 * DAY],
    ]),
    case_([
      ['G_t18', 0],
      ['G_t19', 11 * DAY],
    ]),
    case_([['G_t18', 0]]),
  ],
  [
    'G-K7',
    case_([['G_t13', 1]], [['G_t5', 'restriction_asked', 'yes']]),
    saying(['G_t5', 'restriction_asked', 'yes']),
    saying(['G_t5', 'restriction_asked', 'no']),
  ],
  ['H-K4', saying(['H_t16', 'core_approval', 'all']), saying(['H_t16', 'core_approval', 'most'])],
  ['H-K6', case_([['H_t15', 1]]), case_([['H_t18', 1]])],
  [
    'I-K1',
    case_([['I_t8', 1]], [], { flows: new Set(['I_g1_to_I_t9']) }),
    case_(
      [
        ['I_t8', 1],
        ['I_t8', 2],
      ],
      [],
      { flows: new Set(['I_g1_to_I_t9']) },
    ),
    case_([]),
  ],
  ['I-K3', case_([['I_t3', 1]], [['I_t3', 'unwanted_effect', 'told']]), case_([['I_t3', 1]])],
  ['J-K3', saying(['J_a12', 'used', 'sometimes']), saying(['J_a12', 'used', 'not'])],
  [
    'J-K7',
    saying(['J_t2', 'valid_until', '1969-12-31']),
    saying(['J_t2', 'valid_until', '1970-01-02']),
    case_([]),
  ],
  ['K-K1', case_([['K_t11', 31 * DAY]]), case_([['K_t12', 32 * DAY]]), case_([])],
  [
    'L-K1',
    case_([
      ['L_c1', 0],
      ['L_c2', 2 * DAY],
      ['L_t5', 3 * DAY],
    ]),
    case_([
      ['L_c1', 0],
      ['L_t5', DAY + 1],
    ]),
    case_([['L_c1', 0]]),
  ],
  [
    'L-K2',
    case_([
      ['L_c2', 1],
      ['L_c2', 2],
      ['L_c2', 3],
      ['L_c2', 4],
    ]),
    case_([
      ['L_c2', 1],
      ['L_c2', 2],
      ['L_c2', 3],
    ]),
  ],
]

describe.each(shares.map(([code, is, isNot, apart]) => ({ code, is, isNot, apart })))(
  '$code',
  ({ code, is, isNot, apart }) => {
    const process = PROCESS[code[0]!]!
    test('is the share of those that are so among those that count', () => {
      const traces = [...times(200, is), ...times(100, isNot), ...(apart ? times(120, apart) : [])]
      expect(told(process, code, { traces })).toMatchObject({ share: { of: 300, share: 0.66 }, note: null })
    })
    test('tells nothing over nine', () => {
      const { share } = told(process, code, { traces: times(9, is) })
      expect(share).toEqual({ of: null, share: null, atLeast: null, atMost: null })
    })
  },
)

/** Five that say the less, six that say the more: the median is the more. */
const medians: readonly (readonly [code: string, less: Trace, more: Trace, value: number, unit: string])[] = [
  [
    'B-K3',
    case_([
      ['B_t1', DAY],
      ['B_ca1', 2 * DAY],
    ]),
    case_([
      ['B_t1', DAY],
      ['B_t23', 9 * DAY],
      ['B_i3', 8 * DAY],
    ]),
    7,
    'days',
  ],
  [
    'C-K1',
    case_([
      ['C_s1', DAY],
      ['C_m1', 2 * DAY],
    ]),
    case_([
      ['C_s1', DAY],
      ['C_m1', 4 * DAY],
      ['C_m1', 9 * DAY],
    ]),
    3,
    'days',
  ],
  [
    'F-K6',
    case_([], [], { completed: true, endedAt: DAY }),
    case_([], [], { completed: true, endedAt: 30 * DAY }),
    30,
    'days',
  ],
  ['G-K1', case_([['G_t4', HOUR]]), case_([['G_t4', 36 * HOUR]]), 36, 'hours'],
  ['H-K2', case_([['H_t18', DAY]]), case_([['H_t18', 120 * DAY]]), 120, 'days'],
]

test.each(medians)('%s is the median of the cases that say it', (code, less, more, value, unit) => {
  const process = PROCESS[code[0]!]!
  const traces = [...times(5, less), ...times(6, more), ...times(12, case_([]))]
  expect(told(process, code, { traces })).toMatchObject({ value, unit, share: null })
  expect(told(process, code, { traces: times(9, more) })).toMatchObject({ value: null, unit })
})

test('B-K8 is the share of decisions that departed from their suggestion, over all versions only', () => {
  const suggestions = { decisions: 100, overruled: 20 }
  expect(told('signal_to_support', 'B-K8', { suggestions })).toMatchObject({ share: { of: 100, share: 0.2 } })
  expect(told('signal_to_support', 'B-K8', { suggestions: null })).toMatchObject({ note: 'all-versions' })
})

test('B-K10 looks at the erasures, from the end of the wait and of the check', () => {
  const erased = (at: number) =>
    case_([
      ['L_c1', 0],
      ['L_t4', 2 * DAY],
      ['L_t5', at],
    ])
  const others = new Map([
    ['retention_erasure', [...times(200, erased(3 * DAY)), ...times(100, erased(3 * DAY + 1))]],
  ])
  expect(told('signal_to_support', 'B-K10', { others })).toMatchObject({ share: { of: 300, share: 0.66 } })
})

test('C-K3 is the mean of the roles that prepared, where any did', () => {
  const two = case_([
    ['C_p1', 1],
    ['C_p1', 2],
    ['C_p7', 2],
  ])
  const one = case_([['C_p3', 1]])
  const traces = [...times(5, two), ...times(15, one), ...times(9, case_([]))]
  expect(told('case_consultation', 'C-K3', { traces })).toMatchObject({ value: 1.3, unit: 'mean' })
  expect(told('case_consultation', 'C-K3', { traces: times(9, two) })).toMatchObject({ value: null })
})

test('D-K1 is the number of sectors with two entries in the last map, hidden while entries are few', () => {
  const map = (...maps: string[]) => saying(...maps.map(value => ['D_t3', 'stakeholders', value] as const))
  const traces = [map('1/4', '4/12'), map('2/8')]
  expect(told('build_network', 'D-K1', { traces })).toMatchObject({ value: 3, unit: 'mean' })
  expect(told('build_network', 'D-K1', { traces: [map('2/9')] })).toMatchObject({ value: null })
})

test('E-K1, E-K6 and E-K7 add up what the reports of events tell', () => {
  const report = (participants: string, costs: string, ...complaints: string[]) =>
    case_(
      [],
      [
        ['E_t20', 'participants', participants],
        ['E_t20', 'costs', costs],
        ...complaints.map(count => ['E_t20', 'complaints', count] as const),
      ],
    )
  const told_ = (code: string, ...traces: Trace[]) => told('safe_space_event', code, { traces })
  const noReport = case_([['E_r1', 1]])
  const two = [report('20', '300', '9'), report('30', '450'), noReport]
  expect(told_('E-K1', ...two)).toMatchObject({ value: 50, unit: 'count', note: null })
  expect(told_('E-K1', report('9', '0'))).toMatchObject({ value: null })
  // A report that tells its costs alone says nothing of the cost for each.
  const costsAlone = saying(['E_t20', 'costs', '5000'])
  expect(told_('E-K6', ...two, costsAlone)).toMatchObject({ value: 15, unit: 'euro', note: null })
  expect(told_('E-K6', report('9', '90'))).toMatchObject({ value: null })
  // Nine complaints in a report, and one person at the door of rights.
  expect(told_('E-K7', ...two)).toMatchObject({ value: 10, unit: 'count', note: null })
  expect(told_('E-K7', report('20', '300', '9'))).toMatchObject({ value: null })
})

test('G-K3 is the share of the touched groups that came to the table, over cases that tell both', () => {
  const table = (touched: string, came: string) =>
    saying(['G_t1', 'groups_touched', touched], ['G_t10', 'who_at_table', came])
  // Twelve at a table for ten are all ten.
  const traces = [table('30', '18'), table('10', '12'), saying(['G_t1', 'groups_touched', '30'])]
  expect(told('community_tension', 'G-K3', { traces })).toMatchObject({ share: { of: 40, share: 0.7 } })
  const few = told('community_tension', 'G-K3', { traces: [table('9', '3')] })
  expect(few).toMatchObject({ share: { of: null, share: null } })
})

test('H-K3 is the share of the concerns of young people that were worked in, over rounds that heard them and tell it', () => {
  const round = (group: string, concerns: string, ...workedIn: string[]) =>
    saying(
      ['H_t9', 'group_kind', group],
      ['H_t9', 'concerns', concerns],
      ...workedIn.map(number => ['H_t11', 'concerns_worked_in', number] as const),
    )
  const traces = [
    round('young_people', '30', '18'),
    round('young_people', '10', '12'),
    round('young_people', '50'),
    round('parents', '50', '0'),
  ]
  expect(told('framework_cycle', 'H-K3', { traces })).toMatchObject({ share: { of: 40, share: 0.7 } })
  const few = told('framework_cycle', 'H-K3', { traces: [round('young_people', '9', '3')] })
  expect(few).toMatchObject({ share: { of: null, share: null } })
})

test('I-K6 is the share of the files that cities used as they came; who adopts a package uses all of it', () => {
  const city = (transfer: string, ...unchanged: string[]) =>
    saying(
      ['IR_t1', 'package_files', '20'],
      ['IR_t3', 'transfer', transfer],
      ...unchanged.map(number => ['IR_t5', 'files_unchanged', number] as const),
    )
  const receivers = [city('adopt'), city('adapt', '8'), city('adapt'), city('not_now')]
  const others = new Map([['practice_evaluation_receiver', receivers]])
  expect(told('practice_evaluation', 'I-K6', { others })).toMatchObject({ share: { of: 40, share: 0.7 } })
})

test('H-K5 compares each yearly review with the review date of the round before', () => {
  const year = 365 * DAY
  const round = (number: number, decidedAfter: number): Trace =>
    case_(
      [
        ['H_s2', number * year],
        ['H_t18', number * year + decidedAfter],
      ],
      [['H_t18', 'review_date', new Date(number * year + year + 60 * DAY).toISOString().slice(0, 10)]],
      { startedAt: number * year },
    )
  // Three hundred reviews have a round before: each third is decided too late.
  const traces = Array.from({ length: 301 }, (_, number) => round(number, (number % 3 === 0 ? 61 : 50) * DAY))
  expect(told('framework_cycle', 'H-K5', { traces: [...traces].reverse() })).toMatchObject({
    share: { of: 300, share: 0.66 },
  })
})

test('I-K2 is the mean of the views that were heard for a report', () => {
  const heard = (count: number) => case_(Array.from({ length: count }, (_, at) => ['I_t3', at] as const))
  const traces = [heard(20), heard(25), case_([])]
  expect(told('practice_evaluation', 'I-K2', { traces })).toMatchObject({ value: 22.5, unit: 'mean' })
  expect(told('practice_evaluation', 'I-K2', { traces: [heard(9)] })).toMatchObject({ value: null })
})

test('I-K4 and I-K5 are told by the cases of the city that receives', () => {
  const MONTH = (365.25 / 12) * DAY
  const received = (transfer: string, after: number) =>
    case_([['IR_t6', after]], [['IR_t3', 'transfer', transfer]])
  const others = new Map([
    [
      'practice_evaluation_receiver',
      [
        ...times(120, received('adopt', 4 * MONTH)),
        ...times(80, received('adapt', 6 * MONTH)),
        ...times(100, saying(['IR_t3', 'transfer', 'not_now'])),
      ],
    ],
  ])
  expect(told('practice_evaluation', 'I-K4', { others })).toMatchObject({ share: { of: 300, share: 0.66 } })
  expect(told('practice_evaluation', 'I-K5', { others })).toMatchObject({ value: 4, unit: 'months' })
})

test('I-K7 divides the euros of the evaluations by the cases in which somebody got support', () => {
  const supported = case_([
    ['B_t1', 1],
    ['B_t23', 2],
  ])
  const traces = [saying(['I_t5', 'euro', '1500']), saying(['I_t5', 'euro', '900'])]
  const others = new Map([['signal_to_support', [...times(12, supported), ...times(9, case_([]))]]])
  expect(told('practice_evaluation', 'I-K7', { traces, others })).toMatchObject({ value: 200, unit: 'euro' })
  const few = new Map([['signal_to_support', times(9, supported)]])
  expect(told('practice_evaluation', 'I-K7', { traces, others: few })).toMatchObject({ value: null })
})

test('J-K1 is the mean of what learners say, hidden while few learners say it, however often', () => {
  const learner = (scope: number, ...marks: string[]) =>
    case_(
      marks.map((_, at) => [`J_m${at + 1}`, at, { scope }] as const),
      marks.map((mark, at) => [`J_m${at + 1}`, 'usefulness', mark] as const),
    )
  const traces = Array.from({ length: 10 }, (_, scope) => learner(scope, '5', '4'))
  expect(told('skills_training', 'J-K1', { traces })).toMatchObject({ value: 4.5, unit: 'mean' })
  const few = Array.from({ length: 5 }, (_, scope) => learner(scope, '5', '4', '3'))
  expect(told('skills_training', 'J-K1', { traces: few })).toMatchObject({ value: null })
})

test('of an answer only what is counted is kept, and only where it is counted', () => {
  const draft = new Draft()
  const activated = (key: number, element: string) =>
    ({ type: 'element.activated', key, element, scope: 1, from: null, index: null }) as never
  draft.add(0, { type: 'start' } as never, [
    activated(2, 'D_t3'),
    activated(3, 'I_t3'),
    activated(4, 'B_t8'),
    activated(5, 'E_t20'),
    activated(6, 'G_t10'),
    activated(7, 'H_t9'),
  ])
  const complete = (key: number, variables: object) =>
    draft.add(1, { type: 'complete', key, variables } as never, [])
  complete(2, {
    stakeholders: [
      { name_or_role: 'Jo', sector: 'sport' },
      { name_or_role: 'Mo', sector: 'sport' },
      { name_or_role: 'Al', sector: 'care' },
    ],
  })
  complete(3, { unwanted_effect: 'It was loud.', quote_theme: 'noise' })
  complete(4, { nature: 'unclear', used: 'often', euro: 12, stakeholders: [], participants: 3 })
  complete(5, { participants: 24, complaints: '', costs: 300, what_worked: 'The music.' })
  complete(6, { who_at_table: ['The mosque', 'The club'], agreements: ['Quiet'] })
  complete(7, { group_kind: 'parents', concerns: ['Too many eyes.'], conditions: ['Ask us.'] })
  expect(draft.parts().decided).toEqual([
    { element: 'D_t3', name: 'stakeholders', value: '1/3' },
    { element: 'I_t3', name: 'unwanted_effect', value: 'told' },
    { element: 'B_t8', name: 'nature', value: 'unclear' },
    { element: 'E_t20', name: 'participants', value: '24' },
    { element: 'E_t20', name: 'costs', value: '300' },
    { element: 'G_t10', name: 'who_at_table', value: '2' },
    { element: 'H_t9', name: 'group_kind', value: 'parents' },
    { element: 'H_t9', name: 'concerns', value: '1' },
  ])
})

describe('the READMEs and the rules', () => {
  const folders = new URL('../../processes/', import.meta.url)
  const readmes = readdirSync(folders)
    .filter(name => !name.includes('.'))
    .map(name => ({
      process: name.replaceAll('-', '_'),
      text: readFileSync(new URL(`${name}/README.md`, folders), 'utf8'),
    }))

  test.each(readmes)('$process lists the same indicators by the same names', ({ process, text }) => {
    const defined = [...text.matchAll(/^\| ([A-Z]-K\d+) ([^|]+?) \|[^|]+(?:\| ([^|]+?) )?\|$/gm)].map(
      ([, code, title, goal]) => ({ code, title, goal: goal ?? null }),
    )
    const rules = indicatorsOf(process, counted({}), null)
    expect(rules.map(({ code, title, goal }) => ({ code, title, goal }))).toEqual(defined)
    for (const { code, goal } of rules)
      for (const language of ['nl', 'fr']) {
        expect(titleOf(code, language).length).toBeGreaterThan(2)
        if (/[a-z]/.test(goal ?? '') && goal !== '+25 points') expect(goalOf(code, language)).not.toBe(goal)
      }
  })

  test('every indicator that is told from the trails is counted by hand in this file', () => {
    const text = readFileSync(new URL(import.meta.url), 'utf8')
    const untold = readmes.flatMap(({ process }) =>
      indicatorsOf(process, counted({ suggestions: { decisions: 0, overruled: 0 } }), null)
        .filter(({ note, code }) => note === null && !text.includes(code))
        .map(({ code }) => code),
    )
    expect(untold).toEqual([])
  })
})
