// What becomes due by itself: rows that a transaction owes, timers of instances, timers that begin instances.
// Polling is the truth; a wake-up is only a hint. Everything is compared with the database's clock, and done by the
// dispatcher under lock, so two servers that see the same timer fire it once.

import { type Due, nextDue } from '../../engine/feel/due.ts'
import type { Command } from '../../engine/index.ts'
import { linkOf } from '../../engine/run/hops.ts'
import type { Message } from '../../engine/run/route.ts'
import { tell } from '../../engine/words/sentences.ts'
import { type Dispatch, Overloaded } from '../casework/dispatch.ts'
import { type Armed, refuse, type Work } from '../casework/work.ts'
import type { Watch } from '../rules/watch.ts'
import { forgetVisits } from '../store/accounts.ts'
import { type Database, isTransient } from '../store/connect.ts'
import { type DueToPay, payloadOf } from '../store/due.ts'
import { forgetRequests } from '../store/idempotency.ts'
import { letGo } from '../store/kept-traces.ts'
import { forgetMessages } from '../store/messages.ts'
import { forgetNotices } from '../store/notices.ts'
import { type Log, Rounds } from './rounds.ts'

/** The longest sleep: what another server wrote is seen at the latest then. */
const MOST_SLEEP_MS = 500

/** How much is taken at once: enough to fill batches, not so much that a batch of people waits behind it. */
const AT_ONCE = 200

export class Clock {
  private readonly database: Database
  private readonly dispatch: Dispatch
  private readonly log: Log
  private readonly watch: Watch
  private readonly rounds: Rounds
  private forgotten = Number.NEGATIVE_INFINITY

  constructor(database: Database, dispatch: Dispatch, log: Log, watch: Watch) {
    this.watch = watch
    this.database = database
    this.dispatch = dispatch
    this.log = log
    this.rounds = new Rounds(
      { every: MOST_SLEEP_MS, turn: () => this.once(), stumbled: 'the clock stumbled' },
      log,
    )
  }

  /** Something may be due now. */
  wake(): void {
    this.rounds.wake()
  }

  async stop(): Promise<void> {
    await this.rounds.stop()
  }

  /** Does what is due; answers with the milliseconds until there is more. */
  async once(): Promise<number> {
    await this.watch.look()
    const wait = await this.untilNext()
    if (wait > 0) return wait
    const done = (await this.payDue()) + (await this.fireTimers()) + (await this.beginByTimer())
    await this.forget()
    return done > 0 ? 0 : MOST_SLEEP_MS
  }

  private async untilNext(): Promise<number> {
    const { rows } = await this.database.pool.query({
      name: 'until-next',
      text: `select extract(epoch from least(
               (select min(due_at) from due where due_at <> 'infinity'),
               (select min(due_at) from subscription where kind = 'timer' and not suspended),
               (select min(due_at) from start_timer),
               now() + interval '1 hour') - clock_timestamp()) * 1000 as wait`,
    })
    return Math.ceil(Number(rows[0].wait))
  }

  private async payDue(): Promise<number> {
    const { rows } = await this.database.pool.query<DueToPay>({
      name: 'due-rows',
      text: `select id, instance_id, kind, payload, sealed from due where due_at <= clock_timestamp() order by due_at, id limit ${AT_ONCE}`,
    })
    await Promise.all(rows.map(row => this.pay(row)))
    return rows.length
  }

  private async pay(row: DueToPay): Promise<void> {
    try {
      await this.dispatch.submit(workOf(row, payloadOf(this.database.keyring, row)), row.id)
    } catch (error) {
      if (passes(error)) return
      this.log.error({ err: error, due: row.id, kind: row.kind }, 'what was due could not be done')
      await this.database.pool.query(
        `update due set attempts = attempts + 1, problem = $2,
           due_at = case when attempts >= 9 then 'infinity' else now() + least(interval '10 minutes', interval '1 second' * power(2, attempts)) end
         where id = $1`,
        [row.id, kindOf(error)],
      )
    }
  }

