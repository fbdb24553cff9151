// An organisation that is not on Linkspan answers one task by a link that works once. The mail says nothing of the case,
// and whoever has no good link learns nothing, not even why.

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { LinkedForm, OneTimeLink } from '../../server/contract/one-time-links.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { Bell } from '../../server/events/bell.ts'
import { sendLinkMail, sendLinksByThemselves } from '../../server/jobs/link-mail.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const drawing = bpmn(
  `asked(pool) { s(start) > help(user groups='="partner-contact:" + partner') > done(user groups=intake) > e(end) }`,
).replace('<zeebe:userTask/>', '<zeebe:userTask/><zeebe:formDefinition formId="answer"/>')

const form = {
  id: 'answer',
  type: 'default',
  components: [
    { type: 'textfield', key: 'need', label: 'What is asked', readonly: true },
    {
      type: 'textfield',
      key: 'offer',
      label: 'What you can do',
      validate: { required: true, maxLength: 50 },
    },
  ],
}

describe.each(backends)('one-time links on %s', backend => {
  let databases: Databases
  let server: TestServer
  let post: SMTPServer
  const mails: { readonly to: readonly string[]; readonly text: string }[] = []

  beforeAll(async () => {
    post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('gone') ? new Error('No such user') : null),
      onData: async (stream, session, done) => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: decoded(Buffer.concat(chunks).toString()) })
        done()
      },
    })
    await new Promise<void>(resolve => post.listen(0, '127.0.0.1', resolve))
    process.env.LINKSPAN_SMTP_URL = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`
    databases = await databasesOn(backend)
    server = await startServer(await databases.open(), {
      LINKSPAN_PUBLIC_URL: 'https://linkspan.city.example',
    })
    const resources = [
      { name: 'asked.bpmn', content: drawing },
      { name: 'answer.form', content: JSON.stringify(form) },
    ]
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
  })

  beforeEach(async () => {
    mails.splice(0)
    await server.database.kysely.deleteFrom('sign_in_failure').execute()
    await register('club', { email: 'an@club.example', language: 'nl', contact: 'An' })
    await register('school', { onLinkspan: true })
  })

  afterAll(async () => {
    delete process.env.LINKSPAN_SMTP_URL
    await server.stop()
    await server.database.close()
    await databases.close()
    await new Promise<void>(resolve => post.close(resolve))
  })

  const register = (id: string, data: object) =>
    server.as('admin', 'PUT', `/organisations/${id}`, {
      name: `The ${id}`,
      contact: null,
      email: null,
      language: 'en',
      onLinkspan: false,
      ...data,
    })

  async function ask(partner: string | null = 'club'): Promise<UserTask> {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', {
      processId: 'asked',
      variables: { partner, need: 'Somewhere to play', secret: 'Jo Doe' },
    })
    return taskOf((body as { instance: Instance }).instance.key)
  }

  const taskOf = async (instance: string) => {
    const list = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)
    return (list.body as { items: UserTask[] }).items[0]!
  }
  const send = (task: UserTask, who = 'coordinator') =>
    server.as(who, 'POST', `/user-tasks/${task.key}/links`)
  const secretIn = (text: string) => /https:\/\/linkspan\.city\.example\/link#(\S+)/.exec(text)![1]!
  /** A task, its link, and the secret that the mail brought. */
  async function linked() {
    const task = await ask()
    const { status, body, text } = await send(task)
    expect(status, text).toBe(201)
    return { task, link: body as OneTimeLink, secret: secretIn(mails.at(-1)!.text), sent: text }
  }
  const open = (secret: string) => server.as(null, 'POST', '/links/form', { secret })
  const answer = (secret: string, variables: object = { offer: 'A football team' }) =>
    server.as(null, 'POST', '/links/answer', { secret, variables })
  const linksOf = async (task: UserTask) =>
    (
      (await server.as('coordinator', 'GET', `/user-tasks/${task.key}/links`)).body as {
        items: OneTimeLink[]
      }
    ).items
  const dead = async (secret: string) => {
    const replies = [await open(secret), await answer(secret, { offer: 'Something else' })]
    for (const { status, body } of replies) {
      expect(status).toBe(410)
      expect((body as { code: string }).code).toBe('LINK_DEAD')
    }
    return replies.map(({ body }) => ({ ...(body as object), instance: '' }))
  }

  test('a mail in the language of the organisation brings the link, and nothing of the case', async () => {
    const { task, secret, sent } = await linked()
    expect(mails).toHaveLength(1)
    const [{ to, text }] = mails as [(typeof mails)[0]]
    expect(to).toEqual(['an@club.example'])
    expect(text).toContain('Beste An')
    for (const hidden of ['Jo Doe', 'Somewhere', task.instanceKey, 'asked', 'help'])
      expect(text).not.toContain(hidden)
    expect(sent).not.toContain(secret)
    const kept = await server.database.kysely.selectFrom('one_time_link').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  describe('files', () => {
    const pdf = Buffer.from('%PDF-1.7\nA timetable.')
    type Files = { items: { id: string; name: string; own: boolean; readable: boolean }[] }
    const bring = (secret: string, name = 'timetable.pdf', bytes: Buffer = pdf) =>
      server.as(null, 'POST', '/links/files/new', bytes, {
        'content-type': 'application/octet-stream',
        'x-link-secret': secret,
        'x-file-name': encodeURIComponent(name),
        'x-file-about': encodeURIComponent('When the pitch is free.'),
      })
    const listed = async (secret: string) =>
      ((await server.as(null, 'POST', '/links/files', { secret })).body as Files).items
    const ofCase = async ({ instanceKey }: UserTask) =>
      (await server.as('coordinator', 'GET', `/process-instances/${instanceKey}/files`)).body as {
        items: { id: string; by: string; task: string | null; name: string }[]
      }
    const addToCase = async ({ instanceKey }: UserTask, name: string) =>
      (
        await server.as('coordinator', 'POST', `/process-instances/${instanceKey}/files`, pdf, {
          'content-type': 'application/octet-stream',
          'x-file-name': name,
          'x-file-about': 'x',
        })
      ).body as { id: string }

    test('one that is added goes to the task, under the name of its organisation, and stays when it is answered', async () => {
      const { task, secret } = await linked()
      expect(await bring(secret)).toMatchObject({ status: 201, body: { name: 'timetable.pdf', own: true } })
      expect((await answer(secret)).status).toBe(204)
      expect((await ofCase(task)).items).toMatchObject([
        { name: 'timetable.pdf', by: 'link:club', task: task.key },
      ])
      expect((await bring(secret)).body).toMatchObject({ code: 'LINK_DEAD' })
    })

    test('only what is shared with the task is seen and read, and not by whom or why', async () => {
      const { task, secret } = await linked()
      const shared = await addToCase(task, 'map.pdf')
      const other = await addToCase(task, 'letter.pdf')
      await server.as(
        'coordinator',
        'POST',
        `/process-instances/${task.instanceKey}/files/${shared.id}/shares`,
        { task: task.key, reason: 'They need the map.', basis: 'consent' },
      )
      const { text } = await server.as(null, 'POST', '/links/files', { secret })
      expect(await listed(secret)).toMatchObject([{ name: 'map.pdf', own: false }])
      for (const hidden of ['They need the map', 'coordinator', 'letter.pdf'])
        expect(text).not.toContain(hidden)
      const read = (fileId: string) => server.as(null, 'POST', '/links/files/content', { secret, fileId })
      expect((await read(shared.id)).text).toBe(pdf.toString())
      expect((await read(other.id)).status).toBe(404)
      const entry = await server.database.kysely
        .selectFrom('log')
        .select(['actor', 'detail'])
        .where('action', '=', 'file.read')
        .executeTakeFirstOrThrow()
      expect(entry).toEqual({ actor: 'link:club', detail: shared.id })
    })

    test('its organisation removes its own, and none that was shared', async () => {
      const { task, secret } = await linked()
      const shared = await addToCase(task, 'map.pdf')
      await server.as(
        'coordinator',
        'POST',
        `/process-instances/${task.instanceKey}/files/${shared.id}/shares`,
        { task: task.key, reason: 'x', basis: 'consent' },
      )
      const own = (await bring(secret)).body as { id: string }
      const remove = (fileId: string) => server.as(null, 'POST', '/links/files/removal', { secret, fileId })
      expect((await remove(shared.id)).status).toBe(404)
      expect((await remove(own.id)).status).toBe(200)
      expect((await ofCase(task)).items.map(({ name }) => name)).toEqual(['map.pdf'])
    })

    test('the checks of every file hold, and ten are taken at most', async () => {
      const { secret } = await linked()
      expect((await bring(secret, 'page.html', Buffer.from('<html>'))).body).toMatchObject({
        code: 'FILE_TYPE_NOT_TAKEN',
      })
      expect((await bring(secret, 'empty.pdf', Buffer.alloc(0))).body).toMatchObject({ code: 'FILE_EMPTY' })
      for (let n = 0; n < 10; n += 1) expect((await bring(secret, `${n}.pdf`)).status).toBe(201)
      expect((await bring(secret, 'one-more.pdf')).body).toMatchObject({ code: 'TOO_MANY_FILES' })
    })

    test('whoever has no good secret is told so before a byte is read, and guesses are counted', async () => {
      const { task } = await linked()
      expect((await bring('guessed')).body).toMatchObject({ code: 'LINK_DEAD' })
      expect((await bring('guessed', 'page.html', Buffer.from('<html>'))).body).toMatchObject({
        code: 'LINK_DEAD',
      })
      expect((await server.as(null, 'POST', '/links/files', { secret: 'x' })).status).toBe(410)
      expect((await ofCase(task)).items).toEqual([])
      const failures = await server.database.kysely.selectFrom('sign_in_failure').selectAll().execute()
      expect(failures.length).toBeGreaterThan(0)
    })
  })

  test('where the register says so the link goes by itself, once, and the task says what became of it', async () => {
    await register('club', { email: 'an@club.example', language: 'nl', contact: 'An', byItself: true })
    const task = await ask()
    const settled = async () => {
      await sendLinksByThemselves(server.database)
      while (await sendLinkMail(server.database, 'https://linkspan.city.example', new Bell()));
      return linksOf(task)
    }
    expect(await settled()).toMatchObject([
      { organisation: 'club', state: 'open', openedAt: null, problem: null },
    ])
    await open(secretIn(mails.at(-1)!.text))
    expect(await settled()).toMatchObject([{ state: 'open', openedAt: expect.any(String) }])
    expect(mails).toHaveLength(1)
  })

  test('the link shows the fields of the one form, takes its answer, and is dead', async () => {
    const { task, secret } = await linked()
    const shown = await open(secret)
    expect(shown.status).toBe(200)
    expect(shown.body as LinkedForm).toMatchObject({
      organisation: 'The club',
      askedBy: 'coordinator',
      language: 'nl',
      data: { need: 'Somewhere to play' },
    })
    expect(shown.text).not.toContain('Jo Doe')
    expect(shown.headers['cache-control']).toBe('no-store')
    expect((await answer(secret)).status).toBe(204)
    await dead(secret)
    const next = await taskOf(task.instanceKey)
    expect(next.element).toBe('done')
    expect((await linksOf(task))[0]).toMatchObject({ state: 'answered', organisation: 'club' })
    const trail = await server.as('coordinator', 'GET', `/process-instances/${task.instanceKey}/trail`)
    expect(trail.text).toContain('"link:club"')
    const done = await server.as('coordinator', 'GET', `/user-tasks/${task.key}`)
    expect(done.body as UserTask).toMatchObject({ status: 'completed', completedBy: 'link:club' })
  })

  test('two answers at once are one answer', async () => {
    const { secret } = await linked()
    const replies = await Promise.all(['a', 'b', 'c'].map(offer => answer(secret, { offer })))
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 410, 410])
  })

  test('an answer whose reply was lost is told as taken for a day, and tells nothing more', async () => {
    const { task, link, secret } = await linked()
    const first = await answer(secret)
    const again = await answer(secret)
    expect([first, again].map(({ status, text }) => [status, text])).toEqual([
      [204, ''],
      [204, ''],
    ])
    const trail = await server.as('coordinator', 'GET', `/process-instances/${task.instanceKey}/trail`)
    const entries = (trail.body as { items: { actor: string }[] }).items
    expect(entries.filter(({ actor }) => actor === 'link:club')).toHaveLength(1)
    const kept = () => server.database.kysely.updateTable('one_time_link').where('id', '=', link.id)
    await kept()
      .set({ used_at: new Date(Date.now() - 25 * 3_600_000) })
      .execute()
    expect((await answer(secret)).status).toBe(410)
  })

  test('the same answer twice at once is one answer, and both are told that it is taken', async () => {
    const { task, secret } = await linked()
    const replies = await Promise.all([1, 2, 3].map(() => answer(secret)))
    expect(replies.map(({ status }) => status)).toEqual([204, 204, 204])
    const trail = await server.as('coordinator', 'GET', `/process-instances/${task.instanceKey}/trail`)
    const entries = (trail.body as { items: { actor: string }[] }).items
    expect(entries.filter(({ actor }) => actor === 'link:club')).toHaveLength(1)
  })

  test('a link that is withdrawn while it is answered is used up by nobody', async () => {
    const { task, link, secret } = await linked()
    const path = `/user-tasks/${task.key}/links/${link.id}`
    const [answered, withdrawn] = await Promise.all([
      answer(secret),
      server.as('coordinator', 'DELETE', path),
    ])
    const [{ state }] = (await linksOf(task)) as [OneTimeLink]
    expect([answered.status, withdrawn.status, state]).toEqual(
      answered.status === 204 ? [204, 404, 'answered'] : [410, 204, 'revoked'],
    )
  })

  test('of links that coordinators send at the same moment the last one is good, and no other', async () => {
    const task = await ask()
    const sent = await Promise.all([1, 2, 3, 4].map(() => send(task)))
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const states = (await linksOf(task)).map(({ state }) => state)
    expect(states.toSorted()).toEqual(['open', 'revoked', 'revoked', 'revoked'])
    await server.database.kysely.deleteFrom('sign_in_failure').execute()
    const opened = await Promise.all(mails.map(({ text }) => open(secretIn(text))))
    expect(opened.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410])
    // One that has expired makes room for the next.
    await server.database.kysely
      .updateTable('one_time_link')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('instance_id', '=', task.instanceKey)
      .where('revoked_at', 'is', null)
      .execute()
    expect((await send(task)).status).toBe(201)
    expect((await linksOf(task)).map(({ state }) => state).toSorted()).toEqual([
      ...['expired', 'open', 'revoked', 'revoked', 'revoked'],
    ])
  })

  test('an answer that the form does not take leaves the link good', async () => {
    const { secret } = await linked()
    for (const wrong of [
      {},
      { offer: 'x'.repeat(51) },
      { offer: 'a', secret: 'b' },
      { offer: 'a', partner: 'school' },
      { offer: 'a', need: 'other' },
    ])
      expect((await answer(secret, wrong)).status, JSON.stringify(wrong)).toBe(422)
    expect((await answer(secret)).status).toBe(204)
  })

  test('guessed, used, withdrawn, expired and overtaken links all give the same answer', async () => {
    const said = [await dead('A'.repeat(43))]
    const used = await linked()
    await answer(used.secret)
    said.push(await dead(used.secret))

    const revoked = await linked()
    const path = `/user-tasks/${revoked.task.key}/links/${revoked.link.id}`
    expect((await server.as('coordinator', 'DELETE', path)).status).toBe(204)
    expect((await server.as('coordinator', 'DELETE', path)).status).toBe(404)
    said.push(await dead(revoked.secret))

    const expired = await linked()
    await server.database.kysely
      .updateTable('one_time_link')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', expired.link.id)
      .execute()
    said.push(await dead(expired.secret))

    const again = await linked()
    await send(again.task)
    said.push(await dead(again.secret))
    expect((await open(secretIn(mails.at(-1)!.text))).status).toBe(200)

    for (const one of said) expect(one).toEqual(said[0])
  })

  test('a link dies with its task: done here, taken on, given to others, or its case cancelled', async () => {
    const changes: ((task: UserTask) => Promise<{ status: number }>)[] = [
      ({ key }) => server.as('coordinator', 'POST', `/user-tasks/${key}/assignment`, {}),
      ({ key }) =>
        server.as('coordinator', 'POST', `/user-tasks/${key}/completion`, {
          variables: { offer: 'By phone' },
        }),
      ({ key }) =>
        server.as(
          'coordinator',
          'PATCH',
          `/user-tasks/${key}`,
          { candidateGroups: ['intake'] },
          { 'if-match': '"1"' },
        ),
      ({ instanceKey }) =>
        server.as('coordinator', 'POST', `/process-instances/${instanceKey}/cancellation`, { reason: 'x' }),
      () => register('club', { onLinkspan: true }),
      () => server.as('admin', 'DELETE', '/organisations/club'),
    ]
    for (const change of changes) {
      await register('club', { email: 'an@club.example' })
      const { task, secret } = await linked()
      expect((await change(task)).status, String(change)).toBeLessThan(300)
      await server.database.kysely.deleteFrom('sign_in_failure').execute()
      await dead(secret)
    }
  })

  test('while the case is on hold nothing is shown or taken, and afterwards the link works', async () => {
    const { task, secret } = await linked()
    const at = `/process-instances/${task.instanceKey}`
    expect((await server.as('coordinator', 'POST', `${at}/suspension`, { reason: 'x' })).status).toBe(200)
    for (const { status, text } of [await open(secret), await answer(secret)]) {
      expect(status).toBe(409)
      expect(text).not.toContain('Somewhere')
    }
    expect((await server.as('coordinator', 'POST', `${at}/resumption`, { reason: 'x' })).status).toBe(200)
    expect((await answer(secret)).status).toBe(204)
  })

  test('the secret opens no other address and no other case', async () => {
    const { secret } = await linked()
    const other = await ask()
    for (const path of [
      '/user-tasks',
      `/user-tasks/${other.key}`,
      `/process-instances/${other.instanceKey}`,
    ]) {
      const asBearer = await server.as(null, 'GET', path, undefined, { authorization: `Bearer ${secret}` })
      const asCookie = await server.as(null, 'GET', path, undefined, { cookie: `linkspan_session=${secret}` })
      expect([asBearer.status, asCookie.status]).toEqual([401, 401])
    }
    expect((await answer(secret)).status).toBe(204)
    expect((await taskOf(other.instanceKey)).element).toBe('help')
  })

  test('a page of another server cannot answer, and who guesses has to wait', async () => {
    const { secret } = await linked()
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await server.as(null, 'POST', '/links/answer', { secret, variables: {} }, foreign)).status).toBe(
      403,
    )
    const guesses = await Promise.all(Array.from({ length: 25 }, (_, index) => open(`guess${index}`)))
    expect(guesses.filter(({ status }) => status === 410)).toHaveLength(20)
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(5)
    expect((await open(secret)).status).toBe(429)
  })

  test('a link goes only to a registered organisation that is not on Linkspan, for its own free task', async () => {
    for (const partner of [null, 'school', 'unknown'])
      expect((await send(await ask(partner))).body, String(partner)).toMatchObject({ code: 'NOT_FOR_A_LINK' })
    const done = await taskOf((await ask()).instanceKey)
    await server.as('coordinator', 'POST', `/user-tasks/${done.key}/completion`, {
      variables: { offer: 'x' },
    })
    expect((await send(await taskOf(done.instanceKey))).status).toBe(422)
    expect((await send(done)).status).toBe(422)
    expect(mails).toEqual([])
  })

  test('only coordinators send links, only admins keep the register', async () => {
    const task = await ask()
    for (const who of ['designer', 'intake', 'partner', 'auditor', 'admin', null]) {
      const refused = who === null ? 401 : 403
      expect((await send(task, who as string)).status, String(who)).toBe(refused)
    }
    const data = { name: 'X', contact: null, email: 'x@x.example', language: 'fr', onLinkspan: false }
    for (const who of ['coordinator', 'designer', 'partner'])
      expect((await server.as(who, 'PUT', '/organisations/x', data)).status, who).toBe(403)
    for (const email of [null, 'a@b.example, c@d.example', 'a@b\r\nBcc: c@d'])
      expect((await server.as('admin', 'PUT', '/organisations/x', { ...data, email })).status).toBe(400)
  })

  test('where the mail cannot be sent there is no link, and the sender is told', async () => {
    await register('club', { email: 'gone@club.example' })
    const task = await ask()
    const { status, body, text } = await send(task)
    expect([status, (body as { code: string }).code]).toEqual([502, 'MAIL_NOT_SENT'])
    expect(text).not.toContain('gone@')
    expect(await linksOf(task)).toEqual([])
  })
})

/** A mail as its reader sees it: quoted-printable undone. */
function decoded(mail: string): string {
  const bytes = mail
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
