// One transaction for many orders. Instances are locked first and in the order of their ids, so that two batches
// never wait for each other in a circle; everything is decided in memory; then each table is written once.
// What concerns an instance that is not locked becomes a row in `due`, which a later batch pays.

import { randomInt } from 'node:crypto'
import type { ClientBase } from 'pg'
import { advance, type Command, type Event, type State } from '../../engine/index.ts'
import { textOf, triggerOf } from '../../engine/run/route.ts'
import { NO_HEAD } from '../audit/chain.ts'
import { logRefusedStart, mayNotBegin, versionFor } from '../rules/framework.ts'
import { countSuggestion, followsSuggestion } from '../rules/suggestions.ts'
import { type ItemPlace, type ItemResult, itemId, lockItems } from '../store/batch-operations.ts'
import { lockInstances, type TrailRow } from '../store/case-rows.ts'
import { isTransient } from '../store/connect.ts'
import { destroyKeys, lastGeneration } from '../store/data-keys.ts'
import { lockDue } from '../store/due.ts'
import { forgetContent, liveInstances } from '../store/erasure.ts'
import { readStanding, type Standing } from '../store/frameworks.ts'
import { lockLeases } from '../store/jobs.ts'
import { knownMessages, knownSignals, type Waiting, waitingMessages } from '../store/messages.ts'
import { openState } from '../store/packed.ts'
import type { CaseKey, Keyring } from '../store/seal.ts'
import { revisionsOf } from '../store/user-tasks.ts'
import { uuid } from '../store/uuid.ts'
import type { Cached, StateCache } from './cache.ts'
import { Calls } from './calls.ts'
import type { Case } from './case.ts'
import { Conditions } from './conditions.ts'
import { type Listener, listenersOf } from './correlate.ts'
import type { Definition, Definitions } from './definitions.ts'
import { Ledger } from './ledger.ts'
import { type Known, Post } from './post.ts'
import { openIn, project } from './project.ts'
import { Stores } from './stores.ts'
import { Versions } from './versions.ts'
import {
  AGAIN,
  type Answer,
  type CommandWork,
  type Order,
  type Refusal,
  refuse,
  type StartWork,
} from './work.ts'

/** An order that our own code could not carry out: the batch is taken apart without it. */
export class OrderFailed extends Error {
  readonly order: Order
  constructor(order: Order, cause: unknown) {
    super('An order could not be carried out.', { cause })
    this.order = order
  }
}

export type Result = {
  readonly answers: ReadonlyMap<Order, Answer>
  readonly states: ReadonlyMap<string, Cached>
  readonly changed: ReturnType<Ledger['changed']>
  /** The last entry of some trail: whether it exists tells whether the commit was done. */
  readonly proof: TrailRow | null
}

/** What is read before anything is locked. */
type Prepared = {
  readonly known: Known
  readonly waiting: ReadonlyMap<string, Waiting>
  readonly listeners: ReadonlyMap<Order, readonly Listener[]>
  /** The live instances of cases that are to be erased. */
  readonly ofCase: ReadonlyMap<string, readonly string[]>
}

/** What several batches share. */
export type Shared = {
  readonly definitions: Definitions
  readonly cache: StateCache
  readonly keyring: Keyring
}

export class Batch {
  readonly client: ClientBase
  readonly definitions: Definitions
  readonly versions: Versions
  readonly stores: Stores
  readonly ledger: Ledger
  readonly now: number
  private readonly at: string
  private readonly cache: StateCache
  private readonly keyring: Keyring
  private readonly post: Post
  private readonly calls: Calls
  private readonly conditions: Conditions
  /** How the framework stands, once it has been asked for. */
  private standing: Standing | null = null
  private leases: ReadonlyMap<string, number> = new Map()
  private revs: ReadonlyMap<string, number> = new Map()
  /** Consequences for instances of this batch, in the order they arose. */
  private readonly pending: { instance: string; command: Command }[] = []

  constructor(client: ClientBase, { definitions, cache, keyring }: Shared, now: Date) {
    this.client = client
    this.definitions = definitions
    this.versions = new Versions(client, definitions)
    this.stores = new Stores(client, keyring)
    this.cache = cache
    this.keyring = keyring
    this.now = now.getTime()
    this.at = now.toISOString()
    this.ledger = new Ledger(this.at)
    this.post = new Post(this)
    this.calls = new Calls(this)
    this.conditions = new Conditions(this)
  }

