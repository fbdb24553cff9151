// The clock of a scenario counts in UTC; a month is a month of the calendar, not thirty days.

import { DateTime, Duration } from 'luxon'

/** Milliseconds from a time to the same time plus an ISO 8601 duration; null where it is none, or is negative. */
export function parseDuration(duration: string, from: number): number | null {
  const parsed = Duration.fromISO(duration)
  if (!parsed.isValid) return null
  const length = DateTime.fromMillis(from, { zone: 'utc' }).plus(parsed).toMillis() - from
  return length >= 0 ? length : null
}

/** An ISO 8601 time with milliseconds, in UTC. */
export function isoTime(at: number): string {
  return new Date(at).toISOString()
}
