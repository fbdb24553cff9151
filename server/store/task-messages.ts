// Messages to people about their tasks. They hold keys and names of accounts alone, and are forgotten when they are read
// or a month old.

import { type Kysely, sql } from 'kysely'
import type { TaskMessage } from '../contract/task-messages.ts'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

const KEPT_DAYS = 30
/** More than anybody reads at once. */
const MOST = 20

export type Handed = {
  readonly instance: string
  readonly key: number
  readonly before: string | null
  readonly after: string | null
  readonly by: string
}

/** Who is told what when a task passes from one to another; nobody is told what they did themselves. */
export function toldBy({ before, after, by }: Handed): { username: string; kind: 'given' | 'taken' }[] {
  if (before === after) return []
  return [
    ...(before === null || before === by ? [] : [{ username: before, kind: 'taken' as const }]),
    ...(after === null || after === by ? [] : [{ username: after, kind: 'given' as const }]),
  ]
}

/** Writes the messages of a change; says whether there were any. */
export async function tellOf(db: Kysely<Tables>, handed: Handed): Promise<boolean> {
  const told = toldBy(handed)
  const { instance, key, by } = handed
  // A drawing may name a holder who has no account; there is nobody to tell.
  for (const { username, kind } of told)
    await sql`insert into task_message (id, username, kind, instance_id, key, said_by)
      select ${uuid()}::uuid, username, ${kind}, ${instance}::uuid, ${key}::bigint, ${by}
      from account where username = ${username}`.execute(db)
  return told.length > 0
}

/** What somebody has not read yet, the newest first. */
export async function messagesFor(db: Kysely<Tables>, username: string): Promise<TaskMessage[]> {
  await sql`delete from task_message where username = ${username}
    and said_at < now() - ${KEPT_DAYS} * interval '1 day'`.execute(db)
  const rows = await db
    .selectFrom('task_message as m')
    .innerJoin('user_task as t', join =>
      join.onRef('t.instance_id', '=', 'm.instance_id').onRef('t.key', '=', 'm.key'),
    )
    .innerJoin('instance as i', 'i.id', 'm.instance_id')
    .select(['m.id', 'm.kind', 'm.instance_id', 'm.key', 'm.said_by', 'm.said_at', 't.name', 'i.number'])
    .where('m.username', '=', username)
    .orderBy('m.said_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    taskKey: `${row.instance_id}.${row.key}`,
    taskName: row.name,
    instanceKey: row.instance_id,
    instanceNumber: Number(row.number),
    by: row.said_by,
    at: row.said_at.toISOString(),
  }))
}

export async function forgetMessage(db: Kysely<Tables>, username: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('task_message')
    .where('id', '=', id)
    .where('username', '=', username)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
