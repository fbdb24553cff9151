// Another system is told over HTTP: signed, tried again through the job table, and never somewhere it may not go.

import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isForbidden } from '../../server/jobs/outbound.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const SECRET = Buffer.from('a secret of twenty-four b').toString('base64')
const PATIENCE = { timeout: 60_000 }

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string }

const drawing = (id: string, headers: Record<string, string>, retries = 3) => `<definitions
  xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:linkspan="http://linkspan.org/schema/execution/1.0" id="d" targetNamespace="urn:linkspan:test">
  <process id="${id}" isExecutable="true">
    <startEvent id="s"/>
    <serviceTask id="tell"><extensionElements>
      <zeebe:taskDefinition type="io.linkspan:webhook" retries="${retries}" linkspan:retryBackoff="PT0.05S"/>
      <zeebe:taskHeaders>${Object.entries(headers)
        .map(([key, value]) => `<zeebe:header key="${key}" value="${value}"/>`)
        .join('')}</zeebe:taskHeaders>
    </extensionElements></serviceTask>
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="tell"/>
    <sequenceFlow id="f2" sourceRef="tell" targetRef="e"/>
  </process>
</definitions>`

describe.each(backends)('a webhook on %s', backend => {
  let databases: Databases
  let server: TestServer
  let receiver: Server
  let address: string
  const received: Received[] = []
  let answers: number[] = []

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      const status = answers.shift() ?? 204
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
    address = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
    process.env.LINKSPAN_WEBHOOK_HOSTS = `${address}, 169.254.169.254, partner.example`
    process.env.LINKSPAN_WEBHOOK_SECRET_PARTNER = `whsec_${SECRET}`
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
  })

  afterAll(async () => {
    delete process.env.LINKSPAN_WEBHOOK_HOSTS
    delete process.env.LINKSPAN_WEBHOOK_SECRET_PARTNER
    await server.stop()
    receiver.close()
    await server.database.close()
    await databases.close()
  })

  async function tell(id: string, headers: Record<string, string>, retries?: number): Promise<string> {
    const resources = [{ name: 'x.bpmn', content: drawing(id, { secret: 'partner', ...headers }, retries) }]
    const deployed = await server.as('designer', 'POST', '/deployments', { resources })
    expect(deployed.status, deployed.text).toBe(201)
    const variables = { reference: 'R-1', private: 'nobody else’s' }
    const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: id, variables })
    return (begun.body as { instance: { key: string } }).instance.key
  }

  const becomes = (key: string, expected: object) =>
    vi.waitFor(async () => {
      const reply = await server.as('coordinator', 'GET', `/process-instances/${key}`)
      expect((reply.body as { instance: object }).instance).toMatchObject(expected)
    }, PATIENCE)

  const complaint = async (key: string): Promise<string> => {
    await becomes(key, { incidents: 1 })
    const { items } = (await server.as('coordinator', 'GET', `/incidents?instanceKey=${key}`)).body as {
      items: { message: string }[]
    }
    return items[0]!.message
  }

  test('is signed as Standard Webhooks say, and tells what its drawing names and nothing more', async () => {
    received.length = 0
    const key = await tell('signs', {
      url: `http://${address}/hook`,
      variables: 'reference',
      event: 'case.told',
    })
    await becomes(key, { status: 'completed' })
    const [{ headers, body }] = received as [Received]
    expect(JSON.parse(body)).toMatchObject({ type: 'case.told', data: { reference: 'R-1' } })
    expect(body).not.toContain('nobody else')
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const signature = createHmac('sha256', Buffer.from(SECRET, 'base64')).update(content).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
    expect(headers['webhook-id']).toContain(key)
  })

  test('is tried again under the same id, and then is an incident', async () => {
    received.length = 0
    answers = [500, 503]
    await becomes(await tell('again', { url: `http://${address}/` }), { status: 'completed' })
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    answers = [500, 500]
    expect(await complaint(await tell('fails', { url: `http://${address}/` }, 2))).toBe(
      `${address} answered with the status 500.`,
    )
  })

  test('goes nowhere that it is sent on to', async () => {
    received.length = 0
    answers = [302]
    expect(await complaint(await tell('moved', { url: `http://${address}/` }, 1))).toBe(
      `${address} answered with the status 302.`,
    )
    expect(received).toHaveLength(1)
  })

  test.each([
    ['unlisted', 'https://other.example/', 'other.example is not among LINKSPAN_WEBHOOK_HOSTS.'],
    [
      'metadata',
      'http://169.254.169.254/latest',
      '169.254.169.254 stands for an address that is not called.',
    ],
    ['plain', 'http://partner.example/', 'partner.example is called over https only.'],
    ['file', 'file:///etc/passwd', ' is not among LINKSPAN_WEBHOOK_HOSTS.'],
    ['nothing', 'partner', 'The header url holds no address.'],
    ['password', 'https://a:b@partner.example/', 'An address with a password in it is not called.'],
  ])('goes nowhere that it may not: %s', async (id, url, message) => {
    expect(await complaint(await tell(id, { url }, 1))).toBe(message)
  })

  test('leaves its secret in no row of the database', async () => {
    const names = await server.database.pool.query(
      `select table_name from information_schema.tables where table_schema = 'public'`,
    )
    for (const { table_name } of names.rows) {
      const { rows } = await server.database.pool.query(
        `select count(*)::integer as kept from ${table_name} t where t::text like $1 or t::text like $2`,
        [`%${SECRET}%`, `%${Buffer.from(SECRET).toString('hex')}%`],
      )
      expect(rows, table_name).toEqual([{ kept: 0 }])
    }
    // The trail is sealed, so it is looked at opened.
    for (const id of ['signs', 'fails', 'nothing']) {
      const { items } = (await server.as('coordinator', 'GET', `/process-instances?processId=${id}`))
        .body as {
        items: { key: string }[]
      }
      const trail = await server.as('auditor', 'GET', `/process-instances/${items[0]!.key}/trail?limit=100`)
      expect(trail.text).not.toContain(SECRET)
    }
  })
})

test.each([
  ['169.254.169.254', true],
  ['::ffff:169.254.169.254', true],
  ['fe80::1', true],
  ['0.0.0.0', true],
  ['::', true],
  ['224.0.0.1', true],
  ['10.1.2.3', false],
  ['93.184.216.34', false],
  ['2001:db8::1', false],
])('%s is forbidden: %s', (address, forbidden) => {
  expect(isForbidden(address)).toBe(forbidden)
})
