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
  }, 60_000)

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
