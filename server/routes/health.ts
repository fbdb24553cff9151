// Whether the process lives, and whether it can work. Neither tells anything that a stranger may not know.

import { Type } from 'typebox'
import { Exact } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import type { Database } from '../store/connect.ts'
import { hasMasterKey } from '../store/master-key.ts'
import { isNewest } from '../store/migrate.ts'

export function healthRoutes(app: App, { database }: Server): void {
  app.get(
    '/health',
    { config: { action: 'open' }, schema: { response: { 200: Exact({ status: Type.Literal('ok') }) } } },
    async () => ({
      status: 'ok' as const,
    }),
  )

  app.get(
    '/ready',
    { config: { action: 'open' }, schema: { response: { 200: Exact({ status: Type.Literal('ready') }) } } },
    async () => {
      if (!(await isAble(database).catch(() => false))) throw new Refused('UNAVAILABLE')
      return { status: 'ready' as const }
    },
  )
}

/** The schema is that of this version, and the keys of cases open. */
async function isAble(database: Database): Promise<boolean> {
  return (await isNewest(database)) && (await hasMasterKey(database))
}
