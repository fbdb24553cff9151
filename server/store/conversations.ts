// Which conversation a live instance is in: what it was begun by, and what its messages have fixed since. A message of
// that conversation is for it, also while it waits for something else.

import type { ClientBase } from 'pg'
import type { Table } from './columns.ts'

export type ConversationRow = {
  readonly instance_id: string
  readonly key: number
  readonly process_id: string
  readonly name: string
}

export const CONVERSATION: Table = {
  name: 'conversation',
  columns: { instance_id: 'uuid', key: 'bigint', process_id: 'text', name: 'text' },
}

/** The live instances of a process that are in this conversation. */
export async function conversing(client: ClientBase, process: string, name: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'conversing',
    text: `select id from instance
           where process_id = $1 and conversation = $2 and status in ('active', 'suspended')
           union select instance_id from conversation where process_id = $1 and name = $2`,
    values: [process, name],
  })
  return rows.map(({ id }) => id)
}
