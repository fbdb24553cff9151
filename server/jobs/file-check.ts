// Files that came while the virus check could not be asked wait, and are looked at again and again. What it finds then is
// removed from its case, and the trail says why.

import { changeFiles, filesOf } from '../casework/case-files.ts'
import type { Dispatch } from '../casework/dispatch.ts'
import { Refused } from '../errors.ts'
import { markChecked, readFile, uncheckedFiles } from '../store/case-files.ts'
import { type Database, isTransient } from '../store/connect.ts'
import { type Log, Rounds } from './rounds.ts'
import type { VirusCheck } from './virus-check.ts'

const EVERY_MS = 15_000
const AT_ONCE = 100

export class FileCheck {
  private readonly database: Database
  private readonly dispatch: Dispatch
  private readonly check: VirusCheck
  private readonly onChecked: (instance: string) => void
  /** Found in a case that takes no changes: they stay, and stay unreadable. */
  private readonly found = new Set<string>()
  private readonly rounds: Rounds

  constructor(
    database: Database,
    dispatch: Dispatch,
    check: VirusCheck,
    log: Log,
    onChecked: (instance: string) => void,
  ) {
    this.database = database
    this.dispatch = dispatch
    this.check = check
    this.onChecked = onChecked
    this.rounds = new Rounds(
      { every: EVERY_MS, turn: () => this.look(), stumbled: 'files could not be checked' },
      log,
    )
  }

  /** Looks now, and then again and again. */
  start(): void {
    this.rounds.wake()
  }

  async stop(): Promise<void> {
    await this.rounds.stop()
  }

  /** Asks about every file that waits, until the check does not answer. */
  async look(): Promise<number> {
    for (const { instance, id } of await uncheckedFiles(this.database.kysely, AT_ONCE)) {
      if (this.rounds.stopped) break
      if (this.found.has(id)) continue
      // Damaged bytes are told of by a proof; they keep nobody else's file waiting.
      const file = await readFile(this.database, instance, id).catch(error => {
        if (isTransient(error)) throw error
        return null
      })
      if (!file) continue
      const found = await this.check(file.bytes).catch(() => undefined)
      if (found === undefined) break
      if (found === null) await markChecked(this.database.kysely, instance, id)
      else await this.remove(instance, id, found)
      this.onChecked(instance)
    }
    return EVERY_MS
  }

  private async remove(instance: string, id: string, found: string): Promise<void> {
    this.found.add(id)
    if (!(await filesOf(this.database, instance)).some(file => file.id === id)) return
    const { database, dispatch } = this
    await changeFiles(
      { database, dispatch },
      {
        instance,
        by: 'system',
        reason: `file removed: the virus check found ${found}`,
        change: files => files.filter(file => file.id !== id),
        bytes: { remove: [id] },
      },
    ).catch(error => {
      if (!(error instanceof Refused)) throw error
    })
  }
}
