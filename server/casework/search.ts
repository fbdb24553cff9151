// Cases by the value of a variable. Variables are sealed under the key of their case, so the database cannot look for
// them: the cases that fit all else are opened, so many for one request, and the cursor goes on from the last one seen.

import { isDeepStrictEqual } from 'node:util'
import type { Static } from 'typebox'
import type { State } from '../../engine/index.ts'
import type { Subject } from '../auth/subject.ts'
import type { Instance, InstanceQuery } from '../contract/instances.ts'
import type { PageOf } from '../contract/shared.ts'
import type { Database } from '../store/connect.ts'
import { writeCursor } from '../store/cursor.ts'
import { listInstances, statesOf } from '../store/instances.ts'

type Asked = Static<typeof InstanceQuery>

/** Opened for one request: about a second of work. */
const MOST_OPENED = 1000

const AT_ONCE = 100

/** A page of live cases whose own variable has the value (one that has ended has none); it may hold fewer than asked for and yet not be the last. */
export async function searchByVariable(
  database: Database,
  { variable, value, limit = 50, ...asked }: Asked & { variable: string; value: string },
  subject: Subject,
): Promise<PageOf<Instance>> {
  const wanted = wantedBy(value)
  const found: Instance[] = []
  let { cursor } = asked
  for (let opened = 0; opened < MOST_OPENED; opened += AT_ONCE) {
    const { items, next } = await listInstances(
      database.kysely,
      { ...asked, cursor, limit: AT_ONCE },
      subject,
    )
    const states = await statesOf(
      database,
      items.map(({ key }) => key),
    )
    for (const item of items) {
      if (!has(states.get(item.key), variable, wanted)) continue
      if (found.length === limit) return { items: found, next: writeCursor([found.at(-1)!.number]) }
      found.push(item)
    }
    if (next === null) return { items: found, next: null }
    cursor = next
  }
  return { items: found, next: cursor ?? null }
}

/** A text may come as JSON or as it stands: `"new"` and `new` are the same. */
function wantedBy(value: string): readonly unknown[] {
  try {
    return [JSON.parse(value), value]
  } catch {
    return [value]
  }
}

function has(state: State | undefined, name: string, wanted: readonly unknown[]): boolean {
  const variables = state?.runs[state.root]?.variables
  if (!variables || !Object.hasOwn(variables, name)) return false
  return wanted.some(value => isDeepStrictEqual(variables[name], value))
}
