// A program chooses the key of a request, and may have put a name into it; what was asked under it could be guessed from its
// digest. Both are only compared, and lie blind. What was done and answered is sealed for its row, and so sealed anew.

import { type Kysely, sql } from 'kysely'
import { blindRequest, placeOf } from '../server/store/idempotency.ts'
import { openWaiting, sealWaiting } from '../server/store/packed.ts'
import { type Keyring, OTHER_MASTER_KEY } from '../server/store/seal.ts'

type Row = {
  readonly principal: string
  readonly key: string
  readonly request: Buffer
  readonly outcome: Buffer | null
  readonly body: Buffer | null
}

export async function up(db: Kysely<unknown>, keyring: Keyring): Promise<void> {
  const { rows } = await sql<Row>`select principal, key, request, outcome, body from idempotency`.execute(db)
  if (rows.length === 0) return
  await blindAsBefore(db, keyring)
  for (const row of rows) {
    const blind = blindRequest(keyring, row, row.request)
    const anew = (what: 'outcome' | 'body') =>
      row[what] &&
      sealWaiting(keyring, placeOf(what, blind), openWaiting(keyring, placeOf(what, row), row[what]))
    await sql`update idempotency
      set key = ${blind.key}, request = ${blind.request}, outcome = ${anew('outcome')}, body = ${anew('body')}
      where principal = ${row.principal} and key = ${row.key}`.execute(db)
  }
}

/** What lies blind is told by one key for good, whatever the master key is called by now. */
async function blindAsBefore(db: Kysely<unknown>, keyring: Keyring): Promise<void> {
  type MasterKey = { readonly fingerprint: string; readonly blinding: Buffer | null }
  const { rows } = await sql<MasterKey>`select fingerprint, blinding from master_key`.execute(db)
  for (const { fingerprint, blinding } of rows) {
    if (fingerprint !== keyring.fingerprint) throw new Error(OTHER_MASTER_KEY)
    if (blinding !== null) keyring.takeBlinding(blinding)
  }
}
