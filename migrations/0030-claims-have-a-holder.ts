// A request under a key is held by the server that carries it out, so that others see when it is dead.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table idempotency add column holder integer`.execute(db)
  await sql`create index online_signal_message on online_signal (message_key)`.execute(db)
}
