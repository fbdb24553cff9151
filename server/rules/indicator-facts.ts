// What the indicators look for in one case: what was done in it, in which order, and how long that took.

import type { Run, Trace } from '../store/traces.ts'
import { completed, DAY_MS, earliest, first, HOUR_MS, last, said } from './measures.ts'

const NO_WORRY = new Set(['no_concern', 'trolling', 'unclear'])

export function isNoWorry(trace: Trace): boolean {
  return NO_WORRY.has(last(trace, 'nature') ?? '')
}

export function untilSupport(trace: Trace): number | null {
  const registered = first(trace, 'B_t1')
  const support = earliest(['B_t23', 'B_ca1', 'B_i3'].map(element => first(trace, element)))
  return support === null || registered === null ? null : support - registered
}

export function answeredInTime(trace: Trace): boolean {
  const answered = first(trace, 'B_t35')
  return answered !== null && workingDays(first(trace, 'B_t34')!, answered) <= 10
}

export function stoppedAtGate(trace: Trace): boolean {
  return said('gate', 'stop')(trace) || said('ethics', 'stop', 'adapt')(trace)
}

export function toldBefore(trace: Trace): boolean {
  const how = trace.decided.findLast(({ element, name }) => element === 'B_t26' && name === 'informed_by')
  return before(trace, 'B_t26', 'B_t30') && how?.value !== 'not_yet'
}

/** The reminder goes out in the same action, two weeks after it was asked for. */
export function wasNotReminded({ scope }: Run, trace: Trace): boolean {
  return !completed(trace, 'B_b1').some(run => run.scope === scope)
}

export function wasInTime({ due, ended }: Run): boolean {
  return due === null || ended! <= due
}

/** How many of the seven roles prepared a case, where any did. */
export function rolesThatPrepared(trace: Trace): number | null {
  const roles = [1, 2, 3, 4, 5, 6, 7].filter(role => first(trace, `C_p${role}`) !== null).length
  return roles === 0 ? null : roles
}

export function outsideCrisis({ ended }: Run, trace: Trace): boolean {
  const month = (time: number) => new Date(time).toISOString().slice(0, 7)
  return !trace.runs.some(run => run.element === 'D_p1' && month(run.began) === month(ended!))
}

export function stoppedInAnHour(trace: Trace): boolean {
  const asked = earliest([first(trace, 'F_c2'), first(trace, 'F_w1')])!
  const respected = earliest([first(trace, 'F_t5'), first(trace, 'F_w2')])
  return respected !== null && respected - asked <= HOUR_MS
}

/** The last number that was given for a question in a case. */
export function numberOf(trace: Trace, name: string): number | null {
  const given = last(trace, name)
  return given === null ? null : Number(given)
}

export const participants = (trace: Trace): number | null => numberOf(trace, 'participants')

/** What the report tells, and whoever came to the door of rights. */
export const complaints = (trace: Trace): number =>
  (numberOf(trace, 'complaints') ?? 0) + completed(trace, 'E_r1').length

/** How many concerns young people told; null where others were heard. */
export const concernsOfTheYoung = (trace: Trace): number | null =>
  last(trace, 'group_kind') === 'young_people' ? numberOf(trace, 'concerns') : null

export const packageFiles = (trace: Trace): number | null => numberOf(trace, 'package_files')

/** A package that is adopted as it came is used as a whole. */
export const filesUnchanged = (trace: Trace): number | null =>
  last(trace, 'transfer') === 'adopt' ? packageFiles(trace) : numberOf(trace, 'files_unchanged')

/** A day of UTC, which ends here at one or two o'clock at night. */
export function onTheDay(trace: Trace): boolean {
  const day = (time: number | null) => time !== null && new Date(time).toISOString().slice(0, 10)
  return day(first(trace, 'G_c1')) === day(first(trace, 'G_t18'))
}

/** The template went through at its first check. */
export const completeAtOnce = (trace: Trace): boolean =>
  completed(trace, 'I_t8').length === 1 && trace.flows.has('I_g1_to_I_t9')

/** Within a day of the end of the last wait. */
export function erasedOnTime(trace: Trace): boolean {
  const waited = [...completed(trace, 'L_c1'), ...completed(trace, 'L_c2')].map(run => run.ended!)
  return waited.length > 0 && first(trace, 'L_t5')! - Math.max(...waited) <= DAY_MS
}

/** Within a day of the end of the wait and of the check for a hold. */
export function erasedAfterCheck(trace: Trace): boolean {
  const done = [...completed(trace, 'L_c1'), ...completed(trace, 'L_t4')].map(run => run.ended!)
  return done.length > 0 && first(trace, 'L_t5')! - Math.max(...done) <= DAY_MS
}

/** A month of the calendar has at most 31 days. */
export function answeredInAMonth(trace: Trace): boolean {
  return earliest([first(trace, 'K_t11'), first(trace, 'K_t12')])! - trace.startedAt <= 31 * DAY_MS
}

export function lasted(trace: Trace): number | null {
  return trace.completed ? trace.endedAt! - trace.startedAt : null
}

export const since = (trace: Trace, element: string): number | null => {
  const at = first(trace, element)
  return at === null ? null : at - trace.startedAt
}

export function between(trace: Trace, one: string, other: string): number | null {
  const [from, to] = [first(trace, one), first(trace, other)]
  return from === null || to === null ? null : to - from
}

export function before(trace: Trace, one: string, other: string): boolean {
  const time = between(trace, one, other)
  return time !== null && time >= 0
}

export function within(trace: Trace, one: string, other: string, most: number): boolean {
  const time = between(trace, one, other)
  return time !== null && time <= most
}

/** Whole days from Monday to Friday that lie between two times. */
export function workingDays(from: number, to: number): number {
  let days = 0
  for (let at = from + DAY_MS; at <= to; at += DAY_MS) {
    const day = new Date(at).getUTCDay()
    if (day !== 0 && day !== 6) days += 1
  }
  return days
}
