// Messages: each is heard by at most one instance of a process, at most once; what nobody hears is kept for its
// time to live. A message without one still reaches whoever begins to listen before the world rests.

import type { Graph, Start } from '../graph/graph.ts'
import { linkOf } from '../run/hops.ts'
import { hears, type Message, messageStarts, sameConversation, told, triggerOf } from '../run/route.ts'
import type { Subscription } from '../run/state.ts'
import { type Instance, isLive } from './instance.ts'
import type { World } from './world.ts'

/** A message on its way, and the processes that heard it. */
type Letter = { readonly message: Message; readonly expires: number; readonly heard: Set<string> }

export class Post {
  private readonly world: World
  private readonly seen = new Set<string>()
  private letters: Letter[] = []

  constructor(world: World) {
    this.world = world
  }

  /** Hands a message out and keeps it for `ttl` milliseconds. Says how many processes heard it at once. */
  publish(message: Message, ttl: number | null, id: string | null): number {
    if (id !== null) {
      const identity = JSON.stringify([message.name, message.correlationKey, id])
      if (this.seen.has(identity)) return 0
      this.seen.add(identity)
    }
    const listeners = this.listeners(message)
    const letter: Letter = {
      message: { ...message, ...linkOf(message, this.reach(message, listeners)) },
      expires: this.world.now + (ttl ?? 0),
      heard: new Set(),
    }
    for (const { instance, key } of listeners)
      if (!letter.heard.has(instance.graph.processId)) this.hand(letter, instance, key)
    for (const graph of this.world.graphs.values()) this.handToStart(letter, graph)
    if (ttl === null ? letter.heard.size === 0 : ttl > 0) this.letters.push(letter)
    return letter.heard.size
  }

  /** A subscription has opened, or is open again: the oldest kept message that it hears is handed to it. */
  listen(instance: Instance, key: number): void {
    for (;;) {
      const subscription = instance.state.subscriptions[key]
      if (subscription?.kind !== 'message' || !isLive(instance)) return
      const letter = this.letters.find(
        ({ message, heard }) =>
          !heard.has(instance.graph.processId) &&
          hears(instance.graph, subscription, message, this.world.now) &&
          !this.isOfAnother(instance, subscription, message),
      )
      if (!letter) return
      this.hand(letter, instance, key)
    }
  }

  /** An instance has ended: a kept message may begin the next one of its conversation. */
  startWaiting(graph: Graph): void {
    for (const letter of [...this.letters]) this.handToStart(letter, graph)
  }

  /** Drops what has outlived its time. */
  forget(): void {
    this.letters = this.letters.filter(letter => letter.expires > this.world.now)
  }

  /** By how many processes it may be heard. */
  private reach(message: Message, listeners: readonly { readonly instance: Instance }[]): number {
    const begun = [...this.world.graphs.values()].filter(
      graph => messageStarts(graph, message, this.world.now).length > 0,
    )
    const told = listeners.map(({ instance }) => instance.graph)
    return new Set([...begun, ...told].map(graph => graph.processId)).size
  }

  /** Who hears a message, first those whose conversation it is, then by how long they have waited. */
  private listeners(message: Message) {
    const { now, live } = this.world
    return [...live]
      .flatMap(instance =>
        Object.values(instance.state.subscriptions)
          .filter(subscription => hears(instance.graph, subscription, message, now))
          .filter(subscription => !this.isOfAnother(instance, subscription, message))
          .map(subscription => ({ instance, key: subscription.key })),
      )
      .sort((a, b) => conversing(b) - conversing(a) || since(a) - since(b))
  }

  /** Whether the message belongs to the conversation of another instance, which may be busy with something else just now. */
  private isOfAnother(
    { graph, id }: Instance,
    { correlation, element, trigger }: Subscription,
    message: Message,
  ) {
    if (correlation !== null || graph.correlationKeys.length === 0) return false
    const values = told(graph, graph.nodes.get(element)?.triggers[trigger], message, this.world.now)
    return [...this.world.live].some(
      other =>
        other.id !== id &&
        other.graph.processId === graph.processId &&
        sameConversation(other.state.correlation, values),
    )
  }

  private hand(letter: Letter, instance: Instance, key: number): void {
    const subscription = instance.state.subscriptions[key]
    if (!subscription) return
    const { message, heard } = letter
    const trigger = instance.graph.nodes.get(subscription.element)?.triggers[subscription.trigger]
    heard.add(instance.graph.processId)
    const correlation = told(instance.graph, trigger, message, this.world.now)
    this.world.deliver(instance, {
      type: 'trigger',
      subscription: key,
      variables: message.variables,
      correlation,
      ...linkOf(message),
    })
  }

  private handToStart(letter: Letter, graph: Graph): void {
    const { message, heard } = letter
    if (heard.has(graph.processId)) return
    const [start] = messageStarts(graph, message, this.world.now)
    if (!start) return
    const correlation = told(graph, triggerOf(graph, start), message, this.world.now)
    const correlationKey = message.correlationKey === '' ? null : message.correlationKey
    const conversing = [...this.world.live].some(
      instance =>
        instance.graph.processId === graph.processId &&
        ((correlationKey !== null && instance.correlationKey === correlationKey) ||
          sameConversation(instance.state.correlation, correlation)),
    )
    if (conversing) return
    this.begin(letter, graph, start, { correlation, correlationKey })
  }

  private begin(letter: Letter, graph: Graph, start: Start, conversation: Conversation): void {
    const { message } = letter
    const { variables } = message
    const instance = this.world.begin(graph, { start, variables, ...conversation, ...linkOf(message) })
    if ('code' in instance)
      throw new Error(`${graph.processId} does not begin by a message: ${instance.message}`)
    letter.heard.add(graph.processId)
  }
}

type Conversation = {
  readonly correlation: ReturnType<typeof told>
  readonly correlationKey: string | null
}

/** A message goes to the instance whose conversation it is, before it begins one with another. */
function conversing({ instance, key }: { readonly instance: Instance; readonly key: number }): number {
  return instance.state.subscriptions[key]!.correlation === null ? 0 : 1
}

function since({ instance, key }: { readonly instance: Instance; readonly key: number }): number {
  return instance.since.get(key) ?? 0
}
