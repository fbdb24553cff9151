// Server-sent events: each browser gets a line when something changed, and a comment now and then, so that proxies
// keep the connection open and a dead one is noticed.

import { seesAll } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Subject } from '../auth/subject.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import type { Bell, News } from './bell.ts'

const HEARTBEAT_MS = 15_000

/** What comes within this time is told at once, and the same thing only once. */
const GATHER_MS = 50

/** Bytes that a page has not read yet. One that reads nothing is cut off: it comes again and asks for what is new. */
const MOST_UNREAD = 1_000_000

/** Each open page of somebody is one; more than so many are pages that were not closed. */
const MOST_OF_ONE = 20

export function eventRoutes(app: App, { bell }: Server): void {
  const open = new Set<() => void>()
  const ofEach = new Map<string, number>()
  const count = (username: string, more: 1 | -1) => {
    const left = (ofEach.get(username) ?? 0) + more
    if (left > 0) ofEach.set(username, left)
    else ofEach.delete(username)
  }

  app.get(
    '/events',
    {
      config: { action: 'me.read' },
      schema: { response: { 200: { content: { 'text/event-stream': { schema: { type: 'string' } } } } } },
    },
    (request, reply) => {
      const { username } = subjectOf(request)
      if ((ofEach.get(username) ?? 0) >= MOST_OF_ONE) throw new Refused('TOO_MANY_STREAMS')
      count(username, 1)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 2000\n\n')
      const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS)
      // Rights end while a page is open: each time there is something to tell, it is asked who still listens.
      const stop = tellChanges(bell, async all => {
        const now = await request.subjectNow().catch(() => null)
        if (!open.has(close)) return
        if (now === null) return close()
        for (const news of heardBy(now, all)) {
          raw.write(`event: changed\ndata: ${JSON.stringify(news)}\n\n`)
          if (raw.writableLength > MOST_UNREAD) return void raw.destroy()
        }
      })
      const close = () => {
        if (!open.delete(close)) return
        clearInterval(heartbeat)
        stop()
        count(username, -1)
        raw.end()
      }
      open.add(close)
      raw.on('close', close)
    },
  )

  app.addHook('preClose', async () => {
    for (const close of [...open]) close()
  })
}

/**
 * Who does not see every case is not told which one changed, for it may be none of theirs: they hear that something did,
 * and ask for what is theirs.
 */
function heardBy(subject: Subject, all: readonly News[]): News[] {
  if (seesAll(subject)) return [...all]
  return [...new Set(all.map(({ resource }) => resource))].map(resource => ({ resource, key: '' }))
}

function tellChanges(bell: Bell, tell: (all: readonly News[]) => void): () => void {
  const gathered = new Map<string, News>()
  let timer: NodeJS.Timeout | null = null
  const flush = () => {
    timer = null
    tell([...gathered.values()])
    gathered.clear()
  }
  const stop = bell.listen(all => {
    for (const news of all) gathered.set(`${news.resource} ${news.key}`, news)
    timer ??= setTimeout(flush, GATHER_MS)
  })
  return () => {
    stop()
    if (timer) clearTimeout(timer)
  }
}
