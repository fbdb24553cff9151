// One transaction for many orders. Instances are locked first and in the order of their ids, so that two batches
// never wait for each other in a circle; everything is decided in memory; then each table is written once.
// What concerns an instance that is not locked becomes a row in `due`, which a later batch pays.

import { randomInt } from 'node:crypto'
import type { ClientBase } from 'pg'
import { advance, type Command, type Event, type State } from '../../engine/index.ts'
import { type Message, messageStarts, signalStarts, told, triggerOf } from '../../engine/run/route.ts'
import { hashOf, NO_HEAD, sealEntry } from '../audit/chain.ts'
import { logRefusedStart, mayNotBegin, versionFor } from '../rules/framework.ts'
import {
  type DueRow,
  deleteRows,
  INCIDENT,
  type InstanceRow,
  insertDue,
  insertInstances,
  insertRows,
  insertTrail,
  JOB,
  lockInstances,
  markSuspended,
  patchRows,
  SUBSCRIPTION,
  type TrailRow,
  USER_TASK,
  updateInstances,
} from '../store/case-rows.ts'
import { destroyKeys, insertKeys, type NewKey } from '../store/data-keys.ts'
import { forgetContent, liveInstances } from '../store/erasure.ts'
import { readStanding, type Standing } from '../store/frameworks.ts'
import { keepOutcomes } from '../store/idempotency.ts'
import {
  insertMessages,
  insertSignals,
  knownMessages,
  knownSignals,
  lockMessages,
  markDelivered,
  type Waiting,
} from '../store/messages.ts'
import { openState, sealState } from '../store/packed.ts'
import type { CaseKey, Keyring } from '../store/seal.ts'
import { uuid } from '../store/uuid.ts'
import type { Cached, StateCache } from './cache.ts'
import type { Changes } from './changes.ts'
import { type Listener, listenersOf, signalListeners } from './correlate.ts'
import type { Definition, Definitions } from './definitions.ts'
import { emptyProjection, openIn, project } from './project.ts'
import {
  type Answer,
  type CommandWork,
  type MessageWork,
  type Order,
  type Refusal,
  refuse,
  type StartWork,
  type Told,
} from './work.ts'

/** How long a message sent by a process waits, beyond its own time to live, for those who are about to listen. */
const GRACE_MS = 10_000

/** An instance in memory while the batch works on it. */
type Case = {
  readonly id: string
  definition: Definition
  state: State | null
  seq: number
  head: Buffer
  /** The number under which the row was locked; null for a new instance. */
  readonly before: number | null
  readonly rootId: string
  key: CaseKey
  readonly startedBy: string
  readonly conversation: string | null
}

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
  readonly cached: ReadonlyMap<string, Cached>
  readonly touched: readonly string[]
  /** Names of what changed, so that those who watch know what to fetch. */
  readonly resources: ReadonlySet<string>
  readonly jobTypes: ReadonlySet<string>
  readonly owes: boolean
  /** The last entry of some trail: whether it exists tells whether the commit was done. */
  readonly proof: TrailRow | null
}

export class Batch {
  private readonly client: ClientBase
  private readonly definitions: Definitions
  private readonly cache: StateCache
  private readonly keyring: Keyring
  private readonly now: number
  private readonly at: string
  private readonly cases = new Map<string, Case>()
  private readonly projection = emptyProjection()
  private readonly trail: TrailRow[] = []
  private readonly keys: NewKey[] = []
  /** Cases whose state is written anew although nothing happened in them. */
  private readonly resealed = new Set<string>()
  private readonly due: DueRow[] = []
  private readonly messages: Waiting[] = []
  private readonly delivered = new Map<string, { processes: string[]; instances: string[] }>()
  private readonly signals: { source: string; id: string; type: string; by: string; message: string }[] = []
  private readonly opened = new Set<string>()
  private readonly leases = new Map<string, number>()
  /** Consequences for instances of this batch, in the order they arose. */
  private readonly pending: { instance: string; command: Command }[] = []

