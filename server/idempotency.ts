// A POST that carries an Idempotency-Key is carried out once. What it does is written together with its key; the first
// answer is kept and given again, and while the first is under way the second is told to come back.

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { tell } from '../engine/words/sentences.ts'
import { requestUnderWay, withRequest } from './casework/once.ts'
import type { Once } from './casework/work.ts'
import type { Problem } from './contract/problem.ts'
import { problemOf, Refused } from './errors.ts'
import { languageOf } from './language.ts'
import { type Database, isTransient } from './store/connect.ts'
import type { Tables } from './store/database.ts'
import { claimKey, keepAnswer, keepMade, releaseKey } from './store/idempotency.ts'

export function installIdempotency(app: FastifyInstance, database: Database): void {
  app.addHook('onRequest', (_request, _reply, done) => withRequest(done))

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || typeof key !== 'string' || !request.subject) return
    if (key.length === 0 || key.length > 255)
      throw new Refused('INVALID', tell`An Idempotency-Key has between 1 and 255 characters.`)
    const principal = request.subject.username
    const claimed = await claimKey(database, { principal, key }, fingerprintOf(request))
    if (claimed.state === 'mine') requestUnderWay()?.resume(claimed.once, claimed.outcome)
    else if (claimed.state === 'other') throw new Refused('IDEMPOTENCY_KEY_REUSED')
    else if (claimed.state === 'busy')
      throw new Refused('OVERLOADED', tell`The first request with this key is still under way.`, undefined, 1)
    else {
      const { status, body, contentType, etag } = claimed
      reply.header('idempotent-replayed', 'true').code(status)
      if (etag !== null) reply.header('etag', etag)
      return body === ''
        ? reply.send()
        : reply
            .type(contentType)
            .serializer((text: string) => text)
            .send(body)
    }
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const once = requestUnderWay()?.once
    const body = payload ?? ''
    if (!once || reply.hasHeader('idempotent-replayed') || typeof body !== 'string') return payload
    // What the server could not do may be asked again under the same key; where the database is away, a little later.
    if (reply.statusCode >= 500) await giveBack(database, once)
    else if (request.routeOptions.config.action === 'token.write' && reply.statusCode < 300)
      await keepAnswer(database, once, {
        status: 409,
        body: JSON.stringify(await toldOnce(request)),
        contentType: PROBLEM,
        etag: null,
      })
    else
      await keepAnswer(database, once, {
        status: reply.statusCode,
        body,
        contentType: String(reply.getHeader('content-type') ?? ''),
        etag: reply.hasHeader('etag') ? String(reply.getHeader('etag')) : null,
      })
    return payload
  })
}

const GIVE_BACK_MS = 200

/**
 * Gives a key back that has done nothing. Where the database is away this goes on behind the answer until it is there again, so
 * that whoever asks again need not wait until the key counts as abandoned.
 */
async function giveBack(database: Database, once: Once): Promise<void> {
  try {
    await releaseKey(database.kysely, once)
  } catch (error) {
    if (isTransient(error)) setTimeout(() => void giveBack(database, once), GIVE_BACK_MS).unref()
  }
}

/**
 * Makes or changes something outside cases, once for each request: what an earlier try has made is answered, by its key.
 * `make` answers with the key of what it makes in the transaction it is given, or with all that its answer hangs on, and
 * throws where it may not be made.
 */
export async function makeOnce<Made>(
  { kysely, keyring }: Pick<Database, 'kysely' | 'keyring'>,
  make: (trx: Transaction<Tables>) => Promise<Made>,
): Promise<Made> {
  const request = requestUnderWay()
  const before = request?.takeOutcome()
  if (before && 'made' in before) return before.made as Made
  return kysely.transaction().execute(async trx => {
    const made = await make(trx)
    if (request?.once && !(await keepMade(trx, keyring, request.once, made)))
      throw new Refused('OVERLOADED', undefined, undefined, 1)
    return made
  })
}

const PROBLEM = 'application/problem+json; charset=utf-8'

/** The answer bore a secret, which is shown once and kept nowhere. */
function toldOnce({ id, headers }: FastifyRequest): Promise<Problem> {
  const detail = tell`The token of this request was made, and its secret shown once. Delete it and make another one.`
  return problemOf(new Refused('CONFLICT', detail), id, languageOf(headers['accept-language']))
}

/** What is asked may stand in headers too: the name of a file, the attributes of a CloudEvent. */
function fingerprintOf(request: FastifyRequest): Buffer {
  const told = Object.entries(request.headers)
    .filter(([name]) => /^(x-file|ce)-/.test(name))
    .sort()
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(told.length === 0 ? '' : `${JSON.stringify(told)}\n`)
    .update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
    .digest()
}
