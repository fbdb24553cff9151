// When a timer is due, as plain data: the next due time follows from the last one, never from the moment it fired, so
// a timer that fires late does not drift. All calendar arithmetic is in UTC.

import { DateTime, Duration } from 'luxon'
import { type Sentence, tell, type Value } from '../words/sentences.ts'
import { nextOfCron, readCron } from './cron.ts'
import { isInstant, kindOf } from './values.ts'

/** A time to wait for, and what comes after it. */
export type Due = {
  /** Epoch milliseconds, UTC. */
  readonly due: number
  /** ISO 8601 duration from one due time to the next; absent where there is no next, or cron tells it. */
  readonly interval?: string
  /** Spring cron text, in UTC. */
  readonly cron?: string
  /** How often it is due again after this; null is without end, absent is never. */
  readonly repetitions?: number | null
  /** The first due time of a monthly or yearly cycle, so that the 31st comes back after a February. */
  readonly anchor?: number
}

/** Why a value tells no time. */
export type NoDue = { readonly problem: Sentence }

/** `2026-05-01T09:00:00+02:00`, `2026-05-01T09:00` (UTC), `2026-05-01` (midnight UTC), or with a zone's name. */
export function dueDate(value: unknown, _now: number): Due | NoDue {
  const text = textOf(value)
  const due = text === null ? null : readInstant(text)
  return due === null ? no(value, tell`a date and time, such as 2026-05-01T09:00:00Z`) : { due }
}

/** `PT15M`, `P1Y2M3DT4H5M6.7S`, `P2W`: so long after now. */
export function dueDuration(value: unknown, now: number): Due | NoDue {
  const text = textOf(value)
  const due = text === null ? null : after(now, text, 1)
  return due === null ? no(value, tell`a duration, such as PT15M`) : { due }
}

/**
 * `R5/PT10S`, `R/PT1H`, `R3/2026-01-01T00:00:00Z/PT1H`, `R2/PT1H/2026-01-02T00:00:00Z`, or Spring cron.
 * Null where it is due no time at all: `R0/PT1H`, or an end before the first time.
 */
export function dueCycle(value: unknown, now: number): Due | null | NoDue {
  const text = textOf(value)
  if (text === null) return no(value, tell`a cycle, such as R3/PT10M or 0 0 9 * * MON-FRI`)
  return text.startsWith('R') ? dueRepeating(text, now) : dueCron(text, now)
}

const READERS = { date: dueDate, duration: dueDuration, cycle: dueCycle } as const

/** What a timer of this kind is due by; null where it is due no time at all. */
export function dueBy(kind: keyof typeof READERS, value: unknown, now: number): Due | null | NoDue {
  return READERS[kind](value, now)
}

/** The same for what begins a process: what was due before now has passed. */
export function dueFrom(kind: keyof typeof READERS, value: unknown, now: number): Due | null | NoDue {
  let at = dueBy(kind, value, now)
  while (at !== null && 'due' in at && at.due < now) at = nextDue(at)
  return at
}

/** The due time after this one; null where this was the last. */
export function nextDue(previous: Due): Due | null {
  if (previous.cron !== undefined) return nextCron(previous.cron, previous.due)
  if (previous.interval === undefined || previous.repetitions === undefined || previous.repetitions === 0)
    return null
  const due = following(previous.due, previous.interval, previous.anchor)
  if (due === null) return null
  const repetitions = previous.repetitions === null ? null : previous.repetitions - 1
  return { ...previous, due, repetitions }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim()
  return isInstant(value) || kindOf(value) === 'duration' ? String(value) : null
}

function no(value: unknown, wanted: Sentence): NoDue {
  return { problem: tell`${found(value)} is not ${wanted}.` }
}

function found(value: unknown): Value {
  if (typeof value === 'string') return `"${value.slice(0, 60)}"`
  return value === null ? 'null' : tell`a ${kindOf(value)}`
}

// FEEL writes a zone as @Europe/Amsterdam, Java as [Europe/Amsterdam] after the offset.
function readInstant(text: string): number | null {
  const match =
    /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?)(Z|[+-]\d{2}(?::?\d{2})?)?(?:@([\w/+-]+)|\[([\w/+-]+)\])?$/i.exec(
      text,
    )
  if (!match) return null
  const [, local = '', offset = '', at, bracketed] = match
  const instant = DateTime.fromISO(local + offset, { zone: at ?? bracketed ?? 'utc' })
  return instant.isValid ? instant.toMillis() : null
}

function readDuration(text: string): Duration | null {
  if (!/^-?P(?=[-\d]|T[-\d])/.test(text)) return null
  const duration = Duration.fromISO(text)
  return duration.isValid ? duration : null
}

