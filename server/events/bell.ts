// Who waits for news: browsers that show a case, and workers that wait for a job. A bell rings after a commit, here
// or, by NOTIFY, on another server; it carries no content, only where to look.

import pg from 'pg'
import type { Change } from '../casework/dispatch.ts'
import type { Changed } from '../contract/events.ts'
import type { Database } from '../store/connect.ts'
import { showLife } from '../store/idempotency.ts'

export type News = Changed

export class Bell {
  private readonly listeners = new Set<(news: readonly News[], change: Change | null) => void>()

  /** Hears everything until the answer is called. */
  listen(listener: (news: readonly News[], change: Change | null) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** What a commit of the dispatcher changed. */
  change(change: Change): void {
    const keys = change.instances.length > 0 ? change.instances : ['']
    const news = keys.flatMap(key => [...change.resources].map(resource => ({ resource, key }) as News))
    this.tell(news, change)
  }

  /** Something outside a case has changed. Other servers are told by whatever `passOn` is. */
  ring(resource: News['resource'], key: string): void {
    const news = [{ resource, key }]
    this.tell(news, null)
    this.passOn(news)
  }

  /** Something outside a case has changed by another server. */
  heard(news: readonly News[]): void {
    this.tell(news, null)
  }

  passOn: (news: readonly News[]) => void = () => {}

  private tell(news: readonly News[], change: Change | null): void {
    for (const listener of [...this.listeners]) listener(news, change)
  }
}

/**
 * Rings for what other servers on the same PostgreSQL commit, and shows them that this one lives. A lost connection is
 * made again; polling is beneath.
 */
export async function hearOthers(database: Database, bell: Bell): Promise<() => Promise<void>> {
  if (database.url === null) return async () => {}
  let client: pg.Client | null = null
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  const again = () => {
    client = null
    if (!stopped && timer === null) {
      timer = setTimeout(() => {
        timer = null
        void connect()
      }, 1000)
    }
  }
  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: database.url!,
      keepAlive: true,
      application_name: 'linkspan listen',
    })
    fresh.on('error', again)
    fresh.on('end', again)
    fresh.on('notification', ({ payload }) => tellOf(bell, payload ?? '{}'))
    try {
      await fresh.connect()
      await fresh.query('listen linkspan')
      await showLife(fresh, database.life)
      client = fresh
    } catch {
      // A database that only follows another one lets itself be reached, and lets nobody listen.
      void fresh.end().catch(() => {})
      again()
    }
  }
  await connect()
  // A hint, as all that is told: where it is lost, whoever shows a page asks again when it is opened.
  bell.passOn = news =>
    void database.pool.query(`select pg_notify('linkspan', $1)`, [JSON.stringify({ news })]).catch(() => {})
  return async () => {
    stopped = true
    bell.passOn = () => {}
    if (timer) clearTimeout(timer)
    await client?.end()
  }
}

function tellOf(bell: Bell, payload: string): void {
  const { news, instances = [], resources = [], jobTypes = [], owes = false } = JSON.parse(payload)
  if (news) bell.heard(news)
  else bell.change({ instances, resources: new Set(resources), jobTypes: new Set(jobTypes), owes })
}
