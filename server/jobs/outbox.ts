// What leaves by mail by itself: digests, and one-time links with their reminders. Every server looks; each mail is taken
// by one.

import type { Bell } from '../events/bell.ts'
import type { Database } from '../store/connect.ts'
import { sendDigest } from './digest.ts'
import { sendLinkMail, sendLinksByThemselves } from './link-mail.ts'
import { canMail } from './mail.ts'
import { type Log, Rounds } from './rounds.ts'

/** Nobody waits for a mail to the second. */
const LOOK_MS = 5000

type Settings = { readonly publicUrl: string | null; readonly timeZone: string }

export class Outbox {
  private readonly database: Database
  private readonly settings: Settings
  private readonly bell: Bell
  private readonly rounds: Rounds

  constructor(database: Database, settings: Settings, bell: Bell, log: Log) {
    this.database = database
    this.settings = settings
    this.bell = bell
    this.rounds = new Rounds(
      { every: LOOK_MS, turn: () => this.look(), stumbled: 'mail could not be sent' },
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

  /** Sends everything that is due. */
  async look(): Promise<number> {
    const { publicUrl, timeZone } = this.settings
    if (!canMail() || publicUrl === null) return LOOK_MS
    await sendLinksByThemselves(this.database)
    while (!this.rounds.stopped && (await sendLinkMail(this.database, publicUrl, this.bell)));
    while (!this.rounds.stopped && (await sendDigest(this.database.kysely, { publicUrl, timeZone })));
    return LOOK_MS
  }
}
