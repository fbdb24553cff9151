// What the rules look at by themselves: once a server starts, and then again and again.

import type { Definitions } from '../casework/definitions.ts'
import type { Database } from '../store/connect.ts'
import { raiseHoldsOver } from './holds.ts'
import { raiseOverdue } from './overdue.ts'
import { reviewSuggestions } from './suggestions.ts'

/** A due time is missed by hours or days; half a minute more does no harm. */
const EVERY_MS = 30_000

export class Watch {
  private readonly database: Database
  private readonly definitions: Definitions
  private readonly enough: number
  private last = 0

  /** `enough` decisions are needed before a quarter says anything. */
  constructor(database: Database, definitions: Definitions, enough: number) {
    this.database = database
    this.definitions = definitions
    this.enough = enough
  }

  /** Looks, unless somebody looked a moment ago. */
  async look(): Promise<void> {
    if (Date.now() - this.last < EVERY_MS) return
    this.last = Date.now()
    await raiseOverdue(this.database, this.definitions)
    await raiseHoldsOver(this.database)
    await reviewSuggestions(this.database, this.enough)
  }
}
