// Variables that stay as they are lie beside the state of a case, and are not written again with every command. States of
// before hold theirs until the next command.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table instance add column base bytea`.execute(db)
  // It comes compressed already.
  await sql`alter table instance alter column base set storage external`.execute(db)
}
