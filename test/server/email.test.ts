// Mail goes out through a real mail server: fixed words, no variable in them, tried again while the server refuses, and
// work for a person where no mail server is set.

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Instance, InstanceDetail } from '../../server/contract/instances.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PATIENCE = { timeout: 60_000 }

const drawing = (id: string, headers: Record<string, string>) => `<definitions
  xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:linkspan="http://linkspan.org/schema/execution/1.0" id="d" targetNamespace="urn:linkspan:test">
  <process id="${id}" isExecutable="true">
    <startEvent id="s"/>
    <serviceTask id="mail"><extensionElements>
      <zeebe:taskDefinition type="io.linkspan:email" retries="3" linkspan:retryBackoff="PT0.05S"/>
      <zeebe:taskHeaders>${Object.entries(headers)
        .map(([key, value]) => `<zeebe:header key="${key}" value="${value}"/>`)
        .join('')}</zeebe:taskHeaders>
    </extensionElements></serviceTask>
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="mail"/>
    <sequenceFlow id="f2" sourceRef="mail" targetRef="e"/>
  </process>
</definitions>`

describe.each(backends)('e-mail on %s', backend => {
  let databases: Databases
  let server: TestServer
  let post: SMTPServer
  const mails: { readonly to: readonly string[]; readonly text: string }[] = []
  let refusals = 0

  beforeAll(async () => {
    post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('gone') ? new Error(`No such user: ${address}`) : null),
      onData: async (stream, session, done) => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        if (refusals > 0) {
          refusals -= 1
          return done(new Error('Try again later'))
        }
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: Buffer.concat(chunks).toString() })
        return done()
      },
    })
    await new Promise<void>(resolve => post.listen(0, '127.0.0.1', resolve))
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
  })

  afterEach(() => {
    mails.splice(0)
    for (const name of ['LINKSPAN_SMTP_URL', 'LINKSPAN_MAIL_FROM', 'LINKSPAN_PUBLIC_URL'])
      delete process.env[name]
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
    await new Promise<void>(resolve => post.close(resolve))
  })

  function withMail(): void {
    process.env.LINKSPAN_SMTP_URL = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`
    process.env.LINKSPAN_MAIL_FROM = 'office@city.example'
    process.env.LINKSPAN_PUBLIC_URL = 'https://linkspan.city.example'
  }

  async function begin(id: string, headers: Record<string, string>): Promise<string> {
    const resources = [{ name: `${id}.bpmn`, content: drawing(id, headers) }]
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBeLessThan(300)
    const { body } = await server.as('coordinator', 'POST', '/process-instances', {
      processId: id,
      variables: { mailbox: 'youth@partner.example', secret: 'Jo Doe' },
    })
    return (body as { instance: Instance }).instance.key
  }

  const detail = async (key: string) =>
    (await server.as('coordinator', 'GET', `/process-instances/${key}`)).body as InstanceDetail
  const ends = (key: string) =>
    vi.waitFor(async () => expect((await detail(key)).instance.status).toBe('completed'), PATIENCE)

  test('fixed words and the address of the case go to whom the drawing names, again after a refusal', async () => {
    withMail()
    refusals = 1
    const headers = {
      to: 'mailbox, office@city.example',
      subject: 'A task waits',
      text: 'Please sign in.',
      link: 'yes',
    }
    const instance = await begin('mailed', headers)
    await ends(instance)
    expect(mails).toHaveLength(1)
    const [mail] = mails
    const text = mail!.text.replaceAll('=\r\n', '')
    expect(mail!.to).toEqual(['youth@partner.example', 'office@city.example'])
    expect(mail!.text).toMatch(/^From: office@city\.example/m)
    expect(text).toContain(`https://linkspan.city.example/cases/open/${instance}`)
    expect(mail!.text).toContain(`Message-ID: <${instance}.`)
    expect(mail!.text).not.toContain('Jo Doe')
  })

  test('an address that is none is a problem with a cause, and nothing goes out', async () => {
    withMail()
    const instance = await begin('misaddressed', {
      to: 'secret',
      subject: 'A task waits',
      text: 'Please sign in.',
    })
    await vi.waitFor(async () => expect((await detail(instance)).instance.incidents).toBe(1), PATIENCE)
    const { text } = await server.as('coordinator', 'GET', `/incidents?instanceKey=${instance}`)
    expect(text).toContain('secret holds no address.')
    expect(mails).toEqual([])
  })

  test('what the mail server says of an address stays out of the problem and the trail', async () => {
    withMail()
    const instance = await begin('bounced', {
      to: 'gone@partner.example',
      subject: 'A task waits',
      text: 'Please sign in.',
    })
    await vi.waitFor(async () => expect((await detail(instance)).instance.incidents).toBe(1), PATIENCE)
    const { text } = await server.as('coordinator', 'GET', `/incidents?instanceKey=${instance}`)
    expect(text).toContain('The mail server refuses the mail (550).')
    const trail = await server.as('coordinator', 'GET', `/process-instances/${instance}/trail`)
    expect(text).not.toMatch(/gone@|127\.0\.0\.1/)
    expect(trail.text).not.toContain('No such user')
  })

  test('a mail that only some may get is a problem at once, told without an address, and nobody gets it twice', async () => {
    withMail()
    const headers = {
      to: 'mailbox, gone@partner.example',
      subject: 'A task waits',
      text: 'Please sign in.',
    }
    const instance = await begin('halved', headers)
    await vi.waitFor(async () => expect((await detail(instance)).instance.incidents).toBe(1), PATIENCE)
    const { text } = await server.as('coordinator', 'GET', `/incidents?instanceKey=${instance}`)
    expect(text).toContain('The mail server refuses 1 of 2 addresses (550); the others have the mail.')
    expect(text).not.toContain('gone@')
    expect(mails.map(({ to }) => to)).toEqual([['youth@partner.example']])
  })

  test('without a mail server it is work that a person confirms', async () => {
    const instance = await begin('unmailed', {
      to: 'mailbox',
      subject: 'A task waits',
      text: 'Please sign in.',
    })
    const { elements } = await detail(instance)
    const [job] = elements.filter(({ element }) => element === 'mail')
    expect(job).toMatchObject({ waiting: 'job', byHand: true })
    const confirmed = await server.as('coordinator', 'POST', `/jobs/${instance}.${job!.key}/confirmation`, {
      reason: 'Rang them instead',
    })
    expect(confirmed.status).toBe(200)
    await ends(instance)
  })
})
