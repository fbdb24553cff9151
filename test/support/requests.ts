// Requests that carry an Idempotency-Key, as their rows know them.

import type { Database } from '../../server/store/connect.ts'
import { blindRequest } from '../../server/store/idempotency.ts'

/** The key in the row of a request, by who asked and under which key. */
export function rowKey({ keyring }: Pick<Database, 'keyring'>, principal: string, key: string): string {
  return blindRequest(keyring, { principal, key }, Buffer.alloc(0)).key
}