  constructor(client: ClientBase, definitions: Definitions, cache: StateCache, keyring: Keyring, now: Date) {
    this.client = client
    this.keyring = keyring
    this.definitions = definitions
    this.cache = cache
    this.now = now.getTime()
    this.at = now.toISOString()
  }

  async run(orders: readonly Order[]): Promise<Result> {
    const answers = new Map<Order, Answer>()
    const prepared = await this.prepare(orders)
    await this.lock(prepared)
    const paid = await this.lockDue(orders)
    await this.readLeases(orders)
    for (const order of orders) {
      if (order.due !== null && !paid.has(order.due)) {
        answers.set(order, refuse('PAID_ALREADY', 'Another server has done this.'))
        continue
      }
      try {
        answers.set(order, await this.carryOut(order, prepared))
        await this.settle()
      } catch (error) {
        if ((error as { code?: string }).code?.length === 5) throw error
        throw new OrderFailed(order, error)
      }
    }
    await this.write(
      [...paid].filter(id => !orders.some(order => order.due === id && answers.get(order) === AGAIN)),
    )
    return this.result(answers)
  }

  // What is known before the lock

  private async prepare(orders: readonly Order[]): Promise<Prepared> {
    const messages = orders.flatMap(({ work }) => (work.kind === 'message' ? [work] : []))
    const known = await knownMessages(this.client, messages)
    const signals = await knownSignals(this.client, messages)
    const waiting = await lockMessages(
      this.client,
      orders.flatMap(({ work }) => (work.kind === 'redelivery' ? [work.message] : [])),
    )
    const listeners = new Map<Order, Listener[]>()
    for (const order of orders) {
      const { work } = order
      if (work.kind === 'message') listeners.set(order, await this.listen(work.message, []))
      if (work.kind === 'redelivery') {
        const message = waiting.get(work.message)
        if (message) listeners.set(order, await this.listen(message.message, message.delivered))
      }
    }
    const erasures = orders.flatMap(({ work }) => (work.kind === 'erasure' ? [work.caseId] : []))
    const ofCase = await liveInstances(this.client, erasures)
    return { known, signals, waiting, listeners, ofCase, ids: this.idsOf(orders, listeners, ofCase) }
  }

  private listen(message: Message, except: readonly string[]): Promise<Listener[]> {
    return listenersOf(this.client, this.definitions, message, this.now, new Set(except))
  }

  private idsOf(
    orders: readonly Order[],
    listeners: ReadonlyMap<Order, readonly Listener[]>,
    ofCase: ReadonlyMap<string, readonly string[]>,
  ): string[] {
    const ids = new Set<string>([...ofCase.values()].flat())
    for (const order of orders) {
      if (order.work.kind === 'command') ids.add(order.work.instance)
      for (const { instance } of listeners.get(order) ?? []) ids.add(instance)
    }
    return [...ids].sort()
  }

  // Locks, always in this order: instances, what is due, jobs

  private async lock({ ids }: Prepared): Promise<void> {
    if (ids.length === 0) return
    const cached = new Map(ids.map(id => [id, this.cache.take(id)]))
    const rows = await lockInstances(
      this.client,
      ids,
      ids.map(id => cached.get(id)?.seq ?? -1),
    )
    for (const row of rows) {
      // Erased, and so ended for good.
      if (!row.wrapped) continue
      const key = this.keyring.unwrap(row.root_id, row.generation, row.wrapped)
      this.cases.set(row.id, {
        key,
        id: row.id,
        definition: await this.definitions.get(this.client, row.definition_key),
        state: row.state ? (openState(row.id, row.state, key) as State) : cached.get(row.id)!.state,
        seq: row.seq,
        head: row.head,
        before: row.seq,
        rootId: row.root_id,
        startedBy: row.started_by,
        conversation: null,
      })
    }
  }

