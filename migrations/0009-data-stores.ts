// Data stores outlive the cases that write them. What lies in one is sealed under the master key.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table data_store (
    name text primary key,
    -- null until something was written
    value bytea,
    changed_at timestamptz not null default now()
  )`.execute(db)
}
