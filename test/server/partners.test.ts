// Staff of partner organisations see the tasks of their own organisation and nothing else, wherever they look. A task
// that the drawing gives to no organisation falls to the coordinator, never to all of them.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { createSession } from '../../server/store/accounts.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** In the lane of the partners, as the processes draw it: what the task does not say, the lane says. */
const laned = bpmn(
  `laned(pool) { contact(lane name=partner-contact of='help any') s(start) > help(user groups='="partner-contact:" + partner') > any(user) > e(end) }`,
)

const drawing = bpmn(
  `asked(pool) { s(start) > help(user groups='="partner-contact:" + partner') > done(user groups=intake) > e(end) }`,
)

describe.each(backends)('partners on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const resources = [
      { name: 'asked.bpmn', content: drawing },
      { name: 'laned.bpmn', content: laned },
    ]
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
    await belongsTo('partner', 'school')
    await belongsTo('intake2', 'youth_work')
    await belongsTo('legal', null)
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  /** Makes somebody of the test a contact person of an organisation. */
  const belongsTo = (username: string, organisation: string | null) =>
    server.database.kysely
      .updateTable('account')
      .set({ roles: ['partner-contact'], organisation })
      .where('username', '=', username)
      .execute()

  async function ask(partner: string | null, processId = 'asked'): Promise<UserTask> {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', {
      processId,
      variables: { partner, secret: 'Jo Doe' },
    })
    const instance = (body as { instance: Instance }).instance.key
    const list = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)
    return (list.body as { items: UserTask[] }).items[0]!
  }

  const listed = async (who: string, view = '') =>
    ((await server.as(who, 'GET', `/user-tasks${view}`)).body as { items: UserTask[] }).items.map(
      ({ key }) => key,
    )

  test('a task for one organisation is seen by its staff and by nobody of another one', async () => {
    const task = await ask('school')
    expect(task.candidateGroups).toEqual(['partner-contact:school'])
    expect(await listed('partner')).toContain(task.key)
    for (const other of ['intake2', 'legal'])
      for (const view of [
        '',
        '?view=team',
        '?view=all',
        `?instanceKey=${task.instanceKey}`,
        '?candidateGroup=partner-contact:school',
      ])
        expect(await listed(other, view), other + view).not.toContain(task.key)
  })

  test('nobody of another organisation reads, claims, completes or counts it', async () => {
    const task = await ask('school')
    const { instanceKey, key } = task
    const counted = async (who: string) =>
      ((await server.as(who, 'GET', '/user-tasks/counts')).body as { team: number }).team
    expect(await counted('intake2')).toBe(0)
    expect(await counted('partner')).toBeGreaterThan(0)
    const reached: [string, string, object?][] = [
      ['GET', `/user-tasks/${key}`],
      ['GET', `/user-tasks/${key}/form`],
      ['POST', `/user-tasks/${key}/assignment`, { assignee: 'intake2' }],
      ['POST', `/user-tasks/${key}/completion`, { variables: {} }],
      ['GET', `/process-instances/${instanceKey}`],
      ['GET', `/process-instances/${instanceKey}/trail`],
      ['GET', `/process-instances/${instanceKey}/export?reason=x`],
      ['GET', `/process-instances?processId=asked`],
    ]
    for (const [method, path, body] of reached) {
      const { status, text } = await server.as('intake2', method, path, body)
      expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(403)
      expect(text).not.toContain('Jo Doe')
    }
    expect(
      (await server.as('partner', 'POST', `/user-tasks/${key}/completion`, { variables: {} })).status,
    ).toBe(200)
  })

  test('their own organisation sees the task, and not the case around it', async () => {
    const { instanceKey } = await ask('school')
    for (const path of ['', '/trail', '/export?reason=x', '/verification'])
      expect(
        (await server.as('partner', 'GET', `/process-instances/${instanceKey}${path}`)).status,
        path,
      ).toBe(403)
  })

  test('a task that names no organisation is the coordinator’s', async () => {
    const task = await ask(null)
    expect(task.candidateGroups).toEqual([])
    for (const who of ['partner', 'intake2', 'legal']) expect(await listed(who), who).not.toContain(task.key)
    expect(await listed('coordinator', '?view=team')).toContain(task.key)
  })

  test('a task that only its lane gives to partners is seen by none of them, and by the coordinator', async () => {
    const unnamed = await ask(null, 'laned')
    const named = await ask('school', 'laned')
    expect(
      (await server.as('partner', 'POST', `/user-tasks/${named.key}/completion`, { variables: {} })).status,
    ).toBe(200)
    const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${named.instanceKey}`)
    const [next] = (body as { items: UserTask[] }).items
    for (const task of [unnamed, next!]) {
      expect(task.candidateGroups).toEqual(['partner-contact'])
      for (const who of ['partner', 'intake2', 'legal']) {
        expect(await listed(who), who).not.toContain(task.key)
        expect((await server.as(who, 'GET', `/user-tasks/${task.key}`)).status, who).toBe(404)
      }
      expect(await listed('coordinator')).toContain(task.key)
      const given = { assignee: 'partner' }
      expect(
        (await server.as('coordinator', 'POST', `/user-tasks/${task.key}/assignment`, given)).status,
      ).toBe(200)
      expect(await listed('partner')).toContain(task.key)
      expect(await listed('intake2')).not.toContain(task.key)
    }
  })

  describe('whoever listens', () => {
    const listen = async (who: string) => {
      const cookie = `linkspan_session=${await createSession(server.database, who)}`
      const stop = new AbortController()
      const { body } = await fetch(`${server.url}/api/v1/events`, {
        headers: { cookie },
        signal: stop.signal,
      })
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
      await reader.read()
      const told = async () => {
        let text = ''
        while (!text.includes('"user-task"')) text += (await reader.read()).value ?? ''
        stop.abort()
        return text
      }
      return { cookie, reader, told }
    }

    test.each([
      ['partner', 'intake2'],
      ['lane', 'intake'],
    ])('from a %s hears that something changed, and not in which case', async (_kind, who) => {
      const [other, coordinator] = [await listen(who), await listen('coordinator')]
      const { instanceKey } = await ask('school')
      expect(await coordinator.told()).toContain(instanceKey)
      expect(await other.told()).not.toContain(instanceKey)
    })

    test('hears nothing more once signed out, in whatever page is still open', async () => {
      const { cookie, reader } = await listen('coordinator')
      const left = await fetch(`${server.url}/api/v1/sessions/current`, {
        method: 'DELETE',
        headers: { cookie },
      })
      expect(left.status).toBe(204)
      await ask('school')
      expect(await reader.read()).toEqual({ done: true, value: undefined })
    })
  })
})
