// What an operator watches, in the text format of Prometheus. Counters live in this process; what all servers share is
// asked of the database when somebody looks.

import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Dispatch } from './casework/dispatch.ts'
import type { Database } from './store/connect.ts'

type Metric = {
  readonly name: string
  readonly type: 'counter' | 'gauge'
  readonly help: string
  readonly values: readonly { readonly labels?: string; readonly value: number }[]
}

/** What has become of items of batch operations. */
type Items = { readonly completed: number; readonly failed: number }

export class Metrics {
  private readonly database: Database
  private readonly dispatch: Dispatch
  private readonly items: () => Items
  private readonly loop = monitorEventLoopDelay({ resolution: 20 })

  constructor(database: Database, dispatch: Dispatch, items: () => Items) {
    this.items = items
    this.database = database
    this.dispatch = dispatch
    this.loop.enable()
  }

  stop(): void {
    this.loop.disable()
  }

  async text(): Promise<string> {
    return [...this.own(), ...(await this.shared())]
      .map(({ name, type, help, values }) =>
        [
          `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`,
          ...values.map(({ labels = '', value }) => `${name}${labels} ${value}\n`),
        ].join(''),
      )
      .join('')
  }

  private own(): Metric[] {
    const { batches, orders, refused, failed, waiting } = this.dispatch.figures()
    const items = this.items()
    const { heapUsed, rss } = process.memoryUsage()
    return [
      counter('linkspan_batches_total', 'Transactions of the dispatcher', batches),
      counter('linkspan_orders_total', 'Orders answered by them', orders),
      counter('linkspan_orders_refused_total', 'Orders that did not fit the state they met', refused),
      counter('linkspan_orders_failed_total', 'Orders that could not be carried out', failed),
      {
        name: 'linkspan_batch_operation_items_total',
        type: 'counter',
        help: 'Items of batch operations that this server has carried out, by result',
        values: [
          { labels: '{result="completed"}', value: items.completed },
          { labels: '{result="failed"}', value: items.failed },
        ],
      },
      gauge('linkspan_orders_waiting', 'Orders in the queue', waiting),
      gauge(
        'linkspan_event_loop_delay_p99_seconds',
        'How long the event loop was held up',
        this.loop.percentile(99) / 1e9,
      ),
      gauge('linkspan_heap_bytes', 'Memory of the program', heapUsed),
      gauge('linkspan_resident_bytes', 'Memory of the process', rss),
      gauge(
        'linkspan_database_connections_waiting',
        'Callers that wait for a connection',
        this.database.pool.waitingCount,
      ),
    ]
  }

  private async shared(): Promise<Metric[]> {
    const { rows } = await this.database.pool.query(`select
      (select count(*) from instance where status = 'active') as active,
      (select count(*) from instance where status = 'suspended') as suspended,
      (select count(*) from incident) as incidents,
      (select count(*) from user_task where status = 'open') as tasks,
      (select count(*) from job where retries > 0) as jobs,
      (select count(*) from due where due_at <> 'infinity') as due,
      (select count(*) from log_pending) + (select count(*) from line_pending) as unlogged,
      (select count(*) from batch_operation where state = 'active') as operations,
      (select count(*) from batch_operation_item i join batch_operation b on b.key = i.operation_key
        where b.state = 'active' and i.state = 'open') as items,
      (select coalesce(extract(epoch from now() - min(due_at)), 0) from subscription
        where kind = 'timer' and not suspended and due_at < now()) as late`)
    const row = rows[0]
    return [
      gauge('linkspan_instances_active', 'Instances that go on', Number(row.active)),
      gauge('linkspan_instances_suspended', 'Instances that rest', Number(row.suspended)),
      gauge('linkspan_incidents', 'Steps that could not be done', Number(row.incidents)),
      gauge('linkspan_user_tasks_open', 'Tasks that wait for people', Number(row.tasks)),
      gauge('linkspan_jobs_open', 'Jobs that wait for programs', Number(row.jobs)),
      gauge('linkspan_due', 'What one transaction owes and none has paid yet', Number(row.due)),
      gauge('linkspan_batch_operations_active', 'Batch operations that go on', Number(row.operations)),
      gauge(
        'linkspan_batch_operation_items_open',
        'Their items that are still to be done',
        Number(row.items),
      ),
      gauge(
        'linkspan_log_pending',
        'Cases and lines of the access log that the next checkpoint will hold',
        Number(row.unlogged),
      ),
      gauge('linkspan_timer_lateness_seconds', 'How late the latest timer is', Number(row.late)),
    ]
  }
}

function counter(name: string, help: string, value: number): Metric {
  return { name, type: 'counter', help, values: [{ value }] }
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: 'gauge', help, values: [{ value }] }
}
