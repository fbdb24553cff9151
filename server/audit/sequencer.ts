// Every few seconds the cases that went on become leaves of the log, and its new root is signed. Any server may do it;
// one does at a time. Nothing on the way of a command waits for it.

import { sql } from 'kysely'
import { type Database, isTransient } from '../store/connect.ts'
import { appendLeaves, lastCheckpoint, leafOf, takePending } from '../store/log-tree.ts'
import { grow, rootOfFrontier } from './merkle.ts'
import { type Signer, textOf } from './note.ts'

type Log = { error(details: object, message: string): void }

const EVERY_MS = 5000
const AT_ONCE = 10_000

export class Sequencer {
  private readonly database: Database
  private readonly signer: Signer
  private timer: NodeJS.Timeout | null = null
  private working: Promise<unknown> = Promise.resolve()
  private stopped = false

  constructor(database: Database, signer: Signer) {
    this.database = database
    this.signer = signer
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

  /** Logs what is to be logged; answers with the size of the log, or null where there was nothing new. */
  checkpoint(): Promise<number | null> {
    return this.database.kysely.transaction().execute(async transaction => {
      await sql`select pg_advisory_xact_lock(7313)`.execute(transaction)
      const heads = await takePending(transaction, AT_ONCE)
      if (heads.length === 0) return null
      const before = await lastCheckpoint(transaction)
      const size = (before?.size ?? 0) + heads.length
      const frontier = grow(before?.frontier ?? [], before?.size ?? 0, heads.map(leafOf))
      const root = rootOfFrontier(frontier)
      const note = this.signer.sign(textOf({ origin: this.signer.name, size, root }))
      await appendLeaves(transaction, before?.size ?? 0, heads)
      await transaction.insertInto('log_checkpoint').values({ size, root, frontier, note }).execute()
      return size
    })
  }
}
