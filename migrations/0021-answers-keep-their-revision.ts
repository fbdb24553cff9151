// An answer that is given again under its Idempotency-Key tells the revision too, as the first did.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table idempotency add column etag text`.execute(db)
}
