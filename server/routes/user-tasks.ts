// User tasks. Every change is decided under the lock of the case: of two people who claim at once, one is told.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Command, State, Variables } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { isTheirTask } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import { isPartner, type Subject } from '../auth/subject.ts'
import { checkForm, checkGiven, formFor, formOf, keysOf, withRegister } from '../casework/forms.ts'
import { readKey } from '../casework/key.ts'
import { doneBefore } from '../casework/once.ts'
import { visibleVariables } from '../casework/visible.ts'
import { type Refusal, refuse } from '../casework/work.ts'
import { InnerParams } from '../contract/instances.ts'
import {
  Assignment,
  Completion,
  Escalation,
  Escalations,
  TaskChanges,
  TaskCounts,
  TaskForm,
  UserTask,
  UserTaskQuery,
  UserTasks,
} from '../contract/user-tasks.ts'
import { Refused, refusedBy } from '../errors.ts'
import { languageOf } from '../language.ts'
import { registeredTheCase } from '../rules/four-eyes.ts'
import { type Handed, tellOfAnswer, tellOfHands } from '../rules/handed.ts'
import { missingReasons, withoutWords } from '../rules/reasons.ts'
import type { App, Server } from '../server.ts'
import { stateOf } from '../store/instances.ts'
import { countTasks, findTask, listTasks } from '../store/user-tasks.ts'
import { etagOf, revOf, revSeen } from './revision.ts'

type Guard = (state: State) => Refusal | null

