// Spans tell an operator where time goes, and nothing about anybody. Without a collector nothing of it is even loaded.

import { execFile } from 'node:child_process'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTracing } from '../../server/tracing.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer } from '../support/server.ts'

type Span = {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[]
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[]
  readonly status: { readonly code: number }
}

/** A collector as small as it gets: it takes OTLP over HTTP in JSON. */
class Collector {
  readonly bodies: string[] = []
  private server: HttpServer | null = null

  async listen(): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', chunk => chunks.push(chunk))
      request.on('end', () => {
        if (request.url === '/v1/traces') this.bodies.push(Buffer.concat(chunks).toString())
        response.setHeader('content-type', 'application/json').end('{}')
      })
    })
    await new Promise<void>(resolve => this.server!.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  get spans(): Span[] {
    type Body = { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
    return this.bodies
      .flatMap(body => (JSON.parse(body) as Body).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
  }

  close(): void {
    this.server?.close()
    this.server?.closeAllConnections()
  }
}

const factsOf = ({ attributes }: Span) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

describe.each(backends)('on %s', backend => {
  const collector = new Collector()
  let databases: Databases

  beforeAll(async () => {
    databases = await databasesOn(backend)
    const stopTracing = await startTracing({ collector: await collector.listen(), serviceName: 'test' })
    const database = await databases.open()
    const server = await startServer(database)
    const content = bpmn('traced(pool) { s(start) > a(user) > e(end) }')
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'x.bpmn', content }] })
    const begin = (headers: Record<string, string>) =>
      server.as(
        'coordinator',
        'POST',
        '/process-instances',
        { processId: 'traced', businessKey: 'told-4711', variables: { name: 'told-4711' } },
        headers,
      )
    await begin({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
    await server.as('coordinator', 'GET', '/process-instances?businessKey=told-4711')
    // The message of this error names the value that is there already.
    const twice = `insert into organisation (id, name, language, on_linkspan) values ($1, 'x', 'en', true)`
    await database.pool.query(twice, ['told-4711'])
    await expect(database.pool.query(twice, ['told-4711'])).rejects.toThrow()
    await server.stop()
    await database.close()
    await stopTracing()
  })

  afterAll(async () => {
    collector.close()
    await databases.close()
  })

  test('a request is a span under the trace of its caller, told by its route', () => {
    const [made] = collector.spans.filter(({ parentSpanId }) => parentSpanId === 'b7ad6b7169203331')
    expect(made).toMatchObject({
      name: 'POST /api/v1/process-instances',
      traceId: '0af7651916cd43dd8448eb211c80319c',
    })
    expect(factsOf(made!)).toEqual({
      'http.request.method': 'POST',
      'http.route': '/api/v1/process-instances',
      'http.response.status_code': 201,
    })
  })

  test('a batch names the requests whose orders it carries out, and holds its statements', () => {
    const [made] = collector.spans.filter(({ parentSpanId }) => parentSpanId === 'b7ad6b7169203331')
    const batch = collector.spans.find(
      ({ name, links }) => name === 'batch' && links.some(({ spanId }) => spanId === made!.spanId),
    )
    expect(factsOf(batch!)).toEqual({ 'linkspan.orders': 1 })
    const within = collector.spans.filter(({ parentSpanId }) => parentSpanId === batch!.spanId)
    expect(within.map(({ name }) => name)).toEqual(expect.arrayContaining(['begin', 'insert-keys', 'commit']))
  })

  test('what a request reads is under it', () => {
    const read = collector.spans.find(({ name }) => name === 'GET /api/v1/process-instances')
    const within = collector.spans.filter(({ parentSpanId }) => parentSpanId === read!.spanId)
    expect(within.map(span => factsOf(span)['db.query.text'])).toContainEqual(
      expect.stringContaining('"business_key" = $'),
    )
  })

  test('a statement that fails is told by its code', () => {
    const failed = collector.spans.filter(({ status }) => status.code === 2)
    expect(failed.map(span => factsOf(span)['error.type'])).toContain('23505')
  })

  test('nothing that was typed in, and no cookie, is told', () => {
    const all = collector.bodies.join('\n')
    expect(all).not.toContain('told-4711')
    expect(all).not.toMatch(/linkspan_session/)
  })
})

test('without a collector OpenTelemetry is not loaded', async () => {
  const script = `
    import { createRequire } from 'node:module'
    await import('./server/main.ts')
    const { startTracing } = await import('./server/tracing.ts')
    await (await startTracing({ collector: null }))()
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter(file => file.includes('opentelemetry')).length
    const before = loaded()
    await (await startTracing({ collector: 'http://127.0.0.1:9', serviceName: 'x' }))()
    console.log(before, loaded() > 0)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  expect(stdout.trim()).toBe('0 true')
})
