// The indicators of the processes as their pages define them, as far as the trails of one process tell; the formula of
// each stands in the README of its process. Surveys, costs and what lies in other registers are not here.

import type { Figures } from '../contract/figures.ts'
import type { Run, Trace } from '../store/traces.ts'
import { type Share, shareOf } from './small-numbers.ts'

type Indicator = Figures['indicators'][number]

/** What counts cases: how many of which. `person` is about what people are or need, not about how the work was done. */
type Rule = (traces: readonly Trace[], k: number) => Pick<Indicator, 'share' | 'days'>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What a process is measured by; nothing for processes without indicators here. */
export function indicatorsOf(process: string, traces: readonly Trace[], k: number): Indicator[] {
  return (RULES[process] ?? []).map(([code, title, rule]) => ({ code, title, ...rule(traces, k) }))
}

type Is = (trace: Trace) => boolean
const any: Is = () => true
const did =
  (...elements: readonly string[]): Is =>
  trace =>
    elements.some(element => first(trace, element) !== null)
const said =
  (name: string, ...values: readonly string[]): Is =>
  trace =>
    trace.decided.some(one => one.name === name && (values.length === 0 || values.includes(one.value)))
const both =
  (one: Is, other: Is): Is =>
  trace =>
    one(trace) && other(trace)

/** The share of cases that are so, among those that count. */
const cases =
  (is: Is, among: Is = any): Rule =>
  (traces, k) => {
    const counted = traces.filter(among)
    return { share: shareOf(counted.filter(is).length, counted.length, k), days: null }
  }

/** The same of what people are: that nobody or everybody is so tells of each of them, so it is told as a bound. */
const people =
  (is: Is, among: Is = any): Rule =>
  (traces, k) => {
    const { share } = cases(is, among)(traces, k)
    return { share: share && bounded(share, k), days: null }
  }

function bounded(share: Share, k: number): Share {
  if (share.of === null || (share.share !== 0 && share.share !== 1)) return share
  const few = Math.round(((k - 1) / share.of) * 1000) / 1000
  return share.share === 0
    ? { ...share, share: null, atMost: few }
    : { ...share, share: null, atLeast: 1 - few }
}

/** The share of runs of elements, which stays hidden while fewer cases than the small number are on either side. */
const runs =
  (of: string, is: (run: Run, trace: Trace) => boolean): Rule =>
  (traces, k) => {
    const all = traces.flatMap(trace => completed(trace, of).map(run => ({ trace, is: is(run, trace) })))
    const casesOf = (wanted: boolean) =>
      new Set(all.filter(one => one.is === wanted).map(one => one.trace)).size
    const few = [true, false].some(side => casesOf(side) > 0 && casesOf(side) < k)
    const enough = new Set(all.map(one => one.trace)).size >= k
    const hidden = { of: enough ? all.length : null, share: null, atLeast: null, atMost: null }
    return {
      share: few || !enough ? hidden : shareOf(all.filter(one => one.is).length, all.length, k),
      days: null,
    }
  }

/** The median of days over cases that say any. */
const days =
  (of: (trace: Trace) => number | null): Rule =>
  (traces, k) => {
    const sorted = traces
      .map(of)
      .filter(time => time !== null)
      .sort((a, b) => a - b)
    const middle = sorted[Math.ceil(sorted.length / 2) - 1]
    return { share: null, days: sorted.length < k ? null : Math.round((middle! / DAY_MS) * 10) / 10 }
  }

