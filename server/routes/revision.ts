// Revisions of what several people change: read with an ETag, changed with If-Match, so that nobody overwrites what they
// have not seen.

import type { FastifyRequest } from 'fastify'
import { subjectOf } from '../auth/guard.ts'
import { Refused } from '../errors.ts'

export function etagOf({ rev }: { readonly rev: number }): string {
  return `"${rev}"`
}

/** The revision that the caller has seen, which this route must be told. */
export function revOf(request: FastifyRequest): number {
  const rev = revIfGiven(request)
  if (rev === undefined) throw new Refused('IF_MATCH_MISSING')
  return rev
}

/**
 * The revision that somebody has seen of what they work on. A person acts on what a page shows them, and the page says
 * what that was; a program may act on whatever there is.
 */
export function revSeen(request: FastifyRequest): number | undefined {
  const mustSay = subjectOf(request).kind === 'person'
  if (mustSay && request.headers['if-match'] === undefined) throw new Refused('IF_MATCH_MISSING')
  return revIfGiven(request)
}

/** The revision that the caller has seen, where they say it; `*` is any. */
function revIfGiven(request: FastifyRequest): number | undefined {
  const given = request.headers['if-match']
  if (given === undefined || given === '*') return undefined
  const rev = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1]
  if (rev === undefined) throw new Refused('STALE')
  return Number(rev)
}
