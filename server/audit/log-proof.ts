// The proof of the log: every checkpoint is a note that a known key has signed, its root is the root of the leaves
// before it, and so each is the beginning of the next. Whoever holds the database but not the signing key can change
// rows, not notes; and whoever kept a note elsewhere can show that the log was cut back behind it.

import type { Kysely } from 'kysely'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import type { Tables } from '../store/database.ts'
import { checkpointsOf, leafOf, leavesBetween, type StoredCheckpoint, unlogged } from '../store/log-tree.ts'
import { type Frontier, grow, rootOfFrontier } from './merkle.ts'
import { type Checkpoint, openNote } from './note.ts'
import type { FlawOf } from './proof.ts'

export type LogProof = {
  readonly flaws: FlawOf[]
  /** The newest checkpoint that holds; null where there is none. */
  readonly newest: Checkpoint | null
}

/** What a proof of the log starts from. */
export type Trusted = {
  /** Verifier keys that may have signed, old ones among them. */
  readonly keys: readonly string[]
  /** Signed notes that were kept outside the database. */
  readonly kept?: readonly string[]
}

type Tree = { readonly size: number; readonly frontier: Frontier }

/** Reads the whole log once, in order; holds no more of it than the leaves between two checkpoints. */
export async function proveLog(db: Kysely<Tables>, { keys, kept = [] }: Trusted): Promise<LogProof> {
  const flaws: FlawOf[] = []
  const flaw = (code: string, detail: Sentence, instanceKey: string | null = null) =>
    flaws.push({ instanceKey, seq: null, code, detail })
  const notes = opened(kept, keys, flaw)
  let tree: Tree = { size: 0, frontier: [] }
  let newest: Checkpoint | null = null
  for await (const stored of checkpointsOf(db)) {
    for (const note of notes.filter(({ size }) => size > tree.size && size < stored.size)) {
      tree = await grown(db, tree, note.size)
      compare(note, tree, tell`A note that was kept elsewhere`, flaw)
    }
    tree = await grown(db, tree, stored.size)
    const signed = openNote(stored.note, keys)
    if (!signed)
      flaw('NOTE_NOT_SIGNED', tell`No known key has signed the checkpoint of ${stored.size} leaves.`)
    else if (!isNoteOf(signed, stored))
      flaw('NOTE_DIFFERS', tell`The note of the checkpoint of ${stored.size} leaves says something else.`)
    if (compare(stored, tree, tell`A checkpoint`, flaw) && signed) newest = signed
    for (const note of notes.filter(({ size }) => size === stored.size))
      compare(note, tree, tell`A note that was kept elsewhere`, flaw)
  }
  for (const note of notes.filter(({ size }) => size > tree.size))
    flaw(
      'LOG_CUT',
      tell`A note that was kept elsewhere speaks of ${note.size} leaves; the log holds ${tree.size}.`,
    )
  for (const instance of await unlogged(db))
    flaw('NOT_LOGGED', tell`The last entry is in no checkpoint and does not wait for one.`, instance)
  return { flaws, newest }
}

type Tell = (code: string, detail: Sentence) => void

function opened(kept: readonly string[], keys: readonly string[], flaw: Tell): Checkpoint[] {
  return kept.flatMap(text => {
    const note = openNote(text, keys)
    if (!note) flaw('NOTE_NOT_SIGNED', tell`No known key has signed a note that was kept elsewhere.`)
    return note ?? []
  })
}

function isNoteOf({ size, root }: Checkpoint, stored: StoredCheckpoint): boolean {
  return size === stored.size && root.equals(stored.root)
}

async function grown(db: Kysely<Tables>, { size, frontier }: Tree, to: number): Promise<Tree> {
  const leaves = (await leavesBetween(db, size, to)).map(leafOf)
  return { size: size + leaves.length, frontier: grow(frontier, size, leaves) }
}

/** Whether the leaves lead to the root that was told of so many. */
function compare(
  { size, root }: { size: number; root: Buffer },
  tree: Tree,
  what: Sentence,
  flaw: Tell,
): boolean {
  if (tree.size === size && rootOfFrontier(tree.frontier).equals(root)) return true
  flaw('LOG_DIFFERS', tell`${what} of ${size} leaves has another root than the leaves that are there.`)
  return false
}
