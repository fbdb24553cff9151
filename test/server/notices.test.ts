// What people are told: who is told what, once, until they have read it or it is no longer so; and never what is in a case.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../server/contract/notices.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { raiseDeadlines } from '../../server/rules/deadlines.ts'
import { raiseProblems } from '../../server/rules/problems.ts'
import { forgetNotices, raiseNotice, tellPerson } from '../../server/store/notices.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const HOUR = 3_600_000

describe.each(backends)('notices on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const drawings = [
      'work(pool) { s(start) > look(user groups=intake) > e(end) }',
      `asked(pool) { s(start) > ask(user groups=coordinator) > help(user groups='="partner-contact:school"') > e(end) }`,
      'fails(pool) { s(start) > x(exclusive) >[n = 1] a(user) > e(end) ; x >[n = 2] b(user) > e2(end) }',
    ]
    for (const [index, drawing] of drawings.entries()) {
      const resources = [{ name: `${index}.bpmn`, content: bpmn(drawing) }]
      const { status, text } = await server.as('designer', 'POST', '/deployments', { resources })
      expect(status, text).toBe(201)
    }
    await server.as('admin', 'PATCH', '/users/partner', { organisation: 'school' })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const begin = async (processId = 'work') => {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', {
      processId,
      variables: { secret: 'Jo Doe' },
    })
    const { key } = (body as { instance: { key: string } }).instance
    return taskOf(key)
  }
  const taskOf = async (instance: string) => {
    const list = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)
    return (list.body as { items: UserTask[] }).items[0]!
  }
  const assign = async (who: string, task: UserTask, body: object) =>
    (await server.as(who, 'POST', `/user-tasks/${task.key}/assignment`, body)).status
  const complete = async (who: string, task: UserTask) =>
    expect((await server.as(who, 'POST', `/user-tasks/${task.key}/completion`, {})).status).toBe(200)
  const unread = async (who: string) =>
    ((await server.as(who, 'GET', '/notices?unread=true')).body as { items: Notice[] }).items
  const kinds = async (who: string) =>
    (await unread(who)).map(({ kind, by }) => (by === null ? kind : `${kind} by ${by}`))
  const count = async (who: string) =>
    ((await server.as(who, 'GET', '/notices/unread')).body as { unread: number }).unread
  const readAll = async (...people: string[]) => {
    for (const who of people) expect((await server.as(who, 'POST', '/notices/read', {})).status).toBe(200)
  }
  const dueIn = ({ instanceKey }: UserTask, hours: number, createdHoursAgo = 100) =>
    server.database.kysely
      .updateTable('user_task')
      .set({
        due_at: new Date(Date.now() + hours * HOUR),
        created_at: new Date(Date.now() - createdHoursAgo * HOUR),
      })
      .where('instance_id', '=', instanceKey)
      .execute()

  test('given by a coordinator, taken over by a colleague, taken away: each is told to whom it happens', async () => {
    const task = await begin()
    expect(await assign('coordinator', task, { assignee: 'intake' })).toBe(200)
    expect(await kinds('intake')).toEqual(['given by coordinator'])
    expect(await assign('intake2', task, { allowOverride: true })).toBe(200)
    // That it was given is no longer so.
    expect(await kinds('intake')).toEqual(['taken by intake2'])
    await server.as('coordinator', 'DELETE', `/user-tasks/${task.key}/assignee`)
    expect(await kinds('intake2')).toEqual(['taken by coordinator'])
    expect(await kinds('coordinator')).toEqual([])
    expect((await server.as('intake', 'GET', '/notices?unread=true')).text).not.toContain('Jo Doe')
  })

  test('what one does oneself, or what is refused, is told to nobody', async () => {
    const before = [await kinds('intake'), await kinds('intake2')]
    const task = await begin()
    expect(await assign('intake', task, {})).toBe(200)
    expect(await assign('intake2', task, {})).toBe(409)
    await server.as('intake', 'DELETE', `/user-tasks/${task.key}/assignee`)
    expect([await kinds('intake'), await kinds('intake2')]).toEqual(before)
  })

  test('one is read by whose it is, and by nobody else', async () => {
    const [notice] = await unread('intake')
    const ids = [notice!.id]
    await server.as('intake2', 'POST', '/notices/read', { ids })
    expect(await count('intake')).toBe(1)
    await server.as('intake', 'POST', '/notices/read', { ids })
    expect(await count('intake')).toBe(0)
    const { items } = (await server.as('intake', 'GET', '/notices')).body as { items: Notice[] }
    expect(items.find(({ id }) => id === notice!.id)).toMatchObject({ mine: true, read: true })
    const others = (await server.as('auditor', 'GET', '/notices')).body as { items: Notice[] }
    expect(others.items).toEqual([])
  })

  test('a deadline is told before it comes and once it has passed, to whoever has the task', async () => {
    await readAll('intake', 'intake2')
    const task = await begin()
    await assign('intake', task, {})
    await dueIn(task, 5)
    expect(await raiseDeadlines(server.database)).toBe(1)
    expect(await raiseDeadlines(server.database)).toBe(0)
    expect([await kinds('intake'), await kinds('intake2')]).toEqual([['due-soon'], []])
    await dueIn(task, -1)
    expect(await raiseDeadlines(server.database)).toBe(1)
    expect(await kinds('intake')).toEqual(['late'])
    await complete('intake', task)
    expect(await kinds('intake')).toEqual([])
  })

  test('where nobody is on it, everybody who may take it on is told', async () => {
    const task = await begin()
    await dueIn(task, -1)
    expect(await raiseDeadlines(server.database)).toBe(1)
    expect([await kinds('intake'), await kinds('intake2'), await kinds('legal')]).toEqual([
      ['late'],
      ['late'],
      [],
    ])
    await assign('intake2', task, {})
    await complete('intake2', task)
  })

  test('a task that had little time from the start is told once it is late', async () => {
    const task = await begin()
    await dueIn(task, 5, 1)
    expect(await raiseDeadlines(server.database)).toBe(0)
  })

  test('who stands in is told of the tasks of whoever is away, and of nothing else', async () => {
    await readAll('intake', 'intake2')
    const task = await begin()
    await assign('coordinator', task, { assignee: 'intake' })
    const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
    const absence = { username: 'intake', deputy: 'intake2', from: at(-1), until: at(24) }
    const set = await server.as('coordinator', 'POST', '/absences', absence)
    expect(set.status).toBe(201)
    expect(await kinds('intake2')).toEqual(['given by coordinator'])
    await readAll('intake2')
    // Each has read it, or not, for themselves.
    expect([await count('intake2'), await count('intake')]).toEqual([0, 1])
    await server.as('coordinator', 'DELETE', `/user-tasks/${task.key}/assignee`)
    expect([await kinds('intake'), await kinds('intake2')]).toEqual([['taken by coordinator'], []])
    await server.as('coordinator', 'DELETE', `/absences/${(set.body as { id: string }).id}`)
  })

  test('whoever asked a partner is told once the partner has answered', async () => {
    await readAll('coordinator')
    const asked = await begin('asked')
    await assign('coordinator', asked, {})
    await complete('coordinator', asked)
    const help = await taskOf(asked.instanceKey)
    await assign('partner', help, {})
    await complete('partner', help)
    expect(await unread('coordinator')).toMatchObject([
      { kind: 'answered', by: 'partner', instanceNumber: help.instanceNumber, taskKey: help.key },
    ])
  })

  test('a step that fails in many cases is one notice to coordinators, over once all is mended', async () => {
    await readAll('coordinator')
    for (let times = 0; times < 3; times++)
      await server.as('coordinator', 'POST', '/process-instances', { processId: 'fails' })
    expect(await raiseProblems(server.database)).toBe(1)
    expect(await raiseProblems(server.database)).toBe(0)
    expect(await unread('coordinator')).toMatchObject([{ kind: 'problem', element: 'x', processId: 'fails' }])
    expect(await kinds('intake')).not.toContain('problem')
    await server.database.kysely.deleteFrom('incident').execute()
    expect(await kinds('coordinator')).toEqual([])
  })

  test('who works on no case is told nothing', async () => {
    expect((await server.as('designer', 'GET', '/notices')).status).toBe(403)
  })

  test('what anybody was told of a case goes when it is erased, but for what is still to be done', async () => {
    const task = await begin('asked')
    await assign('coordinator', task, { assignee: 'coordinator' })
    await complete('coordinator', task)
    const help = await taskOf(task.instanceKey)
    await dueIn(help, -1)
    const cause = `${help.instanceKey}.${task.key.split('.')[1]}`
    await raiseDeadlines(server.database)
    const overdue = { kind: 'overdue', role: 'mandated-official', process: 'asked', element: 'ask' } as const
    await raiseNotice(server.database, { ...overdue, cause, instance: help.instanceKey, detail: 'x' })
    await tellPerson(server.database.kysely, {
      kind: 'given',
      cause: 'a cause',
      task: { instance: task.instanceKey, key: Number(task.key.split('.')[1]) },
      username: 'intake',
      by: 'coordinator',
    })
    const told = async () =>
      (
        await server.database.kysely
          .selectFrom('notice')
          .select(['kind', 'key'])
          .where('instance_id', '=', task.instanceKey)
          .orderBy('id')
          .execute()
      ).map(({ kind }) => kind)
    expect(await told()).toEqual(['late', 'overdue', 'given'])
    const erased = await server.server.dispatch.submit({ kind: 'erasure', caseId: task.instanceKey })
    expect(erased.ok).toBe(true)
    expect(await told()).toEqual(['late'])
    expect((await server.as('auditor', 'GET', '/log?action=notice.overdue')).text).toContain(cause)
    await complete('partner', help)
    await forgetNotices(server.database.kysely)
    expect(await told()).toEqual([])
  })

  test('what was said to a person is forgotten after a month', async () => {
    await sql`update notice set raised_at = now() - interval '31 days'`.execute(server.database.kysely)
    await forgetNotices(server.database.kysely)
    const left = await server.database.kysely.selectFrom('notice').select('username').distinct().execute()
    expect(left).toEqual([{ username: null }])
  })

  test('a note that comes with a task says for whom it is', async () => {
    const task = await begin()
    const note = { text: 'Call the school first.', task: task.key, to: 'intake' }
    expect(
      await server.as('coordinator', 'POST', `/process-instances/${task.instanceKey}/notes`, note),
    ).toMatchObject({ status: 201, body: { by: 'coordinator', ...note } })
  })
})
