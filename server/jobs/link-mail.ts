// The mail of a one-time link: sent when somebody asks for it, or by itself where the register says so; tried again while
// the mail server cannot take it; and once more, as a reminder, a day before the answer is due.

import { tell } from '../../engine/words/sentences.ts'
import { sentenceOf } from '../../engine/words/told.ts'
import { invitationMail } from '../casework/invitation-mail.ts'
import { type LinkedTask, linkedTask } from '../casework/linked-task.ts'
import type { Bell } from '../events/bell.ts'
import type { Database } from '../store/connect.ts'
import { timeOf } from '../store/digests.ts'
import { writeLog } from '../store/log.ts'
import { tellPerson } from '../store/notices.ts'
import {
  BY_ITSELF,
  type GoodLink,
  makeLinksByThemselves,
  restMail,
  revokeLinks,
  secretFor,
  settleMail,
  takeLink,
} from '../store/one-time-links.ts'
import { restAfter } from './digest.ts'
import { Final } from './final.ts'
import { mail } from './mail.ts'

const DAY_MS = 86_400_000

/** Some half a day of tries, each later than the one before. */
const MOST_TRIES = 15

/** Makes links where the register says that they go by themselves; their mails are due at once. */
export async function sendLinksByThemselves(database: Database): Promise<void> {
  for (const { id, organisation } of await makeLinksByThemselves(database.kysely))
    await writeLog(database, {
      actor: BY_ITSELF,
      action: 'link.send',
      result: 'done',
      subject: id,
      detail: organisation,
    })
}

/** Sends one mail that is due; false where none is. Whoever sent the link is told where it cannot arrive. */
export async function sendLinkMail(database: Database, publicUrl: string, bell: Bell): Promise<boolean> {
  const link = await takeLink(database.kysely)
  if (link === null) return false
  const became = await deliver(database, publicUrl, link)
  const task = { instance: link.instance_id, key: Number(link.key) }
  if (became instanceof Final)
    await tellPerson(database.kysely, {
      kind: 'undelivered',
      cause: `${link.id} ${link.mailed_at === null ? 'first' : 'reminder'}`,
      task,
      username: link.sent_by,
      by: null,
    })
  bell.ring('user-task', `${task.instance}.${task.key}`)
  return true
}

/** Sends the mail of a link that is held; what comes back says that it rests, or why it never arrives. */
export async function deliver(
  database: Database,
  publicUrl: string,
  link: GoodLink,
): Promise<'sent' | 'rests' | 'needless' | Final> {
  const { kysely } = database
  const linked = await linkedTask(database, { instance: link.instance_id, key: Number(link.key) })
  if (linked?.organisation.email == null || linked.organisation.id !== link.organisation) {
    await revokeLinks(kysely, { id: link.id }, BY_ITSELF)
    return 'needless'
  }
  const secret = await secretFor(database, link)
  const isReminder = link.mailed_at !== null
  const address = new URL(`/link#${secret}`, publicUrl).href
  try {
    const { rejected } = await mail({
      to: [linked.organisation.email],
      ...invitationMail(linked.organisation, address, link.expires_at, isReminder),
      id: isReminder ? `${link.id}.reminder` : link.id,
    })
    if (rejected.length > 0) throw new Final(tell`The mail server refuses the address.`)
    const remindAt = isReminder ? null : reminderOf(linked, link, await timeOf(kysely))
    await settleMail(kysely, link, { remindAt })
    return 'sent'
  } catch (error) {
    if (error instanceof Final || link.mail_tries >= MOST_TRIES) {
      await settleMail(kysely, link, { problem: (error as Error).message })
      return new Final(sentenceOf(error))
    }
    await restMail(kysely, link, restAfter(link.mail_tries))
    return 'rests'
  }
}

/** A day before the task is due or the link expires, whichever comes first; null where that is less than a day away. */
function reminderOf({ task }: LinkedTask, { expires_at }: GoodLink, now: Date): Date | null {
  const end = Math.min(expires_at.getTime(), ...(task.dueDate === null ? [] : [Date.parse(task.dueDate)]))
  const time = end - DAY_MS
  return time > now.getTime() + DAY_MS ? new Date(time) : null
}
