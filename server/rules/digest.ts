// When the next digest goes: at the hour somebody asked for, where the office is, and never within their quiet hours.

import type { DigestWish } from '../contract/digest.ts'

/** What is to be told at once waits so long, so that several things come in one mail. */
export const GATHER_MS = 300_000

/** Clocks of all countries agree on the quarters of an hour. */
const QUARTER_MS = 900_000

type When = Pick<DigestWish, 'rhythm' | 'hour' | 'weekday' | 'quietFrom' | 'quietUntil'>

/** The first time after `now` at which a mail may go; null where none is wanted. `zone` is a name as `Europe/Brussels`. */
export function nextDigest(wish: When, now: Date, zone: string): Date | null {
  switch (wish.rhythm) {
    case 'never':
      return null
    case 'at-once':
      return afterQuiet(wish, new Date(now.getTime() + GATHER_MS), zone)
    case 'daily':
      return afterQuiet(wish, firstAt(now, zone, wish.hour, null), zone)
    case 'weekly':
      return afterQuiet(wish, firstAt(now, zone, wish.hour, wish.weekday), zone)
  }
}

function afterQuiet({ quietFrom, quietUntil }: When, time: Date, zone: string): Date {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return time
  const { hour } = clockAt(time, zone)
  const quiet =
    quietFrom < quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil
  return quiet ? firstAt(time, zone, quietUntil, null) : time
}

/** The first beginning of that hour after `now`. Where summer time skips the hour, the next day that has it. */
function firstAt(now: Date, zone: string, hour: number, weekday: number | null): Date {
  for (let time = Math.floor(now.getTime() / QUARTER_MS + 1) * QUARTER_MS; ; time += QUARTER_MS) {
    const clock = clockAt(new Date(time), zone)
    if (clock.hour === hour && clock.minute === 0 && (weekday === null || clock.weekday === weekday))
      return new Date(time)
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const formats = new Map<string, Intl.DateTimeFormat>()

function clockAt(time: Date, zone: string): { hour: number; minute: number; weekday: number } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]))
  return {
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    weekday: WEEKDAYS.indexOf(parts.weekday!) + 1,
  }
}
