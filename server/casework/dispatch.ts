// Every change to a case goes through here. Orders that arrive while a transaction is under way share the next one;
// with nothing under way an order goes at once, so a lone caller waits for one commit and no longer.

import type { ClientBase } from 'pg'
import {
  answersOf,
  begin,
  cut,
  type Database,
  fateOf,
  gather,
  isTransient,
  isUnavailable,
} from '../store/connect.ts'
import type { TrailRow } from '../store/instance-rows.ts'
import { originHere, span } from '../tracing.ts'
import { Batch, OrderFailed, type Result } from './batch.ts'
import { CaseCache } from './cache.ts'
import type { Definitions } from './definitions.ts'
import { outsideRequests, requestUnderWay } from './once.ts'
import type {
  CommandWork,
  ConditionsWork,
  Done,
  ErasureWork,
  MessageWork,
  Order,
  RedeliveryWork,
  Refusal,
  SignalWork,
  StartWork,
  StoreWork,
  Told,
  Work,
} from './work.ts'
import { AGAIN, type Answer } from './work.ts'

/** What a commit changed, for those who watch. */
export type Change = {
  readonly instances: readonly string[]
  readonly resources: ReadonlySet<string>
  readonly jobTypes: ReadonlySet<string>
  /** Something is due at once. */
  readonly owes: boolean
}

export type DispatchOptions = {
  /** How many orders may wait. */
  readonly queue: number
  readonly onCommit: (change: Change) => void
}

/** The queue is full: the caller should come back. */
export class Overloaded extends Error {
  constructor() {
    super('More is asked than can be done; please try again.')
  }
}

/** A transaction of this many orders takes some tens of milliseconds; more would only make the last one wait. */
const MOST_ORDERS = 256

/** A conflict that is still there after so many attempts will not go away. */
const MOST_ATTEMPTS = 8

export class Dispatch {
  readonly definitions: Definitions
  private readonly database: Database
  private readonly options: DispatchOptions
  private readonly cache = new CaseCache()
  private readonly lanes: number
  private queue: Order[] = []
  /** Lanes that have begun, and those of them that carry out a batch. */
  private running = 0
  private busy = 0
  private readonly count = { batches: 0, orders: 0, refused: 0, failed: 0 }
  private idle: (() => void)[] = []

  constructor(database: Database, definitions: Definitions, options: DispatchOptions) {
    this.database = database
    this.definitions = definitions
    this.options = options
    this.lanes = database.url === null ? 1 : 2
  }

  submit(work: CommandWork | StartWork): Promise<Done | Refusal>
  submit(
    work: MessageWork | SignalWork | RedeliveryWork | ErasureWork | StoreWork | ConditionsWork,
  ): Promise<Told | Refusal>
  submit(work: Work, due?: string): Promise<Answer>
  submit(work: Work, due: string | null = null): Promise<Answer> {
    const request = due === null ? requestUnderWay() : null
    const before = request?.takeOutcome()
    if (before && 'ok' in before) return Promise.resolve(before)
    if (this.queue.length >= this.options.queue) return Promise.reject(new Overloaded())
    return new Promise((resolve, reject) => {
      const origin = originHere()
      this.queue.push({ work, due, once: request?.once ?? null, origin, resolve, reject })
      this.wake()
    })
  }

