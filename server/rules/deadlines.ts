// A deadline is told before it comes and once it has passed: to whoever has the task, else to those who may take it on.
// A task that had little time from the start is told only once it is late; who took it on knew.

import { sql } from 'kysely'
import type { Database } from '../store/connect.ts'

/** How long before, and how much longer than that the task must have had. */
const BEFORE = '1 day'
const LEAST = '2 days'

/** What is late for longer than this was late before anybody could be told. */
const OLDEST = '7 days'

/** Raises what is due soon and what is late; answers with how many notices there were. */
export async function raiseDeadlines({ kysely }: Database): Promise<number> {
  const { rows } = await sql`
    insert into notice (kind, cause, role, username, process_id, element, instance_id, key, detail)
    select told.kind, told.cause, told.role, told.username, told.process_id, told.element, told.instance_id, told.key, ''
    from (
      select what.kind,
        concat_ws(' ', t.instance_id || '.' || t.key, extract(epoch from t.due_at)::bigint, who.username, who.role) as cause,
        who.role, who.username, t.process_id, t.element, t.instance_id, t.key
      from user_task t
        join instance i on i.id = t.instance_id and i.status = 'active'
        cross join lateral (select case when t.due_at <= clock_timestamp() then 'late' else 'due-soon' end as kind) what
        cross join lateral (
          select a.username, null as role from account a
            where a.username = t.assignee or (t.assignee is null and a.username = any(t.candidate_users))
          union all select null, g from unnest(t.candidate_groups) g where t.assignee is null
          union all select null, 'coordinator'
            where t.assignee is null and t.candidate_groups = '{}' and t.candidate_users = '{}') who
      where t.status = 'open'
        and t.due_at between clock_timestamp() - ${OLDEST}::interval and clock_timestamp() + ${BEFORE}::interval
        and (what.kind = 'late' or t.created_at <= t.due_at - ${LEAST}::interval)) told
    where not exists (select from notice n where n.kind = told.kind and n.cause = told.cause)
    limit 500
    on conflict (kind, cause) do nothing returning id`.execute(kysely)
  return rows.length
}
