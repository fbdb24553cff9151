// RT-04, RT-07, RT-08, RT-09 and RT-10 at the door: access outside lane, form or case, practice, exports, missed due
// times, and search.

import type { Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpack } from '../../server/audit/archive.ts'
import type { LogEntry as LogLine } from '../../server/contract/trail.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { raiseOverdue } from '../../server/rules/overdue.ts'
import { claimDatabase } from '../../server/rules/training.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { governed } from '../support/governed.ts'
import { startServer, type TestServer } from '../support/server.ts'

const laned = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="d" targetNamespace="urn:linkspan:test">
  <process id="laned" isExecutable="true">
    <laneSet id="ls"><lane id="l"><extensionElements><gov:lane role="intake"/></extensionElements><flowNodeRef>look</flowNodeRef></lane></laneSet>
    <startEvent id="s"/>
    <userTask id="look" name="Look"><extensionElements><zeebe:userTask/><zeebe:formDefinition formId="F"/></extensionElements></userTask>
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="look"/>
    <sequenceFlow id="f2" sourceRef="look" targetRef="e"/>
  </process>
</definitions>`

const form = JSON.stringify({
  id: 'F',
  type: 'default',
  components: [{ id: 'Field_note', type: 'textfield', key: 'note', label: 'Note' }],
})

type LogEntry = Static<typeof LogLine>

/** The clock turns every half second, on a busy machine later. */
const PATIENCE = { timeout: 60_000 }

describe.each(backends)('access on %s', backend => {
  let databases: Databases
  let server: TestServer
  let key: string
  let task: UserTask

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const resources = [
      { name: 'laned.bpmn', content: laned },
      { name: 'F.form.json', content: form },
    ]
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
    const started = await server.as('coordinator', 'POST', '/process-instances', {
      processId: 'laned',
      variables: { note: 'Jo Doe', belief: 'X' },
    })
    key = (started.body as { instance: { key: string } }).instance.key
    const { items } = (await server.as('intake', 'GET', '/user-tasks')).body as { items: UserTask[] }
    task = items[0]!
    return async () => {
      await server.stop()
      await server.database.close()
      await databases.close()
    }
  })

  const refusals = async () =>
    ((await server.as('auditor', 'GET', '/log?limit=100')).body as { items: LogEntry[] }).items.filter(
      ({ result }) => result === 'refused',
    )

  test.each([
    ['GET', () => `/process-instances/${key}`],
    ['GET', () => `/user-tasks/${task.key}`],
    ['GET', () => `/user-tasks/${task.key}/form`],
    ['POST', () => `/user-tasks/${task.key}/completion`],
  ])('outside the lane nobody gets in, and it is written down: %s %#', async (method, path) => {
    const before = (await refusals()).length
    const reply = await server.as('legal', method, path(), method === 'POST' ? {} : undefined)
    expect(reply.status).toBe(404)
    expect(reply.text).not.toContain('Jo Doe')
    const [line, ...rest] = await refusals()
    expect(rest.length).toBe(before)
    expect(line).toMatchObject({ actor: 'legal', result: 'refused', detail: 'outside lane or case' })
    expect(path()).toContain(line!.subject!)
  })

  test('what is not there at all is no attempt on anything', async () => {
    const before = (await refusals()).length
    const nobody = '/process-instances/00000000-0000-7000-8000-000000000000'
    expect((await server.as('legal', 'GET', nobody)).status).toBe(404)
    expect((await refusals()).length).toBe(before)
  })

  test('a role that has no cases at all is refused at the door, and it is written down once', async () => {
    const before = (await refusals()).length
    expect((await server.as('partner', 'GET', `/process-instances/${key}`)).status).toBe(403)
    expect((await refusals()).length).toBe(before + 1)
  })

  test('outside the form nothing is taken and nothing shown', async () => {
    const shown = await server.as('intake', 'GET', `/user-tasks/${task.key}/form`)
    expect(shown.body).toMatchObject({ data: { note: 'Jo Doe' } })
    expect(shown.text).not.toContain('belief')
    const variables = { note: 'n', friends: ['a', 'b'] }
    const reply = await server.as('intake', 'POST', `/user-tasks/${task.key}/completion`, { variables })
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ code: 'FOREIGN_FIELD' }] } })
    expect((await refusals())[0]).toMatchObject({ actor: 'intake', detail: 'fields outside the form: 1' })
  })

  test('an export needs a reason, and is written down with it before it goes out (RT-08)', async () => {
    const path = `/process-instances/${key}/export`
    for (const reason of ['', '?reason=', '?reason=%20%20'])
      expect((await server.as('auditor', 'GET', path + reason)).status).toBeGreaterThanOrEqual(400)
    expect(await server.as('auditor', 'GET', path)).toMatchObject({ body: { code: 'REASON_MISSING' } })
    for (const who of ['coordinator', 'intake', 'legal', 'admin', 'designer'])
      expect((await server.as(who, 'GET', `${path}?reason=x`)).status, who).toBe(403)
    const reply = await server.as('auditor', 'GET', `${path}?reason=The%20court%20asked`)
    expect(reply.status).toBe(200)
    expect(unpack(reply.bytes).case).toBe(key)
    const log = await server.as('auditor', 'GET', '/log?action=trail.export')
    expect((log.body as { items: LogEntry[] }).items.filter(({ result }) => result === 'done')).toMatchObject(
      [{ actor: 'auditor', subject: path, detail: 'The court asked' }],
    )
  })

  test('who looks into a case is written down, auditors too, and the log is asked by case, person and day', async () => {
    const path = `/process-instances/${key}`
    for (const who of ['coordinator', 'auditor'])
      for (let times = 0; times < 2; times++) expect((await server.as(who, 'GET', path)).status).toBe(200)
    await server.as('auditor', 'HEAD', `${path}/trail`)
    const { number } = ((await server.as('auditor', 'GET', path)).body as { instance: { number: number } })
      .instance
    const log = async (query: string) =>
      ((await server.as('auditor', 'GET', `/log?${query}`)).body as { items: LogEntry[] }).items.filter(
        ({ result }) => result === 'done',
      )
    expect((await log(`number=${number}&action=instance.read`)).map(({ actor }) => actor).sort()).toEqual([
      'auditor',
      'coordinator',
    ])
    expect(await log(`number=${number}&actor=auditor&action=trail.read`)).toMatchObject([
      { subject: key, caseNumber: number },
    ])
    expect(await log(`number=${number + 999}`)).toEqual([])
    const today = new Date().toISOString().slice(0, 10)
    expect((await log(`actor=auditor&from=${today}&to=${today}`)).length).toBeGreaterThan(0)
    expect(await log('to=2020-01-01')).toEqual([])
  })

  test('who keeps the server running sees where a case stands, and nothing of what it knows', async () => {
    const path = `/process-instances/${key}`
    const move = { terminate: [], activate: [{ element: 'look', variables: { note: 'Bo' } }], reason: 'x' }
    for (const [method, route, body] of [
      ['GET', path, undefined],
      ['POST', `${path}/modification`, { ...move, preview: true }],
    ] as const) {
      expect((await server.as('coordinator', method, route, body)).text).toMatch(/Jo Doe|"Bo"/)
      const reply = await server.as('admin', method, route, body)
      expect(reply.status).toBe(200)
      expect(reply.text).not.toMatch(/Jo Doe|belief|"Bo"/)
      expect(reply.text).toContain('"element":"look"')
    }
    const asked = { reason: 'Jo Doe is away', until: '2099-01-01T00:00:00Z' }
    await server.as('coordinator', 'POST', `${path}/suspension`, asked)
    expect((await server.as('admin', 'GET', path)).text).not.toContain('Jo Doe')
    expect((await server.as('admin', 'POST', `${path}/resumption`, {})).status).toBe(200)
    for (const part of ['files', 'partners']) {
      expect((await server.as('admin', 'GET', `${path}/${part}`)).status).toBe(403)
      expect((await refusals())[0]).toMatchObject({ actor: 'admin', action: 'content.read' })
    }
  })

  test('how many cases of other lanes there are, and where they stand, is not told', async () => {
    const { instance } = (await server.as('auditor', 'GET', `/process-instances/${key}`)).body as {
      instance: { processDefinitionKey: string }
    }
    const path = `/process-definitions/${instance.processDefinitionKey}/statistics`
    expect((await server.as('intake', 'GET', path)).body).toMatchObject({ elements: [{ active: 1 }] })
    expect((await server.as('legal', 'GET', path)).body).toEqual({ elements: [] })
  })

  test('who sees only a called part of a case does not take the whole of it along', async () => {
    const outer = bpmn(`outer(pool) { s(start) > part(call calls=laned) > y(user groups=legal) > e(end) }`)
    await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'o.bpmn', content: outer }],
    })
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'outer' })
    const whole = (body as { instance: { key: string } }).instance.key
    const called = await server.as('auditor', 'GET', `/process-instances?parentKey=${whole}`)
    const part = (called.body as { items: { key: string }[] }).items[0]!.key
    const [ofIntake, ofLegal] = [
      await server.token(['records', 'intake']),
      await server.token(['records', 'intake', 'legal']),
    ]
    expect((await ofIntake('GET', `/process-instances/${part}`)).status).toBe(200)
    expect((await ofIntake('GET', `/process-instances/${part}/export?reason=x`)).status).toBe(404)
    expect((await ofLegal('GET', `/process-instances/${part}/export?reason=x`)).status).toBe(200)
  })

  test('the log leaves as a table, and that is written into it', async () => {
    expect(await server.as('auditor', 'GET', '/log/export')).toMatchObject({
      body: { code: 'REASON_MISSING' },
    })
    expect((await server.as('admin', 'GET', '/log/export?reason=x')).status).toBe(403)
    const { text } = await server.as('auditor', 'GET', '/log/export?actor=auditor&reason=Yearly%20audit')
    const [head, ...lines] = text.trimEnd().split('\r\n')
    expect(head).toBe('time,who,action,result,case,about,detail')
    expect(lines.every(text => text.split(',')[1] === 'auditor')).toBe(true)
    expect(lines[0]).toContain('log.export,done,,/log/export,Yearly audit')
  })

  test('a task that informs or erases and is late is put before the mandated official, once (RT-09)', async () => {
    const late = '2026-01-02T03:04:05Z'
    for (const [id, kind] of [
      ['p1', 'inform'],
      ['p2', 'erase'],
      ['p3', 'plan'],
    ] as const) {
      const content = governed(id, { framework: '', kind, due: late })
      const resources = [{ name: 'p.bpmn', content }]
      expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
      await server.as('coordinator', 'POST', '/process-instances', { processId: id })
    }
    // A server that starts finds what became late while none ran.
    const second = await startServer(server.database)
    await expect
      .poll(async () => (await second.as('admin', 'GET', '/notices')).body, PATIENCE)
      .toMatchObject({
        items: [
          { kind: 'overdue', role: 'mandated-official', open: true },
          { kind: 'overdue', role: 'mandated-official', open: true },
        ],
      })
    await second.stop()
    expect(await raiseOverdue(server.database, server.server.dispatch.definitions)).toBe(0)
    const { items } = (await server.as('admin', 'GET', '/notices')).body as { items: { processId: string }[] }
    expect(items.map(({ processId }) => processId).sort()).toEqual(['p1', 'p2'])
    expect(
      ((await server.as('auditor', 'GET', '/log?action=notice.overdue')).body as { items: unknown[] }).items,
    ).toHaveLength(2)
  })

  test('the official sees what is theirs and no more', async () => {
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['mandated-official'] })
    const notices = (await server.as('legal', 'GET', '/notices')).body as { items: { role: string }[] }
    expect(notices.items.map(({ role }) => role)).toEqual(['mandated-official', 'mandated-official'])
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['legal'] })
    expect((await server.as('intake', 'GET', '/notices')).text).not.toContain('mandated-official')
  })

  test('practice and real cases have databases of their own, for ever (RT-07)', async () => {
    const practice = await databases.open()
    const school = await startServer(practice, { LINKSPAN_TRAINING: 'on' })
    await school.stop()
    await expect(claimDatabase(practice, false)).rejects.toThrow(/holds training cases/)
    await expect(startServer(practice)).rejects.toThrow(/holds training cases/)
    await expect(startServer(server.database, { LINKSPAN_TRAINING: 'on' })).rejects.toThrow(
      /holds real cases/,
    )
    for (const change of [`update holds set kind = 'real'`, 'delete from holds'])
      await expect(practice.pool.query(change)).rejects.toMatchObject({ code: '42501' })
    await expect(practice.pool.query(`insert into holds (kind) values ('real')`)).rejects.toMatchObject({
      code: '23505',
    })
    await practice.close()
  })
})

describe('what lists may be searched by (RT-10)', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startServer(await (await databasesOn('postgres')).open())
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
  })

  /** Every query parameter that there is: about cases, places in drawings, staff and pages, never about the person helped. */
  const ALLOWED = new Set([
    ...['cursor', 'limit', 'after', 'from', 'to', 'size', 'unread'],
    ...[
      'processId',
      'processDefinitionKey',
      'version',
      'latest',
      'element',
      'kind',
      'code',
      'type',
      'state',
      'status',
      'view',
    ],
    ...['instanceKey', 'parentKey', 'businessKey', 'number', 'roots', 'incident', 'onHold'],
    ...['startedAfter', 'startedBefore', 'endedAfter', 'endedBefore', 'dueBefore', 'due', 'dayEnds'],
    // Only in what the list of tasks shows anyway, never in what a form holds: test/server/views.test.ts
    'words',
    // Only fields of a class that server/rules/search.ts lets pass; test/server/search.test.ts
    ...['variable', 'value'],
    ...[
      'assignee',
      'candidateGroup',
      'username',
      'actor',
      'action',
      'reason',
      'language',
      'format',
      'within',
    ],
  ])

  test('is a closed list without persons, special categories or free text', async () => {
    const { paths } = (await server.as(null, 'GET', '/api/openapi.json')).body as {
      paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>
    }
    const used = Object.values(paths)
      .flatMap(methods => Object.values(methods))
      .flatMap(({ parameters = [] }) => parameters.filter(one => one.in === 'query').map(one => one.name))
    expect(used.length).toBeGreaterThan(20)
    for (const name of used) expect(ALLOWED, `?${name}=`).toContain(name)
  })

  test.each([
    'variable',
    'variables',
    'q',
    'search',
    'name',
    'belief',
    'religion',
    'health',
    'origin',
    'text',
  ])('no list takes ?%s=', async name => {
    for (const path of ['process-instances', 'user-tasks', 'incidents', 'log', 'online-signals', 'notices'])
      expect((await server.as('auditor', 'GET', `/${path}?${name}=X`)).status, path).toBe(400)
  })

  test('only tasks are found by words', async () => {
    for (const path of ['process-instances', 'incidents', 'log', 'online-signals', 'notices'])
      expect((await server.as('auditor', 'GET', `/${path}?words=X`)).status, path).toBe(400)
  })
})
