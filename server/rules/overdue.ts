// RT-09: nobody is left uninformed and nothing is kept by forgetting. A task that informs or erases and is past its
// due time is put before the mandated official, once.

import type { Definitions } from '../casework/definitions.ts'
import type { Database } from '../store/connect.ts'
import { raiseNotice } from '../store/notices.ts'

const WATCHED = new Set(['inform', 'erase'])

/** Raises a notice for each such task; answers with how many there were. */
export async function raiseOverdue(database: Database, definitions: Definitions): Promise<number> {
  const places = await watchedPlaces(database, definitions)
  if (places.length === 0) return 0
  const { rows } = await database.pool.query<Overdue>(
    `select t.instance_id, t.key, t.process_id, t.element, t.due_at
     from user_task t join unnest($1::uuid[], $2::text[]) as place (definition_key, element)
       on t.definition_key = place.definition_key and t.element = place.element
     where t.status = 'open' and t.due_at <= clock_timestamp()
       and not exists (select from notice n where n.kind = 'overdue' and n.cause = t.instance_id || '.' || t.key)
     order by t.due_at limit 500`,
    [places.map(place => place.definition), places.map(place => place.element)],
  )
  let raised = 0
  for (const { instance_id, key, process_id, element, due_at } of rows) {
    const fresh = await raiseNotice(database, {
      kind: 'overdue',
      cause: `${instance_id}.${key}`,
      role: 'mandated-official',
      process: process_id,
      element,
      instance: instance_id,
      detail: `${element} was due on ${due_at.toISOString()}.`,
    })
    if (fresh) raised += 1
  }
  return raised
}

type Overdue = { instance_id: string; key: string; process_id: string; element: string; due_at: Date }

/** Where overdue tasks stand, of the kinds that are watched. */
async function watchedPlaces({ pool }: Database, definitions: Definitions) {
  const { rows } = await pool.query<{ definition_key: string; element: string }>({
    name: 'overdue-places',
    text: `select distinct definition_key, element from user_task
           where status = 'open' and due_at <= clock_timestamp()`,
  })
  const places: { definition: string; element: string }[] = []
  for (const { definition_key: definition, element } of rows) {
    const { graph } = await definitions.get(pool, definition)
    if (WATCHED.has(graph.nodes.get(element)?.kind ?? '')) places.push({ definition, element })
  }
  return places
}
