// `linkspan user NAME ROLE... [--name "FULL NAME"]`: makes an account, or gives one new roles and a new password. This is how
// the first administrator comes into a database that has no demo people. Without a full name one that was said before stays.

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { Value } from 'typebox/value'
import { readConfig } from '../config.ts'
import { Name } from '../contract/shared.ts'
import { Username } from '../contract/users.ts'
import { deleteSessionsOf } from '../store/accounts.ts'
import { connectTo, type Database } from '../store/connect.ts'
import { writeLog } from '../store/log.ts'
import { migrateWhereOlder } from '../store/migrate.ts'
import { hashPassword } from './password.ts'

const USAGE =
  'linkspan user NAME ROLE... [--name "FULL NAME"] (a NAME of small letters and digits, such as: linkspan user ada admin --name "Ada Admin")'

/** 0 made, 2 where name or roles are missing. The password is made here and shown once. */
export async function user(args: readonly string[]): Promise<number> {
  const asked = askedFor(args)
  if (asked === null) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const { username, name, roles } = asked
  const database = await connectTo(readConfig(process.env))
  try {
    await migrateWhereOlder(database)
    const password = randomBytes(12).toString('base64url')
    await put(database, { username, name, roles, password })
    process.stdout.write(`${username} has the roles ${roles.join(', ')} and the password ${password}\n`)
    return 0
  } finally {
    await database.close()
  }
}

type Asked = {
  readonly username: string
  readonly name: string | undefined
  readonly roles: readonly string[]
}

/** Null where it cannot be read. */
function askedFor(args: readonly string[]): Asked | null {
  const options = { name: { type: 'string' } } as const
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const [username, ...roles] = positionals
  const { name } = values
  const known = tokens.every(token => token.kind !== 'option' || token.name === 'name')
  if (!known || !Value.Check(Username, username) || roles.length === 0) return null
  if (name === undefined) return { username, name, roles }
  return Value.Check(Name, name) ? { username, name, roles } : null
}

async function put(
  database: Database,
  { username, name, roles, password }: Asked & { readonly password: string },
): Promise<void> {
  const named = name === undefined ? {} : { name }
  const hash = await hashPassword(password)
  const changes = { password: hash, roles: [...roles], active: true, demo: false, ...named }
  await database.kysely
    .insertInto('account')
    .values({ name: username, organisation: null, ...changes, username })
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