  private async lockDue(orders: readonly Order[]): Promise<Set<string>> {
    const ids = orders.flatMap(order => (order.due === null ? [] : [order.due]))
    if (ids.length === 0) return new Set()
    const { rows } = await this.client.query({
      name: 'lock-due',
      text: 'select id from due where id = any($1::bigint[]) for update skip locked',
      values: [ids],
    })
    return new Set(rows.map(row => row.id as string))
  }

  private async readLeases(orders: readonly Order[]): Promise<void> {
    const works = orders.flatMap(({ work }) =>
      work.kind === 'command' && work.lease !== undefined ? [work] : [],
    )
    if (works.length === 0) return
    const { rows } = await this.client.query({
      name: 'lock-leases',
      text: `select j.instance_id, j.key, j.lease from job j
             join unnest($1::uuid[], $2::bigint[]) as asked (instance_id, key) on j.instance_id = asked.instance_id and j.key = asked.key
             order by j.instance_id, j.key for update of j`,
      values: [works.map(work => work.instance), works.map(keyOf)],
    })
    for (const row of rows) this.leases.set(`${row.instance_id}.${row.key}`, Number(row.lease))
  }

  // One order

  private async carryOut(order: Order, prepared: Prepared): Promise<Answer> {
    const { work } = order
    switch (work.kind) {
      case 'command':
        return this.command(work, order.due !== null)
      case 'start':
        return this.start(work)
      case 'message':
        return this.message(work, order, prepared)
      case 'redelivery':
        return this.redeliver(work.message, order, prepared)
      case 'signal':
        return this.signal(work.name, work.variables, work.actor, work.except)
      case 'cancelCalled':
        return this.cancelCalled(work.parent, work.key)
      case 'erasure':
        return this.erase(work.caseId, prepared.ofCase.get(work.caseId) ?? [])
    }
  }

  private async command(work: CommandWork, owed: boolean): Promise<Answer> {
    const found = this.cases.get(work.instance)
    if (!found?.state) return refuse('NO_SUCH_INSTANCE', 'There is no such case.')
    if (owed && found.state.status === 'suspended') {
      this.keep(work.instance, work.command, work.actor)
      return refuse('INSTANCE_SUSPENDED', 'The instance is suspended; this is kept until it goes on.')
    }
    const refusal = work.guard?.(found.state) ?? this.leaseRefusal(work)
    if (refusal) return refusal
    if (work.definition !== undefined) {
      const target = await this.definitions.get(this.client, work.definition)
      return this.execute(found, work.command, work.actor, target)
    }
    return this.execute(found, work.command, work.actor)
  }

  private leaseRefusal(work: CommandWork): Refusal | null {
    if (work.lease === undefined) return null
    const lease = this.leases.get(`${work.instance}.${keyOf(work)}`)
    if (lease === undefined) return refuse('NO_SUCH_KEY', 'The job is not open any more.')
    return lease === work.lease ? null : refuse('LEASE_LOST', 'The job is lent to somebody else by now.')
  }

  private async start(work: StartWork): Promise<Answer> {
    const definition =
      work.definition === undefined
        ? await this.definitions.latest(this.client, work.process)
        : await this.definitions.get(this.client, work.definition)
    if (!definition) return refuse('NO_SUCH_PROCESS', `No process ${work.process} is deployed.`)
    return this.begin(definition, work.command, work.actor, null, null)
  }

