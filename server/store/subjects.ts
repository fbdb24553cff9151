// Who stands behind the secret of a session or token. Asked anew with every request, so that what was ended or taken away
// holds at once; requests that come together are answered by one statement.

import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Subject } from '../auth/subject.ts'
import { standsFor } from '../rules/deputies.ts'
import { sha256 } from './accounts.ts'
import { binaryArray } from './binary-array.ts'
import type { Database } from './connect.ts'
import { gathered } from './gather.ts'

type Person = Pick<Subject, 'username' | 'name' | 'roles' | 'organisation' | 'standsFor'>

type Token = {
  readonly id: string
  readonly name: string
  readonly roles: Subject['roles']
  readonly secret: Buffer
  /** When it was last used is kept to the minute. */
  readonly stale: boolean
}

export type Subjects = {
  ofSession(secret: string): Promise<Subject | null>
  ofToken(secret: string): Promise<Subject | null>
}

export function subjectsIn(database: Database): Subjects {
  const person = gathered<string, Person>(hashes => people(database, hashes))
  const token = gathered<string, Token>(ids => tokens(database, ids))
  return {
    async ofSession(secret) {
      const found = await person(sha256(secret).toString('hex'))
      return found && { ...found, kind: 'person' }
    },
    async ofToken(secret) {
      const id = /^ls_([0-9a-f]{12})_[\w-]{43}$/.exec(secret)?.[1]
      const found = id === undefined ? null : await token(id)
      if (!found || !timingSafeEqual(found.secret, sha256(secret))) return null
      if (found.stale) await noteUse(database, found.id)
      const { name, roles } = found
      return { username: `token:${found.id}`, name, roles, organisation: null, kind: 'token' }
    },
  }
}

async function people({ pool, kysely }: Database, hashes: readonly string[]): Promise<Map<string, Person>> {
  const sessions = binaryArray(
    'bytea',
    hashes.map(hash => Buffer.from(hash, 'hex')),
  )
  const { sql: text, parameters } = sql`
    select encode(s.id, 'hex') as hash, a.username, a.name, a.roles, a.organisation,
      ${standsFor(sql<string>`a.username`)} as "standsFor"
    from session s join account a on a.username = s.username
    where s.id = any(${sessions}::bytea[]) and s.expires_at > now() and a.active`.compile(kysely)
  const { rows } = await pool.query({ name: 'people-of-sessions', text, values: [...parameters] })
  return new Map(rows.map(({ hash, ...person }) => [hash, person]))
}

async function tokens({ pool }: Database, ids: readonly string[]): Promise<Map<string, Token>> {
  const { rows } = await pool.query({
    name: 'tokens',
    text: `select id, name, roles, secret, used_at is null or used_at < now() - interval '1 minute' as stale
           from api_token where id = any($1::text[]) and (expires_at is null or expires_at > now())`,
    values: [ids],
  })
  return new Map(rows.map(row => [row.id, row]))
}

async function noteUse({ kysely }: Database, id: string): Promise<void> {
  await kysely.updateTable('api_token').set({ used_at: sql<Date>`now()` }).where('id', '=', id).execute()
}
