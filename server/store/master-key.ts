// Which master key a database is sealed under, and how it comes under another one. What lies under the keys of cases, and
// so the trail with its hashes, is not touched by that.

import { type Kysely, sql } from 'kysely'
import { resealOperations } from './batch-operations.ts'
import { rewrapKeys } from './data-keys.ts'
import { resealStores } from './data-stores.ts'
import type { Tables } from './database.ts'
import { resealDue } from './due.ts'
import { resealKept } from './idempotency.ts'
import { resealMessages, resealSignals } from './messages.ts'
import { type Keyring, OTHER_MASTER_KEY } from './seal.ts'

type Sealed = { readonly kysely: Kysely<Tables>; readonly keyring: Keyring }

/** A server with another master key than the one that wrapped the keys must not start: it could read nothing. */
export async function checkMasterKey({ kysely, keyring }: Sealed): Promise<void> {
  const { fingerprint } = keyring
  await kysely
    .insertInto('master_key')
    .values({ fingerprint })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const rows = await kysely.selectFrom('master_key').selectAll().execute()
  if (rows.length === 1) return takeBlinding(keyring, rows[0]!)
  await kysely.deleteFrom('master_key').where('fingerprint', '=', fingerprint).execute()
  throw new Error(OTHER_MASTER_KEY)
}

/** What lay blind before the master key was changed is known again by the key of that time. */
function takeBlinding(keyring: Keyring, { blinding }: { readonly blinding: Buffer | null }): void {
  if (blinding !== null) keyring.takeBlinding(blinding)
}

/** Whether the database is still under the key that this server has. */
export async function hasMasterKey({ kysely, keyring: { fingerprint } }: Sealed): Promise<boolean> {
  const rows = await kysely.selectFrom('master_key').selectAll().execute()
  return rows.length === 1 && rows[0]!.fingerprint === fingerprint
}

/**
 * Seals under another master key what the present one sealed, all or nothing; answers with how many keys of cases. A
 * server that still runs with the old one is refused what it would write under it.
 */
export async function changeMasterKey({ kysely, keyring }: Sealed, next: Keyring): Promise<number> {
  return kysely.transaction().execute(async transaction => {
    await sql`lock table master_key, data_key, data_store, message, online_signal, due, idempotency, batch_operation,
      batch_operation_item in share row exclusive mode`.execute(transaction)
    if (!(await hasMasterKey({ kysely: transaction, keyring }))) throw new Error(OTHER_MASTER_KEY)
    takeBlinding(keyring, await transaction.selectFrom('master_key').selectAll().executeTakeFirstOrThrow())
    const count = await rewrapKeys(transaction, keyring, next)
    await resealStores(transaction, keyring, next)
    await resealMessages(transaction, keyring, next)
    await resealSignals(transaction, keyring, next)
    await resealDue(transaction, keyring, next)
    await resealOperations(transaction, keyring, next)
    await resealKept(transaction, keyring, next)
    const blinding = next.sealBlinding(keyring)
    next.takeBlinding(blinding)
    await transaction.updateTable('master_key').set({ fingerprint: next.fingerprint, blinding }).execute()
    return count
  })
}
