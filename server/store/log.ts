// What was done outside a case, and what was refused.

import type { Database } from './connect.ts'

export type LogLine = {
  readonly actor: string
  readonly action: string
  readonly result: 'done' | 'refused'
  readonly subject?: string | null
  readonly detail?: string | null
}

export async function writeLog(
  { kysely }: Database,
  { actor, action, result, subject = null, detail = null }: LogLine,
): Promise<void> {
  await kysely.insertInto('log').values({ actor, action, result, subject, detail }).execute()
}
