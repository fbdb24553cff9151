// The first schema. Conventions: an instance is a uuid made by the application (version 7, so that new rows lie
// together); what lives in an instance is named by (instance_id, key) with the engine's own number; times are
// compared with the database's clock, never with a server's.

import { type Kysely, sql } from 'kysely'

const statements = [
  // What was drawn

  `create table draft (
    id uuid primary key,
    name text not null,
    variant text not null check (variant in ('as-is', 'to-be')),
    xml text not null,
    resources jsonb not null,
    process_ids text[] not null,
    rev integer not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    updated_by text not null
  )`,

  `create table deployment (
    key uuid primary key,
    checksum text not null,
    variant text not null check (variant in ('as-is', 'to-be')),
    draft_id uuid,
    note text,
    deployed_at timestamptz not null default now(),
    deployed_by text not null
  )`,

  `create table deployment_resource (
    deployment_key uuid not null references deployment,
    name text not null,
    kind text not null check (kind in ('bpmn', 'dmn', 'form')),
    content text not null,
    primary key (deployment_key, name)
  )`,

  `create table process_definition (
    key uuid primary key,
    deployment_key uuid not null references deployment,
    process_id text not null,
    version integer not null,
    version_tag text,
    name text,
    resource_name text not null,
    roles text[] not null,
    starts jsonb not null,
    unique (process_id, version)
  )`,
  `create index process_definition_deployment on process_definition (deployment_key)`,

  // Cases

  // The key of a case, wrapped by the master key; none where the case has been erased. The id is that of its first instance.
  `create table data_key (
    case_id uuid not null,
    generation integer not null,
    wrapped bytea,
    created_at timestamptz not null default now(),
    destroyed_at timestamptz,
    primary key (case_id, generation)
  )`,
  // Which master key wraps them: a server with another one could read nothing.
  `create table master_key (fingerprint text primary key)`,

  `create table instance (
    id uuid primary key,
    number bigint generated always as identity unique,
    definition_key uuid not null references process_definition,
    process_id text not null,
    business_key text,
    status text not null,
    -- the message and key that began it: a second message of a live conversation begins nothing
    conversation text,
    parent_id uuid,
    parent_key bigint,
    root_id uuid not null,
    started_at timestamptz not null,
    started_by text not null,
    ended_at timestamptz,
    seq integer not null,
    head bytea not null,
    incidents integer not null,
    generation integer not null,
    state bytea not null
  ) with (fillfactor = 70)`,
  // The state comes compressed already.
  `alter table instance alter column state set storage external`,
  `create index instance_definition on instance (definition_key, status)`,
  `create index instance_process on instance (process_id, status)`,
  `create index instance_business_key on instance (business_key) where business_key is not null`,
  `create index instance_parent on instance (parent_id, parent_key) where parent_id is not null`,
  `create index instance_root on instance (root_id)`,
  `create unique index instance_conversation on instance (process_id, conversation)
    where conversation is not null and status in ('active', 'suspended')`,
  `create index instance_incidents on instance (id) where incidents > 0`,

  // One row a command, never changed: the bytes are canonical JSON, with what is personal sealed under the key of the case.
  `create table trail (
    instance_id uuid not null,
    seq integer not null,
    at timestamptz not null,
    definition_key uuid not null,
    hash bytea not null,
    generation integer not null,
    bytes bytea not null,
    primary key (instance_id, seq)
  )`,
  `alter table trail alter column bytes set storage external`,
  `create function trail_is_append_only() returns trigger language plpgsql as $$
  begin
    raise exception 'The trail is append-only.' using errcode = '42501';
  end $$`,
  `create trigger trail_no_change before update or delete on trail for each row execute function trail_is_append_only()`,
  `create trigger trail_no_truncate before truncate on trail for each statement execute function trail_is_append_only()`,

  `create table user_task (
    instance_id uuid not null,
    key bigint not null,
    process_id text not null,
    definition_key uuid not null,
    element text not null,
    name text,
    status text not null,
    assignee text,
    candidate_groups text[] not null,
    candidate_users text[] not null,
    priority integer not null,
    form text,
    created_at timestamptz not null,
    due_at timestamptz,
    follow_up_at timestamptz,
    ended_at timestamptz,
    completed_by text,
    rev integer not null,
    primary key (instance_id, key)
  )`,
  `create index user_task_open on user_task (due_at, instance_id, key) where status = 'open'`,
  `create index user_task_assignee on user_task (assignee) where status = 'open'`,
  `create index user_task_groups on user_task using gin (candidate_groups) where status = 'open'`,

  `create table job (
    instance_id uuid not null,
    key bigint not null,
    process_id text not null,
    definition_key uuid not null,
    element text not null,
    kind text not null,
    type text not null,
    retries integer not null,
    priority integer not null,
    headers jsonb not null,
    script jsonb,
    due_at timestamptz not null,
    suspended boolean not null,
    lease bigint not null default 0,
    lease_until timestamptz,
    worker text,
    message text,
    primary key (instance_id, key)
  )`,
  `create index job_due on job (type, priority desc, due_at) where retries > 0 and not suspended`,
  `create index job_kind on job (kind, due_at) where retries > 0 and not suspended`,
  `create sequence job_lease`,

  `create table subscription (
    instance_id uuid not null,
    key bigint not null,
    process_id text not null,
    definition_key uuid not null,
    element text not null,
    trigger integer not null,
    kind text not null,
    name text,
    correlation_key text,
    correlation jsonb,
    due_at timestamptz,
    suspended boolean not null,
    opened bigint generated always as identity,
    primary key (instance_id, key)
  )`,
  `create index subscription_name on subscription (kind, name, correlation_key, opened) where name is not null`,
  `create index subscription_due on subscription (due_at) where kind = 'timer' and not suspended`,

  `create table incident (
    instance_id uuid not null,
    key bigint not null,
    process_id text not null,
    definition_key uuid not null,
    run bigint not null,
    element text not null,
    code text not null,
    message text not null,
    raised_at timestamptz not null,
    primary key (instance_id, key)
  )`,

  // Messages that wait for a listener, and the ids that were seen

  `create table message (
    id uuid primary key,
    name text not null,
    correlation_key text,
    variables json not null,
    message_id text,
    correlation jsonb,
    target jsonb,
    published_at timestamptz not null,
    published_by text not null,
    expires_at timestamptz,
    -- the processes that took it, and in which instances
    delivered text[] not null,
    instances uuid[] not null,
    unique (name, message_id)
  )`,
  `create index message_waiting on message (name, correlation_key) where expires_at is not null`,

  `create table online_signal (
    source text not null,
    id text not null,
    type text not null,
    received_at timestamptz not null,
    received_by text not null,
    message_key uuid not null,
    primary key (source, id)
  )`,
  `create index online_signal_received on online_signal (received_at desc)`,

  // Something that one transaction owes to another instance; the next transaction pays it.
  `create table due (
    id bigint generated always as identity primary key,
    due_at timestamptz not null,
    instance_id uuid,
    kind text not null,
    payload json not null,
    attempts integer not null default 0,
    problem text
  )`,
  `create index due_at on due (due_at, id)`,

  // The next beginning of each process that starts by the clock
  `create table start_timer (
    process_id text not null,
    element text not null,
    trigger integer not null,
    definition_key uuid not null references process_definition,
    due_at timestamptz not null,
    -- how the next one follows from this one
    timer json not null,
    primary key (process_id, element, trigger)
  )`,
  `create index start_timer_due on start_timer (due_at)`,

  // People

  `create table account (
    username text primary key,
    name text not null,
    password text not null,
    roles text[] not null,
    organisation text,
    active boolean not null,
    demo boolean not null default false,
    created_at timestamptz not null default now()
  )`,
  `create table session (
    id bytea primary key,
    username text not null references account on delete cascade,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  `create index session_username on session (username)`,
  `create table sign_in_failure (
    subject text not null,
    at timestamptz not null default now()
  )`,
  `create index sign_in_failure_subject on sign_in_failure (subject, at)`,
  `create table api_token (
    id text primary key,
    name text not null,
    secret bytea not null,
    roles text[] not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    expires_at timestamptz,
    used_at timestamptz
  )`,

  // What happened outside a case
  `create table log (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null,
    action text not null,
    result text not null,
    subject text,
    detail text
  )`,
  `create trigger log_no_change before update or delete on log for each row execute function trail_is_append_only()`,

  // Answers already given, by the key that the caller chose
  `create table idempotency (
    principal text not null,
    key text not null,
    request bytea not null,
    -- what the dispatcher did, written with it; the answer follows
    outcome json,
    status integer,
    body text,
    content_type text,
    created_at timestamptz not null default now(),
    primary key (principal, key)
  )`,
  `create index idempotency_created on idempotency (created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
