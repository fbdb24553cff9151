// Messages and signals: each message is taken by at most one instance of a process, at most once; what nobody takes is
// kept for its time to live. A signal reaches everybody who listens when it is thrown.

import type { ClientBase } from 'pg'
import type { Command, Start, Variables } from '../../engine/index.ts'
import { type Hops, linkOf } from '../../engine/run/hops.ts'
import {
  conversationName,
  type Message,
  messageStarts,
  signalStarts,
  told,
  triggerOf,
} from '../../engine/run/route.ts'
import { tell } from '../../engine/words/sentences.ts'
import { conversing } from '../store/conversations.ts'
import type { Waiting } from '../store/messages.ts'
import type { Keyring } from '../store/seal.ts'
import { uuid } from '../store/uuid.ts'
import { type Case, isLive } from './case.ts'
import { type Listener, signalListeners } from './correlate.ts'
import type { Definition, Definitions } from './definitions.ts'
import type { Ledger } from './ledger.ts'
import {
  AGAIN,
  type Answer,
  type MessageWork,
  type Refusal,
  refuse,
  type SignalWork,
  type Told,
} from './work.ts'

/** How long a message sent by a process waits, beyond its own time to live, for those who are about to listen. */
const GRACE_MS = 10_000

/** What a batch lends: carrying out a command, and beginning an instance. */
export type Hands = {
  readonly client: ClientBase
  readonly keyring: Keyring
  readonly definitions: Definitions
  readonly ledger: Ledger
  readonly now: number
  execute(found: Case, command: Command, actor: string): Promise<Answer>
  begin(
    definition: Definition,
    command: StartCommand,
    actor: string,
    conversation: string | null,
  ): Promise<Answer>
}

type StartCommand = Extract<Command, { type: 'start' }>

/** Messages that came before, by name and id, and online signals, by sender, source and id. */
export type Known = { readonly messages: Map<string, Waiting>; readonly signals: Map<string, Waiting> }

export class Post {
  private readonly hands: Hands
  private readonly starting = new Map<string, Definition[]>()
  /** Why the framework let nothing begin: told where nobody else takes the message. */
  private outside: Refusal | null = null

  constructor(hands: Hands) {
    this.hands = hands
  }

  /** A message is published; `owed` where a process has sent it. */
  async publish(
    work: MessageWork,
    listeners: readonly Listener[],
    known: Known,
    owed: boolean,
  ): Promise<Answer> {
    const earlier = known.signals.get(signalId(work)) ?? known.messages.get(messageId(work))
    if (earlier) return receipt(earlier, true)
    if (this.overtaken(listeners)) return AGAIN
    const { message, actor: by, id: messageIdOfSender } = work
    this.outside = null
    const reached = await this.deliver(message, listeners, [], by)
    if (this.outside && reached.instances.length === 0 && work.ttl === 0 && !owed) return this.outside
    if (reached.instances.length === 0 && work.mustBeHeard) {
      return refuse('NOBODY_LISTENS', tell`Nobody listens to the message ${message.name}.`)
    }
    const keepFor = Math.max(work.ttl, owed && reached.instances.length === 0 ? GRACE_MS : 0)
    const waiting: Waiting = {
      id: uuid(this.hands.now),
      message,
      messageId: messageIdOfSender,
      by,
      at: this.time(0),
      expiresAt: keepFor > 0 ? this.time(keepFor) : null,
      delivered: reached.processes,
      instances: reached.instances,
    }
    this.keep(waiting, work, known)
    return receipt(waiting, false)
  }

  /** A message from the buffer is offered again. */
  async redeliver(waiting: Waiting | undefined, listeners: readonly Listener[]): Promise<Answer> {
    if (!waiting) return refuse('PAID_ALREADY', tell`The message has gone.`)
    if (this.overtaken(listeners)) return AGAIN
    const reached = await this.deliver(waiting.message, listeners, waiting.delivered, waiting.by)
    if (reached.processes.length > 0) this.hands.ledger.delivered.set(waiting.id, reached)
    return receipt({ ...waiting, instances: reached.instances }, false)
  }

  async broadcast(work: Omit<SignalWork, 'kind'>): Promise<Answer> {
    const { client, ledger } = this.hands
    const { name, variables, actor, except, armed } = work
    const listeners = await signalListeners(client, name, except, armed)
    const starts = (await this.startable('signal')).flatMap(definition =>
      signalStarts(definition.graph, name, this.hands.now).map(start => ({ definition, start })),
    )
    const chain = linkOf(work, listeners.length + starts.length)
    for (const { instance, subscription } of listeners) {
      ledger.owe(instance, 'command', {
        command: { type: 'trigger', subscription, variables, ...chain },
        actor,
      })
    }
    this.outside = null
    const begun = await this.beginBySignal(starts, { variables, ...chain }, actor)
    if (this.outside && listeners.length + begun.length === 0) return this.outside
    const instances = [...listeners.map(({ instance }) => instance), ...begun]
    return { ok: true, message: name, instances, expiresAt: null, duplicate: false }
  }

  /** What waits for later, and what must be known again when it comes a second time. */
  private keep(waiting: Waiting, work: MessageWork, known: Known): void {
    if (waiting.expiresAt === null && work.id === null && !work.signal) return
    const { ledger } = this.hands
    ledger.messages.push(waiting)
    if (work.id !== null) known.messages.set(messageId(work), waiting)
    if (!work.signal) return
    ledger.signals.push({ ...work.signal, by: work.actor, message: waiting.id })
    known.signals.set(signalId(work), waiting)
  }

