// The indicators of the processes as their pages define them: the formula of each stands in the README of its process.
// What no trail tells, such as a survey, is listed as well, so that nobody takes it for nothing.

import type { Figures } from '../contract/figures.ts'
import type { Trace } from '../store/traces.ts'
import {
  answeredInAMonth,
  answeredInTime,
  before,
  between,
  complaints,
  completeAtOnce,
  concernsOfTheYoung,
  erasedAfterCheck,
  erasedOnTime,
  filesUnchanged,
  isNoWorry,
  lasted,
  numberOf,
  onTheDay,
  outsideCrisis,
  packageFiles,
  participants,
  rolesThatPrepared,
  since,
  stoppedAtGate,
  stoppedInAnHour,
  toldBefore,
  untilSupport,
  wasInTime,
  wasNotReminded,
  within,
} from './indicator-facts.ts'
import { goalOf } from './indicator-goals.ts'
import { titleOf } from './indicator-titles.ts'
import {
  addUp,
  answers,
  both,
  type Counted,
  cases,
  completed,
  DAY_MS,
  did,
  doings,
  elsewhere,
  first,
  HOUR_MS,
  last,
  mean,
  meanAnswer,
  meanCount,
  median,
  notHere,
  part,
  people,
  type Rule,
  ratio,
  runs,
  said,
  total,
} from './measures.ts'
import { shareOf } from './small-numbers.ts'

type Indicator = Figures['indicators'][number]

/** What a process is measured by, in a language; nothing for processes without indicators. */
export function indicatorsOf(process: string, counted: Counted, language: string | null): Indicator[] {
  return (RULES[process] ?? []).map(([code, rule]) => ({
    code,
    title: titleOf(code, language),
    goal: goalOf(code, language),
    ...rule(counted),
  }))
}

/** The other processes whose cases the indicators of a process count too. */
export const othersOf = (process: string): readonly string[] => OTHERS[process] ?? []

const RECEIVER = 'practice_evaluation_receiver'
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  signal_to_support: ['retention_erasure'],
  practice_evaluation: [RECEIVER, 'signal_to_support'],
}

