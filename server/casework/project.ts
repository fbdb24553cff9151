// What waits becomes a row: tasks, jobs, subscriptions and incidents are a projection of the events, and of the state
// they lead to. Nothing is kept in those rows that the trail does not tell.

import { dueDate } from '../../engine/feel/due.ts'
import type { Event, State } from '../../engine/index.ts'
import { conversationName } from '../../engine/run/route.ts'
import type { ConversationRow } from '../store/conversations.ts'
import type { IncidentRow, JobRow, SubscriptionRow, TaskRow } from '../store/waiting-rows.ts'
import { isLive } from './case.ts'
import { Changes } from './changes.ts'

export type Projection = {
  readonly tasks: Changes<TaskRow>
  readonly jobs: Changes<JobRow>
  readonly subscriptions: Changes<SubscriptionRow>
  readonly incidents: Changes<IncidentRow>
  readonly conversations: Changes<ConversationRow>
  readonly suspended: Set<string>
  readonly resumed: Set<string>
}

export function emptyProjection(): Projection {
  return {
    tasks: new Changes(),
    jobs: new Changes(),
    subscriptions: new Changes(),
    incidents: new Changes(),
    conversations: new Changes(),
    suspended: new Set(),
    resumed: new Set(),
  }
}

/** The instance that the events belong to, and when they happened. */
export type Place = {
  readonly instance: string
  readonly process: string
  readonly definition: string
  readonly at: string
  /** What a step is called in that version. */
  readonly nameOf: (element: string) => string | null
}

/** What was open before the command, so that the difference shows what it opened and closed. */
export type Open = {
  readonly subscriptions: ReadonlySet<string>
  readonly incidents: ReadonlySet<string>
  readonly conversation: string | null
}

export function openIn(state: State | null): Open {
  return {
    subscriptions: new Set(state ? Object.keys(state.subscriptions) : []),
    incidents: new Set(state ? Object.keys(state.incidents) : []),
    conversation: state && conversationName(state.correlation),
  }
}

export function idOf(instance: string, key: number | string): string {
  return `${instance}.${key}`
}

/** Reads the events of one command into the rows of a batch. */
export function project(
  to: Projection,
  place: Place,
  before: Open,
  state: State,
  events: readonly Event[],
): void {
  for (const event of events) projectEvent(to, place, state, event)
  projectSubscriptions(to, place, before.subscriptions, state, events)
  projectIncidents(to, place, before.incidents, state)
  projectConversation(to, place, before.conversation, state)
}

function projectEvent(to: Projection, place: Place, state: State, event: Event): void {
  switch (event.type) {
    case 'task.created':
      to.tasks.create(idOf(place.instance, event.key), {
        ...within(place, event.key, event.element),
        name: event.name,
        status: 'open',
        assignee: event.assignee,
        assigned_at: event.assignee === null ? null : place.at,
        assigned_by: null,
        deputy_for: null,
        candidate_groups: event.candidateGroups,
        candidate_users: event.candidateUsers,
        priority: event.priority,
        form: event.form,
        created_at: place.at,
        due_at: instant(event.dueDate),
        follow_up_at: instant(event.followUpDate),
        ended_at: null,
        completed_by: null,
      })
      break
    case 'task.assigned':
      to.tasks.patch(idOf(place.instance, event.key), {
        assignee: event.assignee,
        assigned_at: event.assignee === null ? null : place.at,
        assigned_by: event.assignee === null ? null : event.by,
        deputy_for: event.deputyFor ?? null,
      })
      break
    case 'task.updated':
      to.tasks.patch(idOf(place.instance, event.key), taskPatch(event.changes))
      break
    case 'task.completed':
      to.tasks.patch(idOf(place.instance, event.key), {
        status: 'completed',
        ended_at: place.at,
        completed_by: event.by,
        deputy_for: event.deputyFor ?? null,
      })
      break
    case 'job.created':
      // A script that failed is offered anew under its own key, as the drawing has it by then.
      if (event.kind === 'script') to.jobs.remove(idOf(place.instance, event.key))
      to.jobs.create(idOf(place.instance, event.key), {
        ...within(place, event.key, event.element),
        kind: event.kind,
        type: event.jobType,
        retries: event.retries,
        priority: event.priority,
        headers: event.headers,
        script: event.script,
        due_at: place.at,
        suspended: state.status === 'suspended',
        lease_until: null,
        message: null,
      })
      break
    case 'job.completed':
      to.jobs.remove(idOf(place.instance, event.key))
      break
    case 'job.failed':
      to.jobs.patch(idOf(place.instance, event.key), {
        retries: event.retries,
        due_at: event.retryAt ?? place.at,
        lease_until: null,
        message: event.message,
      })
      break
    case 'job.retried':
      to.jobs.patch(idOf(place.instance, event.key), {
        retries: event.retries,
        due_at: place.at,
        lease_until: null,
      })
      break
    case 'element.terminated':
      to.jobs.remove(idOf(place.instance, event.key))
      if (TASKS.has(event.elementType))
        to.tasks.patch(idOf(place.instance, event.key), { status: 'canceled', ended_at: place.at })
      break
    case 'process.suspended':
      to.suspended.add(place.instance)
      to.resumed.delete(place.instance)
      break
    case 'process.resumed':
      to.resumed.add(place.instance)
      to.suspended.delete(place.instance)
      break
    case 'process.migrated':
      for (const { key, element, form } of event.elements) {
        const moved = { element, definition_key: place.definition, process_id: place.process }
        to.tasks.patch(idOf(place.instance, key), {
          ...moved,
          name: place.nameOf(element),
          ...(form === undefined ? {} : { form }),
        })
        to.jobs.patch(idOf(place.instance, key), moved)
      }
      break
  }
}