  async run(orders: readonly Order[]): Promise<Result> {
    const prepared = await this.prepare(orders)
    // Locks, always in this order: instances, what is due, jobs, items of batch operations.
    await this.lock(idsOf(orders, prepared))
    const paid = await lockDue(
      this.client,
      orders.flatMap(({ due }) => (due === null ? [] : [due])),
    )
    this.leases = await lockLeases(
      this.client,
      orders.flatMap(({ work }) =>
        work.kind === 'command' && work.lease !== undefined ? [placeOf(work)] : [],
      ),
    )
    this.revs = await revisionsOf(
      this.client,
      orders.flatMap(({ work }) =>
        work.kind === 'command' && work.rev !== undefined ? [placeOf(work)] : [],
      ),
    )
    const open = await lockItems(this.client, orders.flatMap(itemOf))
    const answers = await this.carryOutAll(orders, prepared, { paid, open })
    for (const [order, answer] of answers) {
      if (answer === AGAIN && order.due !== null) paid.delete(order.due)
      if (order.once && answer.ok) this.ledger.outcomes.push({ ...order.once, outcome: answer })
    }
    await this.stores.write(this.at)
    await this.ledger.write(this.client, this.keyring, [...paid])
    return { answers, states: this.ledger.states(), changed: this.ledger.changed(), proof: this.ledger.proof }
  }

  private async prepare(orders: readonly Order[]): Promise<Prepared> {
    const works = orders.map(({ work }) => work)
    const messages = works.filter(work => work.kind === 'message')
    const known = {
      messages: await knownMessages(this.client, messages),
      signals: await knownSignals(this.client, messages),
    }
    const waiting = await waitingMessages(
      this.client,
      works.flatMap(work => (work.kind === 'redelivery' ? [work.message] : [])),
    )
    const ofCase = await liveInstances(
      this.client,
      works.flatMap(work => (work.kind === 'erasure' ? [work.caseId] : [])),
    )
    const listeners = new Map<Order, readonly Listener[]>()
    for (const order of orders) {
      const { work } = order
      const kept = work.kind === 'redelivery' ? waiting.get(work.message) : undefined
      const message = work.kind === 'message' ? work.message : kept?.message
      if (!message || (work.kind === 'message' && work.beginsOnly)) continue
      const had = new Set(kept?.delivered)
      listeners.set(order, await listenersOf(this.client, this.definitions, message, this.now, had))
    }
    return { known, waiting, listeners, ofCase }
  }

  private async lock(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const cached = ids.map(id => this.cache.take(id))
    const rows = await lockInstances(
      this.client,
      ids,
      cached.map(known => known?.seq ?? -1),
    )
    const byId = new Map(ids.map((id, index) => [id, cached[index] ?? null]))
    for (const row of rows) {
      // Erased, and so ended for good.
      if (!row.wrapped) continue
      const known = byId.get(row.id) ?? null
      const key =
        known?.key.generation === row.generation
          ? known.key
          : this.keyring.unwrap(row.root_id, row.generation, row.wrapped)
      this.ledger.cases.set(row.id, {
        id: row.id,
        key,
        definition: await this.versions.get(row.definition_key),
        state: row.state ? (openState(row.id, row.state, key) as State) : known!.state,
        seq: row.seq,
        head: row.head,
        before: row.seq,
        rootId: row.root_id,
        startedBy: row.started_by,
        conversation: null,
      })
    }
  }

  // One order after the other

  private async carryOutAll(
    orders: readonly Order[],
    prepared: Prepared,
    { paid, open }: { readonly paid: ReadonlySet<string>; readonly open: Set<string> },
  ): Promise<Map<Order, Answer>> {
    const answers = new Map<Order, Answer>()
    for (const order of orders) {
      const [item] = itemOf(order)
      if ((order.due !== null && !paid.has(order.due)) || (item && !open.delete(itemId(item)))) {
        answers.set(order, refuse('PAID_ALREADY', 'Another server has done this.'))
        continue
      }
      try {
        const answer = await this.carryOut(order, prepared)
        answers.set(order, answer)
        if (item) this.ledger.items.push(resultOf(item, answer))
        await this.settle()
      } catch (error) {
        if (isOfDatabase(error) || isTransient(error)) throw error
        throw new OrderFailed(order, error)
      }
    }
    return answers
  }

