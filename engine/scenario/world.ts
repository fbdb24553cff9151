// All process instances of one run, in memory, on a clock that moves only when it is told to. Whatever an instance
// sends, calls or throws reaches the others before the world comes to rest.

import { nextDue } from '../feel/due.ts'
import type { Graph, Start } from '../graph/graph.ts'
import type { Command } from '../run/command.ts'
import { advance as advanceInstance } from '../run/decide.ts'
import type { Event } from '../run/event.ts'
import { type Hops, linkAfter, linkOf } from '../run/hops.ts'
import { type Laps, lapsOf } from '../run/laps.ts'
import type { Rejection } from '../run/rejection.ts'
import {
  type Correlation,
  conditionalStarts,
  namedStores,
  signalStarts,
  storesFor,
  watchesStore,
} from '../run/route.ts'
import type { Subscription, Variables } from '../run/state.ts'
import type { Sandbox, ScriptRequest, ScriptResult } from '../script/sandbox.ts'
import { Calls } from './calls.ts'
import {
  createInstance,
  type Instance,
  isLive,
  remember,
  visibleVariables,
  type Waiting,
  waiting,
} from './instance.ts'
import { Post } from './post.ts'
import { earliestStart, earliestWaiting, type StartTimer, startTimers, type WaitingTimer } from './timers.ts'

export type Advance = typeof advanceInstance

/** A sandbox, or one that works elsewhere and answers later. */
export type ScriptRunner = Pick<Sandbox, 'ready'> & {
  run(request: ScriptRequest): ScriptResult | Promise<ScriptResult>
}

/**
 * What may be put in place of the defaults: laws watch every step, a sandbox runs scripts. Without one, or where there is
 * none to be had, scripts wait to be completed as other work.
 */
export type WorldOptions = {
  readonly advance?: Advance
  readonly sandbox?: () => Promise<ScriptRunner | null>
}

/** How an instance begins. */
export type Beginning = {
  readonly start?: Start
  readonly variables: Variables
  readonly correlation?: Correlation | null
  readonly correlationKey?: string | null
  readonly parent?: Extract<Command, { type: 'start' }>['parent']
  readonly businessKey?: string | null
  readonly by?: string
} & Hops &
  Laps

/** More commands than this before the world rests, and it is taken for an endless loop. */
const MOST_COMMANDS = 50_000

export class World {
  now: number
  readonly graphs: ReadonlyMap<string, Graph>
  readonly instances: Instance[] = []
  /** Those that have not ended, in the order they began. */
  readonly live = new Set<Instance>()
  private readonly advanceInstance: Advance
  private readonly sandbox: WorldOptions['sandbox']
  private readonly post: Post
  private readonly calls: Calls
  private readonly timers: StartTimer[]
  private readonly effects: Effect[] = []
  /** What lies in the data stores, by store. */
  private readonly stores = new Map<string, unknown>()
  private events = 0
  private commands = 0

  constructor(graphs: ReadonlyMap<string, Graph>, now: number, options: WorldOptions = {}) {
    this.graphs = graphs
    this.now = now
    this.advanceInstance = options.advance ?? advanceInstance
    this.sandbox = options.sandbox
    this.post = new Post(this)
    this.calls = new Calls(this)
    this.timers = startTimers(graphs, now)
  }

  /** All that waits in any instance, the oldest first. */
  waiting(): Waiting[] {
    return [...this.live].flatMap(waiting).sort((a, b) => a.since - b.since)
  }

  /** Begins an instance, without waiting for the world to rest. */
  begin(graph: Graph, beginning: Beginning): Instance | Rejection {
    const { start, variables, correlation, correlationKey, parent, businessKey, by } = beginning
    const command: Command = {
      type: 'start',
      variables,
      element: start?.kind === 'none' ? null : (start?.element ?? null),
      trigger: start?.trigger,
      correlation: correlation ?? null,
      parent: parent ?? null,
      businessKey: businessKey ?? null,
      by,
      ...linkOf(beginning),
      ...lapsOf(beginning),
    }
    this.count()
    const outcome = this.advanceInstance(graph, null, this.withStores(graph, command), this.now)
    if (!outcome.ok) return outcome.rejection
    const id = String(this.instances.length + 1)
    const instance = createInstance(id, graph, outcome.state, correlationKey ?? null)
    this.instances.push(instance)
    this.live.add(instance)
    this.record(instance, outcome.events)
    return instance
  }

