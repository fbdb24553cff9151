// Why a case is on hold. Where a day was said, the state of the case keeps both; else the reason stands in its trail alone.

import type { State } from '../../engine/index.ts'
import type { Database } from '../store/connect.ts'
import { entriesFromLast } from '../store/entries.ts'

/** The reason that was given last; null where none was, or where the case is not on hold. */
export async function holdReasonOf(
  { pool, keyring }: Pick<Database, 'pool' | 'keyring'>,
  instance: string,
  state: State,
): Promise<string | null> {
  if (state.status !== 'suspended') return null
  if (state.hold !== undefined) return state.hold.reason
  // Little happens to a case that rests: what put it on hold is among its last entries.
  for await (const { entry } of entriesFromLast(pool, keyring, instance)) {
    const put = entry?.events.findLast(event => event.type === 'process.suspended')
    if (put !== undefined) return put.reason ?? null
  }
  return null
}
