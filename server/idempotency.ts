// A POST that carries an Idempotency-Key is carried out once. The first answer is kept and given again; while the
// first is under way, the second waits its turn by being told to come back.

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Refused } from './errors.ts'
import type { Database } from './store/connect.ts'

declare module 'fastify' {
  interface FastifyRequest {
    idempotency: { readonly principal: string; readonly key: string } | null
  }
}

/** A key without an answer for so long belongs to a request that died with its server. */
const ABANDONED_SECONDS = 60

export function installIdempotency(app: FastifyInstance, { kysely }: Database): void {
  app.decorateRequest('idempotency', null)

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || typeof key !== 'string' || !request.subject) return
    if (key.length === 0 || key.length > 255)
      throw new Refused('INVALID', 'An Idempotency-Key has between 1 and 255 characters.')
    const principal = request.subject.username
    const fingerprint = fingerprintOf(request)
    const mine = await kysely
      .insertInto('idempotency')
      .values({ principal, key, request: fingerprint, status: null, body: null, content_type: null })
      .onConflict(conflict =>
        conflict
          .columns(['principal', 'key'])
          .doUpdateSet({ created_at: sql<Date>`now()` })
          .where('idempotency.status', 'is', null)
          .where('idempotency.request', '=', fingerprint)
          .where(
            'idempotency.created_at',
            '<',
            sql<Date>`now() - ${ABANDONED_SECONDS} * interval '1 second'`,
          ),
      )
      .returning('key')
      .executeTakeFirst()
    if (mine) {
      request.idempotency = { principal, key }
      return
    }
    const first = await kysely
      .selectFrom('idempotency')
      .selectAll()
      .where('principal', '=', principal)
      .where('key', '=', key)
      .executeTakeFirst()
    if (first && !first.request.equals(fingerprint)) throw new Refused('IDEMPOTENCY_KEY_REUSED')
    if (!first || first.status === null)
      throw new Refused('OVERLOADED', 'The first request with this key is still under way.', undefined, 1)
    return reply
      .code(first.status)
      .type(first.content_type ?? 'application/json')
      .header('idempotent-replayed', 'true')
      .serializer((text: string) => text)
      .send(first.body ?? '')
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const { idempotency } = request
    if (!idempotency || typeof payload !== 'string') return payload
    const { principal, key } = idempotency
    const row = kysely.updateTable('idempotency').where('principal', '=', principal).where('key', '=', key)
    // What the server could not do may be asked again under the same key.
    if (reply.statusCode >= 500)
      await kysely
        .deleteFrom('idempotency')
        .where('principal', '=', principal)
        .where('key', '=', key)
        .execute()
    else
      await row
        .set({
          status: reply.statusCode,
          body: payload,
          content_type: String(reply.getHeader('content-type') ?? ''),
        })
        .execute()
    return payload
  })
}

function fingerprintOf(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest()
}