  /** Gives an instance a command, and answers with the reason where it does not take it. */
  command(instance: Instance, command: Command): Rejection | null {
    this.count()
    const { graph, state } = instance
    const outcome = this.advanceInstance(graph, state, this.withStores(graph, command), this.now)
    if (!outcome.ok) return outcome.rejection
    instance.state = outcome.state
    this.record(instance, outcome.events)
    if (command.type === 'resume') for (const late of instance.held.splice(0)) this.deliver(instance, late)
    return null
  }

  /** Brings an instance what happened elsewhere; a suspended one keeps it until it is resumed. */
  deliver(instance: Instance, command: Command): void {
    if (!isLive(instance)) return
    if (instance.state.status === 'suspended') {
      instance.held.push(command)
      return
    }
    if (comesTooLate(instance, command)) return
    const rejection = this.command(instance, command)
    if (rejection) throw new Error(`Instance ${instance.id} refuses ${command.type}: ${rejection.message}`)
  }

  /** Publishes a message and rests. Says how many heard it at once. */
  async publish(
    message: Parameters<Post['publish']>[0],
    ttl: number | null,
    id: string | null,
  ): Promise<number> {
    const heard = this.post.publish(message, ttl, id)
    await this.rest()
    return heard
  }

  /** Broadcasts a signal to all who listen now, and rests. Says how many heard it. */
  async broadcast(name: string, variables: Variables): Promise<number> {
    const heard = this.signal(name, variables, null, this.events)
    await this.rest()
    return heard
  }

  /** Moves the clock; every timer due on the way fires at its own time, the earliest first. */
  async advance(until: number): Promise<void> {
    await this.rest()
    for (;;) {
      const due = earliestWaiting(this.live, until)
      const start = earliestStart(this.timers, until)
      if (!due && !start) break
      if (start && (!due || start.due!.due < due.at)) this.beginByTimer(start)
      else if (due) this.fire(due)
      await this.rest()
    }
    this.now = Math.max(this.now, until)
    await this.rest()
  }

  /** Lets everything happen that needs no further step. */
  async rest(): Promise<void> {
    this.commands = 0
    for (;;) {
      const effect = this.effects.shift()
      if (effect) {
        await this.carry(effect)
        continue
      }
      const due = earliestWaiting(this.live, this.now)
      if (!due) break
      this.fire(due)
    }
    this.post.forget()
  }

  private withStores(graph: Graph, command: Command): Command {
    return graph.stores.size === 0 ? command : { ...command, stores: storesFor(graph, this.stores) }
  }

  /** A store has another value: those who wait for it look again, and a condition may begin an instance. */
  private written(writer: Instance, event: Extract<Event, { type: 'store.written' }>): void {
    const { store, value } = event
    const before = new Map(this.stores)
    this.stores.set(store, value)
    const watching = [...this.live].filter(one => one !== writer && watchesStore(one.graph, [store]))
    const begun = [...this.graphs.values()].flatMap(graph => {
      const [then, now] = [namedStores(graph, before), namedStores(graph, this.stores)]
      return conditionalStarts(graph, then, now, this.now).map(start => ({ graph, start }))
    })
    const hops = linkOf(linkAfter(event), watching.length + begun.length)
    for (const instance of watching)
      this.deliver(instance, { type: 'storesChanged', changed: [store], ...hops })
    for (const { graph, start } of begun) this.begin(graph, { start, variables: {}, ...hops })
  }

  private record(instance: Instance, events: readonly Event[]): void {
    for (const event of events) {
      this.events += 1
      remember(instance, event, this.now, this.events)
      if (endings.has(event.type)) this.live.delete(instance)
      if (reaches.has(event.type)) this.effects.push({ instance, event, place: this.events })
    }
  }

