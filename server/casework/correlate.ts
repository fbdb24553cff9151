// Who listens: rows of open subscriptions whose name fits are looked at with the engine's own rule, and of each
// process the one that has waited longest takes the message. The choice is made before the lock and proved under it.

import type { ClientBase } from 'pg'
import type { Subscription } from '../../engine/index.ts'
import { hears, type Message } from '../../engine/run/route.ts'
import type { Definitions } from './definitions.ts'

export type Listener = { readonly instance: string; readonly subscription: number; readonly process: string }

type Row = {
  instance_id: string
  key: string
  process_id: string
  definition_key: string
  element: string
  trigger: number
  name: string
  correlation_key: string | null
  correlation: Record<string, unknown> | null
}

/** Of each process the listener that takes the message, except processes that have had it. */
export async function listenersOf(
  client: ClientBase,
  definitions: Definitions,
  message: Message,
  now: number,
  except: ReadonlySet<string>,
): Promise<Listener[]> {
  const { rows } = await client.query<Row>({
    name: 'message-listeners',
    text: `select instance_id, key, process_id, definition_key, element, trigger, name, correlation_key, correlation
           from subscription
           where kind = 'message' and name = $1 and (correlation_key is null or correlation_key = $2)
           order by opened limit 1000`,
    values: [message.name, message.correlationKey],
  })
  const chosen = new Map<string, Listener>()
  for (const row of rows) {
    if (chosen.has(row.process_id) || except.has(row.process_id)) continue
    const { graph } = await definitions.get(client, row.definition_key)
    if (hears(graph, subscriptionOf(row), message, now)) {
      chosen.set(row.process_id, {
        instance: row.instance_id,
        subscription: Number(row.key),
        process: row.process_id,
      })
    }
  }
  return [...chosen.values()]
}

/** Everybody who listens to a signal at this moment. */
export async function signalListeners(
  client: ClientBase,
  name: string,
  except: string | null,
): Promise<Listener[]> {
  const { rows } = await client.query<Row>({
    name: 'signal-listeners',
    text: `select instance_id, key, process_id from subscription
           where kind = 'signal' and name = $1 and ($2::uuid is null or instance_id <> $2) order by opened`,
    values: [name, except],
  })
  return rows.map(row => ({
    instance: row.instance_id,
    subscription: Number(row.key),
    process: row.process_id,
  }))
}

function subscriptionOf(row: Row): Subscription {
  return {
    key: Number(row.key),
    owner: 0,
    element: row.element,
    trigger: row.trigger,
    kind: 'message',
    name: row.name,
    correlationKey: row.correlation_key,
    correlation: row.correlation,
    due: null,
    interval: null,
    repetitions: null,
    anchor: null,
    value: false,
    happened: false,
  }
}
