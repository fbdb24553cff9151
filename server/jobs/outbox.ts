// What leaves by mail by itself: digests, and one-time links with their reminders. Every server looks; each mail is taken
// by one.

import type { Bell } from '../events/bell.ts'
import { type Database, isTransient } from '../store/connect.ts'
import { sendDigest } from './digest.ts'
import { sendLinkMail, sendLinksByThemselves } from './link-mail.ts'
import { canMail } from './mail.ts'

type Log = { error(details: object, message: string): void }

/** Nobody waits for a mail to the second. */
const LOOK_MS = 5000

type Settings = { readonly publicUrl: string | null; readonly timeZone: string }

export class Outbox {
  private readonly database: Database
  private readonly settings: Settings
  private readonly bell: Bell
  private readonly log: Log
  private timer: NodeJS.Timeout | null = null
  private looking: Promise<void> | null = null
  private stopped = false

  constructor(database: Database, settings: Settings, bell: Bell, log: Log) {
    this.database = database
    this.settings = settings
    this.bell = bell
    this.log = log
  }

  /** Looks now, and then again and again. */
  start(): void {
    if (this.stopped) return
    this.looking = this.look()
      .catch(error => {
        if (!isTransient(error)) this.log.error({ err: error }, 'mail could not be sent')
      })
      .finally(() => {
        this.looking = null
        if (!this.stopped) this.timer = setTimeout(() => this.start(), LOOK_MS)
      })
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.looking
  }

  /** Sends everything that is due. */
  async look(): Promise<void> {
    const { publicUrl, timeZone } = this.settings
    if (!canMail() || publicUrl === null) return
    await sendLinksByThemselves(this.database)
    while (!this.stopped && (await sendLinkMail(this.database, publicUrl, this.bell)));
    while (!this.stopped && (await sendDigest(this.database.kysely, { publicUrl, timeZone })));
  }
}
