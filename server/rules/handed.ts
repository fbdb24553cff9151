// A task that passes from one person to another: whoever lost it and whoever has it now are told, and nobody is told what
// they did themselves. When a partner has answered, whoever asked is told.

import { type Kysely, sql } from 'kysely'
import type { InnerKey } from '../casework/key.ts'
import type { Tables } from '../store/database.ts'
import { tellPerson } from '../store/notices.ts'
import { uuid } from '../store/uuid.ts'

export type Handed = {
  readonly task: InnerKey
  readonly before: string | null
  readonly after: string | null
  readonly by: string
}

/** Who is told what when a task passes on. */
export function toldBy({ before, after, by }: Handed): { username: string; kind: 'given' | 'taken' }[] {
  if (before === after) return []
  return [
    ...(before === null || before === by ? [] : [{ username: before, kind: 'taken' as const }]),
    ...(after === null || after === by ? [] : [{ username: after, kind: 'given' as const }]),
  ]
}

/** Tells of a change of hands; says whether there was anybody to tell. */
export async function tellOfHands(db: Kysely<Tables>, handed: Handed): Promise<boolean> {
  const { task, by } = handed
  const raised = await Promise.all(
    toldBy(handed).map(told => tellPerson(db, { ...told, cause: uuid(), task, by })),
  )
  return raised.includes(true)
}

/** Tells whoever asked that a partner has answered: `asker`, else who did the last task of the case before this one. */
export async function tellOfAnswer(
  db: Kysely<Tables>,
  task: InnerKey,
  by: string,
  asker: string | null = null,
): Promise<boolean> {
  const username = asker ?? (await whoAsked(db, task))
  if (username === null || username === by) return false
  return tellPerson(db, { kind: 'answered', cause: `${task.instance}.${task.key}`, task, username, by })
}

/** Who did the last task before this one, in the case as a whole: the partner's task may stand in a called one. */
export async function whoAsked(db: Kysely<Tables>, { instance, key }: InnerKey): Promise<string | null> {
  const { rows } = await sql<{ username: string }>`
    select a.username from user_task asked
      join instance i on i.id = asked.instance_id
      join instance other on other.root_id = i.root_id
      join user_task t on t.instance_id = other.id and t.status = 'completed' and t.ended_at <= asked.created_at
      join account a on a.username = t.completed_by
    where asked.instance_id = ${instance}::uuid and asked.key = ${key}::bigint
    order by t.ended_at desc limit 1`.execute(db)
  return rows[0]?.username ?? null
}
