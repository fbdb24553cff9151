// Nothing waits for somebody who is away: who stands in for whom and how long, for whom a task was done, what people are
// told about their tasks, and when a case on hold is looked at again.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table absence (
    id uuid primary key,
    username text not null references account,
    deputy text not null references account,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    set_by text not null,
    check (ends_at > begins_at and deputy <> username)
  )`.execute(db)
  await sql`create index absence_username on absence (username, ends_at)`.execute(db)
  await sql`create index absence_deputy on absence (deputy, ends_at)`.execute(db)

  // null where somebody acts for themselves
  await sql`alter table user_task add column deputy_for text`.execute(db)

  // null where a case is not on hold, or on hold without a date
  await sql`alter table instance add column hold_until timestamptz`.execute(db)
  await sql`create index instance_hold_until on instance (hold_until) where hold_until is not null`.execute(
    db,
  )

  await sql`create table task_message (
    id uuid primary key,
    username text not null references account,
    kind text not null check (kind in ('given', 'taken')),
    instance_id uuid not null,
    key bigint not null,
    said_by text not null,
    said_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index task_message_username on task_message (username, said_at)`.execute(db)
}
