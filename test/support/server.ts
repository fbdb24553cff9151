// A server for tests: the whole application on a database of its own, people of every kind, and requests as a person
// makes them. Every answer is a problem document or what the route's schema says.

import type { InjectOptions } from 'fastify'
import { Signer } from '../../server/audit/note.ts'
import { hashPassword } from '../../server/auth/password.ts'
import { readConfig } from '../../server/config.ts'
import type { LogStream } from '../../server/logger.ts'
import { type Running, start } from '../../server/main.ts'
import { seedFramework } from '../../server/seed.ts'
import { createSession, newToken } from '../../server/store/accounts.ts'
import type { Database } from '../../server/store/connect.ts'

/** Tests leave no keys in the folder of the project. */
const SIGNING_KEY = Buffer.alloc(32, 5).toString('base64')

/** What a proof of a test's database trusts. */
export const trusted = { keys: [new Signer('linkspan', Buffer.from(SIGNING_KEY, 'base64')).verifierKey] }

export const PASSWORD = 'a good long password'

/** A person for each part of the permission table; the name is the role. */
export const people: Readonly<Record<string, readonly string[]>> = {
  designer: ['designer'],
  coordinator: ['coordinator'],
  intake: ['intake'],
  intake2: ['intake'],
  legal: ['legal'],
  partner: ['partner-contact'],
  auditor: ['auditor'],
  admin: ['admin'],
}

export type Reply = {
  readonly status: number
  readonly body: never
  readonly headers: Record<string, unknown>
  readonly text: string
  /** The body as it came. */
  readonly bytes: Buffer
}

export type TestServer = Running & {
  readonly database: Database
  /** A request by a person, or by nobody. */
  as(
    who: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>
  /** A request by a program that holds a token with these roles. */
  token(
    roles: readonly string[],
  ): Promise<
    (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  >
}

/** A person says which revision of a task they work on; most tests work on whatever there is. */
const WORK_ON_TASK = /^\/user-tasks\/[^/]+\/(assignment|assignee|completion|escalation)$/

/** Starts the application without seeded processes; stopping it does not close the database. */
export async function startServer(
  database: Database,
  environment: Record<string, string> = {},
  { seed = false, log }: { readonly seed?: boolean; readonly log?: LogStream } = {},
): Promise<TestServer> {
  const config = {
    ...readConfig({ PORT: '0', LINKSPAN_LOG: 'silent', LINKSPAN_SIGNING_KEY: SIGNING_KEY, ...environment }),
    demo: false,
  }
  if (seed) await seedFramework(database)
  const running = await start(config, database, { pages: false, seed, ...(log ? { log } : {}) })
  const cookies = await signedIn(database)

  const send = async (options: InjectOptions): Promise<Reply> => {
    const response = await running.app.inject(options)
    const type = String(response.headers['content-type'] ?? '')
    return {
      status: response.statusCode,
      body: (type.includes('json') && response.body !== '' ? response.json() : null) as never,
      headers: response.headers,
      text: response.body,
      bytes: response.rawPayload,
    }
  }
  const request = (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): InjectOptions => ({
    method: method as 'GET',
    url:
      path.startsWith('/api/') ||
      path.startsWith('/metrics') ||
      path.startsWith('/health') ||
      path.startsWith('/ready')
        ? path
        : `/api/v1${path}`,
    headers,
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return {
    ...running,
    database,
    as: (who, method, path, body, headers = {}) =>
      send(
        request(method, path, body, {
          ...(WORK_ON_TASK.test(path) ? { 'if-match': '*' } : {}),
          ...headers,
          ...(who === null ? {} : { cookie: cookies.get(who)! }),
        }),
      ),
    async token(roles) {
      const { id, secret, hash } = newToken()
      await database.kysely
        .insertInto('api_token')
        .values({
          id,
          name: roles.join(' '),
          secret: hash,
          roles: [...roles],
          created_by: 'admin',
          expires_at: null,
          used_at: null,
        })
        .execute()
      return (method, path, body, headers = {}) =>
        send(request(method, path, body, { ...headers, authorization: `Bearer ${secret}` }))
    },
  }
}

/** A password is hashed to cost time; all servers of a file share this one. */
let passwordHash: Promise<string> | null = null

/** Makes the people and a session for each. */
async function signedIn(database: Database): Promise<Map<string, string>> {
  passwordHash ??= hashPassword(PASSWORD)
  const password = await passwordHash
  const accounts = Object.entries(people).map(([username, roles]) => ({
    username,
    name: username,
    password,
    roles: [...roles],
    organisation: null,
    active: true,
  }))
  await database.kysely
    .insertInto('account')
    .values(accounts)
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const sessions = accounts.map(
    async ({ username }) =>
      [username, `linkspan_session=${await createSession(database, username)}`] as const,
  )
  return new Map(await Promise.all(sessions))
}
