// What one is told, and what one has read of it.

import { subjectOf } from '../auth/guard.ts'
import { NoticeQuery, Notices, ReadNotices, UnreadNotices } from '../contract/notices.ts'
import type { App, Server } from '../server.ts'
import { listNotices, markRead, unreadOf } from '../store/notices.ts'

export function noticeRoutes(app: App, { database: { kysely } }: Server): void {
  app.get(
    '/notices',
    {
      config: { action: 'notice.read' },
      schema: { querystring: NoticeQuery, response: { 200: Notices } },
    },
    async request => listNotices(kysely, request.query, subjectOf(request)),
  )

  app.get(
    '/notices/unread',
    { config: { action: 'notice.read' }, schema: { response: { 200: UnreadNotices } } },
    async request => ({ unread: (await unreadOf(kysely, subjectOf(request))).count }),
  )

  app.post(
    '/notices/read',
    { config: { action: 'notice.read' }, schema: { body: ReadNotices, response: { 200: UnreadNotices } } },
    async request => {
      const subject = subjectOf(request)
      await markRead(kysely, subject, request.body.ids)
      return { unread: (await unreadOf(kysely, subject)).count }
    },
  )
}
