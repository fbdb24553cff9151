// Framework versions: proposed by those who draw them up, approved, paused and resumed by the college with a reason.

import type { Transaction } from 'kysely'
import { tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import {
  Framework,
  FrameworkDecision,
  FrameworkParams,
  Frameworks,
  NewFramework,
} from '../contract/frameworks.ts'
import { PageQuery } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { checksumsOf } from '../rules/retention.ts'
import type { App, Server } from '../server.ts'
import type { Tables } from '../store/database.ts'
import {
  approveFramework,
  deployedTables,
  findFramework,
  listFrameworks,
  offerWaitingMessages,
  pauseFramework,
  proposeFramework,
  resumeFramework,
} from '../store/frameworks.ts'
import { writeLog } from '../store/log.ts'

export function frameworkRoutes(app: App, { database, bell }: Server): void {
  const { kysely } = database

  app.get(
    '/frameworks',
    {
      config: { action: 'framework.read' },
      schema: { querystring: PageQuery, response: { 200: Frameworks } },
    },
    async request => listFrameworks(kysely, request.query),
  )

  app.post(
    '/frameworks',
    {
      config: { action: 'framework.propose' },
      schema: { body: NewFramework, response: { 201: Framework } },
    },
    async (request, reply) => {
      const { version, title, purpose, reviewDate, note = null, tables = [] } = request.body
      const { username: by } = subjectOf(request)
      const sums = await checksumsOf(tables)
      const proposal = { version, title, purpose, reviewDate, note, tables: sums, by }
      const id = await makeOnce(database, async trx => {
        const id = await proposeFramework(trx, proposal)
        if (id === null) throw new Refused('FRAMEWORK_EXISTS')
        await log(trx, by, 'framework.propose', version, title)
        return id
      })
      bell.ring('definition', '')
      return reply.code(201).send(await mustFind(id))
    },
  )

  app.post(
    '/frameworks/:id/approval',
    {
      config: { action: 'framework.approve' },
      schema: { params: FrameworkParams, body: FrameworkDecision, response: { 200: Framework } },
    },
    async request =>
      decide(request, 'framework.approve', async (trx, id, by, reason) => {
        const brought = await tablesOf(trx, id)
        const tables = { ...(await checksumsOf(await deployedTables(trx))), ...brought }
        return approveFramework(trx, id, tables, by, reason)
      }),
  )

  app.post(
    '/frameworks/:id/pause',
    {
      config: { action: 'framework.approve' },
      schema: { params: FrameworkParams, body: FrameworkDecision, response: { 200: Framework } },
    },
    async request => decide(request, 'framework.pause', pauseFramework),
  )

  app.post(
    '/frameworks/:id/resumption',
    {
      config: { action: 'framework.approve' },
      schema: { params: FrameworkParams, body: FrameworkDecision, response: { 200: Framework } },
    },
    async request => decide(request, 'framework.resume', resumeFramework),
  )

  type Decision = Parameters<typeof subjectOf>[0] & { params: { id: string }; body: { reason: string } }

  async function decide(
    request: Decision,
    action: string,
    change: (trx: Transaction<Tables>, id: string, by: string, reason: string) => Promise<boolean>,
  ): Promise<Framework> {
    const { id } = request.params
    const { reason } = request.body
    const { username: by } = subjectOf(request)
    if (reason.trim() === '') throw new Refused('REASON_MISSING')
    const { version, status, reviewDate } = await mustFind(id)
    await makeOnce(database, async trx => {
      if (!(await change(trx, id, by, reason)))
        throw new Refused(
          'CONFLICT',
          tell`Version ${version} has the status ${status}, to be reviewed on ${reviewDate}.`,
        )
      await log(trx, by, action, version, reason)
      await offerWaitingMessages(trx)
      return id
    })
    bell.ring('definition', '')
    return mustFind(id)
  }

  const log = (trx: Transaction<Tables>, actor: string, action: string, subject: string, detail: string) =>
    writeLog({ kysely: trx }, { actor, action, result: 'done', subject, detail })

  async function tablesOf(trx: Transaction<Tables>, id: string): Promise<Readonly<Record<string, string>>> {
    const { tables } = await trx
      .selectFrom('framework')
      .select('tables')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return tables
  }

  async function mustFind(id: string): Promise<Framework> {
    const framework = await findFramework(kysely, id)
    if (!framework) throw new Refused('NOT_FOUND')
    return framework
  }
}
