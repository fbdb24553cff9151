// The state after an entry, by folding the recorded events: nothing is run again.

import { apply, type Event, type State } from '../../engine/index.ts'
import type { Database } from '../store/connect.ts'
import { readEntries } from '../store/trail.ts'
import type { Entry } from './chain.ts'

/** What stood after entry `seq`; null where the trail is shorter. */
export async function stateAfter(
  { kysely }: Database,
  instance: string,
  seq: number,
): Promise<{ at: string; definition: string; state: State } | null> {
  let state: State | null = null
  for (let done = 0; done < seq; ) {
    const entries = await readEntries(kysely, instance, done, Math.min(200, seq - done))
    if (entries.length === 0) return null
    for (const { bytes } of entries) {
      const entry = JSON.parse(bytes.toString()) as Entry
      for (const event of entry.events as readonly Event[]) state = apply(state, event)
      done = entry.seq
      if (done === seq) return { at: entry.at, definition: entry.definition, state: state! }
    }
  }
  return null
}
