// A request that may be repeated is known to the dispatcher without every route passing it on. The first order of a
// request carries its key; what an earlier try of the same request has done is answered without doing it again.

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Done, Once, Told } from './work.ts'

/** What was done: in cases, or outside them the key of what was made, or what is said of it as well. */
export type Outcome = Done | Told | { readonly made: unknown }

export class RequestUnderWay {
  once: Once | null = null
  private outcome: Outcome | null = null

  /** What an earlier try has done; it is given to the first order that asks. */
  resume(once: Once, outcome: Outcome | null): void {
    this.once = once
    this.outcome = outcome
  }

  get hasOutcome(): boolean {
    return this.outcome !== null
  }

  takeOutcome(): Outcome | null {
    const { outcome } = this
    this.outcome = null
    return outcome
  }
}

const requests = new AsyncLocalStorage<RequestUnderWay>()

export function requestUnderWay(): RequestUnderWay | null {
  return requests.getStore() ?? null
}

/**
 * Whether an earlier try of the same request has done it: what was asked about the state before is not asked again of the
 * state after.
 */
export function doneBefore(): boolean {
  return requestUnderWay()?.hasOutcome ?? false
}

/**
 * What an earlier try of the same request has written into a variable of its case; undefined where none has. Who builds
 * on what is there now asks before looking at it: after the try it is there already.
 */
export function writtenBefore(variable: string): unknown {
  const outcome = requestUnderWay()?.takeOutcome()
  if (!outcome || !('events' in outcome)) return undefined
  for (const event of outcome.events)
    if (event.type === 'variables.set' && Object.hasOwn(event.values, variable)) return event.values[variable]
  return undefined
}

/** Everything that `work` starts belongs to one request. */
export function withRequest(work: () => void): void {
  requests.run(new RequestUnderWay(), work)
}

/** What serves many requests belongs to none of them. */
export function outsideRequests(work: () => void): void {
  requests.exit(work)
}
