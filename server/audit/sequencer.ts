// Every few seconds the cases that went on become leaves of the log, and so does the head of the lines that were written
// about what is done outside cases; the new root is signed. Any server may do it; one does at a time. Nothing on the way
// of a command waits for it.

import { type Kysely, sql } from 'kysely'
import { type Database, isTransient } from '../store/connect.ts'
import type { Tables } from '../store/database.ts'
import { appendLeaves, leafOf, takePending } from '../store/log-tree.ts'
import { appendNote, lastCheckpointIn } from './anchor.ts'
import { chainLines } from './line-chain.ts'
import { Memory } from './memory.ts'
import { type Frontier, grow, rootOfFrontier } from './merkle.ts'
import { type Signer, textOf } from './note.ts'

type Made = {
  readonly size: number
  readonly frontier: Frontier
  readonly note: string
  /** There may be more than one checkpoint takes. */
  readonly full: boolean
}

type Log = { error(details: object, message: string): void }

const EVERY_MS = 5000
const AT_ONCE = 10_000

export class Sequencer {
  private readonly database: Database
  private readonly signer: Signer
  private timer: NodeJS.Timeout | null = null
  private working: Promise<unknown> = Promise.resolve()
  private stopped = false

  private readonly file: string | null
  private readonly memory: Memory

  /** With a file, every checkpoint is appended to it, and nothing is signed that does not go on from its last one. */
  constructor(database: Database, signer: Signer, keys: readonly string[], file: string | null) {
    this.database = database
    this.signer = signer
    this.file = file
    const trusted = [signer.verifierKey, ...keys]
    this.memory = new Memory(trusted, file === null ? null : lastCheckpointIn(file, trusted))
  }

  start(log: Log): void {
    this.timer = setTimeout(() => {
      this.working = this.checkpoint()
        .catch(error => {
          if (!isTransient(error)) log.error({ err: error }, 'no checkpoint could be made')
        })
        .finally(() => {
          if (!this.stopped) this.start(log)
        })
    }, EVERY_MS)
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.working
  }

  /** What happened up to the end goes under a signature: nobody knows when the next server comes. */
  async finish(log: Log): Promise<void> {
    await this.checkpoint().catch(error => {
      if (!isTransient(error)) log.error({ err: error }, 'no last checkpoint could be made')
    })
  }

  /**
   * Logs all that is to be logged; answers with the size of the log, or null where there was nothing new. Throws
   * `LogRewritten` where the log is not the one that was signed before.
   */
  async checkpoint(): Promise<number | null> {
    for (let size: number | null = null; ; ) {
      const made = await this.next()
      size = made?.size ?? size
      if (!made?.full) return size
    }
  }

  private async next(): Promise<Made | null> {
    const made = await this.database.kysely.transaction().execute(transaction => this.make(transaction))
    if (!made) return null
    this.memory.remember(made)
    if (this.file !== null) appendNote(this.file, made.note)
    return made
  }

  private async make(db: Kysely<Tables>): Promise<Made | null> {
    await sql`select pg_advisory_xact_lock(7313)`.execute(db)
    const before = await this.memory.trusted(db)
    const cases = await takePending(db, AT_ONCE)
    const lines = await chainLines(db, AT_ONCE)
    const heads = lines ? [...cases, lines.head] : cases
    if (heads.length === 0) return null
    const size = (before?.size ?? 0) + heads.length
    const frontier = grow(before?.frontier ?? [], before?.size ?? 0, heads.map(leafOf))
    const root = rootOfFrontier(frontier)
    const note = this.signer.sign(textOf({ origin: this.signer.name, size, root }))
    await appendLeaves(db, before?.size ?? 0, heads)
    await db.insertInto('log_checkpoint').values({ size, root, frontier, note }).execute()
    return { size, frontier, note, full: Math.max(cases.length, lines?.count ?? 0) >= AT_ONCE }
  }
}
