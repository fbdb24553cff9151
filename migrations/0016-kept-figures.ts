// What figures count of cases that were erased: numbers of elements and times, rounded, without the case they came from.

import { type Kysely, sql } from 'kysely'

const statements = [
  // The id is random and there is no time of writing: neither leads to a case.
  `create table kept_trace (
    id uuid primary key default gen_random_uuid(),
    process_id text not null,
    version integer not null,
    quarter date not null,
    -- while the case goes on after its erasure, so that its last steps are added; null from its end on
    instance_id uuid unique,
    numbers jsonb not null
  )`,
  `create index kept_trace_process on kept_trace (process_id, quarter)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
