// A case is erased by destroying its keys, once what figures count of it is kept. What lives on gets a new one; what the old
// ones sealed can be opened by nobody any more.

import type { ClientBase } from 'pg'
import { tell } from '../../engine/words/sentences.ts'
import { destroyKeys, lastGeneration } from '../store/data-keys.ts'
import { forgetContent, liveInstances } from '../store/erasure.ts'
import { keepTraces } from '../store/kept-traces.ts'
import type { Keyring } from '../store/seal.ts'
import type { Ledger } from './ledger.ts'
import { AGAIN, type Answer, refuse } from './work.ts'

/** What a batch lends. */
type Hands = { readonly client: ClientBase; readonly keyring: Keyring; readonly ledger: Ledger }

/** Erases a case of which these instances are locked; where more of it lives by now, they have to be locked as well. */
export async function erase(
  { client, keyring, ledger }: Hands,
  caseId: string,
  locked: readonly string[],
): Promise<Answer> {
  const live = (await liveInstances(client, [caseId])).get(caseId) ?? []
  if (live.some(id => !locked.includes(id))) return AGAIN
  const last = await lastGeneration(client, caseId)
  if (last === null) return refuse('NO_SUCH_INSTANCE', tell`There is no such case.`)
  const key = keyring.make(last + 1)
  ledger.keys.push({ caseId, key })
  for (const id of locked) {
    const found = ledger.cases.get(id)
    if (!found) continue
    found.key = key
    ledger.resealed.add(id)
  }
  await keepTraces(client, keyring, caseId)
  await destroyKeys(client, caseId, key.generation)
  await forgetContent(client, keyring, caseId)
  return { ok: true, message: caseId, instances: locked, expiresAt: null, duplicate: false }
}