  /** What this server has done since it started, and what waits. */
  figures() {
    return { ...this.count, waiting: this.queue.length }
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drain(): Promise<void> {
    if (this.running === 0 && this.queue.length === 0) return
    await new Promise<void>(resolve => this.idle.push(resolve))
  }

  private wake(): void {
    if (this.running >= this.lanes || this.queue.length === 0) return
    this.running += 1
    // What arrives within the same turn of the event loop belongs together.
    setImmediate(() => outsideRequests(() => void this.runLane()))
  }

  private async runLane(): Promise<void> {
    while (this.queue.length > 0) {
      const orders = this.queue.splice(0, this.share())
      if (this.queue.length > 0) this.wake()
      this.busy += 1
      await this.carryOut(orders)
      this.busy -= 1
    }
    this.running -= 1
    if (this.running === 0) for (const resolve of this.idle.splice(0)) resolve()
  }

  /** How many orders a lane takes: with all of them in one lane the database would rest while they are decided. */
  private share(): number {
    return Math.min(MOST_ORDERS, Math.ceil(this.queue.length / (this.lanes - this.busy)))
  }

  /** One batch, tried again where that may help; an order that fails by itself is answered and left out. */
  private async carryOut(orders: readonly Order[]): Promise<void> {
    const giveUp = performance.now() + this.database.patienceMs
    let left = orders
    for (let attempt = 1; left.length > 0; attempt++) {
      try {
        const result = await this.traced(left)
        this.answer(result)
        return
      } catch (error) {
        if (error instanceof OrderFailed) {
          this.count.failed += 1
          error.order.reject(error.cause)
          left = left.filter(order => order !== error.order)
        } else if (attempt < MOST_ATTEMPTS && performance.now() < giveUp && mayPass(error))
          await pause(attempt)
        else {
          await this.blame(left, error)
          return
        }
      }
    }
  }

  /** The database refuses the whole: each order by itself shows whose fault it is, and harms nobody else. */
  private async blame(orders: readonly Order[], error: unknown): Promise<void> {
    if (orders.length === 1 || isUnavailable(error)) for (const order of orders) order.reject(error)
    else for (const order of orders) await this.carryOut([order])
  }

  private answer({ live, answers, changed }: Result): void {
    for (const found of live) this.cache.put(found)
    this.count.batches += 1
    for (const [order, answer] of answers) {
      this.count.orders += 1
      if (!answer.ok) this.count.refused += 1
      if (answer === AGAIN) this.queue.push(order)
      else order.resolve(answer)
    }
    if (changed.instances.length > 0 || changed.owes) this.options.onCommit(changed)
  }

  private traced(orders: readonly Order[]): Promise<Result> {
    const origins = orders.flatMap(order => order.origin ?? [])
    return span('batch', { 'linkspan.orders': orders.length }, origins, () => this.transact(orders))
  }

  private async transact(orders: readonly Order[]): Promise<Result> {
    const client = await this.database.pool.connect()
    let broken: Error | undefined
    gather(client)
    const begun = begin(client)
    // Others do not wait for its answer before they ask something.
    const began = begun.then(
      () => null,
      error => error,
    )
    try {
      const { definitions, cache } = this
      const shared = { definitions, cache, keyring: this.database.keyring }
      const batch = await Batch.open(client, shared, orders, begun)
      const { transaction } = await begun
      const result = await batch.decide()
      gather(client)
      await answersOf([batch.writeOpen(), this.tellOthers(client, result.changed), batch.writeSealed()])
      await this.commit(client, transaction, batch.proof)
      return result
    } catch (error) {
      try {
        await client.query('rollback')
      } catch (second) {
        broken = second as Error
      }
      // What was asked behind a beginning that failed only heard that it had.
      throw (await began) ?? error
    } finally {
      client.release(broken)
    }
  }

  private async tellOthers(client: ClientBase, change: Change): Promise<void> {
    if (this.database.url !== null && change.instances.length > 0) await notify(client, change)
  }

  /** A connection cut between COMMIT and its answer leaves it open whether it was done; the database knows. */
  private async commit(client: ClientBase, transaction: string, proof: TrailRow | null): Promise<void> {
    try {
      await client.query('commit')
    } catch (error) {
      if (!isTransient(error)) throw error
      cut(client)
      if (!(await this.wasCommitted(transaction, proof))) throw error
    }
  }

  /**
   * Asks until the database knows. Where it does not in time, it throws when the time of the batch is over as well: what
   * may still be done is never tried again.
   */
  private async wasCommitted(transaction: string, proof: TrailRow | null): Promise<boolean> {
    const giveUp = performance.now() + this.database.patienceMs
    for (let attempt = 1; ; attempt++) {
      try {
        const fate = await fateOf(this.database.pool, transaction)
        if (fate !== 'in progress')
          return fate === 'committed' && (proof === null || (await this.isWritten(proof)))
        if (performance.now() > giveUp) throw new Error('Query read timeout: a commit does not end')
      } catch (error) {
        if (performance.now() > giveUp || !isTransient(error)) throw error
      }
      await pause(attempt)
    }
  }

  /** Another primary may have given the number of a lost transaction to one of its own. */
  private async isWritten({ instance_id, seq, hash }: TrailRow): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      'select from trail where instance_id = $1 and seq = $2 and hash = $3',
      [instance_id, seq, hash],
    )
    return rowCount === 1
  }
}

/** Tells the other servers, with the commit. Beyond this many instances they are told to look at everything. */
async function notify(client: ClientBase, { instances, resources, jobTypes, owes }: Change): Promise<void> {
  const payload = {
    instances: instances.length <= 100 ? instances : [],
    resources: [...resources],
    jobTypes: jobTypes.size <= 50 ? [...jobTypes] : [],
    owes,
  }
  await client.query({
    name: 'notify',
    text: `select pg_notify('linkspan', $1)`,
    values: [JSON.stringify(payload)],
  })
}

/** 23505: another server wrote the same id first; looking again finds it. */
function mayPass(error: unknown): boolean {
  return isTransient(error) || (error as { code?: string }).code === '23505'
}

function pause(attempt: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, Math.random() * Math.min(1000, 10 * 2 ** attempt)))
}
