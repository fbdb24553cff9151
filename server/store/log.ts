// What was done outside a case, and what was refused. Lines are chained and never change, so what somebody has put into
// words about a case lies in them under the key of that case.

import { type Kysely, sql } from 'kysely'
import type { Database } from './connect.ts'
import type { Tables } from './database.ts'
import { openText, sealText } from './packed.ts'
import type { Keyring } from './seal.ts'

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

type Sealed = Pick<Database, 'kysely' | 'keyring'>

const PLACE = 'log'
const SEALED = /^sealed:([0-9a-f-]{36}):(\d+):([A-Za-z0-9+/=]+)$/

/** Writes a line whose detail is somebody's own words about an instance; they are erased with its case. */
export async function writeLogOfCase(
  { kysely, keyring }: Sealed,
  { detail = null, ...line }: LogLine,
  instance: string,
): Promise<void> {
  const [key] = await keysOf(
    kysely,
    sql`k.case_id = (select root_id from instance where id = ${instance}) order by k.generation desc limit 1`,
  )
  const sealed = key && detail !== null ? sealedWords(keyring, key, detail) : null
  await writeLog({ kysely }, { ...line, detail: sealed })
}

type KeyRow = { readonly case_id: string; readonly generation: number; readonly wrapped: Buffer }

async function keysOf(db: Kysely<Tables>, condition: ReturnType<typeof sql>): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.case_id, k.generation, k.wrapped from data_key k where k.wrapped is not null and ${condition}`.execute(
    db,
  )
  return rows
}

function sealedWords(keyring: Keyring, { case_id, generation, wrapped }: KeyRow, words: string): string {
  const sealed = sealText(PLACE, words, keyring.unwrap(case_id, generation, wrapped))
  return `sealed:${case_id}:${generation}:${sealed.toString('base64')}`
}

/** The same lines with the words in them that can still be opened; those of an erased case are null. */
export async function withWords<Line extends { readonly detail: string | null }>(
  { kysely, keyring }: Sealed,
  lines: readonly Line[],
): Promise<Line[]> {
  const cases = lines.flatMap(({ detail }) => SEALED.exec(detail ?? '')?.[1] ?? [])
  if (cases.length === 0) return [...lines]
  const keys = new Map(
    (await keysOf(kysely, sql`k.case_id = any(${cases}::uuid[])`)).map(row => [
      `${row.case_id}:${row.generation}`,
      row,
    ]),
  )
  return lines.map(line => {
    const [, caseId, generation, sealed] = SEALED.exec(line.detail ?? '') ?? []
    if (sealed === undefined) return line
    const row = keys.get(`${caseId}:${generation}`)
    return { ...line, detail: row ? wordsIn(keyring, row, sealed, line.detail) : null }
  })
}

/** What only looks sealed is shown as it is. */
function wordsIn(keyring: Keyring, row: KeyRow, sealed: string, shown: string | null): string | null {
  try {
    const key = keyring.unwrap(row.case_id, row.generation, row.wrapped)
    return openText(PLACE, Buffer.from(sealed, 'base64'), key)
  } catch {
    return shown
  }
}
