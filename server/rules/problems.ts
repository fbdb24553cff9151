// A step that fails is told to coordinators once a day, however many cases fail at it: the page of problems lists them all.

import { sql } from 'kysely'
import type { Database } from '../store/connect.ts'

/** Raises a notice for each step that failed; answers with how many there were. */
export async function raiseProblems({ kysely }: Database): Promise<number> {
  const { rows } = await sql`
    insert into notice (kind, cause, role, process_id, element, detail)
    select distinct 'problem', told.cause, 'coordinator', told.process_id, told.element, ''
    from (select process_id, element,
        process_id || '/' || element || '@' || (raised_at at time zone 'UTC')::date as cause from incident) told
    where not exists (select from notice n where n.kind = 'problem' and n.cause = told.cause)
    limit 500
    on conflict (kind, cause) do nothing returning id`.execute(kysely)
  return rows.length
}
