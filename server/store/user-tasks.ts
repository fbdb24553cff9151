// Reading user tasks. What somebody may see is decided here in SQL: all for coordinators and
// auditors, else what `isTheirTask` of auth/can.ts says for one.

import { type Kysely, sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Static } from 'typebox'
import type { Subject } from '../auth/subject.ts'
import type { UserTask, UserTaskQuery } from '../contract/user-tasks.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { candidate, deputised, fitsTask, mine } from './task-filter.ts'

function tasks(db: Kysely<Tables>) {
  return db
    .selectFrom('user_task')
    .innerJoin('instance', 'instance.id', 'user_task.instance_id')
    .innerJoin('process_definition', 'process_definition.key', 'user_task.definition_key')
    .selectAll('user_task')
    .select([
      'instance.number',
      'instance.root_id',
      'instance.business_key',
      'instance.status as instance_status',
      'instance.hold_until',
      'process_definition.name as process_name',
      sql<string>`coalesce(user_task.due_at, 'infinity')::text`.as('sort'),
    ])
}

type Query = ReturnType<typeof tasks>
type Row = Awaited<ReturnType<Query['executeTakeFirstOrThrow']>>

function visible(query: Query, subject: Subject): Query {
  if (subject.roles.some(role => role === 'coordinator' || role === 'auditor')) return query
  return query.where(sql<boolean>`(${mine(subject)} or ${candidate(subject)} or ${deputised(subject)})`)
}

/** One task; null where there is none, or none for this person. */
export async function findTask(
  db: Kysely<Tables>,
  key: { instance: string; key: number },
  subject: Subject,
): Promise<UserTask | null> {
  const row = await visible(tasks(db), subject)
    .where('user_task.instance_id', '=', key.instance)
    .where('user_task.key', '=', String(key.key))
    .executeTakeFirst()
  return row ? viewOf(row) : null
}

export async function listTasks(db: Kysely<Tables>, asked: Static<typeof UserTaskQuery>, subject: Subject) {
  const limit = asked.limit ?? 50
  const after = readCursor(asked.cursor, 'time', 'uuid', 'number')
  const rows = await visible(tasks(db), subject)
    .where('user_task.status', '=', asked.status ?? 'open')
    .where(fitsTask(asked, subject, new Date()))
    .$if(after !== null, query =>
      query.where(
        sql<boolean>`(coalesce(user_task.due_at, 'infinity'), user_task.instance_id, user_task.key)
          > (${after![0]}::timestamptz, ${after![1]}::uuid, ${after![2]}::bigint)`,
      ),
    )
    .orderBy(sql`coalesce(user_task.due_at, 'infinity')`)
    .orderBy('user_task.instance_id')
    .orderBy('user_task.key')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, viewOf, row => [row.sort, row.instance_id, row.key])
}

/** How many open tasks each of these filters means, in one look at the table. */
export async function countEach(
  db: Kysely<Tables>,
  filters: readonly Filter[],
  subject: Subject,
): Promise<number[]> {
  const now = new Date()
  const counted = filters.map(filter => sql`count(*) filter (where ${fitsTask(filter, subject, now)})`)
  const row = await visible(tasks(db), subject)
    .clearSelect()
    .select(sql<string[]>`array[${sql.join(counted)}]::text[]`.as('counts'))
    .where('user_task.status', '=', 'open')
    .executeTakeFirstOrThrow()
  return row.counts.map(Number)
}

type Filter = Parameters<typeof fitsTask>[0]

export async function countTasks(db: Kysely<Tables>, subject: Subject) {
  const [mine = 0, team = 0, all = 0, overdue = 0] = await countEach(
    db,
    [{ view: 'mine' }, { view: 'team' }, { view: 'all' }, { view: 'ours', due: 'overdue' }],
    subject,
  )
  return { mine, team, all, overdue }
}

function viewOf(row: Row): UserTask {
  return {
    key: `${row.instance_id}.${row.key}`,
    instanceKey: row.instance_id,
    instanceNumber: Number(row.number),
    rootKey: row.root_id,
    businessKey: row.business_key,
    processId: row.process_id,
    processName: row.process_name,
    processDefinitionKey: row.definition_key,
    element: row.element,
    name: row.name,
    status: row.status,
    assignee: row.assignee,
    assignedAt: row.assigned_at?.toISOString() ?? null,
    assignedBy: row.assigned_by,
    deputyFor: row.deputy_for,
    candidateGroups: row.candidate_groups,
    candidateUsers: row.candidate_users,
    priority: row.priority,
    createdAt: row.created_at.toISOString(),
    dueDate: row.due_at?.toISOString() ?? null,
    followUpDate: row.follow_up_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    completedBy: row.completed_by,
    form: row.form,
    suspended: row.instance_status === 'suspended',
    holdUntil: row.hold_until?.toISOString() ?? null,
    rev: row.rev,
  }
}

/** The revisions of tasks by `instance.key`. Their cases are locked, so they stay as they are. */
export async function revisionsOf(
  client: ClientBase,
  places: readonly { readonly instance: string; readonly key: number }[],
): Promise<Map<string, number>> {
  if (places.length === 0) return new Map()
  const { rows } = await client.query({
    name: 'task-revisions',
    text: `select t.instance_id, t.key, t.rev from user_task t
           join unnest($1::uuid[], $2::bigint[]) as asked (instance_id, key) on t.instance_id = asked.instance_id and t.key = asked.key`,
    values: [places.map(({ instance }) => instance), places.map(({ key }) => key)],
  })
  return new Map(rows.map(row => [`${row.instance_id}.${row.key}`, row.rev as number]))
}
