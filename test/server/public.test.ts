// What everybody may read: the governed processes that run, in plain words, and nothing else.

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublicPage, PublicProcesses } from '../../server/contract/public.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { approve } from '../support/governed.ts'
import { startServer, type TestServer } from '../support/server.ts'

const file = (name: string) => readFile(new URL(`../../processes/${name}`, import.meta.url), 'utf8')

describe.each(backends)('what everybody may read on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    await approve(server)
    const deployed = [
      ['rights.bpmn', await file('rights-request/rights-request.bpmn')],
      ['plain.bpmn', bpmn('plain(pool) { s(start) > look(user groups=intake) > e(end) }')],
    ].map(([name, content]) =>
      server.as('designer', 'POST', '/deployments', { resources: [{ name, content }] }),
    )
    for (const { status, text } of await Promise.all(deployed)) expect([status, text]).toEqual([201, text])
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const read = async <Answer>(path: string) => {
    const { status, body } = await server.as(null, 'GET', `/public/processes${path}`)
    expect(status).toBe(200)
    return body as Answer
  }

  test('nobody need be signed in, and a process that says nothing about governance is not listed', async () => {
    const { items, framework } = await read<PublicProcesses>('')
    expect(items).toMatchObject([{ processId: 'rights_request', version: 1 }])
    expect(framework).toMatchObject({ version: '1' })
    const plain = await server.as(null, 'GET', '/public/processes/plain')
    expect(plain).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  })

  test('a page tells what is done, never done, decided and kept, and the same steps as a list', async () => {
    const page = await read<PublicPage>('/rights_request')
    expect(page.sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['do', 'never', 'decide', 'keep', 'rights', 'framework', 'checked']),
    )
    const own = page.parts.find(({ steps }) => steps.length > 0)!
    expect(own.steps[0]).toMatchObject({ number: '1' })
  })

  test.each([
    ['en', 'What we do'],
    ['nl', 'Wat we doen'],
    ['fr', 'Ce que nous faisons'],
  ])('in the language asked for: %s', async (language, heading) => {
    const page = await read<PublicPage>(`/rights_request?language=${language}`)
    expect(page.sections[0]).toMatchObject({ id: 'do', heading })
  })

  test('a picture of today’s practice does not run and so is nobody’s promise', async () => {
    const content = (await file('rights-request/rights-request.bpmn')).replaceAll(
      'variant="TO-BE"',
      'variant="AS-IS"',
    )
    const deployed = await server.as('designer', 'POST', '/deployments', {
      variant: 'as-is',
      resources: [{ name: 'rights.bpmn', content }],
    })
    expect(deployed).toMatchObject({ status: 422, body: { errors: [{ code: 'GOV_25' }] } })
    expect(await read<PublicProcesses>('')).toMatchObject({
      items: [{ processId: 'rights_request', version: 1 }],
    })
  })
})
