// The one file that loads OpenTelemetry. Spans go out by OTLP over HTTP; a request is told by its route and not by its
// address, a statement by its text and not by its values, an error by its code and not by its message.

import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ClientBase } from 'pg'
import type { Tracing } from './tracing.ts'

/** Spans to the collector at an address, under the name of a service. Further `OTEL_*` settings are the library's. */
export function tracingTo(endpoint: string, service: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  const tracer = provider.getTracer('linkspan')
  const begin = (name: string, kind: SpanKind, attributes: Attributes, parent = context.active()) =>
    tracer.startSpan(name, { kind, attributes }, parent)
  return {
    span(name, attributes, origins, work) {
      const links = origins.map(origin => ({ context: origin }))
      const made = tracer.startSpan(name, { attributes, links }, ROOT_CONTEXT)
      return context.with(trace.setSpan(ROOT_CONTEXT, made), () => ended(made, work()))
    },
    origin: () => trace.getSpanContext(context.active()) ?? null,
    requests: app => traceRequests(app, begin),
    queries: client => traceQueries(client, begin),
    async stop() {
      await provider.shutdown()
      context.disable()
      propagation.disable()
    },
  }
}

type Begin = (name: string, kind: SpanKind, attributes: Attributes, parent?: Context) => Span

function traceRequests(app: FastifyInstance, begin: Begin): void {
  const spans = new WeakMap<FastifyRequest, Span>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions } = request
    const route = routeOptions.url ?? '(no route)'
    const parent = propagation.extract(ROOT_CONTEXT, request.headers)
    const attributes = { 'http.request.method': method, 'http.route': route }
    const made = begin(`${method} ${route}`, SpanKind.SERVER, attributes, parent)
    spans.set(request, made)
    context.with(trace.setSpan(parent, made), done)
  })
  app.addHook('onResponse', (request, { statusCode }, done) => {
    const made = spans.get(request)
    made?.setAttribute('http.response.status_code', statusCode)
    if (statusCode >= 500) made?.setStatus({ code: SpanStatusCode.ERROR })
    made?.end()
    done()
  })
}

type Query = (...args: unknown[]) => unknown
type Back = (error: unknown, result: unknown) => void

/** Every statement of a connection, whichever of the ways of `pg` it is asked in. */
function traceQueries(client: ClientBase, begin: Begin): void {
  const plain = client.query.bind(client) as Query
  const traced: Query = (...args) => {
    const [asked, last] = [args[0], args.at(-1)]
    const { text, name } =
      typeof asked === 'string'
        ? { text: asked, name: undefined }
        : (asked as { text?: string; name?: string })
    // A statement that is its own object, such as a cursor, is left alone.
    if (text === undefined) return plain(...args)
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text }
    const made = begin(name ?? verbOf(text), SpanKind.CLIENT, attributes)
    if (typeof last !== 'function') return ended(made, plain(...args) as Promise<unknown>)
    const back: Back = (error, result) => {
      end(made, error)
      ;(last as Back)(error, result)
    }
    return plain(...args.slice(0, -1), back)
  }
  Object.assign(client, { query: traced })
}

function verbOf(text: string): string {
  return /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'statement'
}

async function ended<Result>(made: Span, work: Promise<Result>): Promise<Result> {
  try {
    const result = await work
    end(made, null)
    return result
  } catch (error) {
    end(made, error)
    throw error
  }
}

/** The message of an error may hold values, so only its code is told. */
function end(made: Span, error: unknown): void {
  if (error) {
    made.setStatus({ code: SpanStatusCode.ERROR })
    made.setAttribute('error.type', String((error as { code?: unknown }).code ?? 'error'))
  }
  made.end()
}