/** `count` times the duration after an instant; null where there is none. */
function after(from: number, text: string, count: number): number | null {
  const duration = readDuration(text)
  if (!duration) return null
  const instant = DateTime.fromMillis(from, { zone: 'utc' }).plus(duration.mapUnits(amount => amount * count))
  return instant.isValid ? Math.ceil(instant.toMillis()) : null
}

// Months are counted from the anchor, since a month after a month after the 31st of January is not the 28th of March.
function following(due: number, interval: string, anchor: number | undefined): number | null {
  if (anchor === undefined) return after(due, interval, 1)
  const once = after(anchor, interval, 1)
  if (once === null) return null
  for (let count = Math.max(1, Math.floor((due - anchor) / (once - anchor)) - 1); ; count++) {
    const next = after(anchor, interval, count)
    if (next === null || next > due) return next
  }
}

function dueRepeating(text: string, now: number): Due | null | NoDue {
  const [head = '', ...rest] = text.split('/')
  const count = /^R(\d*)$/.exec(head)
  if (!count || rest.length < 1 || rest.length > 2) return no(text, tell`a cycle, such as R3/PT10M`)
  const times = count[1] === '' ? null : Number(count[1])
  const [first = '', second] = rest
  const read = readCycle(first, second, times, now)
  if (read !== undefined) return times === 0 && read !== null && 'due' in read ? null : read
  return no(text, tell`a cycle, such as R3/2026-01-01T00:00:00Z/PT1H`)
}

/** Undefined where the cycle begins with neither a duration nor a time. */
function readCycle(
  first: string,
  second: string | undefined,
  times: number | null,
  now: number,
): Due | null | NoDue | undefined {
  if (second === undefined) return repeating(first, now, times, null)
  if (readDuration(first)) return repeating(first, now, times, readInstant(second) ?? Number.NaN)
  const start = readInstant(first)
  return start === null ? undefined : startingAt(start, second, times, now)
}

function repeating(
  interval: string,
  now: number,
  times: number | null,
  end: number | null,
): Due | null | NoDue {
  const due = firstAfter(interval, now)
  if (due === null) return { problem: tell`"${interval}" is not a duration that leads into the future.` }
  if (end === null) return cycle(due, interval, times)
  if (Number.isNaN(end))
    return { problem: tell`The end of a cycle is a date and time, such as 2026-01-02T00:00:00Z.` }
  const fitting = countUpTo(cycle(due, interval, times), end)
  return fitting === 0 ? null : cycle(due, interval, fitting)
}

function firstAfter(interval: string, from: number): number | null {
  const due = after(from, interval, 1)
  return due !== null && due > from ? due : null
}

function cycle(due: number, interval: string, times: number | null): Due {
  const repetitions = times === null ? null : times - 1
  const anchored = /[YM]/.test(interval.split('T')[0]!) ? { anchor: due } : {}
  return { due, interval, repetitions, ...anchored }
}

// A bound for cycles such as R/PT0.001S/2099-01-01: more repetitions than that have no last one worth counting.
const MOST_COUNTED = 1_000_000

function countUpTo(first: Due, end: number): number {
  let count = 0
  for (let at: Due | null = first; at !== null && at.due <= end && count < MOST_COUNTED; at = nextDue(at))
    count++
  return count
}

// What was missed before now is skipped, save the last one, which is due at once.
function startingAt(start: number, interval: string, times: number | null, now: number): Due | NoDue {
  if (firstAfter(interval, start) === null)
    return { problem: tell`"${interval}" is not a duration that leads into the future.` }
  let at = cycle(start, interval, times)
  if (at.anchor === undefined && start < now) at = skip(at, start, interval, now)
  while (at.due < now) {
    const next = nextDue(at)
    if (next === null) return at
    at = next
  }
  return at
}

// Cycles that are not of months or years have one length, so those missed need not be gone through.
function skip(first: Due, start: number, interval: string, now: number): Due {
  const length = firstAfter(interval, start)! - start
  const missed = Math.floor((now - start) / length)
  const skipped = first.repetitions == null ? missed : Math.min(missed, first.repetitions)
  const repetitions = first.repetitions == null ? null : first.repetitions - skipped
  return { ...first, due: start + skipped * length, repetitions }
}

function dueCron(text: string, now: number): Due | NoDue {
  const cron = readCron(text)
  if ('problem' in cron) return cron
  return nextCron(text, now) ?? { problem: tell`"${text}" is never due.` }
}

function nextCron(text: string, from: number): Due | null {
  const cron = readCron(text)
  const due = 'problem' in cron ? null : nextOfCron(cron, from)
  return due === null ? null : { due, cron: text, repetitions: null }
}
