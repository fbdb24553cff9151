// Work that is looked for again and again: at once when something wakes it, else after a pause. One round at a time. What
// a round throws goes to the log, unless the database was only away for a while; the next round comes all the same.

import { isTransient } from '../store/connect.ts'

export type Log = { error(details: object, message: string): void }

export type Round = {
  /** Milliseconds until the next round, at most. */
  readonly every: number
  /** One round. Answers with the milliseconds until there may be more; 0 for at once. */
  readonly turn: () => Promise<number>
  /** What the log says of a round that threw. */
  readonly stumbled: string
}

export class Rounds {
  private readonly round: Round
  private readonly log: Log
  private timer: NodeJS.Timeout | null = null
  private working: Promise<void> | null = null
  private again = false
  private ended = false

  constructor(round: Round, log: Log) {
    this.round = round
    this.log = log
  }

  /** No round begins any more; one that is under way should end where it can. */
  get stopped(): boolean {
    return this.ended
  }

  /** There may be something to do: a round begins now, or right after the one under way. */
  wake(): void {
    if (this.ended) return
    this.again = true
    if (this.working) return
    if (this.timer) clearTimeout(this.timer)
    this.working = this.turns().then(pause => {
      this.working = null
      if (!this.ended) this.timer = setTimeout(() => this.wake(), this.again ? 0 : pause)
    })
  }

  /** Comes back when the round under way has ended. */
  async stop(): Promise<void> {
    this.ended = true
    if (this.timer) clearTimeout(this.timer)
    await this.working
  }

  /** Rounds without a pause, as long as there is more; answers with the pause in milliseconds. */
  private async turns(): Promise<number> {
    const { every, turn, stumbled } = this.round
    try {
      for (;;) {
        this.again = false
        const pause = Math.min(every, await turn())
        if (this.ended || (pause > 0 && !this.again)) return pause
      }
    } catch (error) {
      if (!isTransient(error)) this.log.error({ err: error }, stumbled)
      this.again = false
      return every
    }
  }
}
