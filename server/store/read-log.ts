// Reading the log: by person, action, case and days, the newest first.

import { type RawBuilder, sql } from 'kysely'
import { line } from '../audit/csv.ts'
import type { LogEntry, LogFilter } from '../contract/trail.ts'
import type { Database } from './connect.ts'
import { withWords } from './log.ts'

type Row = {
  id: string
  at: Date
  actor: string
  action: string
  result: string
  subject: string | null
  subject_name: string | null
  detail: string | null
  number: string | null
}

/** What a line says of something in a case: its own key, that of something in it, or an address with it; indexed. */
const CASE_KEY = sql`substring(l.subject from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')`

/** What people call it, as long as it is there. */
const NAME = sql`coalesce(
  (select name from draft where id = ${CASE_KEY}::uuid),
  (select string_agg(coalesce(name, process_id), ', ' order by process_id) from process_definition
    where deployment_key = ${CASE_KEY}::uuid),
  (select name from api_token where id = l.subject))`

/** Lines older than one that was read, the newest first. */
export function linesOf(
  { actor, action, number, from, to }: LogFilter,
  before: string | number | boolean | null,
  limit: number,
): RawBuilder<Row> {
  return sql<Row>`
    select l.*, i.number, ${NAME} as subject_name from log l left join instance i on i.id = ${CASE_KEY}::uuid
    where (${actor ?? null}::text is null or l.actor = ${actor ?? null})
      and (${action ?? null}::text is null or l.action = ${action ?? null})
      and (${number ?? null}::bigint is null
        or ${CASE_KEY} = (select id::text from instance where number = ${number ?? null}))
      and (${from ?? null}::date is null or l.at >= ${from ?? null}::date)
      and (${to ?? null}::date is null or l.at < ${to ?? null}::date + 1)
      and (${before}::bigint is null or l.id < ${before}::bigint)
    order by l.id desc limit ${limit}`
}

export async function readLog(database: Sealed, ...asked: Parameters<typeof linesOf>): Promise<Row[]> {
  return withWords(database, (await linesOf(...asked).execute(database.kysely)).rows)
}

type Sealed = Pick<Database, 'kysely' | 'keyring'>

/** A line as it is shown. */
export const lineOf = ({
  id,
  at,
  actor,
  action,
  result,
  subject,
  subject_name,
  detail,
  number,
}: Row): LogEntry => ({
  id,
  at: at.toISOString(),
  actor,
  action,
  result: result === 'refused' ? 'refused' : 'done',
  subject,
  subjectName: subject_name,
  caseNumber: number === null ? null : Number(number),
  detail,
})

const AT_ONCE = 1000

/** The lines that fit as a table, in pieces. */
export async function* logAsCsv(database: Sealed, filter: LogFilter): AsyncGenerator<string> {
  yield line(['time', 'who', 'action', 'result', 'case', 'about', 'detail'])
  for (let before: string | null = null; ; ) {
    const rows: Row[] = await readLog(database, filter, before, AT_ONCE)
    for (const { at, actor, action, result, number, subject, detail } of rows)
      yield line([at.toISOString(), actor, action, result, number ?? '', subject ?? '', detail ?? ''])
    const last = rows.at(-1)
    if (!last) return
    before = last.id
  }
}