  private async carryOut(order: Order, { known, waiting, listeners, ofCase }: Prepared): Promise<Answer> {
    const { work } = order
    const owed = order.due !== null
    switch (work.kind) {
      case 'command':
        return this.command(work, owed)
      case 'start':
        return this.start(work)
      case 'message':
        return this.post.publish(work, listeners.get(order) ?? [], known, owed)
      case 'redelivery':
        return this.post.redeliver(waiting.get(work.message), listeners.get(order) ?? [])
      case 'signal':
        return this.post.broadcast(work)
      case 'store':
        return this.conditions.changed(work)
      case 'conditions':
        return this.conditions.begin(work)
      case 'cancelCalled':
        return this.calls.cancelCalled(work.parent, work.key)
      case 'erasure':
        return this.erase(work.caseId, ofCase.get(work.caseId) ?? [])
    }
  }

  private async command(work: CommandWork, owed: boolean): Promise<Answer> {
    const found = this.ledger.cases.get(work.instance)
    if (!found?.state) return refuse('NO_SUCH_INSTANCE', 'There is no such case.')
    if (owed && found.state.status === 'suspended') {
      this.ledger.keep(work.instance, work.command, work.actor)
      return refuse('INSTANCE_SUSPENDED', 'The instance is suspended; this is kept until it goes on.')
    }
    const refusal = work.guard?.(found.state) ?? this.leaseRefusal(work) ?? this.revRefusal(work)
    if (refusal) return refusal
    const target = work.definition === undefined ? found.definition : await this.versions.get(work.definition)
    return this.execute(found, work.command, work.actor, target)
  }

  private leaseRefusal(work: CommandWork): Refusal | null {
    if (work.lease === undefined) return null
    const { instance, key } = placeOf(work)
    const lease = this.leases.get(`${instance}.${key}`)
    if (lease === undefined) return refuse('NO_SUCH_KEY', 'The job is not open any more.')
    return lease === work.lease ? null : refuse('LEASE_LOST', 'The job is lent to somebody else by now.')
  }

  /** Changes of this batch are not in the table yet; what it has changed has another revision than anybody has seen. */
  private revRefusal(work: CommandWork): Refusal | null {
    if (work.rev === undefined) return null
    const { instance, key } = placeOf(work)
    const id = `${instance}.${key}`
    const { tasks } = this.ledger.projection
    const same = this.revs.get(id) === work.rev && !tasks.patched.has(id) && !tasks.created.has(id)
    return same ? null : refuse('STALE', 'Somebody has changed this task since you read it.')
  }

  private async start(work: StartWork): Promise<Answer> {
    const definition =
      work.definition === undefined
        ? await this.versions.latest(work.process)
        : await this.versions.get(work.definition)
    if (!definition) return refuse('NO_SUCH_PROCESS', `No process ${work.process} is deployed.`)
    return this.begin(definition, work.command, work.actor, null)
  }

  /** Begins an instance; one that is called belongs to the case of its caller, and lies under the same key. */
  async begin(
    definition: Definition,
    command: Extract<Command, { type: 'start' }>,
    actor: string,
    conversation: string | null,
    caller: Case | null = null,
  ): Promise<Answer> {
    this.standing ??= await readStanding(this.client)
    const outside = mayNotBegin(definition.graph, this.standing)
    if (outside) {
      await logRefusedStart(this.client, definition.graph, actor, outside)
      return outside
    }
    const variables = { ...command.variables, ...versionFor(definition.graph, this.standing) }
    const id = uuid(this.now)
    const fresh: Case = {
      id,
      key: caller?.key ?? this.makeKey(id),
      definition,
      state: null,
      seq: 0,
      head: NO_HEAD,
      before: null,
      rootId: caller?.rootId ?? id,
      startedBy: actor,
      conversation,
    }
    // What a process draws by lot is drawn from this, and so can be drawn again by whoever checks it.
    return this.execute(fresh, { seed: randomInt(2 ** 31), ...command, variables }, actor)
  }

  private makeKey(caseId: string): CaseKey {
    const key = this.keyring.make(1)
    this.ledger.keys.push({ caseId, key })
    return key
  }

  /** The heart: decide, append, project, and see to what reaches beyond the instance. */
  async execute(
    found: Case,
    command: Command,
    actor: string,
    target: Definition = found.definition,
  ): Promise<Answer> {
    const before = openIn(found.state)
    const followed = followsSuggestion(found.state, command)
    const given = await this.stores.handTo(target.graph, command)
    const outcome = advance(target.graph, found.state, given, this.now)
    if (!outcome.ok) return { ok: false, ...outcome.rejection }
    const { state, events } = outcome
    found.definition = target
    found.state = state
    this.ledger.cases.set(found.id, found)
    if (command.type === 'storesChanged' && events.length === 0)
      return { ok: true, instance: found.id, seq: found.seq, events }
    this.ledger.append(found, given, actor, events)
    await countSuggestion(this.client, target.processId, events, followed)
    const place = { instance: found.id, process: target.processId, definition: target.key, at: this.at }
    project(this.ledger.projection, place, before, state, events)
    for (const event of events) await this.follow(found, event)
    return { ok: true, instance: found.id, seq: found.seq, events }
  }