  /** Somebody else's order has fired one of the chosen subscriptions: the choice has to be made anew. */
  private overtaken(listeners: readonly Listener[]): boolean {
    const { cases } = this.hands.ledger
    return listeners.some(
      ({ instance, subscription }) => !cases.get(instance)?.state?.subscriptions[subscription],
    )
  }

  private async deliver(
    published: Message,
    listeners: readonly Listener[],
    had: readonly string[],
    actor: string,
  ) {
    const processes: string[] = []
    const instances: string[] = []
    const starting = (await this.startable('message')).filter(
      ({ processId, graph }) =>
        !had.includes(processId) && messageStarts(graph, published, this.hands.now).length > 0,
    )
    const reach = new Set([...listeners.map(one => one.process), ...starting.map(one => one.processId)]).size
    const message = { ...published, ...linkOf(published, reach) }
    for (const listener of listeners) {
      if (!(await this.tell(listener, message, actor))) continue
      processes.push(listener.process)
      instances.push(listener.instance)
    }
    for (const definition of starting) {
      const { processId } = definition
      if (processes.includes(processId)) continue
      const begun = await this.beginByMessage(definition, message, actor)
      if (begun === null) continue
      processes.push(processId)
      instances.push(begun)
    }
    return { processes, instances }
  }

  private async tell(
    { instance, subscription }: Listener,
    message: Message,
    actor: string,
  ): Promise<boolean> {
    const found = this.hands.ledger.cases.get(instance)
    const open = found?.state?.subscriptions[subscription]
    if (!found?.state || !open) return false
    const { graph } = found.definition
    const trigger = graph.nodes.get(open.element)?.triggers[open.trigger]
    const correlation = told(graph, trigger, message, this.hands.now)
    const { variables } = message
    const command: Command = { type: 'trigger', subscription, variables, correlation, ...linkOf(message) }
    if (found.state.status !== 'suspended') return (await this.hands.execute(found, command, actor)).ok
    this.hands.ledger.keep(instance, command, actor)
    return true
  }

  private async beginByMessage(
    definition: Definition,
    message: Message,
    actor: string,
  ): Promise<string | null> {
    const { now } = this.hands
    const [start] = messageStarts(definition.graph, message, now)
    if (!start) return null
    const correlation = told(definition.graph, triggerOf(definition.graph, start), message, now)
    const conversation = conversationOf(message.correlationKey, correlation)
    if (conversation !== null && (await this.converses(definition.processId, conversation))) return null
    const { element, trigger } = start
    const { variables, correlationKey: businessKey } = message
    const first = { type: 'start', element, trigger, variables, correlation, businessKey } as const
    const command: StartCommand = { ...first, ...linkOf(message) }
    return this.begin(definition, command, actor, conversation)
  }

  private async beginBySignal(
    starts: readonly { readonly definition: Definition; readonly start: Start }[],
    told: Hops & { readonly variables: Variables },
    actor: string,
  ): Promise<string[]> {
    const begun: string[] = []
    for (const { definition, start } of starts) {
      const { element, trigger } = start
      const instance = await this.begin(definition, { type: 'start', element, trigger, ...told }, actor, null)
      if (instance !== null) begun.push(instance)
    }
    return begun
  }

  private async begin(
    definition: Definition,
    command: StartCommand,
    actor: string,
    conversation: string | null,
  ): Promise<string | null> {
    const answer = await this.hands.begin(definition, command, actor, conversation)
    if (!answer.ok && answer.code === 'FRAMEWORK_NOT_IN_FORCE') this.outside = answer
    return instanceOf(answer)
  }

  /** Whether a live instance of the process is in this conversation already. */
  private async converses(process: string, conversation: string): Promise<boolean> {
    const { client, keyring, ledger } = this.hands
    const isOne = (found: Case) =>
      found.definition.processId === process &&
      (found.conversation === conversation ||
        conversationName(found.state?.correlation ?? null) === conversation)
    if ([...ledger.cases.values()].some(found => isOne(found) && isLive(found.state))) return true
    const others = await conversing(client, keyring, process, conversation)
    return others.some(id => !ledger.cases.has(id) || isLive(ledger.cases.get(id)!.state))
  }

  private async startable(kind: 'message' | 'signal'): Promise<Definition[]> {
    let definitions = this.starting.get(kind)
    if (!definitions) {
      definitions = await this.hands.definitions.latestStarting(this.hands.client, kind)
      this.starting.set(kind, definitions)
    }
    return definitions
  }

  private time(after: number): string {
    return new Date(this.hands.now + after).toISOString()
  }
}

function messageId({ message, id }: MessageWork): string {
  return id === null ? '' : `${message.name}\n${id}`
}

function signalId({ signal, actor }: MessageWork): string {
  return signal ? `${actor}\n${signal.source}\n${signal.id}` : ''
}

function receipt({ id: message, instances, expiresAt }: Waiting, duplicate: boolean): Told {
  return { ok: true, message, instances, expiresAt, duplicate }
}

function instanceOf(answer: Answer): string | null {
  return answer.ok && 'instance' in answer ? answer.instance : null
}

/** Two messages with the same key, or that tell the same, belong to one conversation. */
function conversationOf(
  key: string | null,
  correlation: Readonly<Record<string, unknown>> | null,
): string | null {
  return key !== null && key !== '' ? `key ${key}` : conversationName(correlation)
}
