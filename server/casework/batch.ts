// One transaction for many orders. Instances are locked first and in the order of their ids, so that two batches
// never wait for each other in a circle; everything is decided in memory; then each table is written once.
// What concerns an instance that is not locked becomes a row in `due`, which a later batch pays.

import type { ClientBase } from 'pg'
import { advance, type Command } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { mayNotPassGates } from '../rules/gates.ts'
import { mayNotWriteOwn } from '../rules/own-variables.ts'
import { countSuggestion, followsSuggestion } from '../rules/suggestions.ts'
import { type ItemPlace, type ItemResult, itemId } from '../store/batch-operations.ts'
import { answersOf, type Begun, gather, isTransient } from '../store/connect.ts'
import { claimId } from '../store/idempotency.ts'
import type { LockedInstance, TrailRow } from '../store/instance-rows.ts'
import type { LinkAnswer } from '../store/one-time-links.ts'
import type { Keyring } from '../store/seal.ts'
import { openState } from '../store/stored-state.ts'
import type { CaseCache } from './cache.ts'
import { Calls } from './calls.ts'
import type { Case } from './case.ts'
import { Conditions } from './conditions.ts'
import type { Definition, Definitions } from './definitions.ts'
import { erase } from './erase.ts'
import { follow } from './follow.ts'
import { Ledger } from './ledger.ts'
import { type Held, hold, itemOf, placeOf } from './locks.ts'
import { Post } from './post.ts'
import { type Prepared, prepare } from './prepare.ts'
import { openIn, project, signalEars } from './project.ts'
import { Starts } from './starts.ts'
import { Stores } from './stores.ts'
import { Versions } from './versions.ts'
import { AGAIN, type Answer, type CommandWork, type Order, type Refusal, refuse } from './work.ts'

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
  readonly live: readonly Case[]
  readonly changed: ReturnType<Ledger['changed']>
}

