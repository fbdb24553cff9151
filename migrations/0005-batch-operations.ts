// Operations over many cases: what was asked, and one row for each case or incident that it concerns.

import { type Kysely, sql } from 'kysely'

const statements = [
  `create table batch_operation (
    key uuid primary key,
    number bigint generated always as identity unique,
    type text not null,
    state text not null default 'active',
    plan jsonb not null,
    reason text,
    total integer not null default 0,
    created_at timestamptz not null default now(),
    created_by text not null,
    ended_at timestamptz
  )`,
  `create table batch_operation_item (
    operation_key uuid not null references batch_operation,
    position integer not null,
    instance_id uuid not null,
    incident bigint,
    state text not null default 'open',
    -- spreads the rows over servers; whether a row is still to be done, its lock tells
    taken_until timestamptz,
    code text,
    message text,
    ended_at timestamptz,
    primary key (operation_key, position)
  )`,
  `create index batch_operation_item_open on batch_operation_item (operation_key, position) where state = 'open'`,
  `create index batch_operation_item_state on batch_operation_item (operation_key, state, position)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
