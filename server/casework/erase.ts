// A case is erased by destroying its keys, once what figures count of it is kept. What lives on gets a new one, under which
// it goes without what messages have told of its conversation and what its incidents say; what the old ones sealed can be
// opened by nobody any more.

import type { ClientBase } from 'pg'
import type { State } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { destroyKeys, lastGeneration } from '../store/data-keys.ts'
import { forgetContent, liveInstances } from '../store/erasure.ts'
import { keepTraces } from '../store/kept-traces.ts'
import type { Keyring } from '../store/seal.ts'
import type { Changes } from './changes.ts'
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
    if (found.state) found.state = silenced(found.state)
    ledger.resealed.add(id)
  }
  silence(ledger, locked)
  await keepTraces(client, keyring, caseId)
  await destroyKeys(client, caseId, key.generation)
  await forgetContent(client, keyring, caseId)
  return { ok: true, message: caseId, instances: locked, expiresAt: null, duplicate: false }
}

/** What was fixed of its conversation agrees with all from now on, in the rows as well. */
function silenced(state: State): State {
  return {
    ...state,
    correlation: null,
    subscriptions: mapped(state.subscriptions, one => ({ ...one, correlation: null })),
    incidents: mapped(state.incidents, one => ({ ...one, message: '' })),
  }
}

function mapped<One>(all: Readonly<Record<number, One>>, change: (one: One) => One): Record<number, One> {
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one)]))
}

/** Rows that this batch has still to write, because of what came before the erasure. */
function silence({ projection }: Ledger, instances: readonly string[]): void {
  const each = <Row extends object>({ created, patched }: Changes<Row>, change: Partial<Row>) => {
    for (const rows of [created, patched] as Map<string, Row>[])
      for (const [id, row] of rows)
        if (instances.includes(id.slice(0, 36))) rows.set(id, { ...row, ...change })
  }
  each(projection.incidents, { message: '' })
  each(projection.jobs, { message: null })
  each(projection.subscriptions, { correlation: null })
  for (const id of [...projection.conversations.created.keys(), ...projection.conversations.patched.keys()])
    if (instances.includes(id.slice(0, 36))) projection.conversations.remove(id)
}
