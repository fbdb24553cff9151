// What somebody is told: about their tasks, about deadlines, about what a partner answered, and what those with a mandate
// have to look at. A notice names a task and the number of its case as the list of tasks does, and nothing that is in it.

import { type Static, Type } from 'typebox'
import { Cursor, Exact, InnerKey, InstanceKey, Limit, Nullable, PageOf, Time } from './shared.ts'

export const NoticeKind = Type.Enum([
  'given',
  'taken',
  'due-soon',
  'late',
  'answered',
  'undelivered',
  'problem',
  'hold-over',
  'overdue',
  'never-overruled',
])
export type NoticeKind = Static<typeof NoticeKind>

export const Notice = Exact({
  id: Type.String(),
  kind: NoticeKind,
  role: Nullable(Type.String({ description: 'who has to look at it; null where one person is told' })),
  processId: Type.String(),
  processName: Nullable(Type.String()),
  processDefinitionKey: Nullable(Type.String()),
  element: Nullable(Type.String()),
  name: Nullable(Type.String({ description: 'of the task' })),
  taskKey: Nullable(InnerKey),
  instanceKey: Nullable(InstanceKey),
  instanceNumber: Nullable(Type.Integer()),
  by: Nullable(Type.String({ description: 'who did what is told' })),
  detail: Type.String(),
  raisedAt: Time,
  mine: Type.Boolean({ description: 'the reader is told, and does not only oversee' }),
  open: Type.Boolean({ description: 'what is told is still so' }),
  read: Type.Boolean(),
})
export type Notice = Static<typeof Notice>

export const NoticeQuery = Exact({
  unread: Type.Optional(
    Type.Boolean({ description: 'true: only what the reader is told, has not read, and is still so' }),
  ),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export const Notices = PageOf(Notice)

export const UnreadNotices = Exact({ unread: Type.Integer() })

/** Without ids, everything that the reader is told. */
export const ReadNotices = Exact({
  ids: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{1,18}$' }), { maxItems: 100 })),
})
