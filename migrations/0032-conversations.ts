// Which conversation a live instance is in by what its messages have fixed, so that what belongs to it goes to no other.
// What began an instance that has ended is no longer looked for, and goes.

import { type Kysely, sql } from 'kysely'

type Talking = {
  readonly instance: string
  readonly process: string
  readonly fixed: Record<string, unknown>
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table conversation (
    instance_id uuid not null,
    key bigint not null,
    process_id text not null,
    name text not null,
    primary key (instance_id, key)
  )`.execute(db)
  await sql`create index conversation_name on conversation (process_id, name)`.execute(db)
  const { rows } = await sql<Talking>`
    select distinct on (s.instance_id) s.instance_id as instance, s.process_id as process, s.correlation as fixed
    from subscription s where s.correlation is not null and s.correlation <> '{}'`.execute(db)
  for (const { instance, process, fixed } of rows)
    await sql`insert into conversation values (${instance}, 1, ${process}, ${nameOf(fixed)})`.execute(db)
  await sql`update instance set conversation = null
            where conversation is not null and status not in ('active', 'suspended')`.execute(db)
}

/** As `conversationName` of the engine writes it at the time of this migration. */
function nameOf(fixed: Record<string, unknown>): string {
  return `told ${JSON.stringify(Object.entries(fixed).sort(([a], [b]) => (a < b ? -1 : 1)))}`
}
