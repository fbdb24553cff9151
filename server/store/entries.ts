// The entries of some instances, opened, for those who count: over an ordinary connection, so that the transaction that
// erases a case can count first.

import type { ClientBase } from 'pg'
import { type Entry, openEntry, readEnvelope } from '../audit/chain.ts'
import type { CaseKey, Keyring } from './seal.ts'

type Row = {
  instance_id: string
  at: Date
  bytes: Buffer
  generation: number
  root_id: string
  wrapped: Buffer | null
}

export type Opened = { readonly at: number; readonly entry: Entry | null }

/** By instance and in order; null where the key of an entry is gone. */
export async function openedEntries(
  client: Pick<ClientBase, 'query'>,
  keyring: Keyring,
  instances: readonly string[],
): Promise<Map<string, Opened[]>> {
  const { rows } = await client.query<Row>(
    `select t.instance_id, t.at, t.bytes, t.generation, i.root_id, k.wrapped from trail t
     join instance i on i.id = t.instance_id
     left join data_key k on k.case_id = i.root_id and k.generation = t.generation
     where t.instance_id = any($1::uuid[]) order by t.instance_id, t.seq`,
    [instances],
  )
  const keys = new Map<string, CaseKey>()
  const open = ({ root_id, generation, wrapped, bytes }: Row) => {
    const envelope = readEnvelope(bytes)
    if (!envelope || !wrapped) return null
    const name = `${root_id} ${generation}`
    const key = keys.get(name) ?? keyring.unwrap(root_id, generation, wrapped)
    keys.set(name, key)
    return openEntry(envelope, key)
  }
  const opened = new Map<string, Opened[]>()
  for (const row of rows) {
    const entries = opened.get(row.instance_id) ?? []
    entries.push({ at: row.at.getTime(), entry: open(row) })
    opened.set(row.instance_id, entries)
  }
  return opened
}