const RULES: Readonly<Record<string, readonly (readonly [code: string, rule: Rule])[]>> = {
  asis_referral: ['A-K1', 'A-K2', 'A-K3', 'A-K4', 'A-K5', 'A-K6', 'A-K7'].map(
    code => [code, notHere('by-hand')] as const,
  ),
  signal_to_support: [
    ['B-K1', cases(did('B_t34'), trace => trace.completed)],
    ['B-K2', cases(answeredInTime, did('B_t34'))],
    ['B-K3', median(untilSupport)],
    ['B-K4', people(isNoWorry)],
    ['B-K5', cases(stoppedAtGate, did('B_t16'))],
    ['B-K6', cases(toldBefore, did('B_t30'))],
    ['B-K7', runs('B_i3', wasNotReminded)],
    ['B-K8', overruled],
    ['B-K9', cases(did('B_i3'), trace => last(trace, 'nature') === 'wellbeing_concern')],
    ['B-K10', elsewhere('retention_erasure', cases(erasedAfterCheck, did('L_t5')))],
    ['B-K11', notHere('table')],
  ],
  case_consultation: [
    ['C-K1', median(trace => between(trace, 'C_s1', 'C_m1'))],
    ['C-K2', cases(trace => before(trace, 'C_t11', 'C_sp1'), did('C_sp1'))],
    ['C-K3', mean(rolesThatPrepared)],
    ['C-K4', people(said('decision', 'no_action', 'regular_care'), did('C_t19'))],
    ['C-K5', cases(did('C_e9'), did('C_b2'))],
    ['C-K6', runs('C_t24', wasInTime)],
    ['C-K7', cases(trace => last(trace, 'mode') === 'statutory', said('mode'))],
  ],
  build_network: [
    ['D-K1', sectorsWithTwo],
    ['D-K2', answers('asks_this_quarter', asks => Number(asks) <= 3)],
    ['D-K3', doings('D_t14', outsideCrisis)],
    ['D-K4', answers('trust', trust => trust === 'good')],
    ['D-K5', cases(did('D_a3'), said('asked_unshareable', 'yes'))],
    ['D-K6', answers('direct_links', links => links === 'many')],
    ['D-K7', answers('endorsed', endorsed => endorsed === 'yes')],
  ],
  safe_space_event: [
    ['E-K1', total(participants)],
    ['E-K2', answers('felt_safe', felt => felt === 'yes')],
    ['E-K3', answers('could_say_what_bothers_me', could => could !== 'no')],
    ['E-K4', answers('know_where_to_find_help', know => know === 'yes')],
    ['E-K5', ratio('E_t13', 'E_t11')],
    ['E-K6', euroForEachParticipant],
    ['E-K7', total(complaints)],
  ],
  online_outreach: [
    ['F-K1', cases(did('F_c1'), did('F_t4'))],
    ['F-K2', cases(stoppedInAnHour, did('F_c2', 'F_w1'))],
    ['F-K3', cases(did('F_t13', 'F_e6'), did('F_c1'))],
    ['F-K4', cases(did('F_t8'), did('F_b2'))],
    ['F-K5', cases(trace => !before(trace, 'F_t3', 'F_t4'), both(did('F_s1'), did('F_t4')))],
    ['F-K6', median(lasted)],
  ],
  community_tension: [
    ['G-K1', median(trace => since(trace, 'G_t4'), 'hours')],
    ['G-K2', cases(trace => within(trace, 'G_o1', 'G_t9', 12 * HOUR_MS), did('G_t9'))],
    [
      'G-K3',
      part(
        trace => numberOf(trace, 'who_at_table'),
        trace => numberOf(trace, 'groups_touched'),
      ),
    ],
    ['G-K4', answers('incident_kind', kind => kind !== 'none')],
    ['G-K5', cases(onTheDay, did('G_t18'))],
    ['G-K6', cases(trace => within(trace, 'G_t18', 'G_t19', 10 * DAY_MS), did('G_t19'))],
    ['G-K7', cases(did('G_t13'), said('restriction_asked', 'yes'))],
    ['G-K8', notHere('elsewhere')],
  ],
  framework_cycle: [
    ['H-K1', notHere('prevented')],
    ['H-K2', median(trace => since(trace, 'H_t18'))],
    ['H-K3', part(trace => numberOf(trace, 'concerns_worked_in'), concernsOfTheYoung)],
    ['H-K4', answers('core_approval', approval => approval === 'all')],
    ['H-K5', reviewedInTime],
    ['H-K6', cases(did('H_t5', 'H_t15', 'H_t19'))],
  ],
  practice_evaluation: [
    ['I-K1', cases(completeAtOnce, did('I_t8'))],
    ['I-K2', meanCount('I_t3')],
    ['I-K3', unwantedEffects],
    [
      'I-K4',
      elsewhere(
        RECEIVER,
        answers('transfer', transfer => transfer !== 'not_now'),
      ),
    ],
    [
      'I-K5',
      elsewhere(
        RECEIVER,
        median(trace => since(trace, 'IR_t6'), 'months'),
      ),
    ],
    ['I-K6', elsewhere(RECEIVER, part(filesUnchanged, packageFiles))],
    ['I-K7', euroForEachSupported],
  ],
  skills_training: [
    ['J-K1', meanAnswer('usefulness')],
    ['J-K2', notHere('panel')],
    ['J-K3', answers('used', used => used !== 'not')],
    ['J-K4', notHere('people')],
    ['J-K5', notHere('people')],
    ['J-K6', notHere('outside')],
    ['J-K7', glossaryExpired],
  ],
  rights_request: [
    ['K-K1', cases(answeredInAMonth, did('K_t11', 'K_t12'))],
    ['K-K2', notHere('outside')],
  ],
  retention_erasure: [
    ['L-K1', cases(erasedOnTime, did('L_t5'))],
    ['L-K2', cases(trace => completed(trace, 'L_c2').length > 3)],
  ],
}

