// A case on hold is not forgotten: once the time has come at which somebody was to look at it again, coordinators are
// told, once for each time that was said.

import type { Database } from '../store/connect.ts'
import { raiseNotice } from '../store/notices.ts'

/** Raises a notice for each such case; answers with how many there were. */
export async function raiseHoldsOver(database: Database): Promise<number> {
  const { rows } = await database.pool.query<{ id: string; process_id: string; hold_until: Date }>({
    name: 'holds-over',
    text: `select id, process_id, hold_until from instance
           where hold_until <= clock_timestamp() and status = 'suspended'
             and not exists (select from notice n where n.kind = 'hold-over'
               and n.cause = instance.id || '@' || floor(extract(epoch from instance.hold_until))::bigint)
           order by hold_until limit 500`,
  })
  let raised = 0
  for (const { id, process_id, hold_until } of rows) {
    const fresh = await raiseNotice(database, {
      kind: 'hold-over',
      cause: `${id}@${Math.floor(hold_until.getTime() / 1000)}`,
      role: 'coordinator',
      process: process_id,
      element: null,
      instance: id,
      detail: `It was to be looked at again on ${hold_until.toISOString()}.`,
    })
    if (fresh) raised += 1
  }
  return raised
}
