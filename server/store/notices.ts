// What people are told. A notice is to one person or to everybody of a role, and each cause raises one, however many
// servers see it. Whether somebody has read it is kept for each reader apart, and read by nobody else.

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Static } from 'typebox'
import { groupsOf, type Subject } from '../auth/subject.ts'
import type { InnerKey } from '../casework/key.ts'
import type { Notice, NoticeKind, NoticeQuery, Notices } from '../contract/notices.ts'
import type { Database } from './connect.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { writeLog } from './log.ts'

/** A notice to one person is forgotten after so many days; one to a role is part of what was overseen, and stays. */
const KEPT_DAYS = 30

/** What those who oversee must be able to show they were told. */
const LOGGED: readonly NoticeKind[] = ['overdue', 'never-overruled', 'hold-over']

export type NewNotice = {
  readonly kind: NoticeKind
  readonly cause: string
  readonly role: string
  readonly process: string
  readonly element: string | null
  readonly instance: string | null
  readonly detail: string
}

/** Raises a notice to a role; false where its cause has raised one before. */
export async function raiseNotice(database: Database, notice: NewNotice): Promise<boolean> {
  const { kind, cause, role, process, element, instance, detail } = notice
  const row = await database.kysely
    .insertInto('notice')
    .values({ kind, cause, role, process_id: process, element, instance_id: instance, detail })
    .onConflict(conflict => conflict.columns(['kind', 'cause']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  if (LOGGED.includes(kind))
    await writeLog(database, {
      actor: 'clock',
      action: `notice.${kind}`,
      result: 'done',
      subject: cause,
      detail,
    })
  return true
}

export type AboutTask = {
  readonly kind: NoticeKind
  readonly cause: string
  readonly task: InnerKey
  readonly username: string
  readonly by: string | null
}

/** Tells one person about a task; false where they were told before, or where a drawing names somebody without account. */
export async function tellPerson(
  db: Kysely<Tables>,
  { kind, cause, task, username, by }: AboutTask,
): Promise<boolean> {
  const { rows } = await sql`
    insert into notice (kind, cause, username, process_id, element, instance_id, key, said_by, detail)
    select ${kind}, ${cause}, a.username, t.process_id, t.element, t.instance_id, t.key, ${by}, ''
    from user_task t, account a
    where t.instance_id = ${task.instance}::uuid and t.key = ${task.key}::bigint and a.username = ${username}
    on conflict (kind, cause) do nothing returning id`.execute(db)
  return rows.length > 0
}

type Condition = RawBuilder<boolean>

/** What is told of a task that names somebody reaches their deputy too (decision 0046); nothing else of theirs does. */
const ofTheirTasks = (standsFor: readonly string[]): Condition =>
  sql<boolean>`(n.username = any(${standsFor}::text[]) and n.kind in ('given', 'due-soon', 'late')
    and t.status = 'open' and t.assignee = n.username)`

const told = (subject: Subject): Condition =>
  sql<boolean>`(n.username = ${subject.username} or n.role = any(${groupsOf(subject)}::text[])
    or ${ofTheirTasks(subject.standsFor ?? [])})`

/** Whether what is told is still so. What a person did to somebody's task stays so until it is read. */
const open = sql<boolean>`case n.kind
  when 'given' then t.status = 'open' and t.assignee = n.username
  when 'due-soon' then t.status = 'open' and t.due_at > now() and (t.assignee is null or t.assignee = n.username)
  when 'late' then t.status = 'open' and t.due_at <= now() and (t.assignee is null or t.assignee = n.username)
  when 'overdue' then exists (select from user_task o where o.instance_id = n.instance_id and o.status = 'open'
    and o.instance_id || '.' || o.key = n.cause)
  when 'hold-over' then i.status = 'suspended' and i.hold_until <= now()
  when 'problem' then exists (select from incident p where p.process_id = n.process_id and p.element = n.element)
  else true end`

const read = (subject: Subject): Condition =>
  sql<boolean>`exists (select from notice_read r where r.notice_id = n.id and r.username = ${subject.username})`

/** Those who oversee read what officials were told; what is said to people about their work is not overseen. */
const oversees = ({ roles }: Subject): Condition =>
  roles.some(role => role === 'auditor' || role === 'admin' || role === 'coordinator')
    ? sql<boolean>`n.kind = any(${LOGGED}::text[])`
    : sql<boolean>`false`

/** What has still to be looked at. After a month nobody is reminded any more; the page lists it all the same. */
const unreadBy = (subject: Subject): Condition =>
  sql<boolean>`(n.raised_at > now() - ${KEPT_DAYS} * interval '1 day' and ${told(subject)} and not ${read(subject)} and ${open})`

const places = sql`from notice n
  left join instance i on i.id = n.instance_id
  left join user_task t on t.instance_id = n.instance_id and t.key = n.key`

type Row = {
  id: string
  kind: NoticeKind
  role: string | null
  process_id: string
  process_name: string | null
  definition: string | null
  element: string | null
  name: string | null
  instance_id: string | null
  key: string | null
  number: string | null
  said_by: string | null
  detail: string
  raised_at: Date
  mine: boolean
  open: boolean
  read: boolean
}

/** The newest first. */
export async function listNotices(
  db: Kysely<Tables>,
  asked: Static<typeof NoticeQuery>,
  subject: Subject,
): Promise<Static<typeof Notices>> {
  const { limit = 50, unread = false } = asked
  const after = readCursor(asked.cursor, 'number')?.[0] ?? null
  const which = unread ? unreadBy(subject) : sql<boolean>`(${told(subject)} or ${oversees(subject)})`
  const { rows } = await sql<Row>`
    select n.id, n.kind, n.role, n.process_id, d.name as process_name, d.key as definition, n.element, t.name,
      n.instance_id, n.key, i.number, n.said_by, n.detail, n.raised_at,
      ${told(subject)} as mine, ${open} as open, ${read(subject)} as read
    ${places}
    left join process_definition d on d.key = coalesce(t.definition_key, i.definition_key,
      (select p.key from process_definition p where p.process_id = n.process_id order by p.version desc limit 1))
    where ${which} and (${after}::bigint is null or n.id < ${after}::bigint)
    order by n.id desc limit ${limit + 1}`.execute(db)
  return pageOf(rows, limit, viewOf, row => [row.id])
}

/** How many notices somebody has not read that are still so, and which is the newest of them. */
export async function unreadOf(
  db: Kysely<Tables>,
  subject: Subject,
  since = '0',
): Promise<{ count: number; newest: string | null }> {
  const { rows } = await sql<{ count: string; newest: string | null }>`
    select count(*) as count, max(n.id) as newest ${places}
    where n.id > ${since}::bigint and ${unreadBy(subject)}`.execute(db)
  return { count: Number(rows[0]!.count), newest: rows[0]!.newest }
}

/** Marks as read what somebody is told: these, or everything. */
export async function markRead(
  db: Kysely<Tables>,
  subject: Subject,
  ids: readonly string[] | undefined,
): Promise<void> {
  await sql`insert into notice_read (notice_id, username)
    select n.id, ${subject.username} ${places}
    join account a on a.username = ${subject.username}
    where ${told(subject)} and (${ids === undefined} or n.id = any(${ids ?? []}::bigint[]))
    on conflict do nothing`.execute(db)
}

/** What was said to a person a month ago, or about a task or case that is gone. */
export async function forgetNotices(db: Kysely<Tables>): Promise<void> {
  await sql`delete from notice n where n.username is not null and (n.raised_at < now() - ${KEPT_DAYS} * interval '1 day'
    or not exists (select from user_task t where t.instance_id = n.instance_id and t.key = n.key))`.execute(
    db,
  )
  await sql`delete from notice n using instance i, data_key k
    where i.id = n.instance_id and k.case_id = i.root_id and k.destroyed_at is not null and ${sql.raw(SETTLED)}`.execute(
    db,
  )
}

/** A notice about no open task: raised again it would be told twice. */
const SETTLED = `not exists (select from user_task o where o.instance_id = n.instance_id and o.status = 'open'
  and (o.key = n.key or n.cause = o.instance_id || '.' || o.key))`

/**
 * What anybody was told about instances of a case that is erased: who had its tasks and which case it was go with it. That
 * officials were told stays in the log. What is still to be done is told until it is.
 */
export async function forgetNoticesOf(
  client: Pick<ClientBase, 'query'>,
  instances: readonly string[],
): Promise<void> {
  await client.query(`delete from notice n where n.instance_id = any($1::uuid[]) and ${SETTLED}`, [instances])
}

function viewOf(row: Row): Notice {
  const { instance_id: instance, key, number } = row
  return {
    id: row.id,
    kind: row.kind,
    role: row.role,
    processId: row.process_id,
    processName: row.process_name,
    processDefinitionKey: row.definition,
    element: row.element,
    name: row.name,
    taskKey: instance !== null && key !== null ? `${instance}.${key}` : null,
    instanceKey: instance,
    instanceNumber: number === null ? null : Number(number),
    by: row.said_by,
    detail: row.detail,
    raisedAt: row.raised_at.toISOString(),
    mine: row.mine,
    open: row.open ?? false,
    read: row.read,
  }
}
