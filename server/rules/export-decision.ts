// RT-08: no personal data leave without a decision. Whoever exports says why, and that is written down before the
// first byte goes out. It is asked of every route whose action is an export, so that no route can forget it.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import { Refused } from '../errors.ts'
import type { Database } from '../store/connect.ts'
import { writeLog, writeLogOfCase } from '../store/log.ts'

export function installExportRule(app: FastifyInstance, database: Database): void {
  app.addHook('preHandler', async request => {
    const { action } = request.routeOptions.config
    if (typeof action !== 'string' || !action.endsWith('.export')) return
    const reason = reasonOf(request)
    if (reason === null)
      throw new Refused('REASON_MISSING', tell`An export needs a reason, which the log keeps.`)
    const line = {
      actor: subjectOf(request).username,
      action,
      result: 'done',
      subject: request.url.split('?')[0]!.replace('/api/v1', ''),
      detail: reason,
    } as const
    const { instanceKey: instance } = request.params as { readonly instanceKey?: string }
    if (instance === undefined) await writeLog(database, line)
    else await writeLogOfCase(database, line, instance)
  })
}

function reasonOf({ query, body }: FastifyRequest): string | null {
  const given = (body as { reason?: unknown } | null)?.reason ?? (query as { reason?: unknown }).reason
  return typeof given === 'string' && given.trim() !== '' ? given : null
}
