// Rows of what waits, as their tables hold them. What somebody put into words lies sealed under the key of the case; what
// messages are compared with lies blind.

import type { ConversationRow } from './conversations.ts'
import { blindConversation } from './conversations.ts'
import { openText, sealText } from './packed.ts'
import type { CaseKey, Keyring } from './seal.ts'
import type { SubscriptionRow } from './waiting-rows.ts'

type Place = { readonly instance_id: string; readonly key: number | string }
type Sentences = 'incident' | 'job'

const placeOf = (table: Sentences, { instance_id, key }: Place) => `${instance_id}/${table}/${key}`

/** A row, or a patch of one, with what it says sealed. */
export function withSealedMessage<Row extends Place & { readonly message?: string | null | undefined }>(
  table: Sentences,
  row: Row,
  key: CaseKey,
) {
  const { message } = row
  return message ? { ...row, message: sealText(placeOf(table, row), message, key) } : row
}

/** A row of an incident or a job, beside the key of its case. */
export type SealedMessage = Place & {
  readonly message: Buffer | null
  readonly root_id: string
  readonly generation: number
  readonly wrapped: Buffer | null
}

/** What an incident or a job says; null where it says nothing, or its case was erased. */
export function messageOf(keyring: Keyring, table: Sentences, row: SealedMessage): string | null {
  const { message, root_id, generation, wrapped } = row
  if (message === null || wrapped === null) return null
  return openText(placeOf(table, row), message, keyring.unwrap(root_id, generation, wrapped))
}

/** A correlation key as subscriptions hold it, and as the messages for them are looked up. */
export const blindKey = (keyring: Keyring, name: string, key: string): Buffer =>
  keyring.blind('correlation key', name, key)

/** A value of a conversation, by the property that it is told under. */
export const blindValue = (keyring: Keyring, property: string, value: unknown): string =>
  keyring.blind('correlation', property, JSON.stringify(value ?? null)).toString('base64')

export function withBlindCorrelation(
  keyring: Keyring,
  row: Partial<SubscriptionRow>,
): Partial<Record<keyof SubscriptionRow, unknown>> {
  const { name, correlation_key: key, correlation } = row
  if ((key ?? null) === null && (correlation ?? null) === null) return row
  return {
    ...row,
    correlation_key: typeof key === 'string' ? blindKey(keyring, name ?? '', key) : (key ?? null),
    correlation: correlation
      ? Object.fromEntries(
          Object.entries(correlation).map(([property, value]) => [
            property,
            blindValue(keyring, property, value),
          ]),
        )
      : (correlation ?? null),
  }
}

export const withBlindName = (keyring: Keyring, row: ConversationRow) => ({
  ...row,
  name: blindConversation(keyring, row.process_id, row.name),
})
