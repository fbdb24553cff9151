// Cases are found by what they are: version, dates, a reference. By what is known of a person they are not (RT-10).

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const drawing = (more = '') => bpmn(`found(pool) { s(start) > look(user groups=intake) > ${more}e(end) }`)

const field = (key: string, dataClass?: string) => ({
  type: 'textfield',
  key,
  ...(dataClass ? { properties: { dataClass } } : {}),
})
const form = JSON.stringify({
  id: 'F',
  type: 'default',
  components: [
    field('district', 'none'),
    field('reference', 'pseud'),
    field('name', 'personal'),
    field('belief', 'special'),
    field('unsaid'),
    // Classed by one task, not by the other
    field('twice', 'none'),
    field('twice', 'special'),
  ],
})

describe.each(backends)('a search on %s', backend => {
  let databases: Databases
  let server: TestServer
  const versions: string[] = []

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    for (const more of ['', 'b(user) > ']) {
      const resources = [
        { name: 'found.bpmn', content: drawing(more) },
        { name: 'F.form', content: form },
      ]
      const reply = await server.as('designer', 'POST', '/deployments', { resources })
      expect(reply.status, reply.text).toBe(201)
      versions.push((reply.body as { definitions: { key: string }[] }).definitions[0]!.key)
    }
    for (const [index, district] of ['north', 'south', 'north', 'west'].entries())
      await server.as('coordinator', 'POST', '/process-instances', {
        processDefinitionKey: versions[index % 2],
        variables: { district, belief: 'x', count: index, reference: `R-${index}` },
      })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  type Page = { items: { key: string; number: number; version: number }[]; next: string | null }
  const find = (query: string) => server.as('coordinator', 'GET', `/process-instances?${query}`)
  const numbers = async (query: string) => {
    const reply = await find(query)
    expect(reply.status, reply.text).toBe(200)
    return (reply.body as Page).items.map(({ number }) => number)
  }

  test('finds cases by version and by when they ended', async () => {
    expect(await numbers('processId=found&version=1')).toEqual([3, 1])
    const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: 'found' })
    const { key, number } = (begun.body as { instance: { key: string; number: number } }).instance
    await server.as('coordinator', 'POST', `/process-instances/${key}/cancellation`, { reason: 'x' })
    expect(await numbers('endedAfter=2000-01-01T00:00:00Z')).toEqual([number])
    expect(await numbers('endedBefore=2000-01-01T00:00:00Z')).toEqual([])
  })

  test('finds cases by a field that says nothing of a person, page by page', async () => {
    expect(await numbers('processId=found&variable=district&value=north')).toEqual([3, 1])
    expect(await numbers('processId=found&variable=district&value="west"')).toEqual([4])
    expect(await numbers('processId=found&status=active&variable=district&value=north')).toEqual([3, 1])
    expect(await numbers('processId=found&variable=reference&value=R-2')).toEqual([3])
    const first = (await find('processId=found&variable=district&value=north&limit=1')).body as Page
    expect(first.items.map(({ number }) => number)).toEqual([3])
    const rest = `processId=found&variable=district&value=north&limit=1&cursor=${first.next}`
    expect(((await find(rest)).body as Page).items.map(({ number }) => number)).toEqual([1])
    expect(((await find(rest)).body as Page).next).toBeNull()
  })

  test.each([
    ['of a special category', 'processId=found&variable=belief&value=x', 'special'],
    ['that tells who somebody is', 'processId=found&variable=name&value=x', 'personal'],
    ['without a class', 'processId=found&variable=unsaid&value=x', 'dataClass'],
    ['that is of two classes', 'processId=found&variable=twice&value=x', 'special'],
    ['that no form has', 'processId=found&variable=count&value=1', 'No form'],
    ['over all processes', 'variable=district&value=north', 'Name the process'],
  ])('by a field %s is refused, and says why', async (_what, query, words) => {
    expect(await find(query)).toMatchObject({
      status: 422,
      body: { code: 'SEARCH_NOT_ALLOWED', detail: expect.stringContaining(words) },
    })
  })

  test('shows only cases of the searcher’s own lanes', async () => {
    const reply = await server.as(
      'legal',
      'GET',
      '/process-instances?processId=found&variable=district&value=north',
    )
    expect(reply.body).toMatchObject({ items: [] })
  })

  test('a migration is planned by id and type, and tells what does not fit', async () => {
    const plan = (from: string, to: string) =>
      server.as('coordinator', 'GET', `/process-definitions/${from}/migration-plan?to=${to}`)
    expect((await plan(versions[0]!, versions[1]!)).body).toMatchObject({
      elements: expect.arrayContaining([
        expect.objectContaining({ from: 'look', to: 'look', type: 'userTask', problem: null }),
      ]),
    })
    const back = (await plan(versions[1]!, versions[0]!)).body as {
      elements: { from: string; to: unknown }[]
    }
    expect(back.elements.find(({ from }) => from === 'b')).toMatchObject({
      to: null,
      problem: 'The new version has no element b.',
    })
  })

  test('a modification can be looked at beforehand', async () => {
    const { key } = ((await find('version=2&status=active')).body as Page).items[0]!
    const modify = (body: object) =>
      server.as('coordinator', 'POST', `/process-instances/${key}/modification`, {
        activate: [{ element: 'b' }],
        reason: 'x',
        ...body,
      })
    expect((await modify({ preview: true })).body).toMatchObject({
      seq: null,
      events: expect.arrayContaining([expect.objectContaining({ type: 'task.created', element: 'b' })]),
    })
    const { body } = await server.as('coordinator', 'GET', `/process-instances/${key}`)
    expect(body).toMatchObject({ instance: { entries: 1 } })
    expect((await modify({})).body).toMatchObject({ seq: 2 })
  })
})
