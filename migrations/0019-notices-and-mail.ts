// Notices to one person beside those to a role, and who has read them; the digest by mail; and the mail of one-time
// links, which is tried again, reminds, and says what became of it.

import { type Kysely, sql } from 'kysely'

const statements = [
  // one of the two: one person, or everybody of a role (of an organisation, as in a candidate group)
  `alter table notice alter column role drop not null,
    add column username text references account on delete cascade,
    add column key bigint,
    add column said_by text,
    add check ((role is null) <> (username is null))`,
  `create index notice_username on notice (username, id) where username is not null`,
  `create index notice_role on notice (role, id) where role is not null`,
  `create table notice_read (
    notice_id bigint not null references notice on delete cascade,
    username text not null references account on delete cascade,
    primary key (username, notice_id)
  )`,
  `create index notice_read_notice on notice_read (notice_id)`,
  `insert into notice (kind, cause, username, process_id, element, instance_id, key, said_by, detail, raised_at)
    select m.kind, m.id::text, m.username, t.process_id, t.element, m.instance_id, m.key, m.said_by, '', m.said_at
    from task_message m join user_task t on t.instance_id = m.instance_id and t.key = m.key order by m.said_at`,
  `drop table task_message`,

  `create table digest (
    username text primary key references account on delete cascade,
    id uuid not null,
    email text not null,
    language text not null check (language in ('en', 'nl', 'fr')),
    rhythm text not null check (rhythm in ('never', 'at-once', 'daily', 'weekly')),
    -- hours of the day where the office is; weekday 1 is Monday
    hour integer not null check (hour between 0 and 23),
    weekday integer not null check (weekday between 1 and 7),
    quiet_from integer check (quiet_from between 0 and 23),
    quiet_until integer check (quiet_until between 0 and 23),
    -- null where none is sent
    next_at timestamptz,
    -- the newest notice that a mail has told of
    told bigint not null default 0,
    tries integer not null default 0,
    lease_until timestamptz,
    sent_at timestamptz,
    problem text,
    check ((quiet_from is null) = (quiet_until is null))
  )`,
  `create index digest_next_at on digest (next_at) where next_at is not null`,

  // The secret is made when the mail goes out. A reminder brings one of its own, for of the first only the hash is kept.
  `alter table one_time_link alter column secret drop not null,
    add column reminder_secret bytea unique,
    add column mail_at timestamptz,
    add column mail_tries integer not null default 0,
    add column mail_lease_until timestamptz,
    add column mailed_at timestamptz,
    add column mail_problem text,
    add column opened_at timestamptz`,
  `update one_time_link set mailed_at = sent_at`,
  `create index one_time_link_mail_at on one_time_link (mail_at) where mail_at is not null`,
  // Several servers see the same task; one of them makes its link.
  `create unique index one_time_link_by_itself on one_time_link (instance_id, key) where sent_by = 'system'`,
  `alter table organisation add column by_itself boolean not null default false`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
