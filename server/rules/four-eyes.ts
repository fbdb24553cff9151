// RT-02: nobody passes a signal through a gate that they registered themselves. A deputy is no second pair of eyes of
// the person who is away: what one of the two registered, in whoever's name, the other does not pass while standing in.

import type { Kysely } from 'kysely'
import type { Graph, Node } from '../../engine/index.ts'
import type { Tables } from '../store/database.ts'

/** Whether a task is a gate of a case that one of these people registered, or had registered in their name. */
export async function registeredTheCase(
  db: Kysely<Tables>,
  graph: Graph,
  task: { readonly element: string; readonly instance: string },
  eyes: readonly string[],
): Promise<boolean> {
  const node = graph.nodes.get(task.element)
  if (node === undefined || node.gates.length === 0) return false
  const registering = [...graph.nodes.values()].filter(isRegistration).map(one => one.id)
  if (registering.length === 0) return false
  const done = await db
    .selectFrom('user_task')
    .select('key')
    .where('instance_id', '=', task.instance)
    .where('status', '=', 'completed')
    .where(({ or, eb }) => or([eb('completed_by', 'in', eyes), eb('deputy_for', 'in', eyes)]))
    .where('element', 'in', registering)
    .executeTakeFirst()
  return done !== undefined
}

function isRegistration(node: Node): boolean {
  return node.kind === 'register'
}
