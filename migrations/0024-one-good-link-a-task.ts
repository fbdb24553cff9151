// A task has one link that can still be answered. Where two coordinators sent one at the same moment there may be two: the
// older ones are withdrawn.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update one_time_link l set revoked_at = now(), revoked_by = 'system'
    where used_at is null and revoked_at is null and exists (
      select from one_time_link newer where newer.instance_id = l.instance_id and newer.key = l.key
        and newer.used_at is null and newer.revoked_at is null and (newer.sent_at, newer.id) > (l.sent_at, l.id))`.execute(
    db,
  )
  await sql`create unique index one_time_link_unanswered on one_time_link (instance_id, key)
    where used_at is null and revoked_at is null`.execute(db)
}
