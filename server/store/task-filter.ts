// Which tasks a filter means, as conditions of SQL: the list asks for them, and the counts of all views come from them.

import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { groupsOf, type Subject } from '../auth/subject.ts'
import type { UserTaskQuery } from '../contract/user-tasks.ts'

type Condition = RawBuilder<boolean>

export const mine = (subject: Subject): Condition => sql<boolean>`user_task.assignee = ${subject.username}`

export const candidate = (subject: Subject): Condition =>
  sql<boolean>`(user_task.candidate_groups && ${groupsOf(subject)}::text[]
  or user_task.candidate_users && ${[subject.username, ...(subject.standsFor ?? [])]}::text[]
  or (${subject.roles.includes('coordinator')} and user_task.candidate_groups = '{}' and user_task.candidate_users = '{}'))`

/** Held by somebody who is away, and whose deputy this is. */
export const deputised = ({ standsFor = [] }: Subject): Condition =>
  standsFor.length === 0 ? sql<boolean>`false` : sql<boolean>`user_task.assignee = any(${standsFor}::text[])`

const team = (subject: Subject): Condition =>
  sql<boolean>`((user_task.assignee is null and ${candidate(subject)}) or ${deputised(subject)})`

const WEEK_MS = 7 * 86_400_000

type Asked = Omit<Static<typeof UserTaskQuery>, 'limit' | 'cursor' | 'status'>

/** Everything that is asked, as one condition on a task with its case and its process. */
export function fitsTask(asked: Asked, subject: Subject, now: Date): Condition {
  return all([
    ...viewOf(asked.view, subject),
    ...dueOf(asked, now),
    ...wordsOf(asked.words),
    ...said(asked.onHold, held => sql<boolean>`(instance.status = 'suspended') = ${held}`),
    ...said(asked.assignee, name => sql<boolean>`user_task.assignee = ${name}`),
    ...said(asked.candidateGroup, group => sql<boolean>`${group} = any(user_task.candidate_groups)`),
    ...said(asked.processId, id => sql<boolean>`user_task.process_id = ${id}`),
    ...said(asked.instanceKey, key => sql<boolean>`user_task.instance_id = ${key}::uuid`),
    ...said(asked.element, element => sql<boolean>`user_task.element = ${element}`),
    ...said(asked.dueBefore, time => sql<boolean>`user_task.due_at < ${new Date(time)}`),
  ])
}

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`

const said = <Value>(value: Value | undefined, condition: (value: Value) => Condition): Condition[] =>
  value === undefined ? [] : [condition(value)]

function viewOf(view: Asked['view'], subject: Subject): Condition[] {
  if (view === 'mine') return [mine(subject)]
  if (view === 'team') return [team(subject)]
  if (view === 'ours') return [sql<boolean>`(${mine(subject)} or ${team(subject)})`]
  return []
}

function dueOf({ due, dayEnds }: Asked, now: Date): Condition[] {
  if (due === 'overdue') return [comesBy(now)]
  if (due === 'week') return [comesBy(new Date(now.getTime() + WEEK_MS))]
  if (due === 'today') return [comesBy(endOfDay(dayEnds, now))]
  return []
}

/** It is due, or its case on hold is looked at again. */
const comesBy = (time: Date) => sql<boolean>`(user_task.due_at <= ${time} or instance.hold_until <= ${time})`

function endOfDay(said: string | undefined, now: Date): Date {
  if (said !== undefined) return new Date(said)
  const end = new Date(now)
  end.setUTCHours(23, 59, 59, 999)
  return end
}

/** Each word stands somewhere in what the list shows. */
function wordsOf(words = ''): Condition[] {
  return words
    .trim()
    .split(/\s+/)
    .filter(word => word !== '')
    .map(
      word => sql<boolean>`concat_ws(' ', coalesce(user_task.name, user_task.element), coalesce(process_definition.name, user_task.process_id), instance.business_key,
        instance.number, user_task.assignee, (select account.name from account where account.username = user_task.assignee)) ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    )
}
