// Accounts. Nobody is deleted, for the trail names them; an account is switched off.

import { subjectOf } from '../auth/guard.ts'
import { hashPassword } from '../auth/password.ts'
import { PageQuery } from '../contract/shared.ts'
import { NewUser, User, UserChanges, UserParams, Users } from '../contract/users.ts'
import { Refused } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import type { App, Server } from '../server.ts'
import { deleteSessionsOf } from '../store/accounts.ts'
import { pageOf, readCursor } from '../store/cursor.ts'
import { writeLog } from '../store/log.ts'
import { forgetViews } from '../store/views.ts'

export function userRoutes(app: App, { database }: Server): void {
  app.get(
    '/users',
    { config: { action: 'user.read' }, schema: { querystring: PageQuery, response: { 200: Users } } },
    async request => {
      const { limit = 50, cursor } = request.query
      const after = readCursor(cursor, 'text')
      const rows = await database.kysely
        .selectFrom('account')
        .selectAll()
        .$if(after !== null, query => query.where('username', '>', after![0]!))
        .orderBy('username')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, viewOf, row => [row.username])
    },
  )

  app.post(
    '/users',
    { config: { action: 'user.write' }, schema: { body: NewUser, response: { 201: User } } },
    async (request, reply) => {
      const { username, name = username, password, roles, organisation = null } = request.body
      const { username: actor } = subjectOf(request)
      const account = { username, name, password: await hashPassword(password), roles, organisation }
      await makeOnce(database, async trx => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('account')
          .values({ ...account, active: true })
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
        if (numInsertedOrUpdatedRows !== 1n) throw new Refused('USER_EXISTS')
        await writeLog(
          { kysely: trx },
          { actor, action: 'user.write', result: 'done', subject: username, detail: roles.join(' ') },
        )
        return username
      })
      const row = await database.kysely
        .selectFrom('account')
        .selectAll()
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
      return reply.code(201).send(viewOf(row))
    },
  )

  app.patch(
    '/users/:username',
    {
      config: { action: 'user.write' },
      schema: { params: UserParams, body: UserChanges, response: { 200: User } },
    },
    async request => {
      const { username } = request.params
      const { password, ...changes } = request.body
      const row = await database.kysely
        .updateTable('account')
        .set({
          username,
          ...changes,
          ...(password === undefined ? {} : { password: await hashPassword(password) }),
        })
        .where('username', '=', username)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw new Refused('NOT_FOUND')
      if (password !== undefined || changes.active === false) await deleteSessionsOf(database, username, null)
      if (changes.active === false) await forgetViews(database.kysely, username)
      await writeLog(database, {
        actor: subjectOf(request).username,
        action: 'user.write',
        result: 'done',
        subject: username,
        detail: Object.keys(request.body).join(' '),
      })
      return viewOf(row)
    },
  )
}

function viewOf(row: {
  username: string
  name: string
  roles: string[]
  organisation: string | null
  active: boolean
  created_at: Date
}): User {
  const { username, name, roles, organisation, active, created_at } = row
  return { username, name, roles, organisation, active, createdAt: created_at.toISOString() }
}
