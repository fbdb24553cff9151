// Timers: what each text is due at, counted from Saturday the 31st of January 2026, noon, UTC; then the laws every cycle
// keeps.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Due, dueCycle, dueDate, dueDuration, type NoDue, nextDue } from '../../../engine/feel/due.ts'
import { say } from '../../../engine/words/sentences.ts'
import { compiled, env } from './support.ts'

const NOON = Date.UTC(2026, 0, 31, 12)

function told(due: Due | null | NoDue): string {
  if (due === null) return 'never'
  return 'problem' in due ? say(due.problem) : new Date(due.due).toISOString().replace('.000', '')
}

/** The first due times of a cycle; `…` where more follow, `.` where none does. */
function times(text: string, most = 4): string {
  let at = dueCycle(text, NOON)
  if (at === null || 'problem' in at) return told(at)
  const seen: string[] = []
  for (; at !== null && seen.length < most; at = nextDue(at)) seen.push(told(at).replace(':00Z', ''))
  return `${seen.join(' ')} ${at === null ? '.' : '…'}`
}

describe('dates', () => {
  test.each([
    ['2026-05-01T09:00:00Z', '2026-05-01T09:00:00Z'],
    ['2026-05-01T09:00:00+02:00', '2026-05-01T07:00:00Z'],
    ['2026-05-01T09:00:00.250-0330', '2026-05-01T12:30:00.250Z'],
    ['2026-05-01T09:00', '2026-05-01T09:00:00Z'],
    ['2026-05-01', '2026-05-01T00:00:00Z'],
    [' 2026-05-01 ', '2026-05-01T00:00:00Z'],
    ['2026-05-01T09:00:00@Europe/Amsterdam', '2026-05-01T07:00:00Z'],
    ['2026-05-01T09:00:00+02:00[Europe/Amsterdam]', '2026-05-01T07:00:00Z'],
    ['2019-01-01', '2019-01-01T00:00:00Z'],
  ])('%s', (text, due) => {
    expect(told(dueDate(text, NOON))).toBe(due)
  })

  test.each([
    '2026-13-01',
    '2026-02-30',
    '2026-05-01T25:00',
    '09:00:00',
    'tomorrow',
    '',
    'P1D',
    '2026-05-01T09:00:00@Nowhere/Land',
    null,
    5,
    true,
    {},
    undefined,
  ])('%j is none', value => {
    expect(told(dueDate(value, NOON))).toMatch(/is not a date and time, such as 2026-05-01T09:00:00Z\.$/)
  })
})

describe('durations', () => {
  test.each([
    ['PT15M', '2026-01-31T12:15:00Z'],
    ['PT0S', '2026-01-31T12:00:00Z'],
    ['PT0.5S', '2026-01-31T12:00:00.500Z'],
    ['P1D', '2026-02-01T12:00:00Z'],
    ['P1M', '2026-02-28T12:00:00Z'],
    ['P2W', '2026-02-14T12:00:00Z'],
    ['P1Y2M3DT4H5M6S', '2027-04-03T16:05:06Z'],
    ['-PT1H', '2026-01-31T11:00:00Z'],
  ])('%s', (text, due) => {
    expect(told(dueDuration(text, NOON))).toBe(due)
  })

  test.each(['P', 'PT', '1h', 'PT1', 'T1H', '', 'P99999999999Y', null, 60])('%j is none', value => {
    expect(told(dueDuration(value, NOON))).toMatch(/is not a duration, such as PT15M\.$/)
  })
})

