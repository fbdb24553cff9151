// Who listens: rows of open subscriptions whose name fits are looked at with the engine's own rule, and of each
// process one takes the message: whose conversation it is, else the one that has waited longest. The choice is made
// before the lock and proved under it. What rows fix of a conversation lies blind, and is compared with what the message
// tells, made blind as well.

import type { ClientBase } from 'pg'
import type { Graph, Subscription } from '../../engine/index.ts'
import { conversationName, hears, type Message, told } from '../../engine/run/route.ts'
import { conversing } from '../store/conversations.ts'
import type { Keyring } from '../store/seal.ts'
import { blindKey, blindValue } from '../store/veiled-rows.ts'
import type { Definitions } from './definitions.ts'
import type { Armed } from './work.ts'

export type Listener = { readonly instance: string; readonly subscription: number; readonly process: string }

type Row = {
  instance_id: string
  key: string
  process_id: string
  definition_key: string
  element: string
  trigger: number
  name: string
  correlation: Record<string, string> | null
  opened: string
}

/** What a search is made with. */
type Hands = {
  readonly client: ClientBase
  readonly definitions: Definitions
  readonly keyring: Keyring
}

/** How many rows are looked at together: most messages find their listener among the first. */
const PAGE = 1000

/** Of each process the listener that takes the message, except processes that have had it. */
export async function listenersOf(
  hands: Hands,
  message: Message,
  now: number,
  except: ReadonlySet<string>,
): Promise<Listener[]> {
  const { client, definitions } = hands
  const chosen = new Map<string, Listener>()
  const conversations = new Conversations(hands)
  let last: Row | undefined
  for (;;) {
    const rows = await rowsAfter(hands, message, last, [...except, ...chosen.keys()])
    for (const row of rows) {
      if (chosen.has(row.process_id)) continue
      const { graph } = await definitions.get(client, row.definition_key)
      if (!hears(graph, subscriptionOf(row, message), message, now)) continue
      if (!isToldBy(hands.keyring, row, graph, message, now)) continue
      if (row.correlation !== null || !(await conversations.isOfAnother(graph, row, message, now))) {
        chosen.set(row.process_id, {
          instance: row.instance_id,
          subscription: Number(row.key),
          process: row.process_id,
        })
      }
    }
    if (rows.length < PAGE) return [...chosen.values()]
    last = rows.at(-1)
  }
}

/** Asks once for each conversation who is in it: a thousand that listen may all have to let the same message pass. */
class Conversations {
  private readonly hands: Hands
  private readonly known = new Map<string, readonly string[]>()

  constructor(hands: Hands) {
    this.hands = hands
  }

  /** Whether a message belongs to the conversation of another instance, which may be busy with something else just now. */
  async isOfAnother(graph: Graph, row: Row, message: Message, now: number): Promise<boolean> {
    const { process_id: process, instance_id: instance } = row
    const name = conversationName(toldTo(row, graph, message, now))
    if (name === null) return false
    const place = JSON.stringify([process, name])
    const { client, keyring } = this.hands
    const talking = this.known.get(place) ?? (await conversing(client, keyring, process, name))
    this.known.set(place, talking)
    return talking.some(id => id !== instance)
  }
}

/** The next rows after the last: those in a conversation first, then by how long they have waited. */
async function rowsAfter(
  { client, keyring }: Hands,
  message: Message,
  last: Row | undefined,
  except: readonly string[],
): Promise<readonly Row[]> {
  const { name, correlationKey: key } = message
  const { rows } = await client.query<Row>({
    name: 'message-listeners',
    text: `select instance_id, key, process_id, definition_key, element, trigger, name, correlation, opened
           from subscription
           where kind = 'message' and name = $1 and (correlation_key is null or correlation_key = $2)
             and process_id <> all($3) and (correlation is null, opened) > ($4::boolean, $5::bigint)
           order by correlation is null, opened limit ${PAGE}`,
    values: [
      name,
      key === null ? null : blindKey(keyring, name, key),
      except,
      last?.correlation === null,
      last?.opened ?? 0,
    ],
  })
  return rows
}

/** Everybody who listens to a signal at this moment; of them only those who were armed when it was thrown, where that is told. */
export async function signalListeners(
  client: ClientBase,
  name: string,
  except: string | null,
  armed: Armed | undefined,
): Promise<Listener[]> {
  const { rows } = await client.query<Row>({
    name: 'signal-listeners',
    text: `select instance_id, key, process_id from subscription
           where kind = 'signal' and name = $1 and ($2::uuid is null or instance_id <> $2)
             and ($3::bigint is null or opened <= $3 or instance_id::text || '.' || key = any($4::text[])) order by opened`,
    values: [name, except, armed?.opened ?? null, armed?.ears ?? []],
  })
  return rows.map(row => ({
    instance: row.instance_id,
    subscription: Number(row.key),
    process: row.process_id,
  }))
}

/** What a message tells one that listens. */
function toldTo({ element, trigger }: Row, graph: Graph, message: Message, now: number) {
  return told(graph, graph.nodes.get(element)?.triggers[trigger], message, now)
}

/** Whether a message tells all that the row has fixed. */
function isToldBy(keyring: Keyring, row: Row, graph: Graph, message: Message, now: number): boolean {
  const values = row.correlation === null ? null : toldTo(row, graph, message, now)
  return Object.entries(row.correlation ?? {}).every(
    ([property, fixed]) => blindValue(keyring, property, values?.[property]) === fixed,
  )
}

/** Its correlation key is that of the message, or none; what it has fixed is compared by `isToldBy`. */
function subscriptionOf(row: Row, { correlationKey }: Message): Subscription {
  return {
    key: Number(row.key),
    owner: 0,
    element: row.element,
    trigger: row.trigger,
    kind: 'message',
    name: row.name,
    correlationKey,
    correlation: null,
    due: null,
    interval: null,
    repetitions: null,
    anchor: null,
    value: false,
    happened: false,
  }
}
