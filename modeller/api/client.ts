// One way to the server. A refusal is a problem document and is thrown as `Refusal`, so that a page can say
// what went wrong in words; a lost connection is a refusal too, with the code OFFLINE.

import type { Problem } from '../../server/contract/problem.ts'
import type { PageOf } from '../../server/contract/shared.ts'

/** What the server did not do, and why. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export const offline: Problem = {
  type: 'about:blank',
  title: 'Offline',
  status: 0,
  code: 'OFFLINE',
  detail: 'The server cannot be reached.',
  cure: '',
}

/** Statuses with which a proxy answers while nobody is behind it, or our server while it cannot serve. */
const NOBODY_THERE = [502, 503, 504]

/** Whether no server could answer: the same, asked a little later, may be answered. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof Refusal && (error.code === offline.code || NOBODY_THERE.includes(error.problem.status))

async function send(
  method: Method,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    // The server says names of processes and steps in the language of the page.
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang || 'en',
      ...headers,
    },
  }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...init.headers, 'content-type': 'application/json' }
  }
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, init)
  } catch {
    throw new Refusal(offline)
  }
  if (!response.ok) throw new Refusal(await problemOf(response))
  return response
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem
  } catch {
    // A proxy speaks for a server that is not there.
    if (NOBODY_THERE.includes(response.status)) return { ...offline, status: response.status }
    return {
      type: 'about:blank',
      title: response.statusText,
      status: response.status,
      code: 'UNREADABLE',
      detail: `The server answered ${response.status}.`,
      cure: '',
    }
  }
}

async function json<Answer>(response: Promise<Response>): Promise<Answer> {
  const answer = await response
  return (answer.status === 204 ? undefined : await answer.json()) as Answer
}

/** `{a: 1, b: null}` → `?a=1`. */
export function query(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  return entries.length === 0
    ? ''
    : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}

export const api = {
  get: <Answer>(path: string) => json<Answer>(send('GET', path)),
  text: async (path: string) => (await send('GET', path, undefined, { accept: '*/*' })).text(),
  blob: async (path: string) => (await send('GET', path, undefined, { accept: '*/*' })).blob(),
  post: <Answer>(path: string, body: unknown = {}, headers?: Record<string, string>) =>
    json<Answer>(send('POST', path, body, headers)),
  put: <Answer>(path: string, body: unknown, headers?: Record<string, string>) =>
    json<Answer>(send('PUT', path, body, headers)),
  patch: <Answer>(path: string, body: unknown, headers?: Record<string, string>) =>
    json<Answer>(send('PATCH', path, body, headers)),
  delete: <Answer>(path: string, headers?: Record<string, string>) =>
    json<Answer>(send('DELETE', path, undefined, headers)),
}

/** Everything of a list, page after page: for lists whose lines people write by hand and choose from. */
export async function all<Item>(path: string, filter: Parameters<typeof query>[0] = {}): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: PageOf<Item> = await api.get<PageOf<Item>>(
      `${path}${query({ ...filter, limit: 100, cursor })}`,
    )
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

/** The revision a change starts from, as the server asks for it. */
export const ifMatch = (rev: number) => ({ 'if-match': `"${rev}"` })
