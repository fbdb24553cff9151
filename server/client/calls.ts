// The requests of a worker. What gives a job back bears an Idempotency-Key, so it can be sent again when its answer
// was lost, and is done once.

import type { Static } from 'typebox'
import type { ActivatedJob, ActivatedJobs, JobActivation, JobError, JobFailure } from '../contract/jobs.ts'
import type { Problem } from '../contract/problem.ts'

export type Connection = {
  /** Where the server is, as in `https://linkspan.example`. */
  readonly url: string
  /** A token with the role `worker`. */
  readonly token: string
}

/** The server refused; `code` is that of its problem document. */
export class Declined extends Error {
  readonly status: number
  readonly code: string
  readonly retryAfterMs: number | null
  constructor(
    status: number,
    { code, detail }: Pick<Problem, 'code' | 'detail'>,
    retryAfterMs: number | null,
  ) {
    super(detail)
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

const ATTEMPTS = 6
const REST_MS = 250
const LONGEST_REST_MS = 10_000

type Given = Pick<ActivatedJob, 'key' | 'lease'>
type Asked = Omit<Static<typeof JobActivation>, 'fetchVariables'> & {
  readonly fetchVariables?: readonly string[]
}

export function callsTo({ url, token }: Connection) {
  const ask = async (method: string, path: string, body: object, init: RequestInit = {}, once?: string) => {
    const response = await fetch(new URL(`/api/v1${path}`, url), {
      method,
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(once === undefined ? {} : { 'idempotency-key': once }),
      },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw declined(response, text)
    return text === '' ? null : JSON.parse(text)
  }

  /** Sends until it is answered; a server that is away for a moment costs nobody a job that was done. */
  const give = async (verb: string, { key, lease }: Given, body: object): Promise<void> => {
    const once = `${verb} ${key} ${lease}`
    for (let attempt = 1; ; attempt++) {
      try {
        await ask('POST', `/jobs/${key}/${verb}`, { ...body, lease }, {}, once)
        return
      } catch (error) {
        if (attempt >= ATTEMPTS || !mayPass(error)) throw error
        await rest(error, undefined, attempt)
      }
    }
  }

  return {
    activate: (asked: Asked, signal: AbortSignal): Promise<Static<typeof ActivatedJobs>> =>
      ask('POST', '/jobs/activation', asked, { signal }),
    complete: (job: Given, variables: object) => give('completion', job, { variables }),
    fail: (job: Given, failure: Omit<Static<typeof JobFailure>, 'variables'> & { variables?: object }) =>
      give('failure', job, failure),
    throwError: (job: Given, error: Omit<Static<typeof JobError>, 'variables'> & { variables?: object }) =>
      give('error', job, error),
    extend: async ({ key, lease }: Given, timeout: number): Promise<void> => {
      await ask('PATCH', `/jobs/${key}`, { timeout, lease })
    },
    rest,
  }
}

function declined(response: Response, text: string): Declined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new Declined(response.status, problemIn(text), Number.isNaN(seconds) ? null : seconds * 1000)
}

/** What stands between may answer with something else than a problem document. */
function problemIn(text: string): Pick<Problem, 'code' | 'detail'> {
  try {
    const { code, detail } = JSON.parse(text) as Problem
    return { code, detail }
  } catch {
    return { code: 'UNKNOWN', detail: text.slice(0, 200) }
  }
}

/** No answer, or one that says to come back. */
function mayPass(error: unknown): boolean {
  return !(error instanceof Declined) || error.status >= 500 || error.status === 429
}

/** Waits as long as the server said, else longer each time; less where the signal comes. */
function rest(error: unknown, signal?: AbortSignal, attempt = 1): Promise<void> {
  const asked = error instanceof Declined ? error.retryAfterMs : null
  const ms = asked ?? Math.min(LONGEST_REST_MS, REST_MS * 2 ** attempt)
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    if (signal?.aborted) done()
    else signal?.addEventListener('abort', done)
  })
}
