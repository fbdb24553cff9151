// What happened in the cases of a period, without what was said in them: of those that can be read from their trails, of
// those that were erased from what was kept of them.

import { sql } from 'kysely'
import type { Database } from './connect.ts'
import { openedEntries } from './entries.ts'
import { keptTraces } from './kept-traces.ts'
import { Draft, type Trace } from './traces.ts'

export type Period = { readonly from: string; readonly to: string }

export type Traces = {
  readonly traces: readonly Trace[]
  readonly cases: number
  /** Cases of which neither a trail nor numbers are left. */
  readonly erased: number
}

/** Read together: enough for few round trips, not so many that the rows fill the memory. */
const AT_ONCE = 100

type Head = { id: string; status: string; started_at: Date; ended_at: Date | null }

/** The cases of a process that began in a period; of one version where it is named. */
export async function readTraces(
  database: Database,
  process: string,
  { from, to }: Period,
  version: number | null,
): Promise<Traces> {
  const { rows: heads } = await sql<Head>`
    select i.id, i.status, i.started_at, i.ended_at from instance i
    join process_definition d on d.key = i.definition_key
    where i.process_id = ${process} and i.started_at >= ${from}::date and i.started_at < ${to}::date
      and (${version}::int is null or d.version = ${version}) order by i.id`.execute(database.kysely)
  const traces: Trace[] = []
  for (let at = 0; at < heads.length; at += AT_ONCE)
    traces.push(...(await readSome(database, heads.slice(at, at + AT_ONCE))))
  const gone = heads.length - traces.length
  const kept = await keptTraces(database.pool, database.keyring, { process, from, to, version })
  return { traces: [...traces, ...kept], cases: heads.length, erased: Math.max(0, gone - kept.length) }
}

async function readSome({ pool, keyring }: Database, heads: readonly Head[]): Promise<Trace[]> {
  const opened = await openedEntries(
    pool,
    keyring,
    heads.map(({ id }) => id),
  )
  return heads.flatMap(({ id, status, started_at, ended_at }) => {
    const draft = new Draft()
    for (const { at, entry } of opened.get(id) ?? []) {
      if (!entry) return []
      draft.add(at, entry.command, entry.events)
    }
    return [draft.trace({ status, startedAt: started_at.getTime(), endedAt: ended_at?.getTime() ?? null })]
  })
}
