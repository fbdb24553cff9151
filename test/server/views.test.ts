// Views of a list: everybody's and one's own, each with how much it holds; nobody sees those of somebody else.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView, TaskView } from '../../server/contract/views.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

describe.each(backends)('views on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const content = bpmn('work(pool) { s(start) > look(user groups=intake) > e(end) }')
    expect(
      (await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'w.bpmn', content }] }))
        .status,
    ).toBe(201)
    for (const businessKey of ['school 100%', 'school', 'street', 'street'])
      await server.as('coordinator', 'POST', '/process-instances', { processId: 'work', businessKey })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const tasks = async (who = 'intake', asked = '') =>
    ((await server.as(who, 'GET', `/user-tasks${asked}`)).body as { items: { key: string }[] }).items
  const views = async <View = TaskView>(who = 'intake', of = 'user-tasks', asked = '') =>
    ((await server.as(who, 'GET', `/${of}/views${asked}`)).body as { items: View[] }).items
  const counts = async (who = 'intake', asked = '') =>
    Object.fromEntries((await views(who, 'user-tasks', asked)).map(({ name, count }) => [name, count]))
  const due = async (key: string, time: Date) => {
    const { headers } = await server.as('coordinator', 'GET', `/user-tasks/${key}`)
    await server.as(
      'coordinator',
      'PATCH',
      `/user-tasks/${key}`,
      { dueDate: time.toISOString() },
      { 'if-match': String(headers.etag) },
    )
  }

  test('count what is mine, free, due, late and on hold, each as its list shows it', async () => {
    const [one, two, three] = await tasks()
    const hour = 3_600_000
    await server.as('intake', 'POST', `/user-tasks/${one!.key}/assignment`, {})
    await due(one!.key, new Date(Date.now() - hour))
    await due(two!.key, new Date(Date.now() + hour))
    await due(three!.key, new Date(Date.now() + 26 * hour))
    await server.as('coordinator', 'POST', `/process-instances/${two!.key.split('.')[0]}/suspension`, {
      reason: 'x',
    })
    const dayEnds = new Date(Date.now() + 2 * hour).toISOString()
    const asked = `?dayEnds=${encodeURIComponent(dayEnds)}`
    expect(await counts('intake', asked)).toEqual({
      mine: 1,
      team: 3,
      today: 2,
      overdue: 1,
      onHold: 1,
      all: 4,
    })
    for (const { filter, count } of await views('intake', 'user-tasks', asked)) {
      const query = new URLSearchParams({ ...(filter as Record<string, string>), dayEnds })
      expect([filter, (await tasks('intake', `?${query}`)).length]).toEqual([filter, count])
    }
    expect((await tasks('intake', '?due=week')).length).toBe(3)

    // Whoever looks at the tasks of everybody is told of those.
    const all = `${asked}&within=all`
    expect(await counts('coordinator', asked)).toMatchObject({ today: 0, overdue: 0, onHold: 0, all: 4 })
    expect(await counts('coordinator', all)).toMatchObject({
      mine: 0,
      today: 2,
      overdue: 1,
      onHold: 1,
      all: 4,
    })
    for (const { filter, count } of await views('coordinator', 'user-tasks', all)) {
      const query = new URLSearchParams({ ...(filter as Record<string, string>), dayEnds })
      expect([filter, (await tasks('coordinator', `?${query}`)).length]).toEqual([filter, count])
    }
  })

  test('find words as they are written, a percent sign among them', async () => {
    expect((await tasks('intake', '?words=SCHOOL')).length).toBe(2)
    expect((await tasks('intake', `?words=${encodeURIComponent('100% work')}`)).length).toBe(1)
    expect((await tasks('intake', '?words=_')).length).toBe(0)
  })

  test('are kept, changed and removed by whose they are, and hidden from everybody else', async () => {
    const wish = { name: ' Schools ', filter: { view: 'all', words: 'school' } }
    const { status, body } = await server.as('intake', 'POST', '/user-tasks/views', wish)
    expect([status, body]).toMatchObject([201, { name: 'Schools', filter: wish.filter, count: 2 }])
    const { id } = body as TaskView
    expect(await counts()).toMatchObject({ Schools: 2 })
    expect(await counts('intake2')).not.toHaveProperty('Schools')
    expect(
      await server.as('intake', 'POST', '/user-tasks/views', { name: 'schools', filter: {} }),
    ).toMatchObject({ status: 409, body: { code: 'VIEW_EXISTS' } })
    const changed = { name: 'Streets', filter: { words: 'street' } }
    const path = `/user-tasks/views/${id}`
    expect(await server.as('intake2', 'PUT', path, changed)).toMatchObject({ status: 404 })
    expect(await server.as('intake2', 'DELETE', path)).toMatchObject({ status: 404 })
    expect(await server.as('intake', 'PUT', path, changed)).toMatchObject({ status: 200, body: { count: 2 } })
    expect((await server.as('intake', 'DELETE', path)).status).toBe(204)
    expect((await views()).every(view => view.id === null)).toBe(true)
  })

  test('of cases count what somebody may see', async () => {
    const named = async (who: string) =>
      Object.fromEntries(
        (await views<CaseView>(who, 'process-instances')).map(({ name, count }) => [name, count]),
      )
    expect(await named('coordinator')).toEqual({ all: 4, running: 3, onHold: 1, problems: 0 })
    expect(await named('legal')).toEqual({ all: 0, running: 0, onHold: 0, problems: 0 })
    const wish = { name: 'Street', filter: { businessKey: 'street' } }
    expect(await server.as('intake', 'POST', '/process-instances/views', wish)).toMatchObject({
      status: 201,
      body: { count: 2 },
    })
    expect(await named('intake')).toMatchObject({ Street: 2 })
    expect(await counts('intake')).not.toHaveProperty('Street')
  })

  test('are at most twenty, kept by people alone, and gone once an account is switched off', async () => {
    for (let at = 0; at < 20; at += 1)
      await server.as('legal', 'POST', '/user-tasks/views', { name: `view ${at}`, filter: {} })
    const more = { name: 'one more', filter: {} }
    expect(await server.as('legal', 'POST', '/user-tasks/views', more)).toMatchObject({
      status: 422,
      body: { code: 'TOO_MANY_VIEWS' },
    })
    const program = await server.token(['coordinator'])
    expect(await program('POST', '/user-tasks/views', more)).toMatchObject({ status: 403 })
    await server.as('admin', 'PATCH', '/users/legal', { active: false })
    const left = await server.database.kysely
      .selectFrom('saved_view')
      .select('id')
      .where('username', '=', 'legal')
      .execute()
    expect(left).toEqual([])
  })

  test('find no words of what a case holds', async () => {
    const variables = { belief: 'pastafarian', person: { name: 'Pastafarian' } }
    const asked = { processId: 'work', businessKey: 'lane', variables }
    expect((await server.as('coordinator', 'POST', '/process-instances', asked)).status).toBe(201)
    expect((await tasks('intake', '?words=lane')).length).toBe(1)
    for (const word of ['pastafarian', 'belief'])
      expect((await tasks('intake', `?words=${word}`)).length, word).toBe(0)
  })
})
