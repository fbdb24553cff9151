// RT-06: what needs a framework is deployed and begins only inside the one in force.

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Framework } from '../../server/contract/frameworks.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { approve, day, frameworkOf, governed, OPEN_DOOR, retention, tableOf } from '../support/governed.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** The clock turns every half second, on a busy machine later. */
const PATIENCE = { timeout: 60_000 }

describe.each(backends)('the framework on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    return () => databases.close()
  })

  beforeEach(async () => {
    server = await startServer(await databases.open())
  })

  afterEach(async () => {
    await server.stop()
    await server.database.close()
  })

  const deploy = (content: string, ...others: { name: string; content: string }[]) =>
    server.as('designer', 'POST', '/deployments', { resources: [{ name: 'p.bpmn', content }, ...others] })
  const start = (processId: string) => server.as('coordinator', 'POST', '/process-instances', { processId })
  const decide = (id: string, what: string, who = 'admin') =>
    server.as(who, 'POST', `/frameworks/${id}/${what}`, { reason: 'The college met' })
  const NOT_IN_FORCE = { status: 409, body: { code: 'FRAMEWORK_NOT_IN_FORCE' } }

  test('none at all: nothing that needs one is deployed, and plain BPMN is', async () => {
    expect(await deploy(governed('p'))).toMatchObject(NOT_IN_FORCE)
    expect(await deploy(governed('p', { framework: '' }))).toMatchObject({ status: 201 })
    expect(await start('p')).toMatchObject({ status: 201 })
  })

  test('proposed, it does not count; approved, it does, and stands in the trail of what began', async () => {
    const id = (await frameworkOf(server)).id
    expect(await deploy(governed('p'))).toMatchObject(NOT_IN_FORCE)
    expect(await decide(id, 'approval')).toMatchObject({ status: 200, body: { status: 'in-force' } })
    expect(await deploy(governed('p'))).toMatchObject({ status: 201 })
    const started = await start('p')
    expect(started.status).toBe(201)
    const { key } = (started.body as { instance: { key: string } }).instance
    const trail = await server.as('auditor', 'GET', `/process-instances/${key}/trail`)
    expect(trail.body).toMatchObject({ items: [{ command: { variables: { framework_version: '1' } } }] })
    expect(await server.as('auditor', 'GET', `/process-instances/${key}/verification`)).toMatchObject({
      body: { intact: true },
    })
  })

  test('paused, nothing begins by a person, message, online signal, BPMN signal or timer; resumed, it does', async () => {
    const id = await approve(server)
    expect(await deploy(governed('p', { starts: true }))).toMatchObject({ status: 201 })
    expect((await start('p')).status).toBe(201)
    expect(await decide(id, 'pause')).toMatchObject({ status: 200, body: { status: 'paused' } })
    const message = { name: 'worry', correlationKey: 'c-1' }
    const report = { specversion: '1.0', id: '1', source: '/t', type: 'worry', data: {} }
    const cloud = { 'content-type': 'application/cloudevents+json' }
    const tries = [
      () => start('p'),
      () => server.as('coordinator', 'POST', '/messages/correlation', message),
      () => server.as('coordinator', 'POST', '/messages/publication', message),
      () => server.as('coordinator', 'POST', '/signals/broadcast', { name: 'all together' }),
      () => server.as('intake', 'POST', '/online-signals', report, cloud),
    ]
    for (const again of tries) expect(await again()).toMatchObject(NOT_IN_FORCE)
    await server.database.pool.query(`update start_timer set due_at = now() where process_id = 'p'`)
    await expect
      .poll(async () => {
        const { rows } = await server.database.pool.query(
          `select detail from log where action = 'framework.start' and actor = 'clock'`,
        )
        return rows.length
      }, PATIENCE)
      .toBe(1)
    const { rows } = await server.database.pool.query('select count(*)::int as count from instance')
    expect(rows[0].count).toBe(1)
    expect(await decide(id, 'resumption')).toMatchObject({ status: 200, body: { status: 'in-force' } })
    for (const again of tries) expect((await again()).status).toBeLessThan(300)
  })

  test('a message that is kept begins its case once the framework is back', async () => {
    const id = await approve(server)
    await deploy(governed('p', { starts: true }))
    await decide(id, 'pause')
    const message = { name: 'worry', correlationKey: 'c-2', timeToLive: 'PT1H' }
    expect(await server.as('coordinator', 'POST', '/messages/publication', message)).toMatchObject({
      status: 200,
      body: { instanceKeys: [] },
    })
    await decide(id, 'resumption')
    await expect
      .poll(
        async () => (await server.as('coordinator', 'GET', '/process-instances?businessKey=c-2')).body,
        PATIENCE,
      )
      .toMatchObject({ items: [{ processId: 'p' }] })
  })

  test('cases that run go to their ends, with rights and erasure; nothing else is called', async () => {
    const id = await approve(server)
    await deploy(governed('contact_again'))
    await deploy(governed('door', { door: OPEN_DOOR }))
    await deploy(governed('closing', { calls: 'door' }))
    await deploy(governed('opening', { calls: 'contact_again' }))
    await start('closing')
    await start('opening')
    await decide(id, 'pause')
    const tasks = await server.as('coordinator', 'GET', '/user-tasks?status=open')
    for (const { key } of (tasks.body as { items: { key: string }[] }).items)
      expect((await server.as('coordinator', 'POST', `/user-tasks/${key}/completion`, {})).status).toBe(200)
    const running = await server.as('coordinator', 'GET', '/process-instances?status=active')
    const names = (running.body as { items: { processId: string }[] }).items.map(item => item.processId)
    expect(names.sort()).toEqual(['closing', 'door', 'opening'])
    const incidents = await server.as('coordinator', 'GET', '/incidents')
    expect(incidents.body).toMatchObject({ items: [{ processId: 'opening' }] })
    expect(await start('door')).toMatchObject({ status: 201 })
  })

  test('the version approved last counts, and an earlier one does not come back', async () => {
    const first = await approve(server)
    const second = await approve(server, { version: '2' })
    const list = (await server.as('auditor', 'GET', '/frameworks')).body as { items: Framework[] }
    expect(list.items.map(({ version, status }) => [version, status])).toEqual([
      ['2', 'in-force'],
      ['1', 'superseded'],
    ])
    expect(await decide(first, 'pause')).toMatchObject({ status: 409 })
    expect(await decide(second, 'pause')).toMatchObject({ status: 200 })
    expect(await deploy(governed('p'))).toMatchObject(NOT_IN_FORCE)
  })

  test('only the college and the administrator approve, with a reason, and it is logged', async () => {
    const { id } = await frameworkOf(server)
    for (const who of ['designer', 'coordinator', 'intake', 'auditor', 'legal'])
      expect(await decide(id, 'approval', who)).toMatchObject({ status: 403 })
    for (const reason of ['', '   ', undefined])
      expect(
        (await server.as('admin', 'POST', `/frameworks/${id}/approval`, { reason })).status,
      ).toBeGreaterThan(399)
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['college'] })
    expect(await decide(id, 'approval', 'legal')).toMatchObject({ status: 200 })
    const log = await server.as('auditor', 'GET', '/log?action=framework.approve')
    expect(log.body).toMatchObject({
      items: [
        { actor: 'legal', result: 'done', subject: '1', detail: 'The college met' },
        {},
        {},
        {},
        {},
        {},
      ],
    })
  })

  test('a proposal that was due for review before it was approved is not approved', async () => {
    const { id } = await frameworkOf(server, { version: 'late', reviewDate: day(-1) })
    expect(await decide(id, 'approval')).toMatchObject({ status: 409 })
    expect(await server.as('admin', 'POST', '/frameworks', { ...body(), version: 'late' })).toMatchObject({
      body: { code: 'FRAMEWORK_EXISTS' },
    })
  })

  test('what was approved cannot be changed, not even in the database', async () => {
    await approve(server)
    for (const change of [
      `update framework set review_date = current_date + 900`,
      `update framework set tables = '{}'::jsonb || '{"x": "y"}'`,
      'delete from framework',
    ])
      await expect(server.database.pool.query(change)).rejects.toMatchObject({ code: '42501' })
  })

  test('a table that says how long data are kept is deployed as approved, and in no other way', async () => {
    const keeps = governed('p', { kind: 'retention' })
    await approve(server)
    const table = { name: 'keep.dmn', content: retention('P30D') }
    expect(await deploy(keeps, table)).toMatchObject({
      status: 422,
      body: { code: 'RETENTION_NOT_APPROVED' },
    })
    await approve(server, { version: '2', tables: [table] })
    expect(await deploy(keeps, table)).toMatchObject({ status: 201 })
    // Deployed is approved: a later version need not bring it again.
    await approve(server, { version: '3' })
    expect(await deploy(keeps, table)).toMatchObject({ status: 200 })
    // No other name hides it where the drawing keeps data.
    const hidden = { name: 'other.dmn', content: tableOf('other', 'period', 'P2Y') }
    expect(await deploy(keeps, hidden)).toMatchObject({ status: 422 })
    expect(await deploy(governed('q'), hidden)).toMatchObject({ status: 201 })
  })

  const body = () => ({ version: '1', title: 'T', purpose: 'P', reviewDate: day(1) })
})
