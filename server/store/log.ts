// What was done outside a case, and what was refused.

import type { Kysely } from 'kysely'
import type { Tables } from './database.ts'

export type LogLine = {
  readonly actor: string
  readonly action: string
  readonly result: 'done' | 'refused'
  readonly subject?: string | null
  readonly detail?: string | null
}

export async function writeLog(
  { kysely }: { readonly kysely: Kysely<Tables> },
  { actor, action, result, subject = null, detail = null }: LogLine,
): Promise<void> {
  await kysely.insertInto('log').values({ actor, action, result, subject, detail }).execute()
}