  private async begin(
    definition: Definition,
    command: Extract<Command, { type: 'start' }>,
    actor: string,
    conversation: string | null,
    caller: Case | null,
  ): Promise<Answer> {
    const framework = await this.framework()
    const outside = mayNotBegin(definition.graph, framework)
    if (outside) {
      this.notBegun = outside
      await logRefusedStart(this.client, definition.graph, actor, outside)
      return outside
    }
    const variables = { ...command.variables, ...versionFor(definition.graph, framework) }
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

  private standing: Standing | null = null
  /** The last refusal to begin, for a message or signal that nobody else hears. */
  private notBegun: Refusal | null = null

  private async framework(): Promise<Standing> {
    this.standing ??= await readStanding(this.client)
    return this.standing
  }

  private makeKey(caseId: string): CaseKey {
    const key = this.keyring.make(1)
    this.keys.push({ caseId, key })
    return key
  }

  /** The heart: decide, append, project, and see to what reaches beyond the instance. */
  private async execute(
    found: Case,
    command: Command,
    actor: string,
    target: Definition = found.definition,
  ): Promise<Answer> {
    const before = openIn(found.state)
    const outcome = advance(target.graph, found.state, command, this.now)
    if (!outcome.ok) return { ok: false, code: outcome.rejection.code, message: outcome.rejection.message }
    found.definition = target
    found.state = outcome.state
    this.cases.set(found.id, found)
    this.append(found, command, actor, outcome.events)
    const place = { instance: found.id, process: target.processId, definition: target.key, at: this.at }
    project(this.projection, place, before, outcome.state, outcome.events)
    for (const event of outcome.events) await this.follow(found, event)
    return { ok: true, instance: found.id, seq: found.seq, events: outcome.events }
  }

  private append(found: Case, command: Command, actor: string, events: readonly Event[]): void {
    found.seq += 1
    const bytes = sealEntry(
      {
        instance: found.id,
        seq: found.seq,
        prev: found.head.toString('hex'),
        at: this.at,
        actor,
        definition: found.definition.key,
        command,
        events,
      },
      found.key,
    )
    found.head = hashOf(bytes)
    this.trail.push({
      instance_id: found.id,
      seq: found.seq,
      at: this.at,
      definition_key: found.definition.key,
      hash: found.head,
      generation: found.key.generation,
      bytes,
    })
  }

  // What reaches beyond the instance

  private async follow(found: Case, event: Event): Promise<void> {
    switch (event.type) {
      case 'call.started':
        return this.call(found, event)
      case 'call.canceled':
        return this.cancelChild(found.id, event.key)
      case 'message.sent': {
        const { name, correlationKey, correlation, variables, target } = event
        return this.owe(null, 'message', {
          message: { name, correlationKey, correlation, variables, target },
          actor: `instance:${found.id}`,
        })
      }
      case 'signal.thrown':
        return this.owe(null, 'signal', {
          name: event.name,
          variables: event.variables,
          except: found.id,
          actor: `instance:${found.id}`,
        })
      case 'escalation.thrown':
        if (event.caughtBy !== 'parent') return
        return this.report(found, key => ({
          type: 'calledEscalated',
          key,
          code: event.code,
          variables: event.variables,
        }))
      case 'process.completed':
        return this.report(found, key => ({ type: 'calledCompleted', key, variables: event.variables ?? {} }))
      case 'process.terminated':
        return this.report(found, key =>
          event.error
            ? { type: 'calledFailed', key, ...event.error }
            : { type: 'calledCompleted', key, variables: event.variables ?? {} },
        )
      case 'subscription.opened':
        if (event.subscription.kind === 'message' && event.subscription.name !== null)
          this.opened.add(event.subscription.name)
        return
    }
  }

  private async call(found: Case, event: Extract<Event, { type: 'call.started' }>): Promise<void> {
    const { process, binding, versionTag, businessKey, variables } = event
    const definition = await this.definitions.called(
      this.client,
      found.definition,
      process,
      binding,
      versionTag,
    )
    const parent = { ...event.parent, instance: found.id }
    const answer = definition
      ? await this.begin(
          definition,
          { type: 'start', variables, businessKey, parent },
          `instance:${found.id}`,
          null,
          found,
        )
      : refuse('CALLED_PROCESS_NOT_FOUND', `No process or global task ${process} is deployed.`)
    if (answer.ok) return
    this.pending.push({
      instance: found.id,
      command: { type: 'calledMissing', key: event.key, code: answer.code, message: answer.message },
    })
  }

  private cancelChild(parent: string, key: number): void {
    const child = [...this.cases.values()].find(
      ({ state }) => state?.parent?.instance === parent && state.parent.key === key,
    )
    if (child) this.pending.push({ instance: child.id, command: { type: 'cancel' } })
    else this.owe(null, 'cancelCalled', { parent, key })
  }

  private async cancelCalled(parent: string, key: number): Promise<Answer> {
    const { rows } = await this.client.query({
      name: 'called-instance',
      text: `select id from instance where parent_id = $1 and parent_key = $2 and status in ('active', 'suspended')`,
      values: [parent, key],
    })
    for (const { id } of rows)
      this.owe(id, 'command', { command: { type: 'cancel' }, actor: `instance:${parent}` })
    return refuse('PASSED_ON', 'The called instance will be canceled.')
  }

  /** Tells the call activity that waits for this instance. */
  private report(child: Case, command: (key: number) => Command): void {
    const parent = child.state?.parent
    if (!parent) return
    if (this.cases.get(parent.instance)?.state?.status === 'active')
      this.pending.push({ instance: parent.instance, command: command(parent.key) })
    else this.owe(parent.instance, 'command', { command: command(parent.key), actor: `instance:${child.id}` })
  }

  private owe(instance: string | null, kind: string, payload: object): void {
    this.due.push({ due_at: this.at, instance_id: instance, kind, payload })
  }

  /** What reaches a suspended instance waits until it goes on. */
  private keep(instance: string, command: Command, actor: string): void {
    this.due.push({ due_at: 'infinity', instance_id: instance, kind: 'command', payload: { command, actor } })
  }

  /** Consequences within the batch. A refusal here means that the other side has moved on: nobody waits for an answer. */
  private async settle(): Promise<void> {
    for (let next = this.pending.shift(); next; next = this.pending.shift()) {
      const found = this.cases.get(next.instance)
      if (found) await this.execute(found, next.command, 'system')
    }
  }

  /** What lives on gets a new key; what the old ones sealed can be opened by nobody any more. */
  private async erase(caseId: string, ids: readonly string[]): Promise<Answer> {
    const now = await liveInstances(this.client, [caseId])
    if ((now.get(caseId) ?? []).some(id => !ids.includes(id))) return AGAIN
    const { rows } = await this.client.query(
      'select max(generation) as last from data_key where case_id = $1',
      [caseId],
    )
    if (rows[0].last === null) return refuse('NO_SUCH_INSTANCE', 'There is no such case.')
    const key = this.keyring.make(rows[0].last + 1)
    this.keys.push({ caseId, key })
    for (const id of ids) {
      const found = this.cases.get(id)
      if (!found) continue
      found.key = key
      this.resealed.add(id)
    }
    await destroyKeys(this.client, caseId, key.generation)
    await forgetContent(this.client, caseId)
    return { ok: true, message: caseId, instances: ids, expiresAt: null, duplicate: false }
  }

  // Messages and signals

  private async message(work: MessageWork, order: Order, prepared: Prepared): Promise<Answer> {
    const earlier = this.earlier(work, prepared)
    if (earlier) return earlier
    const listeners = prepared.listeners.get(order) ?? []
    if (this.overtaken(listeners)) return AGAIN
    const id = uuid(this.now)
    this.notBegun = null
    const reached = await this.deliver(work.message, listeners, [], work.actor)
    if (reached.instances.length === 0 && this.notBegun && work.ttl === 0 && order.due === null)
      return this.notBegun
    if (reached.instances.length === 0 && work.mustBeHeard) {
      return refuse('NOBODY_LISTENS', `Nobody listens to the message ${work.message.name}.`)
    }
    const grace = order.due !== null && reached.processes.length === 0 ? GRACE_MS : 0
    const keepFor = Math.max(work.ttl, grace)
    const expiresAt = keepFor > 0 ? new Date(this.now + keepFor).toISOString() : null
    if (expiresAt !== null || work.id !== null || work.signal) {
      const { message, actor: by } = work
      const waiting = {
        id,
        message,
        messageId: work.id,
        by,
        at: this.at,
        expiresAt,
        delivered: reached.processes,
        instances: reached.instances,
      }
      this.messages.push(waiting)
      if (work.id !== null) prepared.known.set(`${work.message.name}\n${work.id}`, waiting)
      if (work.signal) {
        this.signals.push({ ...work.signal, by: work.actor, message: id })
        prepared.signals.set(`${work.signal.source}\n${work.signal.id}`, waiting)
      }
    }
    return { ok: true, message: id, instances: reached.instances, expiresAt, duplicate: false }
  }

  private earlier(work: MessageWork, prepared: Prepared): Told | null {
    const signal = work.signal && prepared.signals.get(`${work.signal.source}\n${work.signal.id}`)
    const known =
      signal ?? (work.id === null ? undefined : prepared.known.get(`${work.message.name}\n${work.id}`))
    return known
      ? {
          ok: true,
          message: known.id,
          instances: known.instances,
          expiresAt: known.expiresAt,
          duplicate: true,
        }
      : null
  }

  private async redeliver(id: string, order: Order, prepared: Prepared): Promise<Answer> {
    const waiting = prepared.waiting.get(id)
    if (!waiting) return refuse('PAID_ALREADY', 'The message has gone.')
    if (this.overtaken(prepared.listeners.get(order) ?? [])) return AGAIN
    const reached = await this.deliver(
      waiting.message,
      prepared.listeners.get(order) ?? [],
      waiting.delivered,
      waiting.by,
    )
    if (reached.processes.length > 0) this.delivered.set(id, reached)
    return {
      ok: true,
      message: id,
      instances: reached.instances,
      expiresAt: waiting.expiresAt,
      duplicate: false,
    }
  }

  /** Somebody else's order has fired one of the chosen subscriptions: the choice has to be made anew. */
  private overtaken(listeners: readonly Listener[]): boolean {
    return listeners.some(
      ({ instance, subscription }) => !this.cases.get(instance)?.state?.subscriptions[subscription],
    )
  }

  private async deliver(
    message: Message,
    listeners: readonly Listener[],
    had: readonly string[],
    actor: string,
  ) {
    const processes: string[] = []
    const instances: string[] = []
    const reached = (process: string, instance: string) => {
      processes.push(process)
      instances.push(instance)
    }
    for (const { instance, subscription, process } of listeners) {
      const found = this.cases.get(instance)
      const open = found?.state?.subscriptions[subscription]
      if (!found?.state || !open) continue
      const { graph } = found.definition
      const correlation = told(
        graph,
        graph.nodes.get(open.element)?.triggers[open.trigger],
        message,
        this.now,
      )
      const command: Command = { type: 'trigger', subscription, variables: message.variables, correlation }
      if (found.state.status === 'suspended') {
        this.keep(instance, command, actor)
        reached(process, instance)
      } else if ((await this.execute(found, command, actor)).ok) reached(process, instance)
    }
    for (const definition of await this.startable('message')) {
      if (had.includes(definition.processId) || processes.includes(definition.processId)) continue
      const begun = await this.beginByMessage(definition, message, actor)
      if (begun) reached(definition.processId, begun)
    }
    return { processes, instances }
  }

  private async beginByMessage(
    definition: Definition,
    message: Message,
    actor: string,
  ): Promise<string | null> {
    const [start] = messageStarts(definition.graph, message, this.now)
    if (!start) return null
    const correlation = told(definition.graph, triggerOf(definition.graph, start), message, this.now)
    const conversation = conversationOf(message.correlationKey, correlation)
    if (conversation !== null && (await this.converses(definition.processId, conversation))) return null
    const command = {
      type: 'start',
      element: start.element,
      trigger: start.trigger,
      variables: message.variables,
      correlation,
      businessKey: message.correlationKey,
    } as const
    const answer = await this.begin(definition, command, actor, conversation, null)
    return answer.ok && 'instance' in answer ? answer.instance : null
  }

  private async converses(process: string, conversation: string): Promise<boolean> {
    for (const found of this.cases.values()) {
      if (
        found.conversation === conversation &&
        found.definition.processId === process &&
        isLive(found.state)
      )
        return true
    }
    const { rows } = await this.client.query({
      name: 'conversation',
      text: `select id from instance where process_id = $1 and conversation = $2 and status in ('active', 'suspended')`,
      values: [process, conversation],
    })
    return rows.some(({ id }) => !this.cases.has(id) || isLive(this.cases.get(id)!.state))
  }

  private async signal(
    name: string,
    variables: MessageWork['message']['variables'],
    actor: string,
    except: string | null,
  ): Promise<Answer> {
    const listeners = await signalListeners(this.client, name, except)
    this.notBegun = null
    for (const { instance, subscription } of listeners) {
      this.owe(instance, 'command', { command: { type: 'trigger', subscription, variables }, actor })
    }
    const instances = listeners.map(({ instance }) => instance)
    for (const definition of await this.startable('signal')) {
      for (const start of signalStarts(definition.graph, name, this.now)) {
        const answer = await this.begin(
          definition,
          { type: 'start', element: start.element, trigger: start.trigger, variables },
          actor,
          null,
          null,
        )
        if (answer.ok && 'instance' in answer) instances.push(answer.instance)
      }
    }
    if (instances.length === 0 && this.notBegun) return this.notBegun
    return { ok: true, message: name, instances, expiresAt: null, duplicate: false }
  }

  private readonly starting = new Map<string, Definition[]>()

  private async startable(kind: 'message' | 'signal'): Promise<Definition[]> {
    let definitions = this.starting.get(kind)
    if (!definitions) {
      definitions = await this.definitions.latestStarting(this.client, kind)
      this.starting.set(kind, definitions)
    }
    return definitions
  }

  // Writing

  private async write(paid: readonly string[]): Promise<void> {
    const { client, projection } = this
    const rows = [...this.cases.values()]
      .filter(found => found.state && (found.seq !== found.before || this.resealed.has(found.id)))
      .map(found => this.rowOf(found))
    await insertKeys(client, this.keyring, this.keys)
    await insertInstances(
      client,
      rows.filter(row => row.before === null),
    )
    await updateInstances(
      client,
      rows.flatMap(row => (row.before === null ? [] : [{ ...row, before: row.before }])),
    )
    await insertTrail(client, this.trail)
    for (const [table, changes] of [
      [USER_TASK, projection.tasks],
      [JOB, projection.jobs],
      [SUBSCRIPTION, projection.subscriptions],
      [INCIDENT, projection.incidents],
    ] as const) {
      await deleteRows(client, table, [...changes.removed].map(placeOf))
      await insertRows(client, table, [...(changes as Changes<object>).created.values()])
      await patchRows(
        client,
        table,
        [...(changes as Changes<object>).patched].map(([id, patch]) => ({ ...placeOf(id), ...patch })),
      )
    }
    await markSuspended(client, [...projection.suspended], true)
    await markSuspended(client, [...projection.resumed], false)
    await insertMessages(client, this.messages)
    await insertSignals(client, this.signals, this.at)
    await markDelivered(client, this.delivered)
    await insertDue(client, this.due)
    await this.offerKept()
    if (paid.length > 0)
      await client.query({
        name: 'delete-due',
        text: 'delete from due where id = any($1::bigint[])',
        values: [paid],
      })
  }

  /** The outcome of a request that may be repeated is kept with what it did, or not at all. */
  private async remember(orders: readonly Order[], answers: ReadonlyMap<Order, Answer>): Promise<void> {
    const done = orders.flatMap(order => {
      const answer = answers.get(order)
      return order.once && answer?.ok ? [{ ...order.once, outcome: answer }] : []
    })
    if (done.length > 0) await keepOutcomes(this.client, done)
  }

  /** Messages that wait for a name that has just been subscribed to are offered by the next batch. */
  private async offerKept(): Promise<void> {
    if (this.opened.size === 0) return
    await this.client.query({
      name: 'offer-kept',
      text: `insert into due (due_at, kind, payload)
             select $2, 'redelivery', json_build_object('message', id) from message
             where name = any($1::text[]) and expires_at > $2 order by published_at`,
      values: [[...this.opened], this.at],
    })
  }

  private rowOf(found: Case): InstanceRow & { readonly before: number | null } {
    const state = found.state!
    const ended = !isLive(state)
    return {
      id: found.id,
      before: found.before,
      definition_key: found.definition.key,
      process_id: found.definition.processId,
      business_key: state.businessKey,
      conversation: found.conversation,
      status: state.status,
      parent_id: state.parent?.instance ?? null,
      parent_key: state.parent?.key ?? null,
      root_id: found.rootId,
      started_at: this.at,
      started_by: found.startedBy,
      ended_at: ended ? this.at : null,
      seq: found.seq,
      head: found.head,
      incidents: Object.keys(state.incidents).length,
      generation: found.key.generation,
      state: sealState(found.id, state, found.key),
    }
  }

  private result(answers: ReadonlyMap<Order, Answer>): Result {
    const cached = new Map<string, Cached>()
    const touched: string[] = []
    for (const { id, state, seq, before } of this.cases.values()) {
      if (isLive(state)) cached.set(id, { seq, state: state! })
      if (seq !== before) touched.push(id)
    }
    const { tasks, jobs, incidents } = this.projection
    const resources = new Set<string>(['instance'])
    if (tasks.created.size + tasks.patched.size > 0) resources.add('user-task')
    if (jobs.created.size + jobs.patched.size + jobs.removed.size > 0) resources.add('job')
    if (incidents.created.size + incidents.removed.size > 0) resources.add('incident')
    if (this.signals.length > 0) resources.add('signal')
    const jobTypes = new Set([...jobs.created.values()].map(job => job.type))
    const owes = this.due.length > 0 || this.opened.size > 0 || this.projection.resumed.size > 0
    return { answers, cached, touched, resources, jobTypes, owes, proof: this.trail.at(-1) ?? null }
  }
}

/** Not an answer: the order has to go into another batch. */
export const AGAIN: Refusal = refuse('AGAIN', 'Somebody else was faster.')

type Prepared = {
  readonly known: Map<string, Waiting>
  readonly signals: Map<string, Waiting>
  readonly waiting: ReadonlyMap<string, Waiting>
  readonly listeners: ReadonlyMap<Order, readonly Listener[]>
  /** The live instances of cases that are to be erased. */
  readonly ofCase: ReadonlyMap<string, readonly string[]>
  readonly ids: readonly string[]
}

function isLive(state: State | null): boolean {
  return state?.status === 'active' || state?.status === 'suspended'
}

function keyOf(work: CommandWork): number {
  return 'key' in work.command ? work.command.key : 0
}

function placeOf(id: string): { instance_id: string; key: number } {
  return { instance_id: id.slice(0, 36), key: Number(id.slice(37)) }
}

/** Two messages with the same key, or that tell the same, belong to one conversation. */
function conversationOf(
  key: string | null,
  correlation: Readonly<Record<string, unknown>> | null,
): string | null {
  if (key !== null && key !== '') return `key ${key}`
  if (correlation === null || Object.keys(correlation).length === 0) return null
  const entries = Object.entries(correlation).sort(([a], [b]) => (a < b ? -1 : 1))
  return `told ${JSON.stringify(entries)}`
}
