// The id of an online signal is known again from the same sender alone: whoever named the source and the id of another
// first would have kept that worry from being read. And what a message said is not kept once nobody can take it any more.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table online_signal drop constraint online_signal_pkey`.execute(db)
  await sql`alter table online_signal add primary key (received_by, source, id)`.execute(db)
  await sql`update message set variables = '{}', correlation = null where expires_at is null or expires_at < now()`.execute(
    db,
  )
}
