// Who looks into a case is written down before it is shown. A page asks again whenever something changed, so a person who
// stays with a case is written down once an hour by each server.

import type { FastifyInstance } from 'fastify'
import type { Database } from '../store/connect.ts'
import { writeLog } from '../store/log.ts'
import { reachedFor } from './outside.ts'

const VIEWS = new Set(['instance.read', 'content.read', 'trail.read', 'trail.verify', 'task.read'])
/** HEAD tells that there is something, and how much. */
const LOOKS = new Set(['GET', 'HEAD'])
const HOUR_MS = 3_600_000
/** What is remembered at most; more than the views of an hour. */
const MOST = 20_000

export function installViewRule(app: FastifyInstance, database: Database): void {
  const seen = new Map<string, number>()
  app.addHook('onSend', async (request, reply) => {
    const { action } = request.routeOptions.config ?? {}
    if (!request.subject || !LOOKS.has(request.method) || reply.statusCode !== 200) return
    if (typeof action !== 'string' || !VIEWS.has(action)) return
    const what = reachedFor(request)
    if (what === null) return
    const actor = request.subject.username
    const name = `${actor} ${action} ${what.instance}`
    // Not by the time of day: a clock that is put back would hide who looks for as long.
    const now = performance.now()
    const last = seen.get(name)
    if (last !== undefined && now - last < HOUR_MS) return
    if (seen.size >= MOST) seen.clear()
    seen.set(name, now)
    await writeLog(database, { actor, action, result: 'done', subject: what.instance })
  })
}