describe('cycles', () => {
  test.each([
    ['R2/PT10M', '2026-01-31T12:10 2026-01-31T12:20 .'],
    ['R1/PT10M', '2026-01-31T12:10 .'],
    ['R/PT1H', '2026-01-31T13:00 2026-01-31T14:00 2026-01-31T15:00 2026-01-31T16:00 …'],
    ['R3/P1M', '2026-02-28T12:00 2026-03-28T12:00 2026-04-28T12:00 .'],
    ['R3/2026-03-31T00:00:00Z/P1M', '2026-03-31T00:00 2026-04-30T00:00 2026-05-31T00:00 .'],
    ['R3/2026-02-28T00:00:00Z/PT1H', '2026-02-28T00:00 2026-02-28T01:00 2026-02-28T02:00 .'],
    ['R5/2026-01-31T09:30:00Z/PT1H', '2026-01-31T12:30 2026-01-31T13:30 .'],
    ['R3/2026-01-01T00:00:00Z/PT1H', '2026-01-01T02:00 .'],
    ['R/2020-01-01T00:00:00Z/P1Y', '2027-01-01T00:00 2028-01-01T00:00 2029-01-01T00:00 2030-01-01T00:00 …'],
    ['R/PT1H/2026-01-31T14:30:00Z', '2026-01-31T13:00 2026-01-31T14:00 .'],
    ['R1/PT1H/2026-01-31T14:30:00Z', '2026-01-31T13:00 .'],
    ['R2/PT1H/2026-01-31T12:30:00Z', 'never'],
    ['R0/PT1H', 'never'],
    ['R0/2026-03-31T00:00:00Z/P1M', 'never'],
    ['R0/PT0S', '"PT0S" is not a duration that leads into the future.'],
    ['R/PT0S', '"PT0S" is not a duration that leads into the future.'],
    ['R/-PT1H', '"-PT1H" is not a duration that leads into the future.'],
    ['R3', '"R3" is not a cycle, such as R3/PT10M.'],
    ['R3/x/PT1H', '"R3/x/PT1H" is not a cycle, such as R3/2026-01-01T00:00:00Z/PT1H.'],
    ['R3/PT1H/x', 'The end of a cycle is a date and time, such as 2026-01-02T00:00:00Z.'],
    ['Rx/PT1H', '"Rx/PT1H" is not a cycle, such as R3/PT10M.'],
  ])('%s', (text, due) => {
    expect(times(text)).toBe(due)
  })

  test('a cycle may come from an expression', () => {
    expect(told(dueCycle(compiled('cycle(3, duration("PT1H"))').evaluate(env()), NOON))).toBe(
      '2026-01-31T13:00:00Z',
    )
  })
})

describe('cron', () => {
  test.each([
    ['0 0 9-17 * * MON-FRI', '2026-02-02T09:00 2026-02-02T10:00 2026-02-02T11:00 2026-02-02T12:00 …'],
    ['0 */20 * * * *', '2026-01-31T12:20 2026-01-31T12:40 2026-01-31T13:00 2026-01-31T13:20 …'],
    ['0 5/20 12 * * *', '2026-01-31T12:05 2026-01-31T12:25 2026-01-31T12:45 2026-02-01T12:05 …'],
    ['0 0 0 1 JAN,jul *', '2026-07-01T00:00 2027-01-01T00:00 2027-07-01T00:00 2028-01-01T00:00 …'],
    ['0 0 12 * * 0', '2026-02-01T12:00 2026-02-08T12:00 2026-02-15T12:00 2026-02-22T12:00 …'],
    ['0 0 12 * * 7', '2026-02-01T12:00 2026-02-08T12:00 2026-02-15T12:00 2026-02-22T12:00 …'],
    ['0 0 12 * * FRI-SUN', '2026-02-01T12:00 2026-02-06T12:00 2026-02-07T12:00 2026-02-08T12:00 …'],
    ['0 0 0 13 * FRI', '2026-02-13T00:00 2026-03-13T00:00 2026-11-13T00:00 2027-08-13T00:00 …'],
    ['0 0 0 L * ?', '2026-02-28T00:00 2026-03-31T00:00 2026-04-30T00:00 2026-05-31T00:00 …'],
    ['0 0 0 L-2 * *', '2026-02-26T00:00 2026-03-29T00:00 2026-04-28T00:00 2026-05-29T00:00 …'],
    ['0 0 0 LW * *', '2026-02-27T00:00 2026-03-31T00:00 2026-04-30T00:00 2026-05-29T00:00 …'],
    ['0 0 0 15W * *', '2026-02-16T00:00 2026-03-16T00:00 2026-04-15T00:00 2026-05-15T00:00 …'],
    ['0 0 0 1W * *', '2026-02-02T00:00 2026-03-02T00:00 2026-04-01T00:00 2026-05-01T00:00 …'],
    ['0 0 0 ? * FRIL', '2026-02-27T00:00 2026-03-27T00:00 2026-04-24T00:00 2026-05-29T00:00 …'],
    ['0 0 0 ? 7 FRIL', '2026-07-31T00:00 2027-07-30T00:00 2028-07-28T00:00 2029-07-27T00:00 …'],
    ['0 0 0 ? * 1#1', '2026-02-02T00:00 2026-03-02T00:00 2026-04-06T00:00 2026-05-04T00:00 …'],
    ['0 0 0 29 2 *', '2028-02-29T00:00 2032-02-29T00:00 2036-02-29T00:00 2040-02-29T00:00 …'],
    ['@hourly', '2026-01-31T13:00 2026-01-31T14:00 2026-01-31T15:00 2026-01-31T16:00 …'],
    ['@daily', '2026-02-01T00:00 2026-02-02T00:00 2026-02-03T00:00 2026-02-04T00:00 …'],
    ['@weekly', '2026-02-01T00:00 2026-02-08T00:00 2026-02-15T00:00 2026-02-22T00:00 …'],
    ['@monthly', '2026-02-01T00:00 2026-03-01T00:00 2026-04-01T00:00 2026-05-01T00:00 …'],
    ['@yearly', '2027-01-01T00:00 2028-01-01T00:00 2029-01-01T00:00 2030-01-01T00:00 …'],
    ['0 0 0 30 2 *', '"0 0 0 30 2 *" is never due.'],
    ['0 9 * * *', '"0 9 * * *" is no cycle: cron has six fields, from seconds to days of the week.'],
    ['60 * * * * *', '"60 * * * * *" is no cycle: "60" is not among the seconds.'],
    ['* * * * FOO *', '"* * * * FOO *" is no cycle: "FOO" is not among the months.'],
    ['* */0 * * * *', '"* */0 * * * *" is no cycle: "*/0" does not name minutes.'],
    ['* 5-3 * * * *', '"* 5-3 * * * *" is no cycle: "5-3" does not name minutes.'],
    ['daily', '"daily" is no cycle: cron has six fields, from seconds to days of the week.'],
  ])('%s', (text, due) => {
    expect(times(text)).toBe(due)
  })

  test('seconds count', () => {
    expect(told(dueCycle('*/15 * * * * *', NOON))).toBe('2026-01-31T12:00:15Z')
    expect(told(dueCycle('*/15 * * * * *', NOON + 15_000))).toBe('2026-01-31T12:00:30Z')
    expect(told(dueCycle('*/15 * * * * *', NOON + 14_999))).toBe('2026-01-31T12:00:15Z')
  })
})

