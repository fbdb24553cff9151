// Why a case is on hold. Where a day was said, the state of the case keeps both; else the reason stands in its trail alone.

import type { State } from '../../engine/index.ts'
import type { Database } from '../store/connect.ts'
import { openedEntries } from '../store/entries.ts'

/** The reason that was given last; null where none was, or where the case is not on hold. */
export async function holdReasonOf(
  { pool, keyring }: Pick<Database, 'pool' | 'keyring'>,
  instance: string,
  state: State,
): Promise<string | null> {
  if (state.status !== 'suspended') return null
  if (state.hold !== undefined) return state.hold.reason
  const entries = (await openedEntries(pool, keyring, [instance])).get(instance) ?? []
  const events = entries.flatMap(({ entry }) => entry?.events ?? [])
  return events.findLast(event => event.type === 'process.suspended')?.reason ?? null
}
