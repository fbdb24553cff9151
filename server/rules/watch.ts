// What the rules look at by themselves: once a server starts, and then again and again.

import type { Definitions } from '../casework/definitions.ts'
import type { Database } from '../store/connect.ts'
import { raiseDeadlines } from './deadlines.ts'
import { raiseHoldsOver } from './holds.ts'
import { raiseOverdue } from './overdue.ts'
import { raiseProblems } from './problems.ts'
import { reviewSuggestions } from './suggestions.ts'

/** A due time is missed by hours or days; half a minute more does no harm. */
const EVERY_MS = 30_000

export class Watch {
  private readonly database: Database
  private readonly definitions: Definitions
  private readonly enough: number
  private readonly onRaised: () => void
  private last = Number.NEGATIVE_INFINITY

  /** `enough` decisions are needed before a quarter says anything; `onRaised` hears that somebody has to be told. */
  constructor(database: Database, definitions: Definitions, enough: number, onRaised: () => void) {
    this.database = database
    this.definitions = definitions
    this.enough = enough
    this.onRaised = onRaised
  }

  /** Looks, unless somebody looked a moment ago. */
  async look(): Promise<void> {
    // Not by the time of day: a clock that is put back would keep it from looking until it has caught up.
    const now = performance.now()
    if (now - this.last < EVERY_MS) return
    this.last = now
    const raised =
      (await raiseOverdue(this.database, this.definitions)) +
      (await raiseHoldsOver(this.database)) +
      (await raiseDeadlines(this.database)) +
      (await raiseProblems(this.database)) +
      (await reviewSuggestions(this.database, this.enough))
    if (raised > 0) this.onRaised()
  }
}
