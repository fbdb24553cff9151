// What lies about a case outside its sealed rows, and goes with it.

import type { ClientBase } from 'pg'
import { forgetOperations } from './batch-operations.ts'
import { forgetOwed } from './due.ts'
import { forgetKept } from './idempotency.ts'
import { forgetContentOf } from './messages.ts'
import { forgetNoticesOf } from './notices.ts'
import type { Keyring } from './seal.ts'

/** The live instances of cases, by the id of the case. */
export async function liveInstances(
  client: ClientBase,
  cases: readonly string[],
): Promise<Map<string, string[]>> {
  if (cases.length === 0) return new Map()
  const { rows } = await client.query(
    `select root_id, array_agg(id) as ids from instance where root_id = any($1::uuid[]) and status in ('active', 'suspended') group by root_id`,
    [cases],
  )
  return new Map(rows.map(({ root_id, ids }) => [root_id, ids]))
}

/**
 * Whom its tasks were meant for, files, messages and signals that reached the case, what is kept for it while it rests, notices of it, what operations
 * over many cases say of it, and what was done and answered about it that is kept for repeated requests.
 */
export async function forgetContent(client: ClientBase, keyring: Keyring, caseId: string): Promise<void> {
  const { rows } = await client.query('select array_agg(id) as ids from instance where root_id = $1', [
    caseId,
  ])
  const { ids } = rows[0]
  await client.query('delete from case_file where instance_id = any($1::uuid[])', [ids])
  await forgetContentOf(client, keyring, ids)
  await forgetKept(client, ids)
  await forgetOwed(client, keyring, ids)
  await client.query('update instance set conversation = null where id = any($1::uuid[])', [ids])
  await client.query('delete from conversation where instance_id = any($1::uuid[])', [ids])
  await client.query(`update subscription set correlation = null where instance_id = any($1::uuid[])`, [ids])
  await client.query(`update incident set message = null where instance_id = any($1::uuid[])`, [ids])
  // A drawing may have computed them from what the case knew. Whoever did a task is still named.
  await client.query(
    `update user_task set candidate_users = '{}', form = null where instance_id = any($1::uuid[]) and status <> 'open'`,
    [ids],
  )
  await client.query(`update job set message = null where instance_id = any($1::uuid[])`, [ids])
  await forgetOperations(client, ids)
  await forgetNoticesOf(client, ids)
}