  private async carry({ instance, event, place }: Effect): Promise<void> {
    switch (event.type) {
      case 'message.sent':
        this.post.publish({ ...event, ...linkAfter(event) }, null, null)
        break
      case 'store.written':
        this.written(instance, event)
        break
      case 'signal.thrown':
        this.signal(event.name, event.variables, instance, place, linkAfter(event))
        break
      case 'subscription.opened':
        this.post.listen(instance, event.subscription.key)
        break
      case 'call.started':
        this.calls.start(instance, event)
        break
      case 'call.canceled':
        this.calls.tell(instance, event.key, { type: 'cancel' })
        break
      case 'call.changed':
        this.calls.tell(instance, event.key, { type: 'callerMoved', catches: event.catches })
        break
      case 'escalation.thrown':
        if (event.caughtBy === 'parent') this.calls.escalated(instance, event)
        break
      case 'job.created':
      case 'job.retried':
        await this.runScript(instance, event.key)
        break
      case 'process.completed':
      case 'process.terminated':
      case 'process.canceled':
        this.calls.ended(instance, event)
        this.post.startWaiting(instance.graph)
        break
    }
  }

  private signal(
    name: string,
    variables: Variables,
    thrower: Instance | null,
    place: number,
    chain: Hops = {},
  ): number {
    const heard = [...this.live].flatMap(instance =>
      instance === thrower
        ? []
        : subscriptions(instance)
            .filter(open => open.kind === 'signal' && open.name === name)
            .filter(open => (instance.since.get(open.key) ?? 0) <= place)
            .map(open => ({ instance, subscription: open.key })),
    )
    const starts = [...this.graphs.values()].flatMap(graph =>
      signalStarts(graph, name, this.now).map(start => ({ graph, start })),
    )
    const hops = linkOf(chain, heard.length + starts.length)
    for (const { instance, subscription } of heard)
      this.deliver(instance, { type: 'trigger', subscription, variables, ...hops })
    const begun = starts.filter(
      ({ graph, start }) => !('code' in this.begin(graph, { start, variables, ...hops })),
    )
    return heard.length + begun.length
  }

  private async runScript(instance: Instance, key: number): Promise<void> {
    const source = instance.scripts.get(key)
    if (source === undefined || instance.state.runs[key]?.wait?.kind !== 'job' || !this.sandbox) return
    const sandbox = await this.sandbox()
    if (sandbox === null) return
    await sandbox.ready()
    const variables = visibleVariables(instance.state, key)
    const result = await sandbox.run({ source, variables, now: this.now, seed: key })
    this.deliver(
      instance,
      result.ok
        ? { type: 'complete', key, variables: merged(result.value) }
        : { type: 'fail', key, retries: 0, message: result.message },
    )
  }

  private fire({ at, instance, subscription }: WaitingTimer): void {
    this.now = Math.max(this.now, at)
    this.deliver(instance, { type: 'trigger', subscription, variables: {} })
  }

  private beginByTimer(timer: StartTimer): void {
    const { graph, start, due } = timer
    this.now = Math.max(this.now, due!.due)
    timer.due = nextDue(due!)
    const instance = this.begin(graph, { start, variables: {} })
    if ('code' in instance)
      throw new Error(`${graph.processId} does not begin by its timer: ${instance.message}`)
  }

  private count(): void {
    this.commands += 1
    if (this.commands > MOST_COMMANDS)
      throw new Error(`The run does not come to rest: ${MOST_COMMANDS} commands followed from one step.`)
  }
}

type Effect = { readonly instance: Instance; readonly event: Event; readonly place: number }

const endings: ReadonlySet<Event['type']> = new Set([
  'process.completed',
  'process.terminated',
  'process.canceled',
])

/** The events that reach beyond their own instance. */
const reaches: ReadonlySet<Event['type']> = new Set([
  'message.sent',
  'signal.thrown',
  'store.written',
  'subscription.opened',
  'call.started',
  'call.canceled',
  'call.changed',
  'escalation.thrown',
  'job.created',
  'job.retried',
  ...endings,
])

function subscriptions(instance: Instance): Subscription[] {
  return Object.values(instance.state.subscriptions)
}

/** What a script returns is merged where it is an object; any other value says nothing. */
function merged(value: unknown): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {}
}

/** Whether what it speaks of has ended meanwhile: the subscription is closed, or the call is over. */
function comesTooLate({ state }: Instance, command: Command): boolean {
  switch (command.type) {
    case 'trigger':
      return state.subscriptions[command.subscription] === undefined
    case 'calledCompleted':
    case 'calledFailed':
    case 'calledEscalated':
    case 'calledMissing':
      return state.runs[command.key]?.wait?.kind !== 'call'
    default:
      return false
  }
}
