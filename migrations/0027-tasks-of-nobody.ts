// Tasks that nobody has taken are looked for by their groups. In the index of assignees they were looked for by nobody,
// and each of them cost an entry.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index user_task_assignee`.execute(db)
  await sql`create index user_task_assignee on user_task (assignee) where status = 'open' and assignee is not null`.execute(
    db,
  )
}
