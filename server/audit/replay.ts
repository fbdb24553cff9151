// The state after an entry, by folding the recorded events: nothing is run again.

import { apply, type Event, type State } from '../../engine/index.ts'
import type { Database } from '../store/connect.ts'
import { readEntries } from '../store/trail.ts'
import { openEntry, readEnvelope } from './chain.ts'

/** What stood after entry `seq`; null where the trail is shorter. */
export async function stateAfter(
  database: Database,
  instance: string,
  seq: number,
): Promise<{ at: string; definition: string; state: State } | null> {
  let state: State | null = null
  for (let done = 0; done < seq; ) {
    const entries = await readEntries(database, instance, done, Math.min(200, seq - done))
    if (entries.length === 0) return null
    for (const { bytes, key } of entries) {
      const envelope = readEnvelope(bytes)
      if (!envelope || !key) return null
      const entry = openEntry(envelope, key)
      for (const event of entry.events as readonly Event[]) state = apply(state, event)
      done = entry.seq
      if (done === seq) return { at: entry.at, definition: entry.definition, state: state! }
    }
  }
  return null
}
