// What the run-time rules need: framework versions, notices to officials, which kind of cases a database holds, and
// how often a suggestion was followed.

import { type Kysely, sql } from 'kysely'

const statements = [
  // The ethical and juridical framework. What was approved never changes; the version approved last counts.
  `create table framework (
    id uuid primary key,
    version text not null unique,
    title text not null,
    purpose text not null,
    note text,
    review_date date not null,
    -- the decision tables that it approves: id of the decision → SHA-256 of its file
    tables jsonb not null,
    proposed_at timestamptz not null default now(),
    proposed_by text not null,
    approved_at timestamptz,
    approved_by text,
    approval_reason text,
    paused_at timestamptz,
    paused_by text,
    pause_reason text
  )`,
  `create index framework_approved on framework (approved_at desc) where approved_at is not null`,
  `create function framework_stays() returns trigger language plpgsql as $$
  begin
    if old.approved_at is null then return coalesce(new, old); end if;
    if tg_op = 'UPDATE' and (new.id, new.version, new.title, new.purpose, new.note, new.review_date, new.tables, new.approved_at,
        new.approved_by, new.approval_reason) is not distinct from (old.id, old.version, old.title, old.purpose, old.note,
        old.review_date, old.tables, old.approved_at, old.approved_by, old.approval_reason) then return new; end if;
    raise exception 'An approved framework version never changes.' using errcode = '42501';
  end $$`,
  `create trigger framework_stays before update or delete on framework for each row execute function framework_stays()`,

  // What an official has to look at, once for each cause
  `create table notice (
    id bigint generated always as identity primary key,
    kind text not null,
    cause text not null,
    role text not null,
    process_id text not null,
    element text,
    instance_id uuid,
    detail text not null,
    raised_at timestamptz not null default now(),
    unique (kind, cause)
  )`,

  // A decision that had a suggestion, and whether it followed it. It names neither case nor person, so it stays.
  `create table suggestion (
    process_id text not null,
    element text not null,
    decided_on date not null,
    followed boolean not null
  )`,
  `create index suggestion_decided on suggestion (process_id, decided_on)`,

  // Real cases or practice: said once, when the database is first used.
  `create table holds (
    kind text primary key check (kind in ('real', 'training')),
    only_row boolean not null unique default true check (only_row),
    since timestamptz not null default now()
  )`,
  `create function holds_for_ever() returns trigger language plpgsql as $$
  begin
    raise exception 'What a database holds is said once.' using errcode = '42501';
  end $$`,
  `create trigger holds_for_ever before update or delete on holds for each row execute function holds_for_ever()`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
