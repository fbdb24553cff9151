// Views of the lists of tasks and cases, with how much each holds. Everybody has the first ones; the others are one's own.

import type { Kysely } from 'kysely'
import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'
import { tell } from '../../engine/words/sentences.ts'
import type { Action } from '../auth/can.ts'
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
import { makeOnce } from '../idempotency.ts'
import type { App, Server } from '../server.ts'
import type { Tables } from '../store/database.ts'
import { countInstances } from '../store/instances.ts'
import { countEach } from '../store/user-tasks.ts'
import { deleteView, type Kept, keepView, type List, viewsOf } from '../store/views.ts'

/** More than a person keeps in mind, and few enough to count all of them each time something changes. */
const MOST = 20

type View<Filter> = { id: string | null; name: string; filter: Filter }

/** What is due, late or on hold is told of the tasks that are being looked at, so that each count is that of its list. */
const taskViews = ({ within = 'ours' }: Static<typeof ViewsQuery>): readonly View<TaskFilter>[] => [
  { id: null, name: 'mine', filter: { view: 'mine' } },
  { id: null, name: 'team', filter: { view: 'team' } },
  { id: null, name: 'today', filter: { view: within, due: 'today' } },
  { id: null, name: 'overdue', filter: { view: within, due: 'overdue' } },
  { id: null, name: 'onHold', filter: { view: within, onHold: true } },
  { id: null, name: 'all', filter: { view: 'all' } },
]

const caseViews = (): readonly View<CaseFilter>[] => [
  { id: null, name: 'all', filter: { roots: true } },
  { id: null, name: 'running', filter: { roots: true, status: 'active' } },
  { id: null, name: 'onHold', filter: { roots: true, status: 'suspended' } },
  { id: null, name: 'problems', filter: { roots: true, incident: true } },
]

/** A list that has views. */
type Listed<Filter> = {
  readonly list: List
  readonly path: string
  readonly action: Action
  readonly everybodys: (asked: object) => readonly View<Filter>[]
  readonly View: TSchema
  readonly NewView: TSchema
  /** What is asked when they are looked at, beside who asks. */
  readonly Query: TSchema
  count(filters: readonly Filter[], subject: Subject, asked: object): Promise<number[]>
}

export function viewRoutes(app: App, { database }: Server): void {
  const { kysely } = database
  routesOf<TaskFilter>({
    list: 'tasks',
    path: '/user-tasks/views',
    action: 'task.read',
    everybodys: taskViews,
    View: TaskView,
    NewView: NewTaskView,
    Query: ViewsQuery,
    count: (filters, subject, { dayEnds }: Static<typeof ViewsQuery>) =>
      countEach(
        kysely,
        filters.map(filter => ({ ...filter, ...(dayEnds === undefined ? {} : { dayEnds }) })),
        subject,
      ),
  })
  routesOf<CaseFilter>({
    list: 'cases',
    path: '/process-instances/views',
    action: 'instance.read',
    everybodys: caseViews,
    View: CaseView,
    NewView: NewCaseView,
    Query: Exact({}),
    async count(filters, subject) {
      const counts = []
      for (const filter of filters) counts.push(await countInstances(kysely, filter, subject))
      return counts
    },
  })

  function routesOf<Filter extends Kept['filter']>(listed: Listed<Filter>): void {
    const { list, path, everybodys, View, NewView, Query } = listed
    const config = { action: listed.action }
    const counted = async (view: View<Filter>, subject: Subject) => {
      const [count = 0] = await listed.count([view.filter], subject, {})
      return { ...view, count }
    }

    app.get(
      path,
      { config, schema: { querystring: Query, response: { 200: Exact({ items: Type.Array(View) }) } } },
      async request => {
        const subject = subjectOf(request)
        const views = [...everybodys(request.query as object), ...(await own<Filter>(list, subject))]
        const filters = views.map(({ filter }) => filter)
        const counts = await listed.count(filters, subject, request.query as object)
        return { items: views.map((view, at) => ({ ...view, count: counts[at] ?? 0 })) }
      },
    )

    app.post(path, { config, schema: { body: NewView, response: { 201: View } } }, async (request, reply) => {
      const subject = subjectOf(request)
      const id = await makeOnce(
        database,
        async trx => (await keep<Filter>(trx, list, subject, request.body as Wish)).id,
      )
      const kept = (await own<Filter>(list, subject)).find(view => view.id === id)
      if (!kept) throw new Refused('NOT_FOUND')
      return reply.code(201).send(await counted(kept, subject))
    })

    app.put(
      `${path}/:id`,
      { config, schema: { params: ViewParams, body: NewView, response: { 200: View } } },
      async request => {
        const subject = subjectOf(request)
        const kept = await keep<Filter>(kysely, list, subject, request.body as Wish, request.params.id)
        return counted(kept, subject)
      },
    )

    app.delete(`${path}/:id`, { config, schema: { params: ViewParams } }, async (request, reply) => {
      const { username } = subjectOf(request)
      if (!(await deleteView(kysely, username, list, request.params.id))) throw new Refused('NOT_FOUND')
      return reply.code(204).send()
    })
  }

  async function own<Filter>(list: List, { username, kind }: Subject): Promise<View<Filter>[]> {
    if (kind === 'token') return []
    return (await viewsOf(kysely, username, list)).map(({ id, name, filter }) => ({
      id,
      name,
      filter: filter as Filter,
    }))
  }

  async function keep<Filter>(
    db: Kysely<Tables>,
    list: List,
    { username, kind }: Subject,
    { name, filter }: Wish,
    id?: string,
  ): Promise<View<Filter> & { id: string }> {
    if (kind === 'token') throw new Refused('FORBIDDEN', tell`Views are kept by people.`)
    const views = await viewsOf(db, username, list)
    if (id === undefined && views.length >= MOST) throw new Refused('TOO_MANY_VIEWS')
    if (id !== undefined && !views.some(view => view.id === id)) throw new Refused('NOT_FOUND')
    const kept = await keepView(db, {
      username,
      list,
      name,
      filter,
      ...(id === undefined ? {} : { id }),
    })
    if (kept === null) throw new Refused('VIEW_EXISTS')
    return { ...kept, filter: kept.filter as Filter }
  }
}

type Wish = Pick<Kept, 'name' | 'filter'>
