// Partner organisations, and the links by which one that has no account here answers one task once.

import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table organisation (
    id text primary key,
    name text not null,
    contact text,
    email text,
    language text not null check (language in ('en', 'nl', 'fr')),
    on_linkspan boolean not null
  )`.execute(db)
  // Of the secret in the link only the hash is kept.
  await sql`create table one_time_link (
    id uuid primary key,
    secret bytea not null unique,
    instance_id uuid not null,
    key bigint not null,
    organisation text not null,
    sent_by text not null,
    sent_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text
  )`.execute(db)
  await sql`create index one_time_link_task on one_time_link (instance_id, key)`.execute(db)
}
