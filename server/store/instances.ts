// Reading cases. Who asks sees only the cases of their lanes, and the database does the filtering.

import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Static } from 'typebox'
import type { State } from '../../engine/index.ts'
import { seesAll } from '../auth/can.ts'
import { laneRoles, type Subject } from '../auth/subject.ts'
import type { Instance, InstanceFilter, InstanceQuery } from '../contract/instances.ts'
import type { Database } from './connect.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { openState } from './stored-state.ts'

function instances(db: Kysely<Tables>) {
  return db
    .selectFrom('instance')
    .innerJoin('process_definition', 'process_definition.key', 'instance.definition_key')
    .select([
      'instance.id',
      'instance.number',
      'instance.process_id',
      'instance.definition_key',
      'instance.business_key',
      'instance.status',
      'instance.started_at',
      'instance.ended_at',
      'instance.hold_until',
      'instance.started_by',
      'instance.parent_id',
      'instance.root_id',
      'instance.incidents',
      'instance.seq',
      'process_definition.version',
      'process_definition.name',
    ])
}

type Query = ReturnType<typeof instances>
type Row = Awaited<ReturnType<Query['executeTakeFirstOrThrow']>>

function visible(query: Query, subject: Subject): Query {
  if (seesAll(subject)) return query
  return query.where(sql<boolean>`process_definition.roles && ${laneRoles(subject)}::text[]`)
}

/** One case; null where there is none, or none for this person. */
export async function findInstance(
  db: Kysely<Tables>,
  id: string,
  subject: Subject,
): Promise<Instance | null> {
  const row = await visible(instances(db), subject).where('instance.id', '=', id).executeTakeFirst()
  return row ? viewOf(row) : null
}

