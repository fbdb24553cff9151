// Batch operations: made, looked at, paused, resumed and canceled. A server carries them out by itself.

import { decide } from '../../engine/index.ts'
import { type Sentence, tell } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import { commandFor } from '../casework/batch-command.ts'
import { type Refusal, refuse } from '../casework/work.ts'
import {
  BatchItemQuery,
  BatchItems,
  BatchOperation,
  BatchOperationParams,
  BatchOperationQuery,
  BatchOperations,
  BatchPreview,
  NewBatchOperation,
} from '../contract/batch-operations.ts'
import { Refused } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { mayNotPassGates } from '../rules/gates.ts'
import type { App, Server } from '../server.ts'
import {
  createOperation,
  findOperation,
  listItems,
  listOperations,
  selected,
  turnOperation,
} from '../store/batch-operations.ts'
import { stateOf } from '../store/instances.ts'
import { writeLog } from '../store/log.ts'

/** A preview looks at so many cases: enough to see what does not fit, and answered while somebody waits. */
const LOOKED_AT = 100

export function batchOperationRoutes(app: App, { database, dispatch, bell }: Server): void {
  const { kysely } = database

  app.get(
    '/batch-operations',
    {
      config: { action: 'batch.read' },
      schema: { querystring: BatchOperationQuery, response: { 200: BatchOperations } },
    },
    async request => listOperations(database, request.query),
  )

  app.post(
    '/batch-operations',
    {
      config: { action: 'batch.operate' },
      schema: { body: NewBatchOperation, response: { 201: BatchOperation } },
    },
    async (request, reply) => {
      await mustMakeSense(request.body)
      const { username: actor } = subjectOf(request)
      const { type } = request.body
      const key = await makeOnce(database, async trx => {
        const key = await createOperation(trx, database.keyring, request.body, actor)
        // Why is said in the operation and in the trail of each case, from which it can be erased.
        await writeLog({ kysely: trx }, { actor, action: `batch.${type}`, result: 'done', subject: key })
        return key
      })
      bell.ring('batch-operation', key)
      return reply.code(201).send(await mustFind(key))
    },
  )

  app.post(
    '/batch-operations/preview',
    {
      config: { action: 'batch.operate' },
      schema: { body: NewBatchOperation, response: { 200: BatchPreview } },
    },
    async request => {
      await mustMakeSense(request.body)
      return foresee(request.body, subjectOf(request).username)
    },
  )

  app.get(
    '/batch-operations/:batchOperationKey',
    {
      config: { action: 'batch.read' },
      schema: { params: BatchOperationParams, response: { 200: BatchOperation } },
    },
    async request => mustFind(request.params.batchOperationKey),
  )

  app.get(
    '/batch-operations/:batchOperationKey/items',
    {
      config: { action: 'batch.read' },
      schema: { params: BatchOperationParams, querystring: BatchItemQuery, response: { 200: BatchItems } },
    },
    async request => {
      const { key } = await mustFind(request.params.batchOperationKey)
      return listItems(database, key, request.query)
    },
  )

  const turns = [
    ['suspension', ['active'], 'suspended'],
    ['resumption', ['suspended'], 'active'],
    ['cancellation', ['active', 'suspended'], 'canceled'],
  ] as const
  for (const [verb, from, to] of turns)
    app.post(
      `/batch-operations/:batchOperationKey/${verb}`,
      {
        config: { action: 'batch.operate' },
        schema: { params: BatchOperationParams, response: { 200: BatchOperation } },
      },
      async request => {
        const { key, state } = await mustFind(request.params.batchOperationKey)
        const { username: actor } = subjectOf(request)
        await makeOnce(database, async trx => {
          if (!(await turnOperation(trx, key, from, to, actor)))
            throw new Refused(
              'CONFLICT',
              tell`The batch operation has the state ${state}, so it cannot become ${to}.`,
            )
          await writeLog({ kysely: trx }, { actor, action: `batch.${verb}`, result: 'done', subject: key })
          return key
        })
        bell.ring('batch-operation', key)
        return mustFind(key)
      },
    )

  async function mustFind(key: string): Promise<BatchOperation> {
    const operation = await findOperation(database, key)
    if (!operation) throw new Refused('NOT_FOUND')
    return operation
  }

  async function mustMakeSense(wish: NewBatchOperation): Promise<void> {
    const { type, keys, incidentKeys, filter, processDefinitionKey, mapping, moves, retries, reason } = wish
    if ([keys, incidentKeys, filter].filter(chosen => chosen !== undefined).length !== 1)
      throw invalid(tell`Name either keys, incidentKeys or a filter.`)
    if (incidentKeys !== undefined && type !== 'resolve-incidents')
      throw invalid(tell`Only incidents that are resolved are named by incidentKeys.`)
    if (filter !== undefined && Object.keys(filter).length === 0)
      throw invalid(tell`An empty filter means every case. Say which ones are meant.`)
    if ((type === 'migrate') !== (processDefinitionKey !== undefined))
      throw invalid(tell`A processDefinitionKey says where a migration leads, and belongs to nothing else.`)
    if (mapping !== undefined && type !== 'migrate') throw invalid(tell`Only a migration has a mapping.`)
    if ((type === 'modify') !== (moves !== undefined))
      throw invalid(tell`Moves say what a modification does, and belong to nothing else.`)
    if (retries !== undefined && type !== 'resolve-incidents')
      throw invalid(tell`Only incidents that are resolved give retries.`)
    if (type !== 'resolve-incidents' && (reason ?? '').trim() === '') throw new Refused('REASON_MISSING')
    if (processDefinitionKey !== undefined) await mustBeDeployed(processDefinitionKey)
  }

  async function mustBeDeployed(key: string): Promise<void> {
    const found = await kysely
      .selectFrom('process_definition')
      .select('key')
      .where('key', '=', key)
      .executeTakeFirst()
    if (!found) throw new Refused('NO_SUCH_PROCESS')
  }

  /** The same decisions on copies, and nothing written. */
  async function foresee(wish: NewBatchOperation, by: string): Promise<BatchPreview> {
    const { type, keys, incidentKeys, filter, reason = null, ...plan } = wish
    const concerned = selected(kysely, { type, keys, incidentKeys, filter })
    const { total } = await kysely
      .selectFrom(concerned.as('chosen'))
      .select(query => query.fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow()
    const items = await concerned.limit(LOOKED_AT).execute()
    const refused: BatchPreview['refused'] = []
    for (const { instance_id, incident } of items) {
      const refusal = await refusalOf(instance_id, { type, plan, reason, by, incident })
      if (refusal)
        refused.push({
          instanceKey: instance_id,
          code: refusal.code,
          message: refusal.message,
          element: refusal.element ?? null,
        })
    }
    return { total: Number(total), looked: items.length, refused }
  }

  async function refusalOf(
    instance: string,
    wish: Parameters<typeof commandFor>[0],
  ): Promise<Omit<Refusal, 'ok'> | null> {
    const state = await stateOf(database, instance)
    if (!state) return refuse('NO_SUCH_INSTANCE', tell`There is no such case.`)
    const command = commandFor(wish, state)
    if ('ok' in command) return command
    const { definition_key } = await kysely
      .selectFrom('instance')
      .select('definition_key')
      .where('id', '=', instance)
      .executeTakeFirstOrThrow()
    const version = wish.type === 'migrate' ? wish.plan.processDefinitionKey! : definition_key
    const { graph } = await dispatch.definitions.get(database.pool, version)
    const { graph: present } = await dispatch.definitions.get(database.pool, definition_key)
    const now = Date.now()
    const past = mayNotPassGates(present, graph, state, command, now)
    if (past !== null) return past
    const outcome = decide(graph, state, command, now)
    return outcome.ok ? null : outcome.rejection
  }
}

function invalid(detail: Sentence): Refused {
  return new Refused('INVALID', detail)
}
