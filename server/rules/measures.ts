// How an indicator is counted over the traces of a process. Where a case is about a person, cases are counted, however
// often something was done in one; where a case is an undertaking, such as an event or a course, the answers given in it
// are. Either way a figure is hidden where few could be meant: see small-numbers.ts.

import type { Figures } from '../contract/figures.ts'
import type { Run, Trace } from '../store/traces.ts'
import { bandOf, type Share, shareOf } from './small-numbers.ts'

/** What there is to count. */
export type Counted = {
  readonly traces: readonly Trace[]
  /** The traces of other processes of the same period, by process. */
  readonly others: ReadonlyMap<string, readonly Trace[]>
  /** Decisions that had a suggestion; null where they are not known for what is asked, as for a single version. */
  readonly suggestions: { readonly decisions: number; readonly overruled: number } | null
  /** A figure over fewer is hidden. */
  readonly k: number
  readonly now: number
}

/** What an indicator says; `note` where it is not told here. */
export type Told = Pick<Figures['indicators'][number], 'share' | 'value' | 'unit' | 'note'>
export type Rule = (counted: Counted) => Told

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
const UNIT_MS = { hours: HOUR_MS, days: DAY_MS, months: (365.25 / 12) * DAY_MS }

const nothing: Told = { share: null, value: null, unit: null, note: null }
const told = (share: Share): Told => ({ ...nothing, share })
const hidden: Share = { of: null, share: null, atLeast: null, atMost: null }

/** Not told from the trails of cases, and why. */
export const notHere =
  (note: NonNullable<Told['note']>): Rule =>
  () => ({ ...nothing, note })

export type Is = (trace: Trace) => boolean
const any: Is = () => true
export const did =
  (...elements: readonly string[]): Is =>
  trace =>
    elements.some(element => first(trace, element) !== null)
export const said =
  (name: string, ...values: readonly string[]): Is =>
  trace =>
    trace.decided.some(one => one.name === name && (values.length === 0 || values.includes(one.value)))
export const both =
  (one: Is, other: Is): Is =>
  trace =>
    one(trace) && other(trace)

/** The share of cases that are so, among those that count. */
export const cases =
  (is: Is, among: Is = any): Rule =>
  ({ traces, k }) => {
    const counted = traces.filter(among)
    return told(shareOf(counted.filter(is).length, counted.length, k))
  }

/** The same of what people are: that nobody or everybody is so tells of each of them, so it is told as a bound. */
export const people =
  (is: Is, among: Is = any): Rule =>
  counted => {
    const { share } = cases(is, among)(counted)
    return told(bounded(share!, counted.k))
  }

function bounded(share: Share, k: number): Share {
  if (share.of === null || (share.share !== 0 && share.share !== 1)) return share
  const few = Math.ceil(((k - 1) / share.of) * 1000) / 1000
  return share.share === 0
    ? { ...share, share: null, atMost: few }
    : { ...share, share: null, atLeast: 1 - few }
}

/** How much one number is of another, over the cases that tell both. More than all of it is no more than all of it. */
export const part =
  (some: (trace: Trace) => number | null, all: (trace: Trace) => number | null): Rule =>
  ({ traces, k }) => {
    const both = traces.flatMap(trace => {
      const [one, whole] = [some(trace), all(trace)]
      return one === null || whole === null ? [] : [{ one: Math.min(one, whole), whole }]
    })
    return told(shareOf(addUp(both.map(({ one }) => one)), addUp(both.map(({ whole }) => whole)), k))
  }

/** The share of runs of elements, which stays hidden while fewer cases than the small number are on either side. */
export const runs =
  (of: string, is: (run: Run, trace: Trace) => boolean): Rule =>
  ({ traces, k }) => {
    const all = traces.flatMap(trace => completed(trace, of).map(run => ({ trace, is: is(run, trace) })))
    const casesOf = (wanted: boolean) =>
      new Set(all.filter(one => one.is === wanted).map(one => one.trace)).size
    const few = [true, false].some(side => casesOf(side) > 0 && casesOf(side) < k)
    const enough = new Set(all.map(one => one.trace)).size >= k
    if (few || !enough) return told({ ...hidden, of: enough ? bandOf(all.length, k) : null })
    return told(shareOf(all.filter(one => one.is).length, all.length, k))
  }