  // What reaches beyond the instance

  private async follow(found: Case, event: Event): Promise<void> {
    const actor = `instance:${found.id}`
    switch (event.type) {
      case 'call.started':
        return this.calls.start(found, event)
      case 'call.canceled':
        return this.calls.cancel(found.id, event.key)
      case 'message.sent': {
        const { name, correlationKey, correlation, variables, target } = event
        const message = { name, correlationKey, correlation, variables, target }
        return this.ledger.owe(null, 'message', { message, actor })
      }
      case 'store.written': {
        const { store, value } = event
        return this.ledger.owe(null, 'store', { store, before: this.stores.put(store, value) })
      }
      case 'signal.thrown': {
        const { name, variables } = event
        return this.ledger.owe(null, 'signal', { name, variables, except: found.id, actor })
      }
      case 'escalation.thrown': {
        const { code, variables, caughtBy } = event
        if (caughtBy === 'parent')
          this.calls.report(found, key => ({ type: 'calledEscalated', key, code, variables }))
        return
      }
      case 'process.completed':
      case 'process.terminated':
      case 'process.canceled':
        // A message that waits may begin the next instance of its conversation.
        for (const name of startMessages(found.definition)) this.ledger.opened.add(name)
        return this.calls.ended(found, event)
      case 'subscription.opened': {
        const { kind, name } = event.subscription
        if (kind === 'message' && name !== null) this.ledger.opened.add(name)
      }
    }
  }

  /** A consequence for an instance of this batch: it comes once the order that caused it is carried out. */
  next(instance: string, command: Command): void {
    this.pending.push({ instance, command })
  }

  /** Consequences within the batch. A refusal here means that the other side has moved on: nobody waits for an answer. */
  private async settle(): Promise<void> {
    for (let next = this.pending.shift(); next; next = this.pending.shift()) {
      const found = this.ledger.cases.get(next.instance)
      if (found) await this.execute(found, next.command, 'system')
    }
  }

  /** What lives on gets a new key; what the old ones sealed can be opened by nobody any more. */
  private async erase(caseId: string, locked: readonly string[]): Promise<Answer> {
    const live = (await liveInstances(this.client, [caseId])).get(caseId) ?? []
    if (live.some(id => !locked.includes(id))) return AGAIN
    const last = await lastGeneration(this.client, caseId)
    if (last === null) return refuse('NO_SUCH_INSTANCE', 'There is no such case.')
    const key = this.keyring.make(last + 1)
    this.ledger.keys.push({ caseId, key })
    for (const id of locked) {
      const found = this.ledger.cases.get(id)
      if (!found) continue
      found.key = key
      this.ledger.resealed.add(id)
    }
    await destroyKeys(this.client, caseId, key.generation)
    await forgetContent(this.client, caseId)
    return { ok: true, message: caseId, instances: locked, expiresAt: null, duplicate: false }
  }
}

function idsOf(orders: readonly Order[], { listeners, ofCase }: Prepared): string[] {
  const ids = new Set([...ofCase.values()].flat())
  for (const { work } of orders) if (work.kind === 'command') ids.add(work.instance)
  for (const chosen of listeners.values()) for (const { instance } of chosen) ids.add(instance)
  return [...ids].sort()
}

function itemOf({ work }: Order): ItemPlace[] {
  return work.kind === 'command' && work.item ? [work.item] : []
}

function resultOf({ operation, position }: ItemPlace, answer: Answer): ItemResult {
  if (answer.ok) return { operation, position, state: 'completed', code: null, message: null }
  return { operation, position, state: 'failed', code: answer.code, message: answer.message }
}

function placeOf({ instance, command }: CommandWork): { instance: string; key: number } {
  return { instance, key: 'key' in command ? command.key : 0 }
}

/** An SQLSTATE: the whole transaction has failed, and not one order. */
function isOfDatabase(error: unknown): boolean {
  return /^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? '')
}

function startMessages({ graph }: Definition): string[] {
  return graph.starts.flatMap(start => {
    const trigger = triggerOf(graph, start)
    const name = trigger?.kind === 'message' ? textOf(trigger.name, 0) : null
    return name === null ? [] : [name]
  })
}
