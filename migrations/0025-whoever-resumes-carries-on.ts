// A batch operation goes on in the name of whoever made it, or resumed it last; the server pauses it, and says why, once
// that one may not any more.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table batch_operation add column carried_by text, add column stopped text`.execute(db)
  await sql`update batch_operation set carried_by = created_by`.execute(db)
  await sql`alter table batch_operation alter column carried_by set not null`.execute(db)
}
