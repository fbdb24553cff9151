// Since when somebody is on a task, and who gave it to them, so that nobody takes it over unknowing.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // null where nobody is on it, or where it was taken before this was kept
  await sql`alter table user_task add column assigned_at timestamptz, add column assigned_by text`.execute(db)
}
