// What a batch reads before it locks anything: who listens to the messages among its orders, which of them came before,
// and what still lives in cases that are to be erased.

import type { ClientBase } from 'pg'
import { answersOf, type Begun } from '../store/connect.ts'
import { liveInstances } from '../store/erasure.ts'
import { knownMessages, knownSignals, type Waiting, waitingMessages } from '../store/messages.ts'
import type { Keyring } from '../store/seal.ts'
import { type Listener, listenersOf } from './correlate.ts'
import type { Definitions } from './definitions.ts'
import type { Known } from './post.ts'
import type { Order } from './work.ts'

export type Prepared = {
  readonly known: Known
  readonly waiting: ReadonlyMap<string, Waiting>
  readonly listeners: ReadonlyMap<Order, readonly Listener[]>
  /** The live instances of cases that are to be erased. */
  readonly ofCase: ReadonlyMap<string, readonly string[]>
}

/** Looks up what the orders need; nothing is asked for orders that concern one known instance. */
export async function prepare(
  client: ClientBase,
  { definitions, keyring }: { readonly definitions: Definitions; readonly keyring: Keyring },
  orders: readonly Order[],
  begun: Promise<Begun>,
): Promise<Prepared> {
  const works = orders.map(({ work }) => work)
  const messages = works.filter(work => work.kind === 'message')
  const redelivered = works.flatMap(work => (work.kind === 'redelivery' ? [work.message] : []))
  const erased = works.flatMap(work => (work.kind === 'erasure' ? [work.caseId] : []))
  const [knownByName, knownBySignal, waiting, ofCase] = await answersOf([
    knownMessages(client, keyring, messages),
    knownSignals(client, keyring, messages),
    waitingMessages(client, keyring, redelivered),
    liveInstances(client, erased),
  ])
  const listeners = new Map<Order, readonly Listener[]>()
  for (const order of orders) {
    const { work } = order
    const kept = work.kind === 'redelivery' ? waiting.get(work.message) : undefined
    const message = work.kind === 'message' ? work.message : kept?.message
    if (!message || (work.kind === 'message' && work.beginsOnly)) continue
    const had = new Set(kept?.delivered)
    const now = (await begun).now.getTime()
    listeners.set(order, await listenersOf({ client, definitions, keyring }, message, now, had))
  }
  return { known: { messages: knownByName, signals: knownBySignal }, waiting, listeners, ofCase }
}
