// What an official has to look at. Each cause raises one notice, however many servers see it.

import type { Database } from './connect.ts'
import { writeLog } from './log.ts'

export type NewNotice = {
  readonly kind: 'overdue' | 'never-overruled' | 'hold-over'
  readonly cause: string
  readonly role: string
  readonly process: string
  readonly element: string | null
  readonly instance: string | null
  readonly detail: string
}

/** Raises a notice; false where its cause has raised one before. */
export async function raiseNotice(database: Database, notice: NewNotice): Promise<boolean> {
  const { kind, cause, role, process, element, instance, detail } = notice
  const row = await database.kysely
    .insertInto('notice')
    .values({ kind, cause, role, process_id: process, element, instance_id: instance, detail })
    .onConflict(conflict => conflict.columns(['kind', 'cause']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await writeLog(database, {
    actor: 'clock',
    action: `notice.${kind}`,
    result: 'done',
    subject: cause,
    detail,
  })
  return true
}
