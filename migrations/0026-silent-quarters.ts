// Whether a quarter saw a suggestion overruled is asked every half minute: it is looked up, and not counted.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index suggestion_overruled on suggestion (process_id, decided_on) where not followed`.execute(
    db,
  )
}
