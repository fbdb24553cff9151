// Pages call people by their names; the server tells each person the names of those whose user names they meet, and no more.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { user } from '../../server/auth/command.ts'
import type { DisplayNames } from '../../server/contract/display-names.ts'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import type { User } from '../../server/contract/users.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const drawing = bpmn(`named(pool) { s(start) > help(user groups='="partner-contact:school"') > e(end) }`)

describe.each(backends)('names on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const resources = [{ name: 'named.bpmn', content: drawing }]
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
    await server.as('admin', 'PATCH', '/users/coordinator', { name: 'Karin Janssens' })
    await server.as('admin', 'PATCH', '/users/partner', { name: 'Pia Peeters', organisation: 'school' })
    await staff('anna', 'Anna Maes', 'school')
    await staff('other', 'Olle Other', 'club')
    for (const [id, name] of [
      ['school', 'Sint-Jan School'],
      ['club', 'Chess Club'],
    ])
      await server.as('admin', 'PUT', `/organisations/${id}`, {
        name,
        contact: 'The desk',
        email: 'desk@club.example',
        language: 'nl',
        onLinkspan: true,
      })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const staff = (username: string, name: string, organisation: string) =>
    server.as('admin', 'POST', '/users', {
      ...{ username, name, organisation },
      password: 'a long enough one',
      roles: ['partner-contact'],
    })

  async function namesFor(who: string): Promise<{ users: Map<string, string>; organisations: string[] }> {
    const { status, body, text } = await server.as(who, 'GET', '/display-names')
    expect(status, text).toBe(200)
    const { users, organisations } = body as DisplayNames
    return {
      users: new Map(users.map(({ username, name }) => [username, name])),
      organisations: organisations.map(({ name }) => name).sort(),
    }
  }

  test.each(['coordinator', 'intake', 'auditor', 'designer'])(
    '%s meets everybody, and knows what they and the partners are called',
    async who => {
      const { users, organisations } = await namesFor(who)
      expect(users.get('coordinator')).toBe('Karin Janssens')
      expect(users.get('other')).toBe('Olle Other')
      expect(organisations).toEqual(['Chess Club', 'Sint-Jan School'])
    },
  )

  test('staff of a partner know their colleagues, and whoever gave them a task once one did', async () => {
    const before = await namesFor('partner')
    expect([...before.users.values()].sort()).toEqual(['Anna Maes', 'Pia Peeters'])
    expect(before.organisations).toEqual(['Sint-Jan School'])
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId: 'named' })
    const { key } = (body as { instance: Instance }).instance
    const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
      items: UserTask[]
    }
    const given = await server.as(
      'coordinator',
      'POST',
      `/user-tasks/${items[0]!.key}/assignment`,
      { assignee: 'partner' },
      { 'if-match': '*' },
    )
    expect(given.status, given.text).toBe(200)
    expect([...(await namesFor('partner')).users.values()].sort()).toEqual([
      'Anna Maes',
      'Karin Janssens',
      'Pia Peeters',
    ])

    // The task alone tells, and so does a notice alone.
    const { kysely } = server.database
    await kysely.deleteFrom('notice').execute()
    expect((await namesFor('partner')).users.get('coordinator')).toBe('Karin Janssens')
    expect((await namesFor('partner')).users.has('intake')).toBe(false)
    const notice = {
      kind: 'taken',
      cause: 'x',
      process_id: 'named',
      detail: '',
      username: 'partner',
    } as const
    await kysely
      .insertInto('notice')
      .values({ ...notice, said_by: 'intake' })
      .execute()
    expect((await namesFor('partner')).users.has('intake')).toBe(true)
  })

  test('a task is found by the name of whoever is on it, as the list shows it', async () => {
    const found = async (words: string) =>
      (
        (await server.as('coordinator', 'GET', `/user-tasks?view=all&words=${words}`)).body as {
          items: unknown[]
        }
      ).items.length
    expect([await found('peeters'), await found('partner'), await found('maes')]).toEqual([1, 1, 0])
  })

  test('whoever has no name is called by the user name, and one who is switched off keeps theirs', async () => {
    const password = 'a long enough one'
    const made = await server.as('admin', 'POST', '/users', { username: 'nn', password, roles: ['intake'] })
    expect(made.status, made.text).toBe(201)
    expect((made.body as User).name).toBe('nn')
    await server.as('admin', 'PATCH', '/users/nn', { name: 'Nele Nys', active: false })
    expect((await namesFor('auditor')).users.get('nn')).toBe('Nele Nys')
  })
})

test('the command takes no names but a full one', async () => {
  const silent: string[] = []
  const { write } = process.stderr
  process.stderr.write = ((text: string) => silent.push(text) > 0) as typeof write
  try {
    for (const args of [
      ['ada'],
      ['Ada', 'admin'],
      ['ada', 'admin', '--name', ''],
      ['ada', 'admin', '--nam=Ada'],
    ])
      expect(await user(args), args.join(' ')).toBe(2)
  } finally {
    process.stderr.write = write
  }
  expect(silent).toHaveLength(4)
})
