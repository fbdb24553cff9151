// The digest: a mail that says how much waits and where, and nothing of any case; at the hour somebody chose, once,
// however many servers look.

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Digest, DigestWish } from '../../server/contract/digest.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { sendDigest } from '../../server/jobs/digest.ts'
import { nextDigest } from '../../server/rules/digest.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const settings = { publicUrl: 'https://linkspan.city.example', timeZone: 'Europe/Brussels' }
const wish: DigestWish = {
  email: 'ines@city.example',
  language: 'nl',
  rhythm: 'daily',
  hour: 8,
  weekday: 1,
  quietFrom: null,
  quietUntil: null,
}

describe('the next mail', () => {
  test.each([
    ['never', { rhythm: 'never' }, '2026-03-02T09:00Z', null],
    ['today, where the hour is still to come', {}, '2026-03-02T06:00Z', '2026-03-02T07:00Z'],
    ['tomorrow, where it is over', {}, '2026-03-02T07:00Z', '2026-03-03T07:00Z'],
    ['an hour earlier by UTC in summer', {}, '2026-03-28T20:00Z', '2026-03-29T06:00Z'],
    ['on the day of the week', { rhythm: 'weekly', weekday: 5 }, '2026-03-02T09:00Z', '2026-03-06T07:00Z'],
    [
      'in five minutes, where it is to come at once',
      { rhythm: 'at-once' },
      '2026-03-02T09:00Z',
      '2026-03-02T09:05Z',
    ],
    [
      'after the quiet hours, over midnight',
      { rhythm: 'at-once', quietFrom: 19, quietUntil: 7 },
      '2026-03-02T21:00Z',
      '2026-03-03T06:00Z',
    ],
  ] as const)('%s', (_, change, now, next) => {
    const time = nextDigest({ ...wish, ...change }, new Date(now), 'Europe/Brussels')
    expect(time?.toISOString() ?? null).toBe(next === null ? null : new Date(next).toISOString())
  })
})

describe.each(backends)('the digest on %s', backend => {
  let databases: Databases
  let server: TestServer
  let post: SMTPServer
  const mails: { readonly to: readonly string[]; readonly text: string }[] = []
  let refusals = 0

  beforeAll(async () => {
    post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: async (stream, session, done) => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        if (refusals > 0) {
          refusals -= 1
          return done(Object.assign(new Error('Later'), { responseCode: 451 }))
        }
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: Buffer.concat(chunks).toString() })
        return done()
      },
    })
    await new Promise<void>(resolve => post.listen(0, '127.0.0.1', resolve))
    process.env.LINKSPAN_SMTP_URL = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`
    databases = await databasesOn(backend)
    // The server itself has no public address, so that only this file sends.
    server = await startServer(await databases.open())
    const drawing = bpmn(`work(pool) { s(start) > look(user name='Visit Jo Doe' groups=intake) > e(end) }`)
    const resources = [{ name: 'work.bpmn', content: drawing }]
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
  })

  beforeEach(async () => {
    mails.splice(0)
    await server.database.kysely.deleteFrom('digest').execute()
  })

  afterAll(async () => {
    delete process.env.LINKSPAN_SMTP_URL
    await server?.stop()
    await server?.database.close()
    await databases?.close()
    await new Promise<void>(resolve => post.close(resolve))
  })

  const ask = async (body: DigestWish): Promise<Digest> => {
    const answer = await server.as('intake', 'PUT', '/me/digest', body)
    expect(answer.status, answer.text).toBe(200)
    return answer.body
  }
  const read = async (): Promise<Digest> => (await server.as('intake', 'GET', '/me/digest')).body

  /** A task given to the person, which is a notice. */
  const somethingNew = async () => {
    const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: 'work' })
    const { key } = (begun.body as { instance: { key: string } }).instance
    const list = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)
    const [task] = (list.body as { items: UserTask[] }).items
    const given = { assignee: 'intake' }
    const { status } = await server.as('coordinator', 'POST', `/user-tasks/${task!.key}/assignment`, given)
    expect(status).toBe(200)
  }

  /** As if the hour had come. */
  const due = () =>
    server.database.pool.query(
      `update digest set next_at = date_trunc('second', clock_timestamp()) - interval '1 minute', lease_until = null`,
    )
  const send = () => sendDigest(server.database.kysely, settings)

  test('holds counts and links in the language of the person, and nothing of a case', async () => {
    await ask(wish)
    await somethingNew()
    await due()
    expect(await send()).toBe(true)
    expect(mails.map(({ to }) => to)).toEqual([['ines@city.example']])
    const { text } = mails[0]!
    expect(text).toContain('Linkspan: 1 nieuw bericht')
    expect(text).toContain('https://linkspan.city.example/cases/notices')
    expect(text).not.toMatch(/Jo|Doe|Visit|work/)
    expect(await read()).toMatchObject({ sentAt: expect.any(String), problem: null })
  })

  test('is not sent where nothing is new, and what was told is not told again', async () => {
    await ask(wish)
    await due()
    expect(await send()).toBe(true)
    await somethingNew()
    await due()
    await send()
    await due()
    await send()
    expect(mails).toHaveLength(1)
  })

  test('is sent once, however many servers look at once', async () => {
    await ask(wish)
    await somethingNew()
    await due()
    await Promise.all([send(), send(), send(), send()])
    expect(mails).toHaveLength(1)
  })

  test('is tried again where the mail server refuses, and rests until then', async () => {
    await ask(wish)
    await somethingNew()
    await due()
    refusals = 1
    await send()
    expect(await send()).toBe(false)
    expect(mails).toHaveLength(0)
    await due()
    await send()
    expect(mails).toHaveLength(1)
  })

  test('goes to nobody who wants none, nor whose account is closed', async () => {
    expect(await ask({ ...wish, rhythm: 'never' })).toMatchObject({ nextAt: null })
    await somethingNew()
    expect(await send()).toBe(false)
    await ask(wish)
    await somethingNew()
    await due()
    await server.database.pool.query(`update account set active = false where username = 'intake'`)
    await send()
    await server.database.pool.query(`update account set active = true where username = 'intake'`)
    expect(mails).toHaveLength(0)
  })

  test.each([[{ email: 'two@city.example, three@city.example' }], [{ quietFrom: 20 }], [{ hour: 24 }]])(
    'refuses %j',
    async change => {
      expect(await server.as('intake', 'PUT', '/me/digest', { ...wish, ...change })).toMatchObject({
        status: 400,
        body: { code: 'INVALID' },
      })
    },
  )
})