/** Decided outcomes by age band, as equal treatment is looked at (B-K11); every age band and outcome that occurs. */
export function outcomesByAge(traces: readonly Trace[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = new Map<string, Map<string, number>>()
  for (const trace of traces) {
    const [age, outcome] = [last(trace, 'age_band'), last(trace, 'outcome_class')]
    if (age === null || outcome === null) continue
    const row = table.get(age) ?? new Map<string, number>()
    table.set(age, row.set(outcome, (row.get(outcome) ?? 0) + 1))
  }
  return table
}

/** Of all decisions that had a suggestion. */
function overruled({ suggestions, k }: Counted) {
  const told = { value: null, unit: null, note: null }
  if (suggestions === null) return { ...told, share: null, note: 'all-versions' as const }
  return { ...told, share: shareOf(suggestions.overruled, suggestions.decisions, k) }
}

/** The mean of the sectors with two entries or more in the last map of each network; hidden while entries are few. */
function sectorsWithTwo({ traces, k }: Counted) {
  const maps = traces.flatMap(trace => last(trace, 'stakeholders')?.split('/').map(Number) ?? [])
  const [sectors, entries] = [0, 1].map(part => maps.filter((_, at) => at % 2 === part)) as [
    number[],
    number[],
  ]
  const value = addUp(entries) < k ? null : Math.round((addUp(sectors) / sectors.length) * 10) / 10
  return { share: null, value, unit: 'mean' as const, note: null }
}

/** Yearly reviews that were decided before the review date which the round before had set. */
function reviewedInTime({ traces, k }: Counted) {
  const rounds = [...traces].sort((a, b) => a.startedAt - b.startedAt)
  const reviews = rounds.flatMap((trace, at) => {
    const set = rounds
      .slice(0, at)
      .map(round => last(round, 'review_date'))
      .findLast(date => date !== null)
    const decided = first(trace, 'H_t18')
    if (set === undefined || set === null || first(trace, 'H_s2') === null) return []
    return [decided !== null && decided <= Date.parse(set)]
  })
  const share = shareOf(reviews.filter(Boolean).length, reviews.length, k)
  return { share, value: null, unit: null, note: null }
}

/** Of the views that were heard. */
function unwantedEffects({ traces, k }: Counted) {
  const heard = traces.reduce((all, trace) => all + completed(trace, 'I_t3').length, 0)
  const unwanted = traces
    .flatMap(trace => trace.decided)
    .filter(({ name, value }) => name === 'unwanted_effect' && value === 'told').length
  return { share: shareOf(unwanted, heard, k), value: null, unit: null, note: null }
}

/** What the evaluations of the period cost for each case in which somebody got support. */
function euroForEachSupported({ traces, others, k }: Counted) {
  const supported = (others.get('signal_to_support') ?? []).filter(trace => untilSupport(trace) !== null)
  const euro = addUp(traces.map(trace => Number(last(trace, 'euro') ?? 0)))
  const value = supported.length < k ? null : Math.round(euro / supported.length)
  return { share: null, value, unit: 'euro' as const, note: null }
}

/** What the events cost for each of their participants, over reports that tell both. */
function euroForEachParticipant({ traces, k }: Counted) {
  const told = traces.flatMap(trace => {
    const [euro, came] = [numberOf(trace, 'costs'), participants(trace)]
    return euro === null || came === null ? [] : [{ euro, came }]
  })
  const [euro, came] = [addUp(told.map(one => one.euro)), addUp(told.map(one => one.came))]
  const value = came < k ? null : Math.round(euro / came)
  return { share: null, value, unit: 'euro' as const, note: null }
}

/** Glossaries whose last word was due for a new look. */
function glossaryExpired(counted: Counted) {
  const isOver = (trace: Trace) => Date.parse(last(trace, 'valid_until')!) < counted.now
  return cases(isOver, said('valid_until'))(counted)
}
