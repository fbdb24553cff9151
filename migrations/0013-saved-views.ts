// Filters that somebody keeps under a name of their own. They go with the account's right to sign in.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table saved_view (
    id uuid primary key,
    username text not null references account,
    list text not null check (list in ('tasks', 'cases')),
    name text not null,
    filter jsonb not null,
    created_at timestamptz not null default now()
  )`.execute(db)
  await sql`create unique index saved_view_name on saved_view (username, list, lower(name))`.execute(db)
}
