// The walls around what is only ever added to: nothing is emptied either, and a session that turns its triggers off
// (`session_replication_role`) does not get past these.

import { type Kysely, sql } from 'kysely'

const ALWAYS: readonly (readonly [table: string, triggers: readonly string[]])[] = [
  ['trail', ['trail_no_change', 'trail_no_truncate']],
  ['log_leaf', ['log_leaf_no_change', 'log_leaf_no_truncate']],
  ['log_checkpoint', ['log_checkpoint_no_change', 'log_checkpoint_no_truncate']],
  ['log', ['log_no_change', 'log_no_truncate']],
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['log_leaf', 'log_checkpoint', 'log'])
    await sql
      .raw(
        `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function trail_is_append_only()`,
      )
      .execute(db)
  for (const [table, triggers] of ALWAYS)
    for (const trigger of triggers)
      await sql.raw(`alter table ${table} enable always trigger ${trigger}`).execute(db)
}
