// Signing in and out, oneself, and the tokens of programs.

import { sql } from 'kysely'
import { Type } from 'typebox'
import { tell } from '../../engine/words/sentences.ts'
import { permissionsOf } from '../auth/can.ts'
import { COOKIE, subjectOf } from '../auth/guard.ts'
import { hashPassword, verifyPassword } from '../auth/password.ts'
import type { Subject } from '../auth/subject.ts'
import { Turns } from '../auth/turns.ts'
import {
  type ApiToken,
  ApiTokens,
  CreatedApiToken,
  Credentials,
  Me,
  NewApiToken,
  PasswordChange,
  SignInPage,
} from '../contract/sessions.ts'
import { Exact, PageQuery } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import type { App, Server } from '../server.ts'
import {
  createSession,
  deleteSession,
  deleteSessionsOf,
  forgetFailures,
  newToken,
  noteFailure,
  secondsToWait,
  secretOf,
} from '../store/accounts.ts'
import { pageOf, readCursor } from '../store/cursor.ts'
import { writeLog } from '../store/log.ts'

/** So many wrong passwords for one name from one address, and from one address for any name. */
const MOST_FAILURES = 5
const MOST_FAILURES_OF_ADDRESS = 50

export function sessionRoutes(app: App, server: Server): void {
  const { database, config } = server
  const turns = new Turns()
  const secure = config.publicUrl?.startsWith('https:') ?? false

  app.get(
    '/sign-in',
    { config: { action: 'open' }, schema: { response: { 200: SignInPage } } },
    async () => ({
      demo: config.demo,
      people: [...server.demo],
    }),
  )

  app.post(
    '/sessions',
    { config: { action: 'open' }, bodyLimit: 10_000, schema: { body: Credentials, response: { 201: Me } } },
    async (request, reply) => {
      // One after the other, so that guesses made at once are counted like those made in turn.
      const subject = await turns.take(request.ip, () => signIn(server, request.body, request.ip))
      const secret = await createSession(database, subject.username)
      await writeLog(database, { actor: subject.username, action: 'session.begin', result: 'done' })
      reply.setCookie(COOKIE, secret, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: secure || request.protocol === 'https',
      })
      return reply.code(201).send(viewOf(subject, config.demo))
    },
  )

  app.delete('/sessions/current', { config: { action: 'me.read' } }, async (request, reply) => {
    const secret = request.cookies[COOKIE]
    if (secret !== undefined) await deleteSession(database, secret)
    return reply.clearCookie(COOKIE, { path: '/' }).code(204).send()
  })

  app.get('/me', { config: { action: 'me.read' }, schema: { response: { 200: Me } } }, async request =>
    viewOf(subjectOf(request), config.demo),
  )

  app.put(
    '/me/password',
    { config: { action: 'me.read' }, schema: { body: PasswordChange } },
    async (request, reply) => {
      const { username } = subjectOf(request)
      const account = await database.kysely
        .selectFrom('account')
        .select('password')
        .where('username', '=', username)
        .executeTakeFirst()
      if (!account || !(await verifyPassword(request.body.current, account.password)))
        throw new Refused('WRONG_CREDENTIALS')
      await database.kysely
        .updateTable('account')
        .set({ password: await hashPassword(request.body.next) })
        .where('username', '=', username)
        .execute()
      await deleteSessionsOf(database, username, request.cookies[COOKIE] ?? null)
      await writeLog(database, { actor: username, action: 'password.change', result: 'done' })
      return reply.code(204).send()
    },
  )

  app.get(
    '/api-tokens',
    {
      config: { action: 'token.read' },
      schema: { querystring: PageQuery, response: { 200: ApiTokens } },
    },
    async request => {
      const { limit = 50, cursor } = request.query
      const after = readCursor(cursor, 'time', 'text')
      const rows = await database.kysely
        .selectFrom('api_token')
        .selectAll()
        .select(sql<string>`created_at::text`.as('sort'))
        .$if(after !== null, query =>
          query.where(sql<boolean>`(created_at, id) > (${after![0]}::timestamptz, ${after![1]})`),
        )
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, tokenView, row => [row.sort, row.id])
    },
  )

  app.post(
    '/api-tokens',
    { config: { action: 'token.write' }, schema: { body: NewApiToken, response: { 201: CreatedApiToken } } },
    async (request, reply) => {
      const { name, roles, expiresAt } = request.body
      const { username } = subjectOf(request)
      const expires_at = expiresAt ? new Date(expiresAt) : null
      const id = await makeOnce(database, async trx => {
        const { id, hash } = newToken()
        await trx
          .insertInto('api_token')
          .values({ id, name, secret: hash, roles, created_by: username, expires_at, used_at: null })
          .execute()
        await writeLog(
          { kysely: trx },
          { actor: username, action: 'token.write', result: 'done', subject: id },
        )
        return id
      })
      // Only the try that answers tells a secret: that of an earlier one, which nobody heard, is good for nothing.
      const { secret, hash } = secretOf(id)
      const row = await database.kysely
        .updateTable('api_token')
        .set({ secret: hash })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw new Refused('NOT_FOUND')
      return reply.code(201).send({ token: tokenView(row), secret })
    },
  )

  app.delete(
    '/api-tokens/:id',
    { config: { action: 'token.write' }, schema: { params: Exact({ id: Type.String() }) } },
    async (request, reply) => {
      const { numDeletedRows } = await database.kysely
        .deleteFrom('api_token')
        .where('id', '=', request.params.id)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw new Refused('NOT_FOUND')
      await writeLog(database, {
        actor: subjectOf(request).username,
        action: 'token.write',
        result: 'done',
        subject: request.params.id,
      })
      return reply.code(204).send()
    },
  )
}

async function signIn(
  { database }: Server,
  credentials: { username: string; password: string },
  address: string,
): Promise<Subject> {
  const username = credentials.username.trim().toLowerCase()
  const pair = `${username} ${address}`
  const wait = Math.max(
    await secondsToWait(database, pair, MOST_FAILURES),
    await secondsToWait(database, address, MOST_FAILURES_OF_ADDRESS),
  )
  if (wait > 0)
    throw new Refused(
      'TOO_MANY_ATTEMPTS',
      tell`Too many attempts; please wait ${Math.ceil(wait / 60)} minutes.`,
      undefined,
      wait,
    )
  const account = await database.kysely
    .selectFrom('account')
    .selectAll()
    .where('username', '=', username)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!(await verifyPassword(credentials.password, account?.password ?? null)) || !account) {
    await noteFailure(database, [pair, address])
    await writeLog(database, { actor: username.slice(0, 100), action: 'session.begin', result: 'refused' })
    throw new Refused('WRONG_CREDENTIALS')
  }
  await forgetFailures(database, pair)
  return { ...account, kind: 'person' }
}

function viewOf({ username, name, roles, organisation, kind }: Subject, demo: boolean): Me {
  const subject = { username, name, roles: [...roles], organisation, kind }
  return { ...subject, permissions: permissionsOf(subject), demo }
}

function tokenView(row: {
  id: string
  name: string
  roles: string[]
  created_at: Date
  created_by: string
  expires_at: Date | null
  used_at: Date | null
}): ApiToken {
  return {
    id: row.id,
    name: row.name,
    roles: row.roles,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.used_at?.toISOString() ?? null,
  }
}
