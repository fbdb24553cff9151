// What a server that signs remembers of the log. It signs nothing that does not begin with what it has signed or kept
// before, so whoever writes in the database cannot have their own past signed by it.

import type { Kysely } from 'kysely'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import { Told } from '../../engine/words/told.ts'
import type { Tables } from '../store/database.ts'
import {
  checkpointOf,
  lastCheckpoint,
  leafOf,
  leavesBetween,
  type StoredCheckpoint,
} from '../store/log-tree.ts'
import { type Frontier, grow, rootOfFrontier } from './merkle.ts'
import { type Checkpoint, openNote } from './note.ts'

type Tree = { readonly size: number; readonly frontier: Frontier }

/** The log is not the one that was signed; nothing is signed until somebody has looked. */
export class LogRewritten extends Told {
  constructor(what: Sentence) {
    super(
      tell`${what} Nothing is signed until somebody has looked: run linkspan verify, and read docs/operations.md, “The log stands still”.`,
    )
  }
}

export class Memory {
  private readonly keys: readonly string[]
  /** What was kept outside the database, until it has been found in there. */
  private kept: Checkpoint | null
  private tree: Tree | null = null

  constructor(keys: readonly string[], kept: Checkpoint | null) {
    this.keys = keys
    this.kept = kept
  }

  /** The newest checkpoint of the database, once it is shown to go on from all that is remembered. */
  async trusted(db: Kysely<Tables>): Promise<StoredCheckpoint | null> {
    await this.recall(db)
    const stored = await lastCheckpoint(db)
    const size = stored?.size ?? 0
    if (this.tree && size < this.tree.size)
      throw new LogRewritten(
        tell`The log was cut: it holds ${size} leaves, and ${this.tree.size} were signed.`,
      )
    if (!stored) return null
    this.mustBeSigned(stored)
    if (this.tree && !(await grown(db, this.tree, size)).equals(stored.root))
      throw new LogRewritten(
        tell`The log does not go on from the ${this.tree.size} leaves that were signed before.`,
      )
    this.remember(stored)
    return stored
  }

  remember({ size, frontier }: Tree): void {
    if (!this.tree || size > this.tree.size) this.tree = { size, frontier }
  }

  /** What was kept must be in the database as it was. */
  private async recall(db: Kysely<Tables>): Promise<void> {
    if (!this.kept) return
    const stored = await checkpointOf(db, this.kept.size)
    if (!stored?.root.equals(this.kept.root) || !rootOfFrontier(stored.frontier).equals(stored.root))
      throw new LogRewritten(
        tell`The checkpoint of ${this.kept.size} leaves that was kept is not the one in the database.`,
      )
    this.remember(stored)
    this.kept = null
  }

  private mustBeSigned({ size, root, frontier, note }: StoredCheckpoint): void {
    const signed = openNote(note, this.keys)
    if (!signed) throw new LogRewritten(tell`No known key has signed the checkpoint of ${size} leaves.`)
    if (signed.size !== size || !signed.root.equals(root) || !rootOfFrontier(frontier).equals(root))
      throw new LogRewritten(tell`The checkpoint of ${size} leaves is not what its note says.`)
  }
}

async function grown(db: Kysely<Tables>, { size, frontier }: Tree, to: number): Promise<Buffer> {
  if (size === to) return rootOfFrontier(frontier)
  return rootOfFrontier(grow(frontier, size, (await leavesBetween(db, size, to)).map(leafOf)))
}
