// Lists that people write line by line come in pages: nothing is lost or told twice between them, also where names and
// times are the same, and what is no cursor is refused.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { backends, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

type Page = { items: Record<string, unknown>[]; next: string | null }

const LISTS = [
  ['drafts', 'designer', 'id'],
  ['users', 'admin', 'username'],
  ['organisations', 'admin', 'id'],
  ['api-tokens', 'admin', 'id'],
  ['absences', 'admin', 'id'],
  ['frameworks', 'auditor', 'id'],
] as const

/** A page for each character that sorts or is written oddly, and one name thrice. */
const NAMES = ['Ä', 'a b', 'A"b', "O'Neil", 'same', 'same', 'same', 'x'.repeat(200), 'é😀', 'zz']

test.each(backends)('every list is whole and in order, page by page, on %s', async backend => {
  const databases = await databasesOn(backend)
  const server = await startServer(await databases.open())
  await fill(server)
  for (const [list, who, id] of LISTS) {
    const whole = (await server.as(who, 'GET', `/${list}?limit=100`)).body as Page
    expect(whole.items.length, list).toBeGreaterThanOrEqual(8)
    expect(whole.next).toBeNull()
    const walked: unknown[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await server.as(who, 'GET', `/${list}?limit=3${cursor && `&cursor=${cursor}`}`)
      expect(page.status, page.text).toBe(200)
      const { items, next } = page.body as Page
      expect(items.length).toBeLessThanOrEqual(3)
      walked.push(...items.map(item => item[id]))
      cursor = next
    }
    expect(walked, list).toEqual(whole.items.map(item => item[id]))
  }
  await server.stop()
  await server.database.close()
  await databases.close()
})

async function fill(server: TestServer): Promise<void> {
  const { kysely } = server.database
  const password = 'x'
  const at = new Date('2026-01-02T03:04:05.678Z')
  for (const [index, name] of NAMES.entries()) {
    await server.as('designer', 'POST', '/drafts', { name, variant: 'to-be', xml: '<x/>' })
    await server.as('admin', 'PUT', `/organisations/o${index}`, {
      ...{ name, contact: null, email: null, language: 'en', onLinkspan: true },
    })
    await kysely
      .insertInto('account')
      .values({
        username: `p.${index}-x`,
        name,
        password,
        roles: ['intake'],
        organisation: null,
        active: true,
      })
      .execute()
    await server.as('admin', 'POST', '/api-tokens', { name, roles: ['monitor'] })
    await server.as('coordinator', 'POST', '/frameworks', {
      ...{ version: `${index}`, title: name, purpose: 'x', reviewDate: '2999-01-01' },
    })
    await kysely
      .insertInto('absence')
      .values({
        ...{ id: crypto.randomUUID(), username: `p.${index}-x`, deputy: 'intake', set_by: 'admin' },
        ...{ begins_at: new Date(Date.now() + 86_400_000 * (index % 2)), ends_at: new Date('2999-01-01') },
      })
      .execute()
  }
  await kysely.updateTable('api_token').set({ created_at: at }).execute()
  await kysely.updateTable('framework').set({ proposed_at: at }).execute()
}

let server: TestServer

beforeAll(async () => {
  server = await startServer(await (await databasesOn('postgres')).open())
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
})

const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

test.each(LISTS)('no cursor of one’s own making reaches the database: %s', async (list, who) => {
  for (const cursor of [
    'x',
    cursorOf(),
    cursorOf('a'.repeat(2), 'b', 'c'),
    cursorOf('a\u0000'),
    cursorOf('a\u0000', 'b\u0000'),
  ])
    expect((await server.as(who, 'GET', `/${list}?cursor=${cursor}`)).body, cursor).toMatchObject({
      status: 400,
      code: 'INVALID',
    })
  expect((await server.as(who, 'GET', `/${list}?limit=101`)).status).toBe(400)
})
