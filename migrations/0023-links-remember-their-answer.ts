// A link that was answered remembers what by, so that an answer whose reply was lost can be sent again.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table one_time_link add column answer bytea`.execute(db)
  await sql`create index one_time_link_answer on one_time_link (answer) where answer is not null`.execute(db)
}