/** The share of all answers to a question that are one of these. */
export const answers =
  (name: string, is: (value: string) => boolean): Rule =>
  ({ traces, k }) => {
    const given = traces.flatMap(trace => allGiven(trace, name))
    return told(shareOf(given.filter(is).length, given.length, k))
  }

/** The share of runs in an undertaking that are so. */
export const doings =
  (of: string, is: (run: Run, trace: Trace) => boolean): Rule =>
  ({ traces, k }) => {
    const all = traces.flatMap(trace => completed(trace, of).map(run => is(run, trace)))
    return told(shareOf(all.filter(Boolean).length, all.length, k))
  }

/** So many of one thing for so many of another, such as hand-overs for talks. */
export const ratio =
  (of: string, among: string): Rule =>
  ({ traces, k }) => {
    const count = (element: string) =>
      traces.reduce((all, trace) => all + completed(trace, element).length, 0)
    return told(shareOf(Math.min(count(of), count(among)), count(among), k))
  }

/** The median of what each case says, over cases that say anything. */
export const median =
  (of: (trace: Trace) => number | null, unit: keyof typeof UNIT_MS = 'days'): Rule =>
  ({ traces, k }) => {
    const sorted = valuesOf(traces, of).sort((a, b) => a - b)
    const middle = sorted[Math.ceil(sorted.length / 2) - 1]
    return { ...nothing, unit, value: sorted.length < k ? null : tenths(middle! / UNIT_MS[unit]) }
  }

/** The mean of numbers that cases say. */
export const mean =
  (of: (trace: Trace) => number | null): Rule =>
  ({ traces, k }) => {
    const values = valuesOf(traces, of)
    return {
      ...nothing,
      unit: 'mean',
      value: values.length < k ? null : tenths(addUp(values) / values.length),
    }
  }

/** The mean of numbers given as answers by at least so many different people: each has an action of their own. */
export const meanAnswer =
  (name: string): Rule =>
  ({ traces, k }) => {
    const values = traces.flatMap(trace => allGiven(trace, name)).map(Number)
    const asked = new Set(
      traces.flatMap(trace => trace.decided.filter(one => one.name === name).map(({ element }) => element)),
    )
    const persons = new Set(
      traces.flatMap((trace, at) =>
        trace.runs
          .filter(run => asked.has(run.element) && run.completed)
          .map(({ scope }) => `${at}.${scope}`),
      ),
    )
    return {
      ...nothing,
      unit: 'mean',
      value: persons.size < k ? null : tenths(addUp(values) / values.length),
    }
  }

/** How many of a thing an undertaking has, over those that have any. */
export const meanCount =
  (of: string): Rule =>
  ({ traces, k }) => {
    const counts = traces.map(trace => completed(trace, of).length).filter(count => count > 0)
    return {
      ...nothing,
      unit: 'mean',
      value: addUp(counts) < k ? null : tenths(addUp(counts) / counts.length),
    }
  }

/** What undertakings say together, such as how many took part; hidden while it is few. */
export const total =
  (of: (trace: Trace) => number | null): Rule =>
  ({ traces, k }) => {
    const all = addUp(valuesOf(traces, of))
    return { ...nothing, unit: 'count', value: bandOf(all, k) }
  }

/** Counts the traces of another process as this rule does. */
export const elsewhere =
  (process: string, rule: Rule): Rule =>
  counted =>
    rule({ ...counted, traces: counted.others.get(process) ?? [] })

const valuesOf = (traces: readonly Trace[], of: (trace: Trace) => number | null): number[] =>
  traces.map(of).filter(value => value !== null)
export const addUp = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const tenths = (value: number) => Math.round(value * 10) / 10

export const completed = (trace: Trace, element: string): Run[] =>
  trace.runs.filter(run => run.element === element && run.completed)

/** When an element was completed for the first time. */
export const first = (trace: Trace, element: string): number | null =>
  earliest(completed(trace, element).map(run => run.ended))

export function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/** The last answer to a question in a case. */
export const last = (trace: Trace, name: string) =>
  trace.decided.findLast(one => one.name === name)?.value ?? null

/** All answers to a question in a case. */
const allGiven = (trace: Trace, name: string): string[] =>
  trace.decided.filter(one => one.name === name).map(({ value }) => value)
