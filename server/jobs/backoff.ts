// How long a failed job rests where its worker does not say: as the drawing says under `retryBackoff`, one duration or
// one for each failure. The last one counts for all that follow.

import { dueDuration } from '../../engine/feel/due.ts'

export const RETRY_BACKOFF = 'retryBackoff'

/** Milliseconds from now with so many tries left; null where the drawing says nothing that can be read. */
export function backoffOf(
  headers: Readonly<Record<string, string>>,
  retries: number,
  now: number,
): number | null {
  const waits = (headers[RETRY_BACKOFF] ?? '').split(',').map(wait => wait.trim())
  // With two waits there are three tries: after the first failure two are left, and the first wait is due.
  const wait = waits[Math.min(waits.length - 1, Math.max(0, waits.length - retries))]!
  const due = dueDuration(wait, now)
  return 'problem' in due ? null : Math.max(0, due.due - now)
}
