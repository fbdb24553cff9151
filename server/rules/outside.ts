// RT-04: who reaches for a case, a task or a field that is not theirs is refused, and the attempt is written down.
// The caller learns no more than that there is nothing to see.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { can } from '../auth/can.ts'
import { Refused } from '../errors.ts'
import type { Database } from '../store/connect.ts'
import { writeLog } from '../store/log.ts'

/** Writes down every refusal that the door, which looks at roles alone, has not written down itself. */
export function installOutsideRule(app: FastifyInstance, database: Database): void {
  app.addHook('onError', async (request, _reply, error) => {
    if (!request.subject || !(error instanceof Refused)) return
    const { action } = request.routeOptions.config
    const what = reachedFor(request)
    if (what === null || action === undefined || action === 'open' || !can(request.subject, action)) return
    const foreign = error.errors?.filter(({ code }) => code === 'FOREIGN_FIELD') ?? []
    if (!(await isOutside(database, error, what, foreign.length))) return
    await writeLog(database, {
      actor: request.subject.username,
      action,
      result: 'refused',
      subject: what.key,
      detail: foreign.length > 0 ? `fields outside the form: ${foreign.length}` : 'outside lane or case',
    })
  })
}

type Reached = { readonly key: string; readonly instance: string }

/** The case, or what lives in one, that the address names; the door has let the caller in before there are any. */
export function reachedFor({ params }: FastifyRequest): Reached | null {
  const { instanceKey, key } = (params ?? {}) as { instanceKey?: string; key?: string }
  const named = instanceKey ?? key
  const instance = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.[0-9]{1,15})?$/.exec(named ?? '')?.[1]
  return named === undefined || instance === undefined ? null : { key: named, instance }
}

/** What is not there at all is not outside anything. */
async function isOutside(
  { kysely }: Database,
  { code }: Refused,
  { instance }: Reached,
  foreign: number,
): Promise<boolean> {
  if (foreign > 0 || code === 'FOUR_EYES') return true
  if (code !== 'NOT_FOUND' && code !== 'NO_SUCH_INSTANCE' && code !== 'FORBIDDEN') return false
  const found = await kysely.selectFrom('instance').select('id').where('id', '=', instance).executeTakeFirst()
  return found !== undefined
}
