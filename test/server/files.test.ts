// Files of a case: what is taken, who may read it, what the trail proves of it, and that nothing is left when it is erased.

import { hash } from 'node:crypto'
import { validateHeaderValue } from 'node:http'
import { type AddressInfo, connect, createServer, type Server as NetServer } from 'node:net'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { line } from '../../server/audit/csv.ts'
import { cleanName } from '../../server/casework/file-name.ts'
import { typeOf } from '../../server/casework/file-type.ts'
import type { CaseFile, CaseFiles } from '../../server/contract/files.ts'
import { FileCheck } from '../../server/jobs/file-check.ts'
import { virusCheckOf } from '../../server/jobs/virus-check.ts'
import { attachment } from '../../server/routes/attachment.ts'
import { createSession } from '../../server/store/accounts.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { endlessZip, overlappingZip } from '../support/hostile-zip.ts'
import { type Reply, startServer, type TestServer } from '../support/server.ts'

const ODT = 'application/vnd.oasis.opendocument.text'
const zip = (parts: Record<string, string>) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { level: 0 }]])),
    ),
  )

const samples = {
  pdf: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'latin1'),
  png: Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1'),
  jpg: Buffer.from('\xff\xd8\xff\xe0....JFIF', 'latin1'),
  webp: Buffer.from('RIFF....WEBPVP8 ', 'latin1'),
  txt: Buffer.from('Gesprek met de school, één bladzijde.\n'),
  odt: zip({ mimetype: ODT, 'content.xml': '<x/>' }),
  docx: zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }),
}

const drawing = bpmn(
  `waits(pool) { s(start) > a(user) > e(end) }
   asks(pool) { s2(start) > help(user groups='="partner-contact:school"') > e2(end) }
   erased(pool) { s3(start) > a3(user) > erase(service job=erase-personal-data) > b3(user) > e3(end) }`,
)

/** What is sent by mistake or by intent. */
const sample = fc.constantFrom(...Object.values(samples))
const content = fc.oneof(
  sample,
  fc.uint8Array({ maxLength: 300 }).map(any => Buffer.from(any)),
  // Cut off, changed in one place, two kinds in one.
  fc.tuple(sample, fc.nat(200)).map(([one, at]) => one.subarray(0, at)),
  fc.tuple(sample, fc.nat(500), fc.nat(255)).map(([one, at, byte]) => {
    const changed = Buffer.from(one)
    changed[at % changed.length] = byte
    return changed
  }),
  fc.tuple(sample, sample).map(both => Buffer.concat(both)),
  fc.constantFrom(endlessZip(), overlappingZip(20, 1000), Buffer.concat([samples.docx, endlessZip()])),
)

const nameEnding = fc.constantFrom(
  '.pdf',
  '.png',
  '.jpg',
  '.webp',
  '.txt',
  '.docx',
  '.odt',
  '.html',
  '.pdf.exe',
  '',
)
const fileName = fc
  .tuple(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 })), nameEnding)
  .map(parts => parts.join(''))
const inHeader = (text: fc.Arbitrary<string>) =>
  fc.oneof(
    text.map(encodeURIComponent),
    fc.constantFrom('%', '%ff', '%00', '%ED%A0%80', '', 'x'.repeat(5001)),
  )
const mediaType = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/octet-stream') },
  fc.constantFrom(
    'multipart/form-data; boundary=x',
    'application/json',
    'text/plain',
    'application/octet-stream;',
    '/',
  ),
)

type Sent = { readonly name?: string; readonly about?: string; readonly type?: string }