/** What several batches share. */
export type Shared = {
  readonly definitions: Definitions
  readonly cache: CaseCache
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
  /** The number of the subscription that was opened last before this transaction. */
  private readonly opened: string
  readonly keyring: Keyring
  readonly calls: Calls
  private readonly starts: Starts
  private readonly post: Post
  private readonly conditions: Conditions
  private readonly orders: readonly Order[]
  private readonly prepared: Prepared
  private readonly held: Held
  /** Consequences for instances of this batch, in the order they arose. */
  private readonly pending: { instance: string; command: Command; depth: number }[] = []
  /** How many consequences led, one by the other, to what is carried out just now. */
  private depth = 0

  /** Locks what the orders need, right behind the `begin` whose answer tells the time. */
  static async open(
    client: ClientBase,
    shared: Shared,
    orders: readonly Order[],
    begun: Promise<Begun>,
  ): Promise<Batch> {
    const prepared = await prepare(client, shared, orders, begun)
    const held = await hold(client, shared.cache, orders, prepared)
    const batch = new Batch(client, shared, await begun, orders, prepared, held)
    for (const row of held.instances) await batch.take(row)
    return batch
  }

  private constructor(
    client: ClientBase,
    { definitions, keyring }: Shared,
    { now, opened }: Begun,
    orders: readonly Order[],
    prepared: Prepared,
    held: Held,
  ) {
    this.client = client
    this.definitions = definitions
    this.versions = new Versions(client, definitions)
    this.stores = new Stores(client, keyring)
    this.keyring = keyring
    this.now = now.getTime()
    this.at = now.toISOString()
    this.opened = opened
    this.ledger = new Ledger(this.at)
    this.starts = new Starts(this)
    this.post = new Post(this)
    this.calls = new Calls(this)
    this.conditions = new Conditions(this)
    this.orders = orders
    this.prepared = prepared
    this.held = held
  }

  /** Carries out the orders in memory, one after the other. */
  async decide(): Promise<Result> {
    const { paid } = this.held
    const answers = new Map<Order, Answer>()
    for (const order of this.orders) {
      const answer = await this.answer(order)
      answers.set(order, answer)
      if (answer === AGAIN && order.due !== null) paid.delete(order.due)
      if (order.once && answer.ok) this.ledger.outcomes.push({ ...order.once, outcome: answer })
    }
    const { ledger } = this
    return {
      answers,
      live: ledger.live(),
      changed: ledger.changed(),
    }
  }

  /** The last entry of some trail: whether it exists tells whether the commit was done. */
  get proof(): TrailRow | null {
    return this.ledger.proof
  }

  /** Sends what was decided and needs no sealing; several statements that leave as one packet. */
  async writeOpen(): Promise<void> {
    await answersOf([
      this.stores.write(this.at),
      this.ledger.writeOpen(this.client, this.keyring, [...this.held.paid]),
    ])
  }

  /** Seals what was decided, and sends it. */
  async writeSealed(): Promise<void> {
    await this.ledger.seal()
    gather(this.client)
    await this.ledger.writeSealed(this.client, this.keyring)
  }

  private async take({ id, changed }: LockedInstance): Promise<void> {
    const known = this.held.remembered.get(id)
    if (changed === null) {
      this.ledger.cases.set(id, { ...known!, before: known!.seq })
      return
    }
    const { seq, head, root_id: rootId, generation, wrapped } = changed
    // Erased, and so ended for good.
    if (!wrapped) return
    const key =
      known?.key.generation === generation ? known.key : this.keyring.unwrap(rootId, generation, wrapped)
    this.ledger.cases.set(id, {
      id,
      key,
      definition: await this.versions.get(changed.definition_key),
      ...openState(id, changed, key),
      seq,
      head,
      before: seq,
      rootId,
      startedBy: changed.started_by,
      conversation: null,
    })
  }

  private async answer(order: Order): Promise<Answer> {
    const { paid, open, claims } = this.held
    const [item] = itemOf(order)
    if ((order.due !== null && !paid.has(order.due)) || (item && !open.delete(itemId(item))))
      return refuse('PAID_ALREADY', tell`Another server has done this.`)
    if (order.once && !claims.has(claimId(order.once)))
      return refuse('OVERLOADED', tell`This request came again and is under way there; please ask once more.`)
    try {
      const answer = await this.carryOut(order)
      if (item) this.ledger.items.push(resultOf(item, answer))
      await this.settle()
      return answer
    } catch (error) {
      if (isOfDatabase(error) || isTransient(error)) throw error
      throw new OrderFailed(order, error)
    }
  }

  private async carryOut(order: Order): Promise<Answer> {
    const { known, waiting, listeners, ofCase } = this.prepared
    const { work } = order
    const owed = order.due !== null
    // What an earlier transaction owes was looked at when it came.
    const refusal = owed ? null : mayNotWriteOwn(work)
    if (refusal) return refusal
    switch (work.kind) {
      case 'command':
        return this.command(work, owed)
      case 'start':
        return this.starts.start(work)
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
      case 'tellCalled':
        return this.calls.tellCalled(work)
      case 'erasure':
        return erase(this, work.caseId, ofCase.get(work.caseId) ?? [])
    }
  }

  private async command(work: CommandWork, owed: boolean): Promise<Answer> {
    const found = this.ledger.cases.get(work.instance)
    if (!found?.state) return refuse('NO_SUCH_INSTANCE', tell`There is no such case.`)
    if (owed && found.state.status === 'suspended') {
      this.ledger.keep(work.instance, work.command, work.actor)
      return refuse('INSTANCE_SUSPENDED', tell`The instance is suspended; this is kept until it goes on.`)
    }
    const refusal =
      this.linkRefusal(work) ?? work.guard?.(found.state) ?? this.leaseRefusal(work) ?? this.revRefusal(work)
    if (refusal) return refusal
    const target = work.definition === undefined ? found.definition : await this.versions.get(work.definition)
    const answer = await this.execute(found, work.command, work.actor, target)
    if (answer.ok && work.files) this.ledger.files.push({ instance: found.id, key: found.key, ...work.files })
    if (answer.ok && work.link) this.spend(work.link)
    return answer
  }

  private linkRefusal({ link }: CommandWork): Refusal | null {
    return link === undefined || this.held.links.has(link.id)
      ? null
      : refuse('LINK_DEAD', tell`This link was used, withdrawn or has expired meanwhile.`)
  }

  private spend(link: LinkAnswer): void {
    this.held.links.delete(link.id)
    this.ledger.links.push(link)
  }

  private leaseRefusal(work: CommandWork): Refusal | null {
    if (work.lease === undefined) return null
    const { instance, key } = placeOf(work)
    const lease = this.held.leases.get(`${instance}.${key}`)
    if (lease === undefined) return refuse('NO_SUCH_KEY', tell`The job is not open any more.`)
    if (work.lease === null)
      return lease.lent
        ? refuse('LEASE_NEEDED', tell`The job is lent at the moment; say under which lease.`)
        : null
    return lease.number === work.lease
      ? null
      : refuse('LEASE_LOST', tell`The job is lent to somebody else by now.`)
  }

  /** Changes of this batch are not in the table yet; what it has changed has another revision than anybody has seen. */
  private revRefusal(work: CommandWork): Refusal | null {
    if (work.rev === undefined) return null
    const { instance, key } = placeOf(work)
    const id = `${instance}.${key}`
    const { tasks } = this.ledger.projection
    const same = this.held.revs.get(id) === work.rev && !tasks.patched.has(id) && !tasks.created.has(id)
    return same ? null : refuse('STALE', tell`Somebody has changed this task since you read it.`)
  }

  /** Begins an instance; one that is called names its caller. */
  begin(...given: Parameters<Starts['begin']>): Promise<Answer> {
    return this.starts.begin(...given)
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
    const past = mayNotPassGates(found.definition.graph, target.graph, found.state, given, this.now)
    if (past !== null) return past
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
    const place = {
      instance: found.id,
      process: target.processId,
      definition: target.key,
      at: this.at,
      nameOf: (element: string) => target.graph.nodes.get(element)?.name ?? null,
    }
    project(this.ledger.projection, place, before, state, events)
    const ears = signalEars(this.ledger.projection, events)
    const armedFor = (signal: string) => ({ opened: this.opened, ears: ears.get(signal) ?? [] })
    for (const event of events)
      if (event.type === 'call.started') await this.calls.start(found, event)
      else follow(this, found, event, armedFor)
    return { ok: true, instance: found.id, seq: found.seq, events }
  }

  /** A consequence for an instance of this batch: it comes once the order that caused it is carried out. */
  next(instance: string, command: Command): void {
    this.pending.push({ instance, command, depth: this.depth + 1 })
  }

  /**
   * Consequences within the batch. A refusal here means that the other side has moved on: nobody waits for an answer.
   * What goes on and on is left to later batches, so that others have their turn.
   */
  private async settle(): Promise<void> {
    for (let next = this.pending.shift(); next; next = this.pending.shift()) {
      const { instance, command, depth } = next
      const found = this.ledger.cases.get(instance)
      this.depth = depth
      if (depth > MOST_DEEP) this.ledger.owe(instance, 'command', { command, actor: 'system' })
      else if (found) await this.execute(found, command, 'system')
    }
    this.depth = 0
  }
}

/** A chain of consequences that is longer goes on in the next batch. */
const MOST_DEEP = 50

function resultOf({ operation, position }: ItemPlace, answer: Answer): ItemResult {
  if (answer.ok) return { operation, position, state: 'completed', code: null, message: null }
  return { operation, position, state: 'failed', code: answer.code, message: answer.message }
}

/** An SQLSTATE: the whole transaction has failed, and not one order. */
function isOfDatabase(error: unknown): boolean {
  return /^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? '')
}