/** These cases, by their keys, whoever may see them. */
export async function findInstances(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, Instance>> {
  const rows = await instances(db)
    .where(sql<boolean>`instance.id = any(${ids as string[]}::uuid[])`)
    .execute()
  return new Map(rows.map(row => [row.id, viewOf(row)]))
}

export async function listInstances(
  db: Kysely<Tables>,
  asked: Static<typeof InstanceQuery>,
  subject: Subject,
) {
  const limit = asked.limit ?? 50
  const after = readCursor(asked.cursor, 'number')
  const rows = await filtered(visible(instances(db), subject), asked)
    .$if(after !== null, query => query.where('instance.number', '<', after![0]!))
    .$if(asked.number !== undefined, query => query.where('instance.number', '=', String(asked.number)))
    .orderBy('instance.number', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, viewOf, row => [row.number])
}

/** How many cases fit, of those that somebody may see. */
export async function countInstances(
  db: Kysely<Tables>,
  asked: InstanceFilter,
  subject: Subject,
): Promise<number> {
  const { count } = await filtered(visible(instances(db), subject), asked)
    .clearSelect()
    .select(query => query.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

type Joined<Row> = SelectQueryBuilder<Tables, 'instance' | 'process_definition', Row>

/** The instances among them that fit everything that is asked. */
export function filtered<Row>(query: Joined<Row>, asked: InstanceFilter): Joined<Row> {
  const { processId, processDefinitionKey, version, status, businessKey, incident, parentKey, element } =
    asked
  const between = (column: 'started_at' | 'ended_at', after?: string, before?: string) => (to: Joined<Row>) =>
    to
      .$if(after !== undefined, sub => sub.where(`instance.${column}`, '>', new Date(after!)))
      .$if(before !== undefined, sub => sub.where(`instance.${column}`, '<', new Date(before!)))
  return query
    .$if(processId !== undefined, to => to.where('instance.process_id', '=', processId!))
    .$if(processDefinitionKey !== undefined, to =>
      to.where('instance.definition_key', '=', processDefinitionKey!),
    )
    .$if(version !== undefined, to => to.where('process_definition.version', '=', version!))
    .$if(status !== undefined, to => to.where('instance.status', '=', String(status)))
    .$if(businessKey !== undefined, to => to.where('instance.business_key', '=', businessKey!))
    .$if(incident !== undefined, to => to.where('instance.incidents', incident ? '>' : '=', 0))
    .$if(parentKey !== undefined, to => to.where('instance.parent_id', '=', parentKey!))
    .$if(asked.roots === true, to => to.where('instance.parent_id', 'is', null))
    .$if(element !== undefined, to => to.where(waitsAt(element!)))
    .$call(between('started_at', asked.startedAfter, asked.startedBefore))
    .$call(between('ended_at', asked.endedAfter, asked.endedBefore))
}

function waitsAt(element: string) {
  return sql<boolean>`(
    exists (select from user_task t where t.instance_id = instance.id and t.element = ${element} and t.status = 'open')
    or exists (select from job j where j.instance_id = instance.id and j.element = ${element})
    or exists (select from subscription s where s.instance_id = instance.id and s.element = ${element})
    or exists (select from incident i where i.instance_id = instance.id and i.element = ${element}))`
}

/** The instances that a case has called, by the run of the element that waits for them. */
export async function calledBy(db: Kysely<Tables>, id: string) {
  return db
    .selectFrom('instance')
    .innerJoin('process_definition', 'process_definition.key', 'instance.definition_key')
    .select([
      'instance.id',
      'instance.number',
      'instance.parent_key',
      'instance.process_id',
      'instance.definition_key',
      'instance.status',
      'process_definition.name',
    ])
    .where('instance.parent_id', '=', id)
    .orderBy('instance.number')
    .execute()
}

/** The live instances of these versions. */
export async function liveOf(client: ClientBase, definitions: readonly string[]): Promise<string[]> {
  const { rows } = await client.query({
    name: 'live-instances-of',
    text: `select id from instance where definition_key = any($1::uuid[]) and status in ('active', 'suspended')`,
    values: [definitions],
  })
  return rows.map(({ id }) => id)
}

/** The versions that have live instances. */
export async function liveDefinitions(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query({
    name: 'live-definitions',
    text: `select distinct definition_key from instance where status in ('active', 'suspended')`,
  })
  return rows.map(row => row.definition_key)
}

/** All instances of the case to which one belongs, the first one first. */
export async function ofCase(db: Kysely<Tables>, rootId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('instance')
    .select('id')
    .where('root_id', '=', rootId)
    .orderBy('number')
    .execute()
  return rows.map(({ id }) => id)
}

/** The live instances that one run of a call activity has begun. */
export async function calledInstances(client: ClientBase, parent: string, key: number): Promise<string[]> {
  const { rows } = await client.query({
    name: 'called-instances',
    text: `select id from instance where parent_id = $1 and parent_key = $2 and status in ('active', 'suspended')`,
    values: [parent, key],
  })
  return rows.map(({ id }) => id)
}

/** The engine's state of a case, as it stands now; null where there is none, or none that could still be opened. */
export async function stateOf(database: Database, id: string): Promise<State | null> {
  return (await statesOf(database, [id])).get(id) ?? null
}

/** The states of cases as they stand now; those that could not be opened any more are missing. */
export async function statesOf(
  { kysely, keyring }: Database,
  ids: readonly string[],
): Promise<Map<string, State>> {
  const rows = await kysely
    .selectFrom('instance as i')
    .innerJoin('data_key as k', join =>
      join.onRef('k.case_id', '=', 'i.root_id').onRef('k.generation', '=', 'i.generation'),
    )
    .select(['i.id', 'i.state', 'i.base', 'i.root_id', 'i.generation', 'k.wrapped'])
    .where('i.id', '=', sql<string>`any(${ids as string[]}::uuid[])`)
    .execute()
  return new Map(
    rows.flatMap(row =>
      row.wrapped
        ? [[row.id, openState(row.id, row, keyring.unwrap(row.root_id, row.generation, row.wrapped)).state]]
        : [],
    ),
  )
}

/** Where the live instances of a version wait. */
export async function statisticsOf(db: Kysely<Tables>, definition: string) {
  const { rows } = await sql<{ element: string; active: string; incidents: string }>`
    select element, count(*) filter (where kind = 'wait') as active, count(*) filter (where kind = 'incident') as incidents from (
      select element, 'wait' as kind from user_task where definition_key = ${definition} and status = 'open'
      union all select element, 'wait' from job where definition_key = ${definition}
      union all select element, 'wait' from subscription where definition_key = ${definition}
      union all select element, 'incident' from incident where definition_key = ${definition}
    ) places group by element order by element`.execute(db)
  return rows.map(row => ({
    element: row.element,
    active: Number(row.active),
    incidents: Number(row.incidents),
  }))
}

function viewOf(row: Row): Instance {
  return {
    key: row.id,
    number: Number(row.number),
    processId: row.process_id,
    processName: row.name,
    processDefinitionKey: row.definition_key,
    version: row.version,
    businessKey: row.business_key,
    status: row.status as Instance['status'],
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    holdUntil: row.hold_until?.toISOString() ?? null,
    startedBy: row.started_by,
    parentKey: row.parent_id,
    rootKey: row.root_id,
    incidents: row.incidents,
    entries: row.seq,
  }
}