  private async fireTimers(): Promise<number> {
    const { rows } = await this.database.pool.query<{ instance_id: string; key: string; due_at: Date }>({
      name: 'due-timers',
      text: `select instance_id, key, due_at from subscription
             where kind = 'timer' and not suspended and due_at <= clock_timestamp() order by due_at limit ${AT_ONCE}`,
    })
    await Promise.all(
      rows.map(async ({ instance_id, key, due_at }) => {
        const subscription = Number(key)
        try {
          await this.dispatch.submit({
            kind: 'command',
            instance: instance_id,
            command: { type: 'trigger', subscription, variables: {} },
            actor: 'clock',
            guard: state => {
              const due = state.subscriptions[subscription]?.due
              return due && Date.parse(due) <= due_at.getTime()
                ? null
                : refuse('PAID_ALREADY', tell`The timer has fired.`)
            },
          })
        } catch (error) {
          if (passes(error)) return
          this.log.error({ err: error, instance: instance_id, subscription }, 'a timer could not fire')
          await this.database.pool.query(
            `update subscription set due_at = now() + interval '1 minute' where instance_id = $1 and key = $2`,
            [instance_id, key],
          )
        }
      }),
    )
    return rows.length
  }

  /** The next beginning and this one's order are written together; the order is carried out like all that is due. */
  private async beginByTimer(): Promise<number> {
    const client = await this.database.pool.connect()
    try {
      await client.query('begin')
      const { rows } = await client.query<{
        process_id: string
        element: string
        trigger: number
        definition_key: string
        timer: Due
      }>(
        `select process_id, element, trigger, definition_key, timer from start_timer
         where due_at <= clock_timestamp() order by due_at limit ${AT_ONCE} for update skip locked`,
      )
      for (const { process_id, element, trigger, definition_key, timer } of rows) {
        const payload = { process: process_id, definition: definition_key, element, trigger }
        await client.query(`insert into due (due_at, kind, payload) values (now(), 'start', $1)`, [
          JSON.stringify(payload),
        ])
        const next = nextDue(timer)
        const row = [process_id, element, trigger]
        if (next === null)
          await client.query(
            'delete from start_timer where process_id = $1 and element = $2 and trigger = $3',
            row,
          )
        else {
          await client.query(
            'update start_timer set due_at = $4, timer = $5 where process_id = $1 and element = $2 and trigger = $3',
            [...row, new Date(next.due), JSON.stringify(next)],
          )
        }
      }
      await client.query('commit')
      return rows.length
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }

  private async forget(): Promise<void> {
    // Not by the time of day: a clock that is put back would keep it from forgetting until it has caught up.
    const now = performance.now()
    if (now - this.forgotten < 60_000) return
    this.forgotten = now
    await forgetMessages(this.database.pool)
    await forgetRequests(this.database.kysely)
    await forgetVisits(this.database.kysely)
    await forgetNotices(this.database.kysely)
    await letGo(this.database.pool, this.database.keyring)
  }
}

/** It stays due, and is done when the server has breath again. */
function passes(error: unknown): boolean {
  return error instanceof Overloaded || isTransient(error)
}

/** What an error says may hold what a case holds; its kind does not, and the log of the server tells the rest. */
function kindOf(error: unknown): string {
  const { name, code } = error as { readonly name?: string; readonly code?: string }
  return [name ?? typeof error, code].filter(Boolean).join(' ')
}

function workOf(row: DueToPay, payload: Record<string, unknown>): Work {
  const actor = String(payload.actor ?? 'system')
  switch (row.kind) {
    case 'command':
      return { kind: 'command', instance: row.instance_id!, command: payload.command as Command, actor }
    case 'message':
      return {
        kind: 'message',
        message: payload.message as Message,
        actor,
        ttl: 0,
        id: null,
        mustBeHeard: false,
      }
    case 'redelivery':
      return { kind: 'redelivery', message: payload.message as string }
    case 'signal':
      return {
        kind: 'signal',
        name: payload.name as string,
        variables: payload.variables as Record<string, unknown>,
        actor,
        except: payload.except as string | null,
        armed: payload.armed as Armed | undefined,
        ...linkOf(payload),
      }
    case 'store':
      return { kind: 'store', store: payload.store as string, before: payload.before, ...linkOf(payload) }
    // Under its first name it had but one thing to tell.
    case 'cancelCalled':
    case 'tellCalled':
      return {
        kind: 'tellCalled',
        parent: payload.parent as string,
        key: payload.key as number,
        command: (payload.command as Command | undefined) ?? { type: 'cancel' },
      }
    case 'start':
      return {
        kind: 'start',
        process: payload.process as string,
        definition: payload.definition as string,
        command: {
          type: 'start',
          variables: {},
          element: payload.element as string,
          trigger: payload.trigger as number,
        },
        actor: 'clock',
      }
    default:
      throw new RangeError(`Nobody knows how to do what is due as ${row.kind}.`)
  }
}
