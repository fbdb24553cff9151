// What an event means beyond its instance. For an instance of the same batch it is a command that comes next; for any
// other it is owed, and a later batch pays.

import type { Event } from '../../engine/index.ts'
import { linkAfter } from '../../engine/run/hops.ts'
import { textOf, triggerOf } from '../../engine/run/route.ts'
import { withoutOwn } from '../rules/own-variables.ts'
import type { Calls } from './calls.ts'
import type { Case } from './case.ts'
import type { Definition } from './definitions.ts'
import type { Ledger } from './ledger.ts'
import type { Stores } from './stores.ts'
import type { Armed } from './work.ts'

/** What a batch lends. */
type Hands = { readonly ledger: Ledger; readonly stores: Stores; readonly calls: Calls }

type Followed = Exclude<Event, { readonly type: 'call.started' }>

/**
 * All but `call.started`, which has to read what is called: no other event makes the batch wait. A signal is for those
 * who were armed when the command was carried out, and not for what begins because of it.
 */
export function follow(
  { ledger, stores, calls }: Hands,
  found: Case,
  event: Followed,
  armedFor: (signal: string) => Armed,
): void {
  const actor = `instance:${found.id}`
  switch (event.type) {
    case 'call.canceled':
      return calls.tell(found.id, event.key, { type: 'cancel' })
    case 'call.changed':
      return calls.tell(found.id, event.key, { type: 'callerMoved', catches: event.catches })
    case 'message.sent': {
      const { name, correlationKey, correlation, variables, target } = event
      const values = withoutOwn(variables)
      const message = { name, correlationKey, correlation, variables: values, target, ...linkAfter(event) }
      return ledger.owe(null, 'message', { message, actor }, found.id)
    }
    case 'store.written': {
      const { store, value } = event
      const before = stores.put(store, value)
      return ledger.owe(null, 'store', { store, before, ...linkAfter(event) }, found.id)
    }
    case 'signal.thrown': {
      const { name, variables } = event
      const thrown = { name, variables: withoutOwn(variables), except: found.id, actor }
      const payload = { ...thrown, armed: armedFor(name) }
      return ledger.owe(null, 'signal', { ...payload, ...linkAfter(event) }, found.id)
    }
    case 'escalation.thrown': {
      const { code, variables, caughtBy } = event
      if (caughtBy === 'parent')
        calls.report(found, key => ({
          type: 'calledEscalated',
          key,
          code,
          variables: withoutOwn(variables),
        }))
      return
    }
    case 'process.completed':
    case 'process.terminated':
    case 'process.canceled':
      // A message that waits may begin the next instance of its conversation.
      for (const name of startMessages(found.definition)) ledger.opened.add(name)
      return calls.ended(found, event)
    case 'subscription.opened': {
      const { kind, name } = event.subscription
      if (kind === 'message' && name !== null) ledger.opened.add(name)
    }
  }
}

function startMessages({ graph }: Definition): string[] {
  return graph.starts.flatMap(start => {
    const trigger = triggerOf(graph, start)
    const name = trigger?.kind === 'message' ? textOf(trigger.name, 0) : null
    return name === null ? [] : [name]
  })
}
