// The list of the files of a case is a variable of it, so it is sealed with the case, stands in its trail and goes when it is
// erased; the bytes lie beside it, and come and go in the same transaction.

import type { State } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { openEntry, readEnvelope } from '../audit/chain.ts'
import { FILES, type StoredFile } from '../contract/files.ts'
import { refusedBy } from '../errors.ts'
import { hasFiles } from '../store/case-files.ts'
import type { Database } from '../store/connect.ts'
import { stateOf } from '../store/instances.ts'
import { headOf, readEntries } from '../store/trail.ts'
import type { Dispatch } from './dispatch.ts'
import { filesIn, listedBy } from './file-list.ts'
import { writtenBefore } from './once.ts'
import { type FileChange, type Refusal, refuse } from './work.ts'

/** So often somebody else may change the list between reading and writing. */
const TRIES = 20

/** Entries that are read at once, from the end of a trail. */
const AT_ONCE = 200

type Hands = { readonly database: Database; readonly dispatch: Dispatch }

export type ListChange = {
  readonly instance: string
  readonly by: string
  /** Why, as the trail tells it. */
  readonly reason: string
  /** The list after the change; throws where it may not be made. */
  readonly change: (files: readonly StoredFile[]) => readonly StoredFile[]
  readonly bytes?: FileChange
  /** Asked under the lock of the case. */
  readonly guard?: (state: State) => Refusal | null
}

/** The files of a case; of one that has ended the trail tells which it had, for its state has no variables any more. */
export async function filesOf(database: Database, instance: string): Promise<readonly StoredFile[]> {
  const state = await stateOf(database, instance)
  if (state?.runs[state.root]) return filesIn(state)
  if (!(await hasFiles(database.kysely, instance))) return []
  const last = (await headOf(database.kysely, instance))?.seq ?? 0
  for (let after = Math.max(0, last - AT_ONCE); ; after = Math.max(0, after - AT_ONCE)) {
    const entries = await readEntries(database, instance, after, AT_ONCE)
    for (const { bytes, key } of entries.reverse()) {
      const envelope = readEnvelope(bytes)
      const list = envelope && key && listedBy(openEntry(envelope, key).command)
      if (list) return list
    }
    if (after === 0) return []
  }
}

/** Changes the list, and the bytes with it; of two changes at once both are made. Answers with the list after it. */
export async function changeFiles(
  { database, dispatch }: Hands,
  wish: ListChange,
): Promise<readonly StoredFile[]> {
  const { instance, by, reason, change, bytes, guard } = wish
  const written = writtenBefore(FILES)
  if (Array.isArray(written)) return written
  for (let tried = 1; ; tried += 1) {
    const seen = filesIn(await stateOf(database, instance))
    const changed = change(seen)
    const answer = await dispatch.submit({
      kind: 'command',
      instance,
      command: { type: 'setVariables', variables: { [FILES]: changed }, by, reason },
      actor: by,
      writes: [FILES],
      ...(bytes && { files: bytes }),
      guard: state =>
        guard?.(state) ??
        (JSON.stringify(filesIn(state)) === JSON.stringify(seen)
          ? null
          : refuse('CONFLICT', tell`Somebody else changed the files first.`)),
    })
    if (answer.ok) return changed
    if (answer.code !== 'CONFLICT' || tried === TRIES) throw refusedBy(answer)
  }
}
