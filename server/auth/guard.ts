// The door: who asks, where from, and whether their roles include the action that the route names. A route that names
// none cannot be registered.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'
import type { Database } from '../store/connect.ts'
import { writeLog } from '../store/log.ts'
import { type Subjects, subjectsIn } from '../store/subjects.ts'
import { type Action, can } from './can.ts'
import type { Subject } from './subject.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The row of the permission table, or `open` where nobody need be signed in. */
    action?: Action | 'open'
  }
  interface FastifyRequest {
    subject: Subject | null
    /** Who stands behind the request by now; null once the session or token has ended. */
    subjectNow(): Promise<Subject | null>
  }
}

export const COOKIE = 'linkspan_session'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

export function installGuard(app: FastifyInstance, database: Database): void {
  const subjects = subjectsIn(database)
  app.decorateRequest('subject', null)
  app.decorateRequest('subjectNow', function (this: FastifyRequest) {
    return whoAsks(subjects, this, bearerOf(this))
  })

  app.addHook('onRoute', route => {
    if (route.config?.action === undefined)
      throw new Error(`${String(route.method)} ${route.url} does not say which action it is.`)
  })

  app.addHook('onRequest', async request => {
    const { action } = request.routeOptions.config
    if (action === undefined) return
    const bearer = bearerOf(request)
    if (bearer === undefined && !READS.has(request.method)) refuseForeignOrigin(request)
    if (action === 'open') return
    request.subject = await whoAsks(subjects, request, bearer)
    if (!request.subject) throw new Refused('NOT_SIGNED_IN')
    if (can(request.subject, action)) return
    await writeLog(database, {
      actor: request.subject.username,
      action,
      result: 'refused',
      subject: request.url.split('?')[0]!,
    })
    throw new Refused('FORBIDDEN')
  })
}

const bearerOf = ({ headers }: FastifyRequest) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]

async function whoAsks(
  subjects: Subjects,
  request: FastifyRequest,
  bearer: string | undefined,
): Promise<Subject | null> {
  if (bearer !== undefined) return subjects.ofToken(bearer)
  const secret = request.cookies[COOKIE]
  return secret === undefined ? null : subjects.ofSession(secret)
}

/** A browser says where a request comes from; a program that has no cookie to steal need not. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Refused('FOREIGN_ORIGIN')
    return
  }
  const { origin } = request.headers
  if (origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw new Refused('FOREIGN_ORIGIN')
}

/** The person or program behind a request that the door has let in. */
export function subjectOf(request: FastifyRequest): Subject {
  if (!request.subject) throw new Error(`${request.url} asked who is there before the door did.`)
  return request.subject
}
