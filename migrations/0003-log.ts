// A log over all trails: at each checkpoint the last entry of every case that went on becomes a leaf of one tree
// (RFC 9162), whose root is signed.

import { type Kysely, sql } from 'kysely'

const statements = [
  // Cases that went on since the last checkpoint
  `create table log_pending (instance_id uuid primary key)`,
  `create table log_leaf (
    index bigint primary key,
    instance_id uuid not null,
    seq integer not null,
    head bytea not null
  )`,
  `create index log_leaf_instance on log_leaf (instance_id, seq)`,
  `create table log_checkpoint (
    size bigint primary key,
    root bytea not null,
    -- the roots of the whole subtrees, largest first: all that is needed to go on
    frontier bytea[] not null,
    note text not null,
    at timestamptz not null default now()
  )`,
  `create trigger log_leaf_no_change before update or delete on log_leaf for each row execute function trail_is_append_only()`,
  `create trigger log_checkpoint_no_change before update or delete on log_checkpoint for each row execute function trail_is_append_only()`,
  // Cases that were there before
  `insert into log_pending (instance_id) select id from instance`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