export function userTaskRoutes(app: App, { database, dispatch, bell }: Server): void {
  const { kysely } = database

  app.get(
    '/user-tasks',
    { config: { action: 'task.read' }, schema: { querystring: UserTaskQuery, response: { 200: UserTasks } } },
    async request => listTasks(kysely, request.query, subjectOf(request)),
  )

  app.get(
    '/user-tasks/counts',
    { config: { action: 'task.read' }, schema: { response: { 200: TaskCounts } } },
    async request => countTasks(kysely, subjectOf(request)),
  )

  app.get(
    '/user-tasks/:key',
    { config: { action: 'task.read' }, schema: { params: InnerParams, response: { 200: UserTask } } },
    async (request, reply) => {
      const task = await mustFind(request.params.key, subjectOf(request))
      return reply.header('etag', etagOf(task)).send(task)
    },
  )

  app.get(
    '/user-tasks/:key/form',
    { config: { action: 'task.read' }, schema: { params: InnerParams, response: { 200: TaskForm } } },
    async request => {
      const task = await mustFind(request.params.key, subjectOf(request))
      const form = await formOfTask(task)
      const seen = await variablesOf(task)
      const names = form ? keysOf(form) : []
      const data = Object.fromEntries(
        names.flatMap(name => (Object.hasOwn(seen, name) ? [[name, seen[name]]] : [])),
      )
      const { graph } = await dispatch.definitions.get(database.pool, task.processDefinitionKey)
      const { explanations } = graph
      const language = languageOf(request.headers['accept-language']) ?? ''
      const about = explanations[language]?.[task.element] ?? explanations['']?.[task.element] ?? null
      return { key: task.key, about, schema: form as Record<string, unknown> | null, data }
    },
  )

  app.get(
    '/user-tasks/:key/escalations',
    { config: { action: 'task.read' }, schema: { params: InnerParams, response: { 200: Escalations } } },
    async request => {
      const task = await mustFind(request.params.key, subjectOf(request))
      const { graph } = await dispatch.definitions.get(database.pool, task.processDefinitionKey)
      const boundaries = graph.nodes.get(task.element)?.boundaries ?? []
      return {
        escalations: boundaries.flatMap(event =>
          event.triggers.flatMap(trigger => {
            if (trigger.kind !== 'escalation') return []
            const code = trigger.code && 'text' in trigger.code ? trigger.code.text : null
            return [{ code, name: event.name, element: event.id }]
          }),
        ),
      }
    },
  )

  app.post(
    '/user-tasks/:key/assignment',
    {
      config: { action: 'task.work' },
      schema: { params: InnerParams, body: Assignment, response: { 200: UserTask } },
    },
    async (request, reply) => {
      const subject = subjectOf(request)
      const { assignee = subject.username, allowOverride = false } = request.body
      const task = await mustFind(request.params.key, subject)
      if (assignee !== subject.username) await mustBeAccount(assignee, subject)
      mustBeTheirs(task, subject)
      const deputyFor = assignee === subject.username ? stoodInFor(task, subject) : undefined
      let before: string | null = null
      const free: Guard = state => {
        const holder = holderOf(state, task)
        before = holder
        return holder === null || holder === assignee || holder === deputyFor || allowOverride
          ? null
          : refuse('TASK_TAKEN', tell`${holder} has taken this task on.`)
      }
      const changed = await change(
        request,
        reply,
        task,
        key => ({ type: 'assign', key, assignee, by: subject.username, ...(deputyFor && { deputyFor }) }),
        free,
      )
      await tellHanded(task, { before, after: assignee, by: subject.username })
      return changed
    },
  )

  app.delete(
    '/user-tasks/:key/assignee',
    { config: { action: 'task.work' }, schema: { params: InnerParams, response: { 200: UserTask } } },
    async (request, reply) => {
      const subject = subjectOf(request)
      const task = await mustFind(request.params.key, subject)
      mustBeTheirs(task, subject)
      let before: string | null = null
      const held: Guard = state => {
        const holder = holderOf(state, task)
        before = holder
        const may = holder === null || holder === subject.username || subject.roles.includes('coordinator')
        return may ? null : refuse('TASK_TAKEN', tell`${holder} has taken this task on.`)
      }
      const changed = await change(
        request,
        reply,
        task,
        key => ({ type: 'assign', key, assignee: null, by: subject.username }),
        held,
      )
      await tellHanded(task, { before, after: null, by: subject.username })
      return changed
    },
  )

  app.patch(
    '/user-tasks/:key',
    {
      config: { action: 'task.plan' },
      schema: { params: InnerParams, body: TaskChanges, response: { 200: UserTask } },
    },
    async (request, reply) => {
      const subject = subjectOf(request)
      revOf(request)
      const task = await mustFind(request.params.key, subject)
      return change(request, reply, task, key => ({
        type: 'updateTask',
        key,
        changes: request.body,
        by: subject.username,
      }))
    },
  )

  app.post(
    '/user-tasks/:key/completion',
    {
      config: { action: 'task.work' },
      schema: { params: InnerParams, body: Completion, response: { 200: UserTask } },
    },
    async (request, reply) => {
      const subject = subjectOf(request)
      const task = await mustFind(request.params.key, subject)
      mustBeTheirs(task, subject)
      const { variables = {}, reason } = request.body
      if (!doneBefore()) await mustBeComplete(task, variables, reason)
      await mustBeAnother(task, subject)
      const deputyFor = stoodInFor(task, subject)
      const completed = await change(
        request,
        reply,
        task,
        key => ({
          type: 'complete',
          key,
          variables,
          by: subject.username,
          reason,
          ...(deputyFor && { deputyFor }),
        }),
        mineOrNobodys(task, subject),
      )
      if (isPartner(subject) && (await tellOfAnswer(kysely, readKey(task.key), subject.username)))
        bell.ring('notice', '')
      return completed
    },
  )

  app.post(
    '/user-tasks/:key/escalation',
    {
      config: { action: 'task.work' },
      schema: { params: InnerParams, body: Escalation, response: { 200: UserTask } },
    },
    async (request, reply) => {
      const subject = subjectOf(request)
      const task = await mustFind(request.params.key, subject)
      mustBeTheirs(task, subject)
      const form = doneBefore() ? null : await formOfTask(task)
      const errors = form ? checkGiven(form, request.body.variables ?? {}, await variablesOf(task)) : []
      if (errors.length > 0) throw new Refused('FORM_INVALID', undefined, errors)
      return change(
        request,
        reply,
        task,
        key => ({ type: 'escalate', key, ...request.body, by: subject.username }),
        mineOrNobodys(task, subject),
      )
    },
  )

  async function tellHanded(task: UserTask, passed: Omit<Handed, 'task'>): Promise<void> {
    if (await tellOfHands(kysely, { task: readKey(task.key), ...passed })) bell.ring('notice', '')
  }

  async function mustFind(key: string, subject: Subject): Promise<UserTask> {
    const task = await findTask(kysely, readKey(key), subject)
    if (!task) throw new Refused('NOT_FOUND')
    return task
  }

  async function mustBeComplete(
    task: UserTask,
    variables: Variables,
    reason: string | undefined,
  ): Promise<void> {
    if (task.status !== 'open') throw new Refused('TASK_ENDED')
    const form = await formOfTask(task)
    const seen = await variablesOf(task)
    const errors = [
      ...(form ? checkForm(form, variables, seen) : []),
      ...missingReasons(variables, seen, reason),
    ]
    if (errors.length > 0) throw new Refused('FORM_INVALID', undefined, errors)
  }

  async function mustBeAnother(task: UserTask, subject: Subject): Promise<void> {
    const { graph } = await dispatch.definitions.get(database.pool, task.processDefinitionKey)
    const { instance } = readKey(task.key)
    const eyes = [subject.username, ...(subject.standsFor ?? []), ...(task.deputyFor ? [task.deputyFor] : [])]
    if (await registeredTheCase(kysely, graph, { element: task.element, instance }, eyes))
      throw new Refused('FOUR_EYES')
  }

  async function mustBeAccount(username: string, subject: Subject): Promise<void> {
    if (!subject.roles.includes('coordinator'))
      throw new Refused('FORBIDDEN', tell`Only a coordinator gives a task to somebody else.`)
    const account = await kysely
      .selectFrom('account')
      .select('username')
      .where('username', '=', username)
      .where('active', '=', true)
      .executeTakeFirst()
    if (!account)
      throw new Refused('INVALID', undefined, [
        { pointer: '/assignee', code: 'NO_SUCH_ACCOUNT', detail: tell`There is no such account.` },
      ])
  }

  async function formOfTask(task: UserTask) {
    const form = task.form === null ? null : await formOf(kysely, task.processDefinitionKey, task.form)
    return form && withRegister(kysely, formFor(form, task.element))
  }

  async function variablesOf(task: UserTask): Promise<Variables> {
    const { instance, key } = readKey(task.key)
    const state = await stateOf(database, instance)
    return state ? withoutWords(visibleVariables(state, key)) : {}
  }

  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    task: UserTask,
    command: (key: number) => Command,
    guard: Guard = () => null,
  ): Promise<UserTask> {
    const subject = subjectOf(request)
    const { instance, key } = readKey(task.key)
    const open: Guard = state =>
      state.runs[key]?.wait?.kind === 'task'
        ? guard(state)
        : refuse('TASK_ENDED', tell`The task is not open any more.`)
    const answer = await dispatch.submit({
      kind: 'command',
      instance,
      command: command(key),
      actor: subject.username,
      guard: open,
      rev: revSeen(request),
    })
    if (!answer.ok)
      throw refusedBy(
        answer.code === 'INSTANCE_ENDED'
          ? refuse('TASK_ENDED', tell`The task is not open any more.`)
          : answer,
      )
    // Passed on to somebody else, it may be out of one's own sight.
    const changed = (await findTask(kysely, readKey(task.key), { ...subject, roles: ['coordinator'] }))!
    reply.header('etag', etagOf(changed))
    return changed
  }
}

function mustBeTheirs(task: UserTask, subject: Subject): void {
  if (!isTheirTask(subject, task) && !subject.roles.includes('coordinator')) {
    throw new Refused('FORBIDDEN', tell`This task is for other roles.`)
  }
}

/** Who is away and is stood in for by doing this task: its holder, or the one it names where no role of one's own fits. */
function stoodInFor(task: UserTask, subject: Subject): string | undefined {
  const away = subject.standsFor ?? []
  if (task.assignee === subject.username) return task.deputyFor ?? undefined
  if (task.assignee !== null) return away.find(name => name === task.assignee)
  if (isTheirTask({ ...subject, standsFor: [] }, task)) return undefined
  return away.find(name => task.candidateUsers.includes(name))
}

function holderOf(state: State, task: UserTask): string | null {
  const wait = state.runs[readKey(task.key).key]?.wait
  return wait?.kind === 'task' ? wait.assignee : null
}

/** A task that somebody holds is done by them, or taken over first. */
function mineOrNobodys(task: UserTask, subject: Subject): Guard {
  return state => {
    const holder = holderOf(state, task)
    return holder === null || holder === subject.username
      ? null
      : refuse('TASK_TAKEN', tell`${holder} has taken this task on.`)
  }
}