describe('laws', () => {
  const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
  const intervals = fc.constantFrom('PT0.2S', 'PT7S', 'PT1H30M', 'P1D', 'P1W', 'P1M', 'P1Y', 'P1M1D')
  const crons = fc.constantFrom(
    '*/7 * * * * *',
    '0 0 9-17/2 * * MON-FRI',
    '0 0 0 L * *',
    '0 30 6 29 * *',
    '@hourly',
  )

  test('a cycle of so many repetitions is due so many times, each after the last', () => {
    fc.assert(
      fc.property(instants, intervals, fc.integer({ min: 1, max: 20 }), (now, interval, count) => {
        const seen: number[] = []
        for (let at: Due | null = dueCycle(`R${count}/${interval}`, now) as Due; at; at = nextDue(at))
          seen.push(at.due)
        expect(seen).toHaveLength(count)
        expect([now, ...seen].every((due, index, all) => index === 0 || due > all[index - 1]!)).toBe(true)
      }),
    )
  })

  test('what is due next follows from what was due, as plain data', () => {
    fc.assert(
      fc.property(
        instants,
        fc.oneof(
          intervals.map(interval => `R/${interval}`),
          crons,
        ),
        (now, text) => {
          const first = dueCycle(text, now) as Due
          const kept = JSON.parse(JSON.stringify(first)) as Due
          expect(kept).toEqual(first)
          expect(nextDue(kept)).toEqual(nextDue(first))
          expect(nextDue(first)!.due).toBeGreaterThan(first.due)
        },
      ),
    )
  })

  test('a cycle of fixed length never drifts', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 50 }), (now, turns) => {
        let at = dueCycle('R/PT7S', now) as Due
        for (let turn = 0; turn < turns; turn++) at = nextDue(at)!
        expect(at.due).toBe(now + 7000 * (turns + 1))
      }),
    )
  })

  test('no moment that cron names lies between now and the next due time', () => {
    fc.assert(
      fc.property(instants, crons, (now, cron) => {
        const { due } = dueCycle(cron, now) as Due
        const between = now + Math.floor((due - now) / 2)
        expect((dueCycle(cron, between) as Due).due).toBe(due)
      }),
    )
  })
})
