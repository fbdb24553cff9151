// Somebody is away and somebody stands in: for that person's tasks, for that time, with no right of their own beyond it,
// and never as the second pair of eyes.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Absence } from '../../server/contract/absences.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const forIntake = '<zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="intake"/>'
const gated = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="definitions" targetNamespace="urn:linkspan:test">
  <bpmn:process id="gated" isExecutable="true">
    <bpmn:startEvent id="s"/>
    <bpmn:userTask id="register"><bpmn:extensionElements>${forIntake}<gov:node kind="register"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:userTask id="gate"><bpmn:extensionElements>${forIntake}<gov:node kind="decide" gate="legal proportionality"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="register"/>
    <bpmn:sequenceFlow id="f2" sourceRef="register" targetRef="gate"/>
    <bpmn:sequenceFlow id="f3" sourceRef="gate" targetRef="e"/>
  </bpmn:process>
</bpmn:definitions>`

const HOUR = 3_600_000
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

describe.each(backends)('absences on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const drawings = [
      bpmn('open(pool) { s(start) > look(user groups=intake) > e(end) }'),
      bpmn(`named(pool) { s(start) > look(user groups=legal) > e(end) }`).replace(
        'candidateGroups="legal"',
        'candidateUsers="intake"',
      ),
      gated,
    ]
    for (const content of drawings) {
      const resources = [{ name: 'x.bpmn', content }]
      const { status, text } = await server.as('designer', 'POST', '/deployments', { resources })
      expect(status, text).toBe(201)
    }
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const begin = async (processId: string): Promise<UserTask> => {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId })
    return openIn((body as { instance: { key: string } }).instance.key)
  }
  const openIn = async (key: string): Promise<UserTask> =>
    (
      (await server.as('coordinator', 'GET', `/user-tasks?status=open&instanceKey=${key}`)).body as {
        items: UserTask[]
      }
    ).items[0]!
  const claim = (who: string, { key }: UserTask, body: object = {}) =>
    server.as(who, 'POST', `/user-tasks/${key}/assignment`, body)
  const complete = (who: string, { key }: UserTask) =>
    server.as(who, 'POST', `/user-tasks/${key}/completion`, { variables: {}, reason: 'x' })
  const sees = async (who: string, { key }: UserTask, view = 'team') =>
    (
      (await server.as(who, 'GET', `/user-tasks?view=${view}&limit=100`)).body as { items: UserTask[] }
    ).items.some(task => task.key === key)

  /** While somebody is away; afterwards they are back. */
  async function away(
    [username, deputy]: readonly [string, string],
    during: () => Promise<void>,
    by = username,
  ): Promise<void> {
    const wish = { username, deputy, from: at(-1), until: at(24) }
    const { status, body, text } = await server.as(by, 'POST', '/absences', wish)
    expect(status, text).toBe(201)
    try {
      await during()
    } finally {
      expect((await server.as(by, 'DELETE', `/absences/${(body as Absence).id}`)).status).toBe(204)
    }
  }

  test('a task taken on is seen and taken by the deputy, and the trail says for whom', async () => {
    const task = await begin('open')
    await claim('intake', task)
    expect(await claim('intake2', task)).toMatchObject({ status: 409, body: { code: 'TASK_TAKEN' } })
    await away(['intake', 'intake2'], async () => {
      expect(await sees('intake2', task)).toBe(true)
      expect(await claim('intake2', task)).toMatchObject({
        status: 200,
        body: { assignee: 'intake2', deputyFor: 'intake' },
      })
      expect(await complete('intake2', task)).toMatchObject({
        status: 200,
        body: { completedBy: 'intake2', deputyFor: 'intake' },
      })
    })
    const trail = await server.as('auditor', 'GET', `/process-instances/${task.instanceKey}/trail?limit=100`)
    const events = (trail.body as { items: { events: { type: string }[] }[] }).items.flatMap(
      ({ events }) => events,
    )
    for (const type of ['task.assigned', 'task.completed'])
      expect(events.findLast(event => event.type === type)).toMatchObject({ deputyFor: 'intake' })
    const verified = await server.as('auditor', 'GET', `/process-instances/${task.instanceKey}/verification`)
    expect(verified.body).toMatchObject({ intact: true })
  })

  test('a task that names somebody alone is the deputy’s for that time, and not before or after', async () => {
    const task = await begin('named')
    expect(await sees('intake2', task, 'all')).toBe(false)
    expect(await claim('intake2', task)).toMatchObject({ status: 404 })
    await away(['intake', 'intake2'], async () => {
      expect(await sees('intake2', task)).toBe(true)
      expect(await sees('legal', task, 'all')).toBe(false)
    })
    expect(await sees('intake2', task, 'all')).toBe(false)
    expect(await complete('intake2', task)).toMatchObject({ status: 404 })
  })

  test('what a deputy does by their own role is done for nobody else', async () => {
    const task = await begin('open')
    await away(['intake', 'intake2'], async () => {
      expect((await claim('intake2', task)).body).toMatchObject({ assignee: 'intake2', deputyFor: null })
    })
  })

  test('only somebody of the same organisation and roles stands in, and it ends when a role does', async () => {
    const refused = await server.as('intake', 'POST', '/absences', {
      deputy: 'legal',
      from: at(-1),
      until: at(1),
    })
    expect(refused).toMatchObject({ status: 422, body: { code: 'CANNOT_STAND_IN' } })
    const { body } = await server.as('intake', 'GET', '/absences/deputies')
    expect(body).toEqual({ items: [{ username: 'intake2', name: 'intake2' }] })
    const task = await begin('named')
    for (const changes of [{ organisation: 'school' }, { roles: ['legal'] }, { active: false }])
      await away(['intake', 'intake2'], async () => {
        expect(await sees('intake2', task)).toBe(true)
        await server.as('admin', 'PATCH', '/users/intake2', changes)
        const seen = 'active' in changes ? false : await sees('intake2', task, 'all')
        await server.as('admin', 'PATCH', '/users/intake2', {
          organisation: null,
          roles: ['intake'],
          active: true,
        })
        if ('active' in changes) {
          // Who was switched off signs in anew.
          await server.stop()
          server = await startServer(server.database)
        }
        expect([changes, seen]).toEqual([changes, false])
      })
  })

  test('a coordinator says so for somebody who cannot, and nobody else does', async () => {
    const wish = { username: 'intake', deputy: 'intake2', from: at(-1), until: at(24) }
    expect(await server.as('intake2', 'POST', '/absences', wish)).toMatchObject({ status: 403 })
    await away(
      ['intake', 'intake2'],
      async () => {
        expect(await server.as('coordinator', 'POST', '/absences', wish)).toMatchObject({
          status: 409,
          body: { code: 'ABSENCE_OVERLAPS' },
        })
        const known = async (who: string) =>
          ((await server.as(who, 'GET', '/absences')).body as { items: Absence[] }).items.length
        expect(await Promise.all(['intake', 'intake2', 'coordinator', 'legal'].map(known))).toEqual([
          1, 1, 1, 0,
        ])
      },
      'coordinator',
    )
  })

  test('an absence that is over, or not begun, changes nothing', async () => {
    const task = await begin('named')
    const wish = { deputy: 'intake2', from: at(1), until: at(24) }
    const { body } = await server.as('intake', 'POST', '/absences', wish)
    expect(body).toMatchObject({ now: false })
    expect(await sees('intake2', task, 'all')).toBe(false)
    await server.database.kysely
      .updateTable('absence')
      .set({ begins_at: at(-2), ends_at: at(-1) })
      .where('id', '=', (body as Absence).id)
      .execute()
    expect(await sees('intake2', task, 'all')).toBe(false)
    for (const [from, until] of [
      [2, 1],
      [-2, -1],
    ] as const)
      expect(
        await server.as('intake', 'POST', '/absences', {
          deputy: 'intake2',
          from: at(from),
          until: at(until),
        }),
      ).toMatchObject({ status: 400 })
  })

  test('a deputy is no second pair of eyes of the one who is away, nor the other way round', async () => {
    const first = await begin('gated')
    expect((await complete('intake', first)).status).toBe(200)
    const gate = await openIn(first.instanceKey)
    await away(['intake', 'intake2'], async () => {
      expect(await complete('intake2', gate)).toMatchObject({ status: 403, body: { code: 'FOUR_EYES' } })
    })
    expect((await complete('intake2', gate)).status).toBe(200)

    const second = await begin('gated')
    await claim('intake', second)
    await away(['intake', 'intake2'], async () => {
      await claim('intake2', second)
      expect((await complete('intake2', second)).body).toMatchObject({ deputyFor: 'intake' })
    })
    const other = await openIn(second.instanceKey)
    for (const who of ['intake', 'intake2'])
      expect(await complete(who, other)).toMatchObject({ status: 403, body: { code: 'FOUR_EYES' } })
  })
})
