// Notes of a case are only ever added, with the author and the time that the server knows; of several at once all stay.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

describe.each(backends)('notes on %s', backend => {
  let databases: Databases
  let server: TestServer
  let key: string

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const resources = [{ name: 'x.bpmn', content: bpmn('waits(pool) { s(start) > a(user) > e(end) }') }]
    expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({ status: 201 })
    key = await begin()
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const begin = async () =>
    (
      (await server.as('coordinator', 'POST', '/process-instances', { processId: 'waits' })).body as {
        instance: { key: string }
      }
    ).instance.key

  const write = (text: string, to = key, who = 'coordinator') =>
    server.as(who, 'POST', `/process-instances/${to}/notes`, { text })

  const notes = async (of = key) =>
    (
      (await server.as('coordinator', 'GET', `/process-instances/${of}`)).body as {
        variables: { name: string; value: { by: string; text: string; at: string }[] }[]
      }
    ).variables.find(({ name }) => name === 'notes')?.value ?? []

  test('a note tells who wrote it and when', async () => {
    expect(await write('  Called the school.  ')).toMatchObject({
      status: 201,
      body: { by: 'coordinator', text: 'Called the school.', at: expect.stringMatching(/^\d{4}-.*Z$/) },
    })
    expect(await notes()).toMatchObject([{ by: 'coordinator', text: 'Called the school.' }])
  })

  test('of notes that are written at once none is lost', async () => {
    const before = (await notes()).length
    const texts = ['one', 'two', 'three', 'four', 'five', 'six']
    const answers = await Promise.all(texts.map(text => write(text)))
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 201))
    expect((await notes()).slice(before).map(({ text }) => text)).toHaveLength(texts.length)
    expect(new Set((await notes()).map(({ text }) => text))).toEqual(
      new Set(['Called the school.', ...texts]),
    )
  })

  test('nobody changes or removes a note by setting variables', async () => {
    const before = await notes()
    for (const [method, path, body] of [
      ['PUT', 'variables', { variables: { notes: [] }, reason: 'tidy' }],
      ['POST', 'modification', { variables: { notes: [] }, reason: 'tidy' }],
    ] as const)
      expect(await server.as('coordinator', method, `/process-instances/${key}/${path}`, body)).toMatchObject(
        {
          status: 400,
          body: { code: 'INVALID', errors: [{ pointer: '/variables/notes' }] },
        },
      )
    expect(await notes()).toEqual(before)
  })

  test('no answer of a person or program brings notes', async () => {
    const before = await notes()
    const brings = { variables: { notes: [] } }
    const program = await server.token(['worker', 'coordinator'])
    const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
      items: { key: string }[]
    }
    for (const [path, body] of [
      [`/user-tasks/${items[0]!.key}/completion`, brings],
      [`/user-tasks/${items[0]!.key}/escalation`, { code: 'help', ...brings }],
      ['/process-instances', { processId: 'waits', ...brings }],
      ['/messages/publication', { name: 'anything', ...brings }],
      ['/signals/broadcast', { name: 'anything', ...brings }],
    ] as const)
      expect([path, await program('POST', path, body)]).toMatchObject([
        path,
        { status: 422, body: { code: 'NAME_RESERVED' } },
      ])
    expect(await notes()).toEqual(before)
  })

  test('the result of a job brings none, and the job stays open', async () => {
    const content = bpmn('works(pool) { s(start) > a(service job=look) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'w.bpmn', content }] })
    await server.as('coordinator', 'POST', '/process-instances', { processId: 'works' })
    const program = await server.token(['worker'])
    const lent = await program('POST', '/jobs/activation', {
      type: 'look',
      worker: 'w',
      maxJobs: 1,
      timeout: 60_000,
    })
    const [job] = (lent.body as { jobs: { key: string; lease: number }[] }).jobs
    const complete = (variables: object) =>
      program('POST', `/jobs/${job!.key}/completion`, { lease: job!.lease, variables })
    expect(await complete({ notes: 'mine' })).toMatchObject({
      status: 422,
      body: { code: 'NAME_RESERVED', detail: expect.stringContaining('/notes') },
    })
    expect((await complete({ seen: true })).status).toBeLessThan(300)
  })

  test('what a called process brings back leaves the notes of its caller', async () => {
    const content = bpmn(`outer(pool) { s(start) > a(user) > c(call calls=inner) > b(user) > e(end) }
      inner(pool) { s1(start) > a1(user) > e1(end) }`)
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'c.bpmn', content }] })
    const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: 'outer' })
    const { key: caller } = (begun.body as { instance: { key: string } }).instance
    await write('Before the call.', caller)
    const finish = async (instance: string) => {
      const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`))
        .body as { items: { key: string }[] }
      expect(
        await server.as('coordinator', 'POST', `/user-tasks/${items[0]!.key}/completion`, {}),
      ).toMatchObject({ status: 200 })
    }
    await finish(caller)
    const called = (await server.as('coordinator', 'GET', `/process-instances?parentKey=${caller}`)).body as {
      items: { key: string }[]
    }
    expect(await notes(called.items[0]!.key)).toEqual([])
    await write('During the call.', caller)
    await finish(called.items[0]!.key)
    expect((await notes(caller)).map(({ text }) => text)).toEqual(['Before the call.', 'During the call.'])
  })

  test('a drawing or form that would write them is not deployed', async () => {
    const form = { type: 'default', components: [{ type: 'textfield', key: 'notes', label: 'Notes' }] }
    const content = bpmn('writes(pool) { s(start) > a(user) > e(end) }')
    const withOutput = content.replace(
      '<bpmn:userTask id="a"/>',
      '<bpmn:userTask id="a"><bpmn:extensionElements><zeebe:ioMapping><zeebe:output source="=1" target="notes"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:userTask>',
    )
    expect(withOutput).not.toBe(content)
    for (const [resources, error] of [
      [
        [
          { name: 'x.bpmn', content },
          { name: 'f.form.json', content: JSON.stringify(form) },
        ],
        { detail: expect.stringContaining('f.form.json') },
      ],
      [[{ name: 'y.bpmn', content: withOutput }], { pointer: 'a' }],
    ] as const) {
      const reply = await server.as('designer', 'POST', '/deployments', { resources })
      expect(reply).toMatchObject({ status: 422, body: { code: 'DOES_NOT_COMPILE' } })
      expect((reply.body as { errors: object[] }).errors).toContainEqual(
        expect.objectContaining({ code: 'NAME_RESERVED', ...error }),
      )
    }
  })

  test('a case on hold or ended takes no notes, and the answer says which', async () => {
    const other = await begin()
    await server.as('coordinator', 'POST', `/process-instances/${other}/suspension`, { reason: 'a pause' })
    expect(await write('Resting.', other)).toMatchObject({
      status: 409,
      body: { code: 'INSTANCE_SUSPENDED' },
    })
    await server.as('coordinator', 'POST', `/process-instances/${other}/cancellation`, {
      reason: 'a mistake',
    })
    expect(await write('Too late.', other)).toMatchObject({ status: 409, body: { code: 'INSTANCE_ENDED' } })
  })

  test('who does not see the case writes nothing in it, and nothing is not a note', async () => {
    expect(await write('Hello', key, 'intake')).toMatchObject({ status: 404 })
    expect(await write('Hello', key, 'auditor')).toMatchObject({ status: 403 })
    expect(await write('   ')).toMatchObject({ status: 400 })
  })
})