/** A model may compute anything as a date; what is none shows no date, and stands in the trail as it was. */
function instant(text: string | null): string | null {
  const due = text === null ? null : dueDate(text, 0)
  return due === null || 'problem' in due ? null : new Date(due.due).toISOString()
}

const TASKS = new Set(['userTask', 'globalUserTask'])

function within(place: Place, key: number, element: string) {
  return {
    instance_id: place.instance,
    key,
    process_id: place.process,
    definition_key: place.definition,
    element,
  }
}

function taskPatch(changes: Extract<Event, { type: 'task.updated' }>['changes']): Partial<TaskRow> {
  return {
    ...(changes.dueDate === undefined ? {} : { due_at: instant(changes.dueDate) }),
    ...(changes.followUpDate === undefined ? {} : { follow_up_at: instant(changes.followUpDate) }),
    ...(changes.priority === undefined ? {} : { priority: changes.priority }),
    ...(changes.candidateGroups === undefined ? {} : { candidate_groups: changes.candidateGroups }),
    ...(changes.candidateUsers === undefined ? {} : { candidate_users: changes.candidateUsers }),
  }
}

/** Who has begun to listen in this batch, by the names of the signals among the events: each by its instance and its key. */
export function signalEars(
  { subscriptions }: Projection,
  events: readonly Event[],
): ReadonlyMap<string, readonly string[]> {
  const thrown = new Set(events.flatMap(event => (event.type === 'signal.thrown' ? [event.name] : [])))
  if (thrown.size === 0) return NO_EARS
  const open = [...subscriptions.created].filter(([, row]) => row.kind === 'signal' && thrown.has(row.name!))
  return new Map(
    [...Map.groupBy(open, ([, row]) => row.name!)].map(([name, ears]) => [name, ears.map(([id]) => id)]),
  )
}

const NO_EARS: ReadonlyMap<string, readonly string[]> = new Map()

function projectSubscriptions(
  to: Projection,
  place: Place,
  before: ReadonlySet<string>,
  state: State,
  events: readonly Event[],
): void {
  const open = Object.entries(state.subscriptions)
  if (before.size + open.length === 0) return
  for (const key of before) {
    if (!Object.hasOwn(state.subscriptions, key)) to.subscriptions.remove(idOf(place.instance, key))
  }
  const moved = events.some(event => event.type === 'process.migrated')
  const changed = new Set(
    events.flatMap(event => (event.type === 'subscription.changed' ? [String(event.key)] : [])),
  )
  for (const [key, subscription] of open) {
    const row = {
      ...within(place, subscription.key, subscription.element),
      trigger: subscription.trigger,
      kind: subscription.kind,
      name: subscription.name,
      correlation_key: subscription.correlationKey,
      correlation: subscription.correlation,
      due_at: subscription.happened ? null : subscription.due,
      suspended: state.status === 'suspended',
    }
    if (!before.has(key)) to.subscriptions.create(idOf(place.instance, key), row)
    else if (moved || changed.has(key)) to.subscriptions.patch(idOf(place.instance, key), row)
  }
}

function projectIncidents(to: Projection, place: Place, before: ReadonlySet<string>, state: State): void {
  for (const key of before) {
    if (!Object.hasOwn(state.incidents, key)) to.incidents.remove(idOf(place.instance, key))
  }
  for (const [key, incident] of Object.entries(state.incidents)) {
    if (before.has(key)) continue
    to.incidents.create(idOf(place.instance, key), {
      ...within(place, incident.key, incident.element),
      run: incident.run,
      code: incident.code,
      message: incident.message,
      raised_at: place.at,
    })
  }
}

/** What the messages of a live instance have fixed; ended, it is in no conversation. */
function projectConversation(to: Projection, place: Place, before: string | null, state: State): void {
  const name = isLive(state) ? conversationName(state.correlation) : null
  const id = idOf(place.instance, state.root)
  const row = { instance_id: place.instance, key: state.root, process_id: place.process, name: name ?? '' }
  if (name === null) {
    if (before !== null) to.conversations.remove(id)
  } else if (before === null) to.conversations.create(id, row)
  else if (name !== before) to.conversations.patch(id, row)
}
