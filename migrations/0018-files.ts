// The bytes of the files of cases, sealed under the key of their case. What they are called and who added them stands in
// the trail and the state of the case.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table case_file (
    instance_id uuid not null,
    id uuid not null,
    generation integer not null,
    bytes bytea not null,
    added_at timestamptz not null default now(),
    checked_at timestamptz,
    primary key (instance_id, id)
  )`.execute(db)
  // Sealed bytes cannot be packed; trying would only cost time.
  await sql`alter table case_file alter column bytes set storage external`.execute(db)
  await sql`create index case_file_unchecked on case_file (added_at) where checked_at is null`.execute(db)
}
