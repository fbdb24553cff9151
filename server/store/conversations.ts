// Which conversation a live instance is in: what it was begun by, and what its messages have fixed since. A message of
// that conversation is for it, also while it waits for something else. Conversations are called by what messages tell,
// so their names lie blind.

import type { ClientBase } from 'pg'
import type { Table } from './columns.ts'
import type { Keyring } from './seal.ts'

export type ConversationRow = {
  readonly instance_id: string
  readonly key: number
  readonly process_id: string
  readonly name: string
}

export const CONVERSATION: Table = {
  name: 'conversation',
  columns: { instance_id: 'uuid', key: 'bigint', process_id: 'text', name: 'bytea' },
}

/** A conversation of a process as it lies in the tables. */
export const blindConversation = (keyring: Keyring, process: string, name: string): Buffer =>
  keyring.blind('conversation', process, name)

/** The live instances of a process that are in this conversation. */
export async function conversing(
  client: ClientBase,
  keyring: Keyring,
  process: string,
  name: string,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'conversing',
    text: `select id from instance
           where process_id = $1 and conversation = $2 and status in ('active', 'suspended')
           union select instance_id from conversation where process_id = $1 and name = $2`,
    values: [process, blindConversation(keyring, process, name)],
  })
  return rows.map(({ id }) => id)
}
