// The indicators of the processes as their pages define them, as far as the trails of one process tell. Those that
// need a partner's own process, a survey or a person's age are not here.

import type { Figures } from '../contract/figures.ts'
import type { Run, Trace } from '../store/figures.ts'
import { shareOf } from './small-numbers.ts'

type Indicator = Figures['indicators'][number]

const DAY_MS = 86_400_000

/** What a process is measured by; nothing for processes without indicators here. */
export function indicatorsOf(process: string, traces: readonly Trace[], k: number): Indicator[] {
  if (process === 'signal_to_support') return signalToSupport(traces, k)
  if (process === 'retention_erasure') return retentionAndErasure(traces, k)
  return []
}

function signalToSupport(traces: readonly Trace[], k: number): Indicator[] {
  const completed = traces.filter(trace => trace.completed)
  const recorded = traces.filter(trace => first(trace, 'B_t34') !== null)
  const shared = traces.filter(trace => first(trace, 'B_t30') !== null)
  const gated = traces.filter(trace => first(trace, 'B_t16') !== null)
  const contact = traces.flatMap(trace => {
    const support = earliest([first(trace, 'B_t23'), first(trace, 'B_ca1')])
    const registered = first(trace, 'B_t1')
    return support === null || registered === null ? [] : [support - registered]
  })
  return [
    share('B-K1', 'Closed with a recorded outcome', completed, trace => first(trace, 'B_t34') !== null, k),
    share('B-K2', 'Feedback to the reporter within 10 working days', recorded, answeredInTime, k),
    days('B-K3', 'Days from registration to first supportive contact', contact, k),
    share(
      'B-K4',
      'Filtered out as no concern, provocation or unclear',
      traces,
      trace => NO_WORRY.has(last(trace, 'nature') ?? ''),
      k,
    ),
    share('B-K5', 'Stopped or adapted at a gate', gated, stoppedAtGate, k),
    share('B-K6', 'Person told before sharing', shared, toldBefore, k),
  ]
}

const NO_WORRY = new Set(['no_concern', 'trolling', 'unclear'])

function answeredInTime(trace: Trace): boolean {
  const recorded = first(trace, 'B_t34')!
  const answered = first(trace, 'B_t35')
  return answered !== null && workingDays(recorded, answered) <= 10
}

function stoppedAtGate(trace: Trace): boolean {
  return trace.decided.some(
    ({ name, value }) =>
      (name === 'gate' && value === 'stop') || (name === 'ethics' && (value === 'stop' || value === 'adapt')),
  )
}

function toldBefore(trace: Trace): boolean {
  const told = first(trace, 'B_t26')
  const how = trace.decided.findLast(({ element, name }) => element === 'B_t26' && name === 'informed_by')
  return told !== null && told <= first(trace, 'B_t30')! && how?.value !== 'not_yet'
}

function retentionAndErasure(traces: readonly Trace[], k: number): Indicator[] {
  const erased = traces.filter(trace => first(trace, 'L_t5') !== null)
  return [
    share('L-K1', 'Erased on time', erased, erasedOnTime, k),
    share('L-K2', 'Holds older than 90 days', traces, trace => completed(trace, 'L_c2').length > 3, k),
  ]
}

/** Within a day of the end of the last wait. */
function erasedOnTime(trace: Trace): boolean {
  const waited = [...completed(trace, 'L_c1'), ...completed(trace, 'L_c2')].map(run => run.ended!)
  return waited.length > 0 && first(trace, 'L_t5')! - Math.max(...waited) <= DAY_MS
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

function share(
  code: string,
  title: string,
  among: readonly Trace[],
  is: (trace: Trace) => boolean,
  k: number,
): Indicator {
  return { code, title, share: shareOf(among.filter(is).length, among.length, k), days: null }
}

function days(code: string, title: string, times: readonly number[], k: number): Indicator {
  const sorted = [...times].sort((a, b) => a - b)
  const middle = sorted[Math.ceil(sorted.length / 2) - 1]
  const value = sorted.length < k ? null : Math.round((middle! / DAY_MS) * 10) / 10
  return { code, title, share: null, days: value }
}
