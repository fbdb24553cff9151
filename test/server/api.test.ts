// What people and programs meet at the door: each refusal is a problem document, and nothing half-done remains.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { PASSWORD, startServer, type TestServer } from '../support/server.ts'

const intake = bpmn(
  `signal(pool) { s(start message='Worry or signal reported') > look(user groups=intake) > e(end) }`,
)

const form = {
  id: 'look-form',
  type: 'default',
  components: [
    { type: 'textfield', key: 'facts', label: 'Facts', validate: { required: true, maxLength: 10 } },
    {
      type: 'radio',
      key: 'danger',
      label: 'Danger',
      values: [
        { label: 'Yes', value: 'yes' },
        { label: 'No', value: 'no' },
      ],
      validate: { required: true },
    },
    {
      type: 'textfield',
      key: 'other',
      label: 'Of another task',
      properties: { tasks: 'elsewhere' },
      validate: { required: true },
    },
  ],
}

const withForm = bpmn('forms(pool) { s(start) > look(user groups=intake) > e(end) }').replace(
  '<bpmn:userTask id="look"',
  '<bpmn:userTask id="look" name="Look"',
)

describe.each(backends)('the interface on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const deployed = await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'signal.bpmn', content: intake }],
    })
    expect(deployed.status).toBe(201)
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const report = { what_was_seen: 'a worrying post', reporter_relation: 'some' }

  async function openTask(): Promise<UserTask> {
    const { instanceKey } = (await server.as('intake', 'POST', '/online-signals', report)).body as {
      instanceKey: string
    }
    const { items } = (await server.as('intake', 'GET', `/user-tasks?instanceKey=${instanceKey}`)).body as {
      items: UserTask[]
    }
    return items[0]!
  }

  const problem = (status: number, code: string) => ({
    status,
    body: expect.objectContaining({ status, code, type: `/api/docs#${code}` }),
  })

  describe('the door', () => {
    test('signs in with a name and a password, and out again', async () => {
      const reply = await server.as(null, 'POST', '/sessions', { username: 'legal', password: PASSWORD })
      expect(reply.status).toBe(201)
      const cookie = String(reply.headers['set-cookie'])
      expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
      const me = await server.as(null, 'GET', '/me', undefined, { cookie })
      expect(me.body).toMatchObject({
        username: 'legal',
        roles: ['legal'],
        permissions: expect.arrayContaining(['task.work']),
      })
      expect((await server.as(null, 'DELETE', '/sessions/current', undefined, { cookie })).status).toBe(204)
      expect(await server.as(null, 'GET', '/me', undefined, { cookie })).toMatchObject(
        problem(401, 'NOT_SIGNED_IN'),
      )
    })

    test('lets nobody guess a password for long', async () => {
      const guess = () => server.as(null, 'POST', '/sessions', { username: 'designer', password: 'wrong' })
      for (let attempt = 0; attempt < 5; attempt++)
        expect(await guess()).toMatchObject(problem(401, 'WRONG_CREDENTIALS'))
      const refused = await guess()
      expect(refused).toMatchObject(problem(429, 'TOO_MANY_ATTEMPTS'))
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect(
        await server.as(null, 'POST', '/sessions', { username: 'designer', password: PASSWORD }),
      ).toMatchObject({ status: 429 })
      expect(
        await server.as(null, 'POST', '/sessions', { username: 'auditor', password: PASSWORD }),
      ).toMatchObject({ status: 201 })
    })

    test('takes changes from its own pages only', async () => {
      const post = (headers: Record<string, string>) =>
        server.as('intake', 'POST', '/online-signals', report, headers)
      expect(await post({ 'sec-fetch-site': 'cross-site' })).toMatchObject(problem(403, 'FOREIGN_ORIGIN'))
      expect(await post({ origin: 'https://evil.example' })).toMatchObject(problem(403, 'FOREIGN_ORIGIN'))
      expect(await post({ 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 202 })
    })

    test('tells a stranger nothing', async () => {
      expect(await server.as(null, 'GET', '/process-instances')).toMatchObject(problem(401, 'NOT_SIGNED_IN'))
      expect(await server.as(null, 'GET', '/nothing-here')).toMatchObject(problem(404, 'NOT_FOUND'))
      expect(await server.as(null, 'GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
      expect(await server.as(null, 'GET', '/ready')).toMatchObject({ status: 200, body: { status: 'ready' } })
    })

    test('lets a token do what its roles include, and no more', async () => {
      const detector = await server.token(['detector'])
      expect((await detector('POST', '/online-signals', report)).status).toBe(202)
      expect(await detector('GET', '/process-instances')).toMatchObject(problem(403, 'FORBIDDEN'))
      const { secret, token } = (
        await server.as('admin', 'POST', '/api-tokens', { name: 'mail', roles: ['worker'] })
      ).body as {
        secret: string
        token: { id: string }
      }
      const headers = { authorization: `Bearer ${secret}` }
      expect((await server.as(null, 'GET', '/jobs', undefined, headers)).status).toBe(200)
      expect((await server.as('admin', 'DELETE', `/api-tokens/${token.id}`)).status).toBe(204)
      expect((await server.as(null, 'GET', '/jobs', undefined, headers)).status).toBe(401)
    })
  })

  describe('online signals', () => {
    test('come as a form, and intake finds a task with what was told', async () => {
      const reply = await server.as('intake', 'POST', '/online-signals', report)
      expect(reply.status).toBe(202)
      const { instanceKey } = reply.body as { instanceKey: string }
      const detail = (await server.as('intake', 'GET', `/process-instances/${instanceKey}`)).body as {
        variables: { name: string; value: unknown }[]
        instance: Instance
      }
      expect(Object.fromEntries(detail.variables.map(({ name, value }) => [name, value]))).toMatchObject({
        ...report,
        received_via: 'form',
      })
      expect(detail.instance.businessKey).toMatch(/^20\d\d-[BCDFGHJKMNPQRSTVWXYZ2-9]{6}$/)
    })

    const event = {
      specversion: '1.0',
      id: 'e-1',
      source: '/tools/x',
      type: 'org.linkspan.worry.reported',
      data: report,
    }

    test('come as a structured CloudEvent, and a second time as the first', async () => {
      const send = () =>
        server.as('intake', 'POST', '/online-signals', JSON.stringify(event), {
          'content-type': 'application/cloudevents+json',
        })
      const first = await send()
      expect(first).toMatchObject({ status: 202, body: { duplicate: false } })
      const again = await send()
      expect(again).toMatchObject({
        status: 200,
        body: { duplicate: true, instanceKey: (first.body as { instanceKey: string }).instanceKey },
      })
    })

    test('are read whoever used their source and id before', async () => {
      const headers = { 'content-type': 'application/cloudevents+json' }
      const begun = new Set<string>()
      const as =
        (who: string) =>
        (...request: [string, string, unknown, Record<string, string>]) =>
          server.as(who, ...request)
      for (const ask of [await server.token(['detector']), await server.token(['detector']), as('legal')]) {
        const send = () => ask('POST', '/online-signals', JSON.stringify(event), headers)
        const first = await send()
        expect(first).toMatchObject({ status: 202, body: { duplicate: false } })
        const { instanceKey } = first.body as { instanceKey: string }
        expect(await send()).toMatchObject({ status: 200, body: { duplicate: true, instanceKey } })
        begun.add(instanceKey)
      }
      expect(begun.size).toBe(3)
    })

    test('come from no person but the one who sends them', async () => {
      const headers = { 'content-type': 'application/cloudevents+json' }
      const send = (source: string) =>
        server.as('intake', 'POST', '/online-signals', JSON.stringify({ ...event, source }), headers)
      expect(await send('/people/coordinator')).toMatchObject(problem(400, 'CLOUD_EVENT_INVALID'))
      expect((await send('/people/intake')).status).toBe(202)
    })

    test('come as a binary CloudEvent', async () => {
      const headers = {
        'ce-specversion': '1.0',
        'ce-id': 'e-2',
        'ce-source': '/tools/x',
        'ce-type': 'org.linkspan.worry.reported',
      }
      expect(await server.as('intake', 'POST', '/online-signals', report, headers)).toMatchObject({
        status: 202,
        body: { id: 'e-2', source: '/tools/x' },
      })
    })

    test('of a type that no process knows are read by people like any other worry', async () => {
      const body = JSON.stringify({ ...event, id: 'e-4', type: 'nobody.knows' })
      const headers = { 'content-type': 'application/cloudevents+json' }
      expect(await server.as('intake', 'POST', '/online-signals', body, headers)).toMatchObject({
        status: 202,
        body: { id: 'e-4', instanceKey: expect.any(String) },
      })
    })

    test('that name a case under way begin one of their own, which tells the other', async () => {
      const headers = { 'content-type': 'application/cloudevents+json' }
      const send = (id: string) => {
        const data = { ...event.data, case_reference: '2026-ABC' }
        return server.as('intake', 'POST', '/online-signals', JSON.stringify({ ...event, id, data }), headers)
      }
      const [first, second] = [await send('e-5'), await send('e-6')]
      expect([first.status, second.status]).toEqual([202, 202])
      const { instanceKey } = second.body as { instanceKey: string }
      expect(instanceKey).not.toBe((first.body as { instanceKey: string }).instanceKey)
      const detail = await server.as('coordinator', 'GET', `/process-instances/${instanceKey}`)
      expect((detail.body as { variables: unknown[] }).variables).toContainEqual(
        expect.objectContaining({ name: 'related_reference', value: '2026-ABC' }),
      )
    })

    test('sent at the same time begin one case', async () => {
      const body = JSON.stringify({ ...event, id: 'e-3' })
      const send = () =>
        server.as('intake', 'POST', '/online-signals', body, {
          'content-type': 'application/cloudevents+json',
        })
      const replies = await Promise.all(Array.from({ length: 10 }, send))
      expect(replies.map(({ status }) => status).sort()).toEqual([
        200, 200, 200, 200, 200, 200, 200, 200, 200, 202,
      ])
      expect(new Set(replies.map(({ body }) => (body as { instanceKey: string }).instanceKey)).size).toBe(1)
    })

    test.each([
      ['a missing field', { reporter_relation: 'some' }, 'INVALID', '/what_was_seen'],
      ['a foreign field', { ...report, extra: 1 }, 'INVALID', '/extra'],
      ['a wrong choice', { ...report, danger: 'maybe' }, 'INVALID', '/danger'],
      ['a wrong type', { ...report, what_was_seen: 5 }, 'INVALID', '/what_was_seen'],
    ])('are refused with %s, named by a pointer', async (_title, body, code, pointer) => {
      const reply = await server.as('intake', 'POST', '/online-signals', body)
      expect(reply).toMatchObject(problem(400, code))
      expect((reply.body as { errors: { pointer: string }[] }).errors.map(error => error.pointer)).toContain(
        pointer,
      )
    })

    test('are refused as a CloudEvent without a source or with a NUL', async () => {
      const send = (body: object) =>
        server.as('intake', 'POST', '/online-signals', JSON.stringify(body), {
          'content-type': 'application/cloudevents+json',
        })
      expect(await send({ ...event, source: undefined })).toMatchObject(problem(400, 'CLOUD_EVENT_INVALID'))
      expect(await send({ ...event, id: 'e-9', data: { what_was_seen: 'a\u0000b' } })).toMatchObject(
        problem(400, 'TEXT_INVALID'),
      )
      expect(
        await server.as('intake', 'POST', '/online-signals', '{"half":', {
          'content-type': 'application/json',
        }),
      ).toMatchObject(problem(400, 'NOT_JSON'))
      expect(
        await server.as('intake', 'POST', '/online-signals', '<xml/>', { 'content-type': 'text/xml' }),
      ).toMatchObject(problem(415, 'UNSUPPORTED_MEDIA_TYPE'))
    })
  })

  describe('drafts', () => {
    const input = { name: 'Intake', variant: 'to-be', xml: intake }

    test('are saved over the revision that was seen, and over no other', async () => {
      const created = await server.as('designer', 'POST', '/drafts', input)
      expect(created).toMatchObject({ status: 201, body: { rev: 1, processIds: ['signal'] } })
      const { id } = created.body as { id: string }
      const save = (headers: Record<string, string>) =>
        server.as('designer', 'PUT', `/drafts/${id}`, { ...input, name: 'Changed' }, headers)
      expect(await save({})).toMatchObject(problem(428, 'IF_MATCH_MISSING'))
      expect(await save({ 'if-match': '"1"' })).toMatchObject({
        status: 200,
        body: { rev: 2, name: 'Changed' },
      })
      expect(await save({ 'if-match': '"1"' })).toMatchObject(problem(412, 'STALE'))
      const both = await Promise.all([save({ 'if-match': '"2"' }), save({ 'if-match': '"2"' })])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
      expect(
        await server.as('designer', 'DELETE', `/drafts/${id}`, undefined, { 'if-match': '"3"' }),
      ).toMatchObject({ status: 204 })
      expect(await server.as('designer', 'GET', `/drafts/${id}`)).toMatchObject(problem(404, 'NOT_FOUND'))
    })

    test('become versions that never change', async () => {
      const { id } = (
        await server.as('designer', 'POST', '/drafts', {
          ...input,
          xml: bpmn('versions(pool) { s(start) > e(end) }'),
        })
      ).body as { id: string }
      const deploy = () =>
        server.as('designer', 'POST', `/drafts/${id}/deployment`, { note: 'first' }, { 'if-match': '"1"' })
      const first = await deploy()
      expect(first).toMatchObject({
        status: 201,
        body: {
          note: 'first',
          deployedBy: 'designer',
          definitions: [{ processId: 'versions', version: 1, latest: true }],
        },
      })
      expect(await deploy()).toMatchObject({
        status: 200,
        body: { unchanged: true, key: (first.body as { key: string }).key },
      })
    })
  })

  describe('a file that cannot be deployed', () => {
    const deploy = (content: string, name = 'x.bpmn') =>
      server.as('designer', 'POST', '/deployments', { resources: [{ name, content }] })

    test.each([
      ['is not XML', 'hello', null],
      [
        'has entities',
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><definitions/>',
        'DOCTYPE_REFUSED',
      ],
      [
        'nests deeper than anything that could be read',
        bpmn('deep(pool) { s(start) > e(end) }').replace(
          '<bpmn:startEvent',
          `${'<bpmn:subProcess>'.repeat(19_000)}${'</bpmn:subProcess>'.repeat(19_000)}<bpmn:startEvent`,
        ),
        'TOO_MANY_ELEMENTS',
      ],
      [
        'does not compile',
        bpmn('bad(pool) { s(start) > x(exclusive) > e(end) ; x > e }')
          .replace('isExecutable="true"', 'isExecutable="true" id2="1"')
          .replace('targetRef="e"', 'targetRef="nowhere"'),
        null,
      ],
      [
        'has nothing that runs',
        intake.replaceAll('isExecutable="true"', 'isExecutable="false"'),
        'NOTHING_EXECUTABLE',
      ],
    ])('because it %s is told why, and leaves nothing', async (_title, content, code) => {
      const before = await server.database.kysely.selectFrom('deployment').select('key').execute()
      const reply = await deploy(content)
      expect(reply).toMatchObject(problem(422, 'DOES_NOT_COMPILE'))
      const { errors } = reply.body as { errors: { code: string; detail: string }[] }
      expect(errors.length).toBeGreaterThan(0)
      if (code !== null) expect(errors.map(error => error.code)).toContain(code)
      expect(await server.database.kysely.selectFrom('deployment').select('key').execute()).toEqual(before)
    })

    test('a form that is nested without end is told so', async () => {
      const content = `{"id":"f","components":${'[{"type":"group","components":'.repeat(5000)}[]${'}]'.repeat(5000)}}`
      const reply = await deploy(content, 'x.form')
      expect(reply).toMatchObject(problem(422, 'DOES_NOT_COMPILE'))
      expect((reply.body as { errors: object[] }).errors).toContainEqual(
        expect.objectContaining({ code: 'FORM_NOT_JSON', detail: 'The form is nested more than 100 deep.' }),
      )
    })

    test('a file that is odd in more places than anybody reads is told the first thousand of them', async () => {
      const odd = Array.from({ length: 3000 }, (_, index) => `odd${index}="x"`).join(' ')
      const content = bpmn('odd(pool) { s(start) > e(end) }').replace(
        '<bpmn:process ',
        `<bpmn:process ${odd} `,
      )
      const reply = await deploy(content)
      expect(reply.status).toBe(201)
      const { findings } = reply.body as { findings: { severity: string }[] }
      expect(findings.filter(({ severity }) => severity === 'warning')).toHaveLength(1000)
    })

    test('because it has 60 MB is refused before it is read', async () => {
      expect(await deploy('x'.repeat(60_000_000))).toMatchObject(problem(413, 'TOO_LARGE'))
    })

    test('because it is of no known kind is refused', async () => {
      expect(await deploy('x', 'x.exe')).toMatchObject(problem(422, 'DOES_NOT_COMPILE'))
    })
  })

  describe('user tasks', () => {
    test('are taken by one of two who claim at once', async () => {
      const { key } = await openTask()
      const claims = await Promise.all(
        ['intake', 'intake2'].map(who => server.as(who, 'POST', `/user-tasks/${key}/assignment`, {})),
      )
      expect(claims.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(claims.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'TASK_TAKEN' })
    })

    test('are given back, and taken over only on purpose', async () => {
      const { key } = await openTask()
      await server.as('intake', 'POST', `/user-tasks/${key}/assignment`, {})
      expect(await server.as('intake2', 'POST', `/user-tasks/${key}/completion`, {})).toMatchObject(
        problem(409, 'TASK_TAKEN'),
      )
      expect(
        await server.as('intake2', 'POST', `/user-tasks/${key}/assignment`, { allowOverride: true }),
      ).toMatchObject({ status: 200, body: { assignee: 'intake2' } })
      expect(await server.as('intake', 'DELETE', `/user-tasks/${key}/assignee`)).toMatchObject(
        problem(409, 'TASK_TAKEN'),
      )
      expect(await server.as('intake2', 'DELETE', `/user-tasks/${key}/assignee`)).toMatchObject({
        status: 200,
        body: { assignee: null },
      })
    })

    test('tell since when somebody is on them, and who gave them', async () => {
      const { key } = await openTask()
      const look = async () => (await server.as('coordinator', 'GET', `/user-tasks/${key}`)).body
      expect(await look()).toMatchObject({ assignedAt: null, assignedBy: null })
      await server.as('coordinator', 'POST', `/user-tasks/${key}/assignment`, { assignee: 'intake' })
      expect(await look()).toMatchObject({
        assignee: 'intake',
        assignedAt: expect.stringMatching(/Z$/),
        assignedBy: 'coordinator',
      })
      await server.as('intake', 'DELETE', `/user-tasks/${key}/assignee`)
      expect(await look()).toMatchObject({ assignee: null, assignedAt: null, assignedBy: null })
    })

    test('are completed once, by two people or in two tries', async () => {
      const { key, instanceKey } = await openTask()
      const replies = await Promise.all(
        ['intake', 'intake2'].map(who => server.as(who, 'POST', `/user-tasks/${key}/completion`, {})),
      )
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(await server.as('intake', 'POST', `/user-tasks/${key}/completion`, {})).toMatchObject(
        problem(409, 'TASK_ENDED'),
      )
      const trail = (await server.as('auditor', 'GET', `/process-instances/${instanceKey}/trail`)).body as {
        length: number
      }
      expect(trail.length).toBe(2)
    })

    test('are seen by their own lane, coordinators and auditors', async () => {
      const { key } = await openTask()
      for (const who of ['intake', 'coordinator', 'auditor'])
        expect((await server.as(who, 'GET', `/user-tasks/${key}`)).status).toBe(200)
      for (const who of ['legal', 'partner'])
        expect((await server.as(who, 'GET', `/user-tasks/${key}`)).status).toBe(404)
      expect(await server.as('auditor', 'POST', `/user-tasks/${key}/completion`, {})).toMatchObject(
        problem(403, 'FORBIDDEN'),
      )
    })

    test('hold what comes back against their form', async () => {
      const drawing = withForm.replace(
        /(<bpmn:userTask id="look"[^>]*>\s*<bpmn:extensionElements>)/,
        '$1<zeebe:formDefinition formId="look-form" />',
      )
      const deployed = await server.as('designer', 'POST', '/deployments', {
        resources: [
          { name: 'forms.bpmn', content: drawing },
          { name: 'look.form.json', content: JSON.stringify(form) },
        ],
      })
      expect(deployed.status, deployed.text).toBe(201)
      const { instance } = (await server.as('intake', 'POST', '/process-instances', { processId: 'forms' }))
        .body as { instance: Instance }
      const { items } = (await server.as('intake', 'GET', `/user-tasks?instanceKey=${instance.key}`))
        .body as { items: UserTask[] }
      const { key } = items[0]!
      const shown = (await server.as('intake', 'GET', `/user-tasks/${key}/form`)).body as {
        schema: { components: { key: string }[] }
      }
      expect(shown.schema.components.map(component => component.key)).toEqual(['facts', 'danger'])
      const complete = (variables: object) =>
        server.as('intake', 'POST', `/user-tasks/${key}/completion`, { variables })
      const wrong = await complete({ facts: 'much too long a text', danger: 'perhaps', foreign: 1 })
      expect(wrong).toMatchObject(problem(422, 'FORM_INVALID'))
      expect(
        (wrong.body as { errors: { pointer: string; code: string }[] }).errors.map(
          ({ pointer, code }) => `${pointer} ${code}`,
        ),
      ).toEqual([
        '/variables/foreign FOREIGN_FIELD',
        '/variables/facts TOO_LONG',
        '/variables/danger NOT_A_CHOICE',
      ])
      expect(await complete({ danger: 'no' })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/variables/facts', code: 'REQUIRED' }] },
      })
      expect(await complete({ facts: 'short', danger: 'no' })).toMatchObject({
        status: 200,
        body: { status: 'completed', completedBy: 'intake' },
      })
    })
  })

  describe('repeating', () => {
    test('answers as the first time under the same key', async () => {
      const send = (body: object) =>
        server.as('coordinator', 'POST', '/process-instances', body, { 'idempotency-key': 'k-1' })
      const body = { processId: 'signal' }
      const first = await send(body)
      const second = await send(body)
      expect(second.status).toBe(first.status)
      expect(second.text).toBe(first.text)
      expect(second.headers['idempotent-replayed']).toBe('true')
      expect(await send({ processId: 'other' })).toMatchObject(problem(422, 'IDEMPOTENCY_KEY_REUSED'))
    })

    test('tells the revision again too', async () => {
      const send = () =>
        server.as(
          'designer',
          'POST',
          '/drafts',
          { name: 'again', variant: 'to-be', xml: '<x/>' },
          { 'idempotency-key': 'k-3' },
        )
      const first = await send()
      expect(first).toMatchObject({ status: 201, headers: { etag: expect.any(String) } })
      const { etag } = first.headers
      expect(await send()).toMatchObject({ headers: { etag, 'idempotent-replayed': 'true' } })
    })

    test('at the same time does it once', async () => {
      const headers = { 'idempotency-key': 'k-2' }
      const replies = await Promise.all(
        Array.from({ length: 10 }, () => server.as('intake', 'POST', '/online-signals', report, headers)),
      )
      const keys = new Set(
        replies
          .filter(({ status }) => status === 202)
          .map(({ body }) => (body as { instanceKey: string }).instanceKey),
      )
      expect(keys.size).toBe(1)
      expect(replies.every(({ status }) => status === 202 || status === 503)).toBe(true)
    })
  })

  describe('the trail', () => {
    test('is proved, and a changed byte is named', async () => {
      const { key, instanceKey } = await openTask()
      await server.as('intake', 'POST', `/user-tasks/${key}/completion`, {})
      const verify = () => server.as('auditor', 'GET', `/process-instances/${instanceKey}/verification`)
      expect(await verify()).toMatchObject({ status: 200, body: { intact: true, entries: 2, flaws: [] } })

      const { pool } = server.database
      await expect(
        pool.query('update trail set bytes = bytes where instance_id = $1', [instanceKey]),
      ).rejects.toMatchObject({ code: '42501' })
      await expect(pool.query('delete from trail')).rejects.toMatchObject({ code: '42501' })
      await pool.query('alter table trail disable trigger trail_no_change')
      const bytes = await bytesOf(instanceKey, 2)
      bytes[20]! ^= 1
      await pool.query('update trail set bytes = $2 where instance_id = $1 and seq = 2', [instanceKey, bytes])
      await pool.query('alter table trail enable trigger trail_no_change')
      expect(await verify()).toMatchObject({
        body: {
          intact: false,
          flaws: expect.arrayContaining([expect.objectContaining({ seq: 2, code: 'HASH_DIFFERS' })]),
        },
      })
    })

    test('shows what stood after each entry', async () => {
      const { key, instanceKey } = await openTask()
      await server.as('intake', 'POST', `/user-tasks/${key}/completion`, { variables: { found: true } })
      const at = async (seq: number) =>
        (await server.as('auditor', 'GET', `/process-instances/${instanceKey}/states/${seq}`)).body as {
          state: { status: string }
        }
      expect((await at(1)).state.status).toBe('active')
      expect((await at(2)).state.status).toBe('completed')
      expect(await server.as('auditor', 'GET', `/process-instances/${instanceKey}/states/3`)).toMatchObject(
        problem(404, 'NOT_FOUND'),
      )
    })

    async function bytesOf(instance: string, seq: number): Promise<Buffer> {
      const { readEntries } = await import('../../server/store/trail.ts')
      return (await readEntries(server.database, instance, seq - 1, 1))[0]!.bytes
    }
  })
})
