// `linkspan user NAME ROLE...`: makes an account, or gives one new roles and a new password. This is how the first
// administrator comes into a database that has no demo people.

import { randomBytes } from 'node:crypto'
import { Value } from 'typebox/value'
import { readConfig } from '../config.ts'
import { Username } from '../contract/users.ts'
import { deleteSessionsOf } from '../store/accounts.ts'
import { connectTo, type Database } from '../store/connect.ts'
import { writeLog } from '../store/log.ts'
import { migrateWhereOlder } from '../store/migrate.ts'
import { hashPassword } from './password.ts'

/** 0 made, 2 where name or roles are missing. The password is made here and shown once. */
export async function user(args: readonly string[]): Promise<number> {
  const [username, ...roles] = args
  if (username === undefined || !Value.Check(Username, username) || roles.length === 0) {
    process.stderr.write(
      'linkspan user NAME ROLE... (a name of small letters and digits, such as: linkspan user ada admin)\n',
    )
    return 2
  }
  const database = await connectTo(readConfig(process.env))
  try {
    await migrateWhereOlder(database)
    const password = randomBytes(12).toString('base64url')
    await put(database, username, roles, password)
    process.stdout.write(`${username} has the roles ${roles.join(', ')} and the password ${password}\n`)
    return 0
  } finally {
    await database.close()
  }
}

async function put(
  database: Database,
  username: string,
  roles: readonly string[],
  password: string,
): Promise<void> {
  const changes = { password: await hashPassword(password), roles: [...roles], active: true, demo: false }
  await database.kysely
    .insertInto('account')
    .values({ username, name: username, organisation: null, ...changes })
    .onConflict(conflict => conflict.column('username').doUpdateSet(changes))
    .execute()
  await deleteSessionsOf(database, username, null)
  await writeLog(database, {
    actor: 'system',
    action: 'user.write',
    result: 'done',
    subject: username,
    detail: roles.join(' '),
  })
}