describe.each(backends)('files on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open(), { LINKSPAN_LARGEST_FILE: '1' })
    await server.database.kysely
      .updateTable('account')
      .set({ organisation: 'school' })
      .where('username', '=', 'partner')
      .execute()
    const deployed = await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'x.bpmn', content: drawing }],
    })
    expect(deployed.body).toMatchObject({ checksum: expect.any(String) })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  const begin = async (processId = 'waits') => {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId })
    return (body as { instance: { key: string } }).instance.key
  }

  const taskOf = async (instance: string) => {
    const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)
    return (body as { items: { key: string }[] }).items[0]!.key
  }

  const send = (
    who: string,
    path: string,
    bytes: Buffer,
    { name = 'letter.pdf', about = 'A letter of the school.', type = 'application/octet-stream' }: Sent = {},
  ): Promise<Reply> =>
    server.as(who, 'POST', `${path}/files`, bytes, {
      'content-type': type,
      'x-file-name': encodeURIComponent(name),
      'x-file-about': encodeURIComponent(about),
    })

  const toCase = (key: string, bytes: Buffer, sent?: Sent, who = 'coordinator') =>
    send(who, `/process-instances/${key}`, bytes, sent)

  const listOf = async (key: string, who = 'coordinator') =>
    ((await server.as(who, 'GET', `/process-instances/${key}/files`)).body as CaseFiles).items

  const rowsOf = async (key: string) =>
    (
      await server.database.kysely
        .selectFrom('case_file')
        .selectAll()
        .where('instance_id', '=', key)
        .execute()
    ).map(({ bytes }) => Buffer.from(bytes))

  test('a file comes back as it was sent, as something to keep and nothing to run', async () => {
    const key = await begin()
    const added = await toCase(key, samples.pdf, { name: 'Brief “school” é.pdf' })
    expect(added).toMatchObject({
      status: 201,
      body: {
        name: 'Brief “school” é.pdf',
        type: 'application/pdf',
        size: samples.pdf.length,
        by: 'coordinator',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        readable: true,
      },
    })
    const { id } = added.body as CaseFile
    const got = await server.as('coordinator', 'GET', `/process-instances/${key}/files/${id}`)
    expect(got.bytes.equals(samples.pdf)).toBe(true)
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Brief _school_ _.pdf"; filename*=UTF-8''Brief%20%E2%80%9Cschool%E2%80%9D%20%C3%A9.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    const lines = await server.database.kysely
      .selectFrom('log')
      .selectAll()
      .where('action', '=', 'file.read')
      .where('subject', '=', key)
      .execute()
    expect(lines).toMatchObject([{ actor: 'coordinator', detail: id, result: 'done' }])
  })

  test('at rest neither the bytes nor the name can be read', async () => {
    const key = await begin()
    const secret = Buffer.from('What nobody but the case may know.\n')
    await toCase(key, secret, { name: 'unmistakable.txt' })
    const [stored] = await rowsOf(key)
    expect(stored!.length).toBe(secret.length + 28)
    expect(stored!.includes('nobody but the case')).toBe(false)
    const trail = await server.database.kysely
      .selectFrom('trail')
      .select('bytes')
      .where('instance_id', '=', key)
      .execute()
    expect(trail.some(({ bytes }) => Buffer.from(bytes).includes('unmistakable'))).toBe(false)
  })

  test('what is not taken is refused with what to do, and nothing of it is kept', async () => {
    const key = await begin()
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    const macros = zip({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' })
    for (const [bytes, name, code, says] of [
      [page, 'page.html', 'FILE_TYPE_NOT_TAKEN', /\.pdf/],
      [page, 'drawing.svg', 'FILE_TYPE_NOT_TAKEN', /\.pdf/],
      [samples.png, 'letter.pdf', 'FILE_TYPE_NOT_TAKEN', /content is that of \.png/],
      [Buffer.from('MZ\x90\0', 'latin1'), 'letter.pdf', 'FILE_TYPE_NOT_TAKEN', /not taken/],
      [macros, 'letter.docx', 'FILE_TYPE_NOT_TAKEN', /not taken/],
      [zip({ 'a.txt': 'x' }), 'letter.docx', 'FILE_TYPE_NOT_TAKEN', /not taken/],
      [samples.docx.subarray(0, 40), 'letter.docx', 'FILE_TYPE_NOT_TAKEN', /not taken/],
      [samples.txt, '..', 'FILE_NAME_UNUSABLE', /another one/],
      [Buffer.alloc(0), 'letter.pdf', 'FILE_EMPTY', /empty/],
    ] as const)
      expect([name, await toCase(key, bytes, { name })]).toMatchObject([
        name,
        { status: 422, body: { code, detail: expect.stringMatching(says) } },
      ])
    const large = await toCase(key, Buffer.alloc(1_300_000, 'x'), { name: 'long.txt' })
    expect(large).toMatchObject({
      status: 413,
      body: { code: 'TOO_LARGE', detail: expect.stringContaining('1.3 MB; 1 MB') },
    })
    expect(await toCase(key, samples.pdf, { type: 'application/pdf' })).toMatchObject({ status: 415 })
    expect(await toCase(key, samples.pdf, { about: '  ' })).toMatchObject({ status: 400 })
    expect(
      await server.as('coordinator', 'POST', `/process-instances/${key}/files`, samples.pdf, {
        'content-type': 'application/octet-stream',
        'x-file-name': '%E9%00',
        'x-file-about': 'x',
      }),
    ).toMatchObject({ status: 400 })
    expect(await listOf(key)).toEqual([])
    expect(await rowsOf(key)).toEqual([])
  })

  test('of files added at once none is lost, and one that is removed is gone with a reason', async () => {
    const key = await begin()
    const names = ['one.txt', 'two.txt', 'three.txt', 'four.txt']
    const answers = await Promise.all(names.map(name => toCase(key, Buffer.from(name), { name })))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const files = await listOf(key)
    expect(new Set(files.map(({ name }) => name))).toEqual(new Set(names))
    const remove = (who: string) =>
      server.as(who, 'POST', `/process-instances/${key}/files/${files[0]!.id}/removal`, {
        reason: 'The wrong letter.',
      })
    expect(await remove('auditor')).toMatchObject({ status: 403 })
    expect(await remove('coordinator')).toMatchObject({ status: 204 })
    expect(await remove('coordinator')).toMatchObject({ status: 404 })
    expect(await listOf(key)).toHaveLength(3)
    expect(await rowsOf(key)).toHaveLength(3)
    const { body } = await server.as('auditor', 'GET', `/process-instances/${key}/trail`)
    const { items } = body as { items: { actor: string; command: Record<string, unknown> }[] }
    expect(items.map(({ command }) => command.reason)).toEqual([
      undefined,
      ...names.map(() => 'file added'),
      'file removed: The wrong letter.',
    ])
  })

  test('a proof tells of bytes that are gone or were changed, and of nothing else', async () => {
    const key = await begin()
    const verify = async () =>
      (await server.as('auditor', 'GET', `/process-instances/${key}/verification`)).body as {
        flaws: { code: string }[]
      }
    for (const name of ['one.txt', 'two.txt']) await toCase(key, Buffer.from(name), { name })
    expect((await verify()).flaws).toEqual([])
    const [one, two] = await listOf(key)
    const of = (id: string) =>
      server.database.kysely.updateTable('case_file').where('instance_id', '=', key).where('id', '=', id)
    await of(one!.id)
      .set({ bytes: (await rowsOf(key))[1]! })
      .execute()
    await server.database.kysely.deleteFrom('case_file').where('id', '=', two!.id).execute()
    expect((await verify()).flaws.map(({ code }) => code)).toEqual(['FILE_DIFFERS', 'FILE_MISSING'])
  })

  test('a partner reads what is in their task or shared with it, while it is open, and nothing else', async () => {
    const key = await begin('asks')
    const task = await taskOf(key)
    const own = (await toCase(key, samples.pdf, { name: 'ours.pdf' })).body as CaseFile
    const seen = async () =>
      ((await server.as('partner', 'GET', `/user-tasks/${task}/files`)).body as CaseFiles).items
    const read = (id: string) => server.as('partner', 'GET', `/user-tasks/${task}/files/${id}`)
    expect(await seen()).toEqual([])
    expect(await read(own.id)).toMatchObject({ status: 404 })
    expect(await server.as('partner', 'GET', `/process-instances/${key}/files/${own.id}`)).toMatchObject({
      status: 404,
    })
    const theirs = await send('partner', `/user-tasks/${task}`, samples.jpg, { name: 'theirs.jpg' })
    expect(theirs).toMatchObject({ status: 201, body: { task, by: 'partner' } })
    expect((await seen()).map(({ name }) => name)).toEqual(['theirs.jpg'])
    expect(await send('partner', `/process-instances/${key}`, samples.jpg)).toMatchObject({ status: 404 })
    const share = (body: object, who = 'coordinator') =>
      server.as(who, 'POST', `/process-instances/${key}/files/${own.id}/shares`, body)
    const wish = { task, reason: 'They need it for the talk.', basis: 'consent' }
    expect(await share(wish, 'intake')).toMatchObject({ status: 403 })
    expect(await share({ ...wish, basis: 'habit' })).toMatchObject({ status: 400 })
    expect(await share({ task, basis: 'consent' })).toMatchObject({ status: 400 })
    expect(await share({ ...wish, task: await taskOf(await begin('asks')) })).toMatchObject({
      status: 422,
      body: { code: 'NOT_ASKED' },
    })
    expect(await share(wish)).toMatchObject({
      status: 201,
      body: { shares: [{ task, group: 'partner-contact:school', by: 'coordinator', basis: 'consent' }] },
    })
    expect((await seen()).map(({ name }) => name)).toEqual(['ours.pdf', 'theirs.jpg'])
    expect((await read(own.id)).bytes.equals(samples.pdf)).toBe(true)
    expect(await server.as('partner', 'POST', `/user-tasks/${task}/completion`, {})).toMatchObject({
      status: 200,
    })
    expect(await seen()).toEqual([])
    expect(await read(own.id)).toMatchObject({ status: 404 })
    expect(await listOf(key, 'auditor')).toHaveLength(2)
  })

  test('a case that is erased keeps neither its files nor its notes, and the trail still holds', async () => {
    const key = await begin('erased')
    await toCase(key, samples.txt, { name: 'gone.txt' })
    await server.as('coordinator', 'POST', `/process-instances/${key}/notes`, { text: 'Gone as well.' })
    const task = await taskOf(key)
    expect(await server.as('coordinator', 'POST', `/user-tasks/${task}/completion`, {})).toMatchObject({
      status: 200,
    })
    await expect.poll(() => taskOf(key).catch(() => task), { timeout: 60_000 }).not.toBe(task)
    expect(await rowsOf(key)).toEqual([])
    expect(await listOf(key)).toEqual([])
    expect((await server.as('coordinator', 'GET', `/process-instances/${key}`)).body).toMatchObject({
      erasedAt: expect.stringMatching(/Z$/),
    })
    const { body } = await server.as('auditor', 'GET', `/process-instances/${key}/verification`)
    expect(body).toMatchObject({ intact: true, flaws: [] })
  })

  test('no variable set by hand or by an answer touches the list', async () => {
    const key = await begin()
    await toCase(key, samples.txt, { name: 'stays.txt' })
    const variables = { case_files: [] }
    expect(
      await server.as('coordinator', 'PUT', `/process-instances/${key}/variables`, {
        variables,
        reason: 'x',
      }),
    ).toMatchObject({ status: 400, body: { errors: [{ pointer: '/variables/case_files' }] } })
    expect(
      await server.as('coordinator', 'POST', `/user-tasks/${await taskOf(key)}/completion`, { variables }),
    ).toMatchObject({ status: 422, body: { code: 'NAME_RESERVED' } })
    expect(await listOf(key)).toHaveLength(1)
  })

  test('a case on hold or ended takes no files', async () => {
    const key = await begin()
    await server.as('coordinator', 'POST', `/process-instances/${key}/suspension`, { reason: 'a pause' })
    expect(await toCase(key, samples.pdf)).toMatchObject({
      status: 409,
      body: { code: 'INSTANCE_SUSPENDED' },
    })
    await server.as('coordinator', 'POST', `/process-instances/${key}/cancellation`, { reason: 'a mistake' })
    expect(await toCase(key, samples.pdf)).toMatchObject({ status: 409, body: { code: 'INSTANCE_ENDED' } })
    expect(await rowsOf(key)).toEqual([])
  })

  test('an upload that is cut off leaves nothing', async () => {
    const key = await begin()
    const { port } = server.app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    const closed = new Promise(resolve => socket.on('close', resolve))
    const cookie = `linkspan_session=${await createSession(server.database, 'coordinator')}`
    socket.write(
      `POST /api/v1/process-instances/${key}/files HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n` +
        'content-type: application/octet-stream\r\nx-file-name: cut.pdf\r\nx-file-about: x\r\n' +
        `content-length: 1000\r\n\r\n${samples.pdf.toString('latin1')}`,
      () => socket.destroy(),
    )
    await closed
    expect(await toCase(key, samples.pdf, { name: 'whole.pdf' })).toMatchObject({ status: 201 })
    expect((await listOf(key)).map(({ name }) => name)).toEqual(['whole.pdf'])
  })

  test('an upload of any kind is kept whole or refused, and never fails', async () => {
    const key = await begin()
    const path = `/process-instances/${key}/files`
    const sent = new Map<string, string>()
    const upload = fc.record({
      bytes: content,
      name: inHeader(fileName),
      about: inHeader(fc.constant('A letter.')),
      type: mediaType,
    })
    await fc.assert(
      fc.asyncProperty(upload, async ({ bytes, name, about, type }) => {
        const reply = await server.as('coordinator', 'POST', path, bytes, {
          'content-type': type,
          'x-file-name': name,
          'x-file-about': about,
        })
        expect([201, 400, 413, 415, 422], reply.text).toContain(reply.status)
        if (reply.status === 201) sent.set((reply.body as CaseFile).id, hash('sha256', bytes))
        else expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
      }),
      // A case takes a hundred files.
      { numRuns: 90, endOnFailure: true },
    )
    expect(await toCase(key, samples.docx, { name: 'last.docx' })).toMatchObject({ status: 201 })
    const items = await listOf(key)
    expect(items).toHaveLength(sent.size + 1)
    expect(await rowsOf(key)).toHaveLength(items.length)
    for (const [id, sha256] of sent) {
      const reply = await server.as('coordinator', 'GET', `${path}/${id}`)
      expect([reply.status, hash('sha256', reply.bytes)]).toEqual([200, sha256])
    }
  })

  test('bytes and entry are written together or not at all', async () => {
    const key = await begin()
    const before = await server.as('coordinator', 'GET', `/process-instances/${key}`)
    const entries = async () =>
      (
        await server.database.kysely
          .selectFrom('trail')
          .select('seq')
          .where('instance_id', '=', key)
          .execute()
      ).length
    await server.database.pool.query(
      'alter table case_file add constraint none check (added_at is null) not valid',
    )
    expect((await toCase(key, samples.pdf)).status).toBe(500)
    expect(await entries()).toBe(1)
    await server.database.pool.query('alter table case_file drop constraint none')
    await server.database.pool.query('alter table trail add constraint none check (seq < 2) not valid')
    expect((await toCase(key, samples.pdf)).status).toBe(500)
    expect(await rowsOf(key)).toEqual([])
    await server.database.pool.query('alter table trail drop constraint none')
    expect((await server.as('coordinator', 'GET', `/process-instances/${key}`)).body).toEqual(before.body)
    expect(await toCase(key, samples.pdf)).toMatchObject({ status: 201 })
  })

  test('a file that is sent twice under one Idempotency-Key is there once', async () => {
    const key = await begin()
    const twice = () =>
      server.as('coordinator', 'POST', `/process-instances/${key}/files`, samples.pdf, {
        'content-type': 'application/octet-stream',
        'x-file-name': 'once.pdf',
        'x-file-about': 'x',
        'idempotency-key': `file-${key}`,
      })
    const first = await twice()
    expect(first).toMatchObject({ status: 201 })
    expect(await twice()).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } })
    expect(await listOf(key)).toHaveLength(1)
    const otherName = await server.as('coordinator', 'POST', `/process-instances/${key}/files`, samples.pdf, {
      'content-type': 'application/octet-stream',
      'x-file-name': 'other.pdf',
      'x-file-about': 'x',
      'idempotency-key': `file-${key}`,
    })
    expect(otherName).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    const path = `/process-instances/${key}/files/${(first.body as CaseFile).id}/removal`
    const remove = () =>
      server.as('coordinator', 'POST', path, { reason: 'twice' }, { 'idempotency-key': `gone-${key}` })
    expect(await remove()).toMatchObject({ status: 204 })
    expect(await remove()).toMatchObject({
      status: 204,
      text: '',
      headers: { 'idempotent-replayed': 'true' },
    })
  })

  test('an upload whose answer was lost is answered with the file that it added, and a removal as it was', async () => {
    const key = await begin()
    /** As after the death of a server that had written and not yet answered; long ago, so nobody waits for it. */
    const forgetAnswers = () =>
      server.database.pool.query(
        `update idempotency set status = null, body = null, created_at = now() - interval '1 hour'`,
      )
    const twice = async (path: string, body: unknown, headers: Record<string, string>) => {
      const ask = () =>
        server.as('coordinator', 'POST', `/process-instances/${key}/${path}`, body, {
          ...headers,
          'idempotency-key': `lost ${path} ${key}`,
        })
      const first = await ask()
      await forgetAnswers()
      const again = await ask()
      expect(again.headers).not.toHaveProperty('idempotent-replayed')
      expect([again.status, again.text]).toEqual([first.status, first.text])
      return first
    }
    const added = await twice('files', samples.pdf, {
      'content-type': 'application/octet-stream',
      'x-file-name': 'once.pdf',
      'x-file-about': 'x',
    })
    expect(added).toMatchObject({ status: 201, body: { name: 'once.pdf' } })
    const { id } = added.body as CaseFile
    expect((await listOf(key)).map(file => file.id)).toEqual([id])
    expect(await rowsOf(key)).toHaveLength(1)
    expect(await twice('notes', { text: 'Said once.' }, {})).toMatchObject({ status: 201 })
    expect(await twice(`files/${id}/removal`, { reason: 'Not needed.' }, {})).toMatchObject({ status: 204 })
    expect(await listOf(key)).toEqual([])
    const { body } = await server.as('coordinator', 'GET', `/process-instances/${key}`)
    expect((body as { variables: { name: string; value: unknown[] }[] }).variables).toContainEqual(
      expect.objectContaining({ name: 'notes', value: [expect.objectContaining({ text: 'Said once.' })] }),
    )
  })

  describe('with a virus check', () => {
    let clamd: NetServer
    let answer: string | null = 'stream: OK'
    let guarded: TestServer
    let port: number

    beforeAll(async () => {
      clamd = createServer(socket => {
        let seen = Buffer.alloc(0)
        socket.on('error', () => {})
        socket.on('data', chunk => {
          seen = Buffer.concat([seen, chunk])
          if (answer === null) socket.destroy()
          else if (seen.subarray(-4).equals(Buffer.alloc(4)))
            socket.end(`${seen.includes('EICAR') ? 'stream: Eicar-Signature FOUND' : answer}\0`)
        })
      })
      await new Promise<void>(resolve => clamd.listen(0, '127.0.0.1', resolve))
      port = (clamd.address() as AddressInfo).port
      guarded = await startServer(server.database, { LINKSPAN_VIRUS_CHECK: `tcp://127.0.0.1:${port}` })
    })

    afterAll(async () => {
      await guarded.stop()
      await new Promise(resolve => clamd.close(resolve))
    })

    const guardedSend = (key: string, bytes: Buffer, name: string) =>
      guarded.as('coordinator', 'POST', `/process-instances/${key}/files`, bytes, {
        'content-type': 'application/octet-stream',
        'x-file-name': name,
        'x-file-about': 'x',
      })
    const read = (key: string, { id }: CaseFile) =>
      guarded.as('coordinator', 'GET', `/process-instances/${key}/files/${id}`)
    const look = () =>
      new FileCheck(
        server.database,
        guarded.server.dispatch,
        virusCheckOf(`tcp://127.0.0.1:${port}`)!,
        console,
        () => {},
      ).look()

    test('what is found is refused by name, and what is clean is taken', async () => {
      answer = 'stream: OK'
      const key = await begin()
      expect(await guardedSend(key, Buffer.from('EICAR test'), 'bad.txt')).toMatchObject({
        status: 422,
        body: { code: 'FILE_INFECTED', detail: expect.stringContaining('Eicar-Signature') },
      })
      const clean = await guardedSend(key, samples.pdf, 'good.pdf')
      expect(clean).toMatchObject({ status: 201, body: { readable: true } })
      expect((await read(key, clean.body as CaseFile)).status).toBe(200)
      expect(await listOf(key)).toHaveLength(1)
    })

    test('while the check is away a file waits unread, and nothing of it is lost', async () => {
      answer = null
      const key = await begin()
      const waits = await guardedSend(key, samples.pdf, 'waits.pdf')
      expect(waits).toMatchObject({ status: 201, body: { readable: false } })
      const file = waits.body as CaseFile
      expect(await read(key, file)).toMatchObject({ status: 409, body: { code: 'FILE_WAITS' } })
      await look()
      expect(await read(key, file)).toMatchObject({ status: 409 })
      answer = 'stream: OK'
      await look()
      answer = null
      expect((await read(key, file)).bytes.equals(samples.pdf)).toBe(true)
    })

    test('what is found later is removed, and the trail says what it was', async () => {
      answer = null
      const key = await begin()
      await guardedSend(key, Buffer.from('EICAR test'), 'late.txt')
      expect(await listOf(key)).toHaveLength(1)
      answer = 'stream: OK'
      await look()
      expect(await listOf(key)).toEqual([])
      expect(await rowsOf(key)).toEqual([])
      const { body } = await server.as('auditor', 'GET', `/process-instances/${key}/trail`)
      const { items } = body as { items: { actor: string; command: { reason: string } }[] }
      expect(items.at(-1)).toMatchObject({
        actor: 'system',
        command: { reason: 'file removed: the virus check found Eicar-Signature' },
      })
    })

    test('a program can be the check', async () => {
      const check = virusCheckOf(
        `${process.execPath} -e process.stdin.on("data",b=>{if(b.includes("EICAR")){console.log("found");process.exit(1)}})`,
      )!
      expect(await check(Buffer.from('fine'))).toBe(null)
      expect(await check(Buffer.from('EICAR'))).toBe('found')
      await expect(virusCheckOf('/no/such/program')!(Buffer.from('x'))).rejects.toThrow()
    })
  })
})

