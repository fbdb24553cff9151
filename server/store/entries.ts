// The entries of some instances, opened, for those who count: over an ordinary connection, so that the transaction that
// erases a case can count first.

import type { ClientBase } from 'pg'
import { type Entry, openEntry, readEnvelope } from '../audit/chain.ts'
import type { CaseKey, Keyring } from './seal.ts'

type Row = {
  instance_id: string
  seq: number
  at: Date
  bytes: Buffer
  generation: number
  root_id: string
  wrapped: Buffer | null
}

export type Opened = { readonly at: number; readonly entry: Entry | null }

const FOUND = `select t.instance_id, t.seq, t.at, t.bytes, t.generation, i.root_id, k.wrapped from trail t
  join instance i on i.id = t.instance_id
  left join data_key k on k.case_id = i.root_id and k.generation = t.generation`

/** By instance and in order; null where the key of an entry is gone. */
export async function openedEntries(
  client: Pick<ClientBase, 'query'>,
  keyring: Keyring,
  instances: readonly string[],
): Promise<Map<string, Opened[]>> {
  const { rows } = await client.query<Row>(
    `${FOUND} where t.instance_id = any($1::uuid[]) order by t.instance_id, t.seq`,
    [instances],
  )
  const open = opener(keyring)
  const opened = new Map<string, Opened[]>()
  for (const row of rows) {
    const entries = opened.get(row.instance_id) ?? []
    entries.push(open(row))
    opened.set(row.instance_id, entries)
  }
  return opened
}

/** So many entries come at once where one of the last is looked for. */
const STRIDE = 20

/** The entries of one instance, the last one first, for whoever stops at the one that they look for. */
export async function* entriesFromLast(
  client: Pick<ClientBase, 'query'>,
  keyring: Keyring,
  instance: string,
): AsyncGenerator<Opened> {
  const open = opener(keyring)
  let before: number | null = null
  for (;;) {
    const { rows }: { rows: Row[] } = await client.query<Row>(
      `${FOUND} where t.instance_id = $1::uuid and ($2::integer is null or t.seq < $2) order by t.seq desc limit ${STRIDE}`,
      [instance, before],
    )
    for (const row of rows) yield open(row)
    if (rows.length < STRIDE) return
    before = rows.at(-1)!.seq
  }
}

function opener(keyring: Keyring): (row: Row) => Opened {
  const keys = new Map<string, CaseKey>()
  return ({ root_id, generation, wrapped, bytes, at }) => {
    const envelope = readEnvelope(bytes)
    if (!envelope || !wrapped) return { at: at.getTime(), entry: null }
    const name = `${root_id} ${generation}`
    const key = keys.get(name) ?? keyring.unwrap(root_id, generation, wrapped)
    keys.set(name, key)
    return { at: at.getTime(), entry: openEntry(envelope, key) }
  }
}
