// Incidents: what could not be done, and doing it again.

import { sql } from 'kysely'
import { seesAll } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import { readKey } from '../casework/key.ts'
import { IncidentQuery, Incidents, Resolution } from '../contract/incidents.ts'
import { InnerParams, Outcome } from '../contract/instances.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { pageOf, readCursor } from '../store/cursor.ts'
import { messageOf } from '../store/veiled-rows.ts'
import { outcomeFor } from './instances.ts'

export function incidentRoutes(app: App, { database, dispatch }: Server): void {
  app.get(
    '/incidents',
    {
      config: { action: 'incident.read' },
      schema: { querystring: IncidentQuery, response: { 200: Incidents } },
    },
    async request => {
      const { limit = 50, cursor, instanceKey, processId, code } = request.query
      if (!seesAll(subjectOf(request))) throw new Refused('FORBIDDEN')
      const after = readCursor(cursor, 'uuid', 'number')
      const rows = await database.kysely
        .selectFrom('incident')
        .innerJoin('instance', 'instance.id', 'incident.instance_id')
        .innerJoin('process_definition as d', 'd.key', 'incident.definition_key')
        .leftJoin('data_key as k', join =>
          join.onRef('k.case_id', '=', 'instance.root_id').onRef('k.generation', '=', 'instance.generation'),
        )
        .selectAll('incident')
        .select([
          'd.name as process_name',
          'instance.number',
          'instance.status',
          'instance.root_id',
          'instance.generation',
          'k.wrapped',
        ])
        .select(
          sql<boolean>`exists (select from job j where j.instance_id = incident.instance_id and j.key = incident.run)`.as(
            'of_job',
          ),
        )
        .$if(instanceKey !== undefined, query => query.where('incident.instance_id', '=', instanceKey!))
        .$if(processId !== undefined, query => query.where('incident.process_id', '=', processId!))
        .$if(code !== undefined, query => query.where('incident.code', '=', code!))
        .$if(after !== null, query =>
          query.where(
            sql<boolean>`(incident.instance_id, incident.key) < (${after![0]}::uuid, ${after![1]}::bigint)`,
          ),
        )
        .orderBy('incident.instance_id', 'desc')
        .orderBy('incident.key', 'desc')
        .limit(limit + 1)
        .execute()
      const nameOf = await namesOf(rows)
      return pageOf(
        rows,
        limit,
        row => ({
          key: `${row.instance_id}.${row.key}`,
          instanceKey: row.instance_id,
          instanceNumber: Number(row.number),
          processId: row.process_id,
          processName: row.process_name,
          processDefinitionKey: row.definition_key,
          element: row.element,
          name: nameOf(row),
          code: row.code,
          message: messageOf(database.keyring, 'incident', row) ?? '',
          raisedAt: row.raised_at.toISOString(),
          suspended: row.status === 'suspended',
          jobKey: row.of_job ? `${row.instance_id}.${row.run}` : null,
        }),
        row => [row.instance_id, row.key],
      )
    },
  )

  /** What the drawings call the elements: each version that occurs is looked up once. */
  async function namesOf(rows: readonly { definition_key: string }[]) {
    const versions = [...new Set(rows.map(row => row.definition_key))]
    const graphs = new Map(
      await Promise.all(
        versions.map(async key => [key, (await dispatch.definitions.get(database.pool, key)).graph] as const),
      ),
    )
    return (row: { definition_key: string; element: string }) =>
      graphs.get(row.definition_key)?.nodes.get(row.element)?.name ?? null
  }

  app.post(
    '/incidents/:key/resolution',
    {
      config: { action: 'incident.resolve' },
      schema: { params: InnerParams, body: Resolution, response: { 200: Outcome } },
    },
    async request => {
      const { instance, key } = readKey(request.params.key)
      const subject = subjectOf(request)
      const { username: actor } = subject
      const command = { type: 'resolve', incident: key, ...request.body, by: actor } as const
      return outcomeFor(subject, await dispatch.submit({ kind: 'command', instance, command, actor }))
    },
  )
}
