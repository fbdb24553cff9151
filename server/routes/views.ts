// Views of the lists of tasks and cases, with how much each holds. Everybody has the first ones; the others are one's own.

import { Type } from 'typebox'
import { subjectOf } from '../auth/guard.ts'
import type { Subject } from '../auth/subject.ts'
import { Exact } from '../contract/shared.ts'
import {
  type CaseFilter,
  CaseView,
  NewCaseView,
  NewTaskView,
  type TaskFilter,
  TaskView,
  ViewParams,
  ViewsQuery,
} from '../contract/views.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { countInstances } from '../store/instances.ts'
import { countEach } from '../store/user-tasks.ts'
import { deleteView, type Kept, keepView, type List, viewsOf } from '../store/views.ts'

/** More than a person keeps in mind, and few enough to count all of them each time something changes. */
const MOST = 20

type View<Filter> = { id: string | null; name: string; filter: Filter }

const TASK_VIEWS: readonly View<TaskFilter>[] = [
  { id: null, name: 'mine', filter: { view: 'mine' } },
  { id: null, name: 'team', filter: { view: 'team' } },
  { id: null, name: 'today', filter: { view: 'ours', due: 'today' } },
  { id: null, name: 'overdue', filter: { view: 'ours', due: 'overdue' } },
  { id: null, name: 'onHold', filter: { view: 'ours', onHold: true } },
  { id: null, name: 'all', filter: { view: 'all' } },
]

const CASE_VIEWS: readonly View<CaseFilter>[] = [
  { id: null, name: 'all', filter: { roots: true } },
  { id: null, name: 'running', filter: { roots: true, status: 'active' } },
  { id: null, name: 'onHold', filter: { roots: true, status: 'suspended' } },
  { id: null, name: 'problems', filter: { roots: true, incident: true } },
]

export function viewRoutes(app: App, { database: { kysely } }: Server): void {
  app.get(
    '/user-tasks/views',
    {
      config: { action: 'task.read' },
      schema: { querystring: ViewsQuery, response: { 200: Exact({ items: Type.Array(TaskView) }) } },
    },
    async request => {
      const subject = subjectOf(request)
      const views = [...TASK_VIEWS, ...(await own<TaskFilter>('tasks', subject))]
      const { dayEnds } = request.query
      const counts = await countEach(
        kysely,
        views.map(({ filter }) => ({ ...filter, dayEnds })),
        subject,
      )
      return { items: views.map((view, at) => ({ ...view, count: counts[at] ?? 0 })) }
    },
  )

  app.post(
    '/user-tasks/views',
    { config: { action: 'task.read' }, schema: { body: NewTaskView, response: { 201: TaskView } } },
    async (request, reply) => {
      const subject = subjectOf(request)
      const kept = await keep('tasks', subject, request.body)
      const filter = kept.filter as TaskFilter
      const [count = 0] = await countEach(kysely, [filter], subject)
      return reply.code(201).send({ ...kept, filter, count })
    },
  )

  app.put(
    '/user-tasks/views/:id',
    {
      config: { action: 'task.read' },
      schema: { params: ViewParams, body: NewTaskView, response: { 200: TaskView } },
    },
    async request => {
      const subject = subjectOf(request)
      const kept = await keep('tasks', subject, request.body, request.params.id)
      const filter = kept.filter as TaskFilter
      const [count = 0] = await countEach(kysely, [filter], subject)
      return { ...kept, filter, count }
    },
  )

  app.delete(
    '/user-tasks/views/:id',
    { config: { action: 'task.read' }, schema: { params: ViewParams } },
    async (request, reply) => {
      await drop('tasks', subjectOf(request), request.params.id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/process-instances/views',
    {
      config: { action: 'instance.read' },
      schema: { response: { 200: Exact({ items: Type.Array(CaseView) }) } },
    },
    async request => {
      const subject = subjectOf(request)
      const views = [...CASE_VIEWS, ...(await own<CaseFilter>('cases', subject))]
      const items = []
      for (const view of views)
        items.push({ ...view, count: await countInstances(kysely, view.filter, subject) })
      return { items }
    },
  )

  app.post(
    '/process-instances/views',
    { config: { action: 'instance.read' }, schema: { body: NewCaseView, response: { 201: CaseView } } },
    async (request, reply) => {
      const subject = subjectOf(request)
      const kept = await keep('cases', subject, request.body)
      const filter = kept.filter as CaseFilter
      const count = await countInstances(kysely, filter, subject)
      return reply.code(201).send({ ...kept, filter, count })
    },
  )

  app.put(
    '/process-instances/views/:id',
    {
      config: { action: 'instance.read' },
      schema: { params: ViewParams, body: NewCaseView, response: { 200: CaseView } },
    },
    async request => {
      const subject = subjectOf(request)
      const kept = await keep('cases', subject, request.body, request.params.id)
      const filter = kept.filter as CaseFilter
      return { ...kept, filter, count: await countInstances(kysely, filter, subject) }
    },
  )

  app.delete(
    '/process-instances/views/:id',
    { config: { action: 'instance.read' }, schema: { params: ViewParams } },
    async (request, reply) => {
      await drop('cases', subjectOf(request), request.params.id)
      return reply.code(204).send()
    },
  )

  async function own<Filter>(list: List, { username, kind }: Subject): Promise<View<Filter>[]> {
    if (kind === 'token') return []
    return (await viewsOf(kysely, username, list)).map(({ id, name, filter }) => ({
      id,
      name,
      filter: filter as Filter,
    }))
  }

  async function keep(
    list: List,
    { username, kind }: Subject,
    { name, filter }: { name: string; filter: object },
    id?: string,
  ): Promise<Kept> {
    if (kind === 'token') throw new Refused('FORBIDDEN', 'Views are kept by people.')
    const views = await viewsOf(kysely, username, list)
    if (id === undefined && views.length >= MOST) throw new Refused('TOO_MANY_VIEWS')
    if (id !== undefined && !views.some(view => view.id === id)) throw new Refused('NOT_FOUND')
    const kept = await keepView(kysely, {
      username,
      list,
      name,
      filter: filter as Kept['filter'],
      ...(id === undefined ? {} : { id }),
    })
    if (kept === null) throw new Refused('VIEW_EXISTS')
    return kept
  }

  async function drop(list: List, { username }: Subject, id: string): Promise<void> {
    if (!(await deleteView(kysely, username, list, id))) throw new Refused('NOT_FOUND')
  }
}