const RULES: Readonly<Record<string, readonly (readonly [code: string, title: string, rule: Rule])[]>> = {
  signal_to_support: [
    ['B-K1', 'Closed with a recorded outcome', cases(did('B_t34'), trace => trace.completed)],
    ['B-K2', 'Feedback to the reporter within 10 working days', cases(answeredInTime, did('B_t34'))],
    ['B-K3', 'Days from registration to first supportive contact', days(untilSupport)],
    ['B-K4', 'Filtered out as no concern, provocation or unclear', people(isNoWorry)],
    ['B-K5', 'Stopped or adapted at a gate', cases(stoppedAtGate, did('B_t16'))],
    ['B-K6', 'Person told before sharing', cases(toldBefore, did('B_t30'))],
    ['B-K7', 'Partner feedback on time', runs('B_i3', wasNotReminded)],
    ['B-K9', 'Bridge rate', cases(did('B_i3'), trace => last(trace, 'nature') === 'wellbeing_concern')],
  ],
  retention_erasure: [
    ['L-K1', 'Erased on time', cases(erasedOnTime, did('L_t5'))],
    ['L-K2', 'Holds older than 90 days', cases(trace => completed(trace, 'L_c2').length > 3)],
  ],
  case_consultation: [
    ['C-K1', 'Days to the meeting', days(trace => between(trace, 'C_s1', 'C_m1'))],
    ['C-K2', 'Own view of the person present', cases(trace => before(trace, 'C_t11', 'C_sp1'), did('C_sp1'))],
    [
      'C-K4',
      'No action or regular care',
      people(said('decision', 'no_action', 'regular_care'), did('C_t19')),
    ],
    ['C-K6', 'Minutes in time', runs('C_t24', wasInTime)],
    ['C-K7', 'Statutory share', cases(trace => last(trace, 'mode') === 'statutory', said('mode'))],
  ],
  build_network: [
    ['D-K4', 'Trust', cases(trace => last(trace, 'trust') === 'good', said('trust'))],
    ['D-K5', 'Refusals explained', cases(did('D_a3'), said('asked_unshareable', 'yes'))],
    ['D-K7', 'Charter endorsed', cases(trace => last(trace, 'endorsed') === 'yes', said('endorsed'))],
  ],
  online_outreach: [
    ['F-K1', 'Reply rate', cases(did('F_c1'), did('F_t4'))],
    ['F-K3', 'Bridge rate', cases(did('F_t13', 'F_e6'), did('F_c1'))],
    ['F-K4', 'Worker check-ins', cases(did('F_t8'), did('F_b2'))],
    [
      'F-K5',
      'Contacts without approval',
      cases(trace => !before(trace, 'F_t3', 'F_t4'), both(did('F_s1'), did('F_t4'))),
    ],
    ['F-K6', 'Duration in days', days(lasted)],
  ],
  community_tension: [
    [
      'G-K2',
      'Rumours answered within 12 hours',
      cases(trace => within(trace, 'G_o1', 'G_t9', 12 * HOUR_MS), did('G_t9')),
    ],
    [
      'G-K6',
      'Evaluation within 10 days',
      cases(trace => within(trace, 'G_t18', 'G_t19', 10 * DAY_MS), did('G_t19')),
    ],
  ],
  framework_cycle: [
    ['H-K2', 'Days from proposal to decision', days(trace => since(trace, 'H_t18'))],
    [
      'H-K4',
      'Partners approved',
      cases(trace => last(trace, 'core_approval') === 'all', said('core_approval')),
    ],
    ['H-K6', 'Stopped or changed', cases(did('H_t5', 'H_t15', 'H_t19'))],
  ],
  rights_request: [['K-K1', 'Answered within one month', cases(answeredInAMonth, did('K_t11', 'K_t12'))]],
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

const NO_WORRY = new Set(['no_concern', 'trolling', 'unclear'])

function isNoWorry(trace: Trace): boolean {
  return NO_WORRY.has(last(trace, 'nature') ?? '')
}

function untilSupport(trace: Trace): number | null {
  const registered = first(trace, 'B_t1')
  const support = earliest(['B_t23', 'B_ca1', 'B_i3'].map(element => first(trace, element)))
  return support === null || registered === null ? null : support - registered
}

function answeredInTime(trace: Trace): boolean {
  const answered = first(trace, 'B_t35')
  return answered !== null && workingDays(first(trace, 'B_t34')!, answered) <= 10
}

function stoppedAtGate(trace: Trace): boolean {
  return said('gate', 'stop')(trace) || said('ethics', 'stop', 'adapt')(trace)
}

function toldBefore(trace: Trace): boolean {
  const how = trace.decided.findLast(({ element, name }) => element === 'B_t26' && name === 'informed_by')
  return before(trace, 'B_t26', 'B_t30') && how?.value !== 'not_yet'
}

/** The reminder goes out in the same action, two weeks after it was asked for. */
function wasNotReminded({ scope }: Run, trace: Trace): boolean {
  return !completed(trace, 'B_b1').some(run => run.scope === scope)
}

function wasInTime({ due, ended }: Run): boolean {
  return due === null || ended! <= due
}

/** Within a day of the end of the last wait. */
function erasedOnTime(trace: Trace): boolean {
  const waited = [...completed(trace, 'L_c1'), ...completed(trace, 'L_c2')].map(run => run.ended!)
  return waited.length > 0 && first(trace, 'L_t5')! - Math.max(...waited) <= DAY_MS
}

/** A month of the calendar has at most 31 days. */
function answeredInAMonth(trace: Trace): boolean {
  return earliest([first(trace, 'K_t11'), first(trace, 'K_t12')])! - trace.startedAt <= 31 * DAY_MS
}

function lasted(trace: Trace): number | null {
  return trace.completed ? trace.endedAt! - trace.startedAt : null
}

const since = (trace: Trace, element: string): number | null => {
  const at = first(trace, element)
  return at === null ? null : at - trace.startedAt
}

function between(trace: Trace, one: string, other: string): number | null {
  const [from, to] = [first(trace, one), first(trace, other)]
  return from === null || to === null ? null : to - from
}

function before(trace: Trace, one: string, other: string): boolean {
  const time = between(trace, one, other)
  return time !== null && time >= 0
}

function within(trace: Trace, one: string, other: string, most: number): boolean {
  const time = between(trace, one, other)
  return time !== null && time <= most
}

const completed = (trace: Trace, element: string): Run[] =>
  trace.runs.filter(run => run.element === element && run.completed)

/** When an element was completed for the first time. */
const first = (trace: Trace, element: string): number | null =>
  earliest(completed(trace, element).map(run => run.ended))

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null)
  return known.length === 0 ? null : Math.min(...known)
}

const last = (trace: Trace, name: string) => trace.decided.findLast(one => one.name === name)?.value ?? null

/** Whole days from Monday to Friday that lie between two times. */
export function workingDays(from: number, to: number): number {
  let days = 0
  for (let at = from + DAY_MS; at <= to; at += DAY_MS) {
    const day = new Date(at).getUTCDay()
    if (day !== 0 && day !== 6) days += 1
  }
  return days
}