test('a content is what it begins with and holds, whatever it is called', () => {
  expect(
    Object.fromEntries(Object.entries(samples).map(([name, bytes]) => [name, typeOf(bytes)?.endings])),
  ).toEqual({
    pdf: ['.pdf'],
    png: ['.png'],
    jpg: ['.jpg', '.jpeg'],
    webp: ['.webp'],
    txt: ['.txt', '.csv'],
    odt: ['.odt'],
    docx: ['.docx'],
  })
  expect(typeOf(zip({ mimetype: ODT, 'content.xml': '', 'Basic/Standard/a.xml': '' }))).toBe(null)
  expect(typeOf(Buffer.from('a\0b'))).toBe(null)
  expect(typeOf(endlessZip())).toBe(null)
})

test('a name is cleaned of folders, hidden marks and what no computer takes', () => {
  for (const [given, cleaned] of [
    ['C:\\Temp\\letter.pdf', 'letter.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['..', null],
    ['.pdf', 'pdf'],
    ['\u200b . ', null],
    ['letter\u202Efdp.txt', 'letterfdp.txt'],
    ['a\u0000b\n.txt', 'ab.txt'],
    ['what? <b>.txt', 'what_ _b_.txt'],
    ['CON.txt', '_CON.txt'],
    ['e\u0301.txt', 'é.txt'],
    [`${'x'.repeat(300)}.docx`, `${'x'.repeat(115)}.docx`],
    [`${'😀'.repeat(200)}.txt`, `${'😀'.repeat(116)}.txt`],
  ] as const)
    expect([given, cleanName(given)]).toEqual([given, cleaned])
})

test('a name of any kind stays one line of a header, and cleaned once is clean', () => {
  fc.assert(
    fc.property(fileName, any => {
      expect(() => validateHeaderValue('content-disposition', attachment(any))).not.toThrow()
      const cleaned = cleanName(any)
      if (cleaned === null) return
      expect(cleaned).not.toMatch(/[/\\\p{Cc}]/u)
      expect(cleanName(cleaned)).toBe(cleaned)
    }),
  )
})

test.each(['=1+1', ' =1+1', '\n@x', '\t-1', '＝1', '+32'])(
  'a table tells %j as text, not as a formula',
  text => {
    expect(line([text]).replace(/^"/, '')).toMatch(/^'/)
  },
)
