// What the role of the servers may do, and no more: it works on cases, and only adds to the trail and its log. It owns
// nothing, so it can neither drop the triggers nor change the schema.

import { type Kysely, sql } from 'kysely'
import type { Tables } from './database.ts'

/** Tables that are only ever added to. */
export const APPEND_ONLY = ['trail', 'log', 'line_link', 'log_leaf', 'log_checkpoint'] as const

/** Gives a role that exists exactly what servers need, whatever it had before. Run as the owner, after migrating. */
export async function grantTo(db: Kysely<Tables>, role: string): Promise<void> {
  await mustServe(db, role)
  await db.transaction().execute(async transaction => {
    const run = (text: string) => sql.raw(text).execute(transaction)
    const name = quoted(role)
    const tables = await tablesOf(transaction)
    await run(`revoke all on all tables in schema public from ${name}`)
    await run(`revoke create on schema public from ${name}`)
    await run(`grant usage on schema public to ${name}`)
    await run(`grant usage, select on all sequences in schema public to ${name}`)
    for (const table of tables) await run(`grant ${rightsOn(table)} on ${quoted(table)} to ${name}`)
  })
}

function rightsOn(table: string): string {
  if (table.startsWith('kysely_')) return 'select'
  return APPEND_ONLY.some(one => one === table) ? 'select, insert' : 'select, insert, update, delete'
}

/** A role that owns or that goes past every wall would make the walls a picture. */
async function mustServe(db: Kysely<Tables>, role: string): Promise<void> {
  const { rows } = await sql<{ past: boolean }>`
    select rolsuper or pg_has_role(rolname, current_user, 'member') as past from pg_roles where rolname = ${role}`.execute(
    db,
  )
  if (rows.length === 0)
    throw new Error(
      `There is no role ${role}. Make it first: create role ${quoted(role)} login password '…'; then run linkspan migrate again.`,
    )
  if (rows[0]!.past)
    throw new Error(
      `The role ${role} owns the schema or is a superuser, so it could change the trail. Name another one in LINKSPAN_SERVER_ROLE.`,
    )
}

async function tablesOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
