// Standing in gives nobody a right that their own roles do not give (decision 0046). So a deputy is of the same organisation and has every role that a lane may carry of the person who is away; what standing in adds is that
// person's own tasks, and nothing else. It is asked anew each time, because roles change. Nobody stands in by way of another.

import { type RawBuilder, sql } from 'kysely'

/** Roles that no lane gives work to, so a deputy need not have them, and does not get them. */
const WITHOUT_WORK = ['designer', 'auditor', 'admin', 'detector', 'worker', 'monitor']

/** Whether the account `deputy` may stand in for the account `away`; both are names of tables in the query. */
export function mayStandIn(deputy: string, away: string): RawBuilder<boolean> {
  const [d, a] = [sql.table(deputy), sql.table(away)]
  return sql<boolean>`(${d}.username <> ${a}.username and ${d}.active and ${a}.active
    and ${d}.organisation is not distinct from ${a}.organisation
    and array(select role from unnest(${a}.roles) role where role <> all(${WITHOUT_WORK}::text[])) <@ ${d}.roles)`
}

/** Everybody for whom the account of that name stands in at this moment. */
export function standsFor(username: RawBuilder<string>): RawBuilder<string[]> {
  return sql<string[]>`array(
    select away.username from absence
      join account away on away.username = absence.username
      join account deputy on deputy.username = absence.deputy
    where absence.deputy = ${username} and absence.begins_at <= now() and absence.ends_at > now()
      and ${mayStandIn('deputy', 'away')}
    order by away.username)`
}
