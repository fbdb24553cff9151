// The log of what was done outside cases is proved as trails are: each line is chained to the one before, and the heads of
// that chain become leaves of the signed tree. Also: its lines are found by case and by person without reading all of
// it, and a version keeps what it is called in other languages.

import { type Kysely, sql } from 'kysely'

const statements = [
  `create table line_link (
    seq integer primary key,
    line_id bigint not null unique,
    -- SHA-256 of a zero byte and the canonical JSON of the line, its place and the hash before
    hash bytea not null
  )`,
  `create trigger line_link_no_change before update or delete on line_link for each row execute function trail_is_append_only()`,
  `create trigger line_link_no_truncate before truncate on line_link for each statement execute function trail_is_append_only()`,
  `alter table line_link enable always trigger line_link_no_change`,
  `alter table line_link enable always trigger line_link_no_truncate`,

  // Lines since the last checkpoint, whoever wrote them
  `create table line_pending (line_id bigint primary key)`,
  `create function line_is_pending() returns trigger language plpgsql as $$
  begin
    insert into line_pending values (new.id);
    return null;
  end $$`,
  `create trigger log_is_pending after insert on log for each row execute function line_is_pending()`,
  `insert into line_pending select id from log`,

  // The key of the case that a line is about: its own, that of something in it, or an address with it
  `create index log_case on log (substring(subject from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'), id)`,
  `create index log_actor on log (actor, id)`,

  // null where it was deployed before; it is filled in when somebody asks
  `alter table process_definition add column translations jsonb`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
