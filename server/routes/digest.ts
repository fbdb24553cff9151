// Whether and when one gets a mail that says how much waits. Only one's own.

import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Subject } from '../auth/subject.ts'
import { Digest, DigestWish } from '../contract/digest.ts'
import { Refused } from '../errors.ts'
import { canMail } from '../jobs/mail.ts'
import type { App, Server } from '../server.ts'
import { findDigest, putDigest, wishOf } from '../store/digests.ts'

export function digestRoutes(app: App, { config, database: { kysely } }: Server): void {
  app.get(
    '/me/digest',
    { config: { action: 'notice.read' }, schema: { response: { 200: Digest } } },
    async request => viewOf(subjectOf(request).username),
  )

  app.put(
    '/me/digest',
    { config: { action: 'notice.read' }, schema: { body: DigestWish, response: { 200: Digest } } },
    async request => {
      const { username } = mustBePerson(subjectOf(request))
      const { quietFrom, quietUntil } = request.body
      if ((quietFrom === null) !== (quietUntil === null))
        throw new Refused('INVALID', undefined, [
          {
            pointer: '/quietUntil',
            code: 'REQUIRED',
            detail: tell`Quiet hours have a beginning and an end.`,
          },
        ])
      await putDigest(kysely, username, request.body, config.timeZone)
      return viewOf(username)
    },
  )

  async function viewOf(username: string): Promise<Digest> {
    const row = await findDigest(kysely, username)
    return {
      wish: row && wishOf(row),
      possible: canMail() && config.publicUrl !== null,
      nextAt: row?.next_at?.toISOString() ?? null,
      sentAt: row?.sent_at?.toISOString() ?? null,
      problem: row?.problem ?? null,
    }
  }
}

function mustBePerson(subject: Subject): Subject {
  if (subject.kind === 'token') throw new Refused('FORBIDDEN', tell`A program reads no mail.`)
  return subject
}
