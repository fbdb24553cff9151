// Spans for OpenTelemetry, where somebody asks for them. Until then nothing of it is loaded and each of these is a plain
// call. One for the process, as the field does it: a span is wanted wherever time goes, and belongs to whatever runs now.

import type { FastifyInstance } from 'fastify'
import type { ClientBase } from 'pg'

/** What a span may tell: names and numbers, never what somebody typed in. */
export type Facts = Readonly<Record<string, string | number>>

/** Where something was asked for, so that what is done for many can name them all. */
export type Origin = { readonly traceId: string; readonly spanId: string; readonly traceFlags: number }

export type Tracing = {
  span<Result>(
    name: string,
    facts: Facts,
    origins: readonly Origin[],
    work: () => Promise<Result>,
  ): Promise<Result>
  origin(): Origin | null
  requests(app: FastifyInstance): void
  queries(client: ClientBase): void
  stop(): Promise<void>
}

type Place = { readonly collector: string | null; readonly serviceName: string }

let tracing: Tracing | null = null

/** Begins where there is a collector; answers with what sends the last spans and ends it. */
export async function startTracing({ collector, serviceName }: Place): Promise<() => Promise<void>> {
  if (collector === null) return async () => {}
  const { tracingTo } = await import('./telemetry.ts')
  const started = tracingTo(collector, serviceName)
  tracing = started
  return async () => {
    tracing = null
    await started.stop()
  }
}

/** Does work within a span of its own, which begins no later than the work and ends with it. */
export function span<Result>(
  name: string,
  facts: Facts,
  origins: readonly Origin[],
  work: () => Promise<Result>,
): Promise<Result> {
  return tracing ? tracing.span(name, facts, origins, work) : work()
}

/** The span that runs now. */
export function originHere(): Origin | null {
  return tracing ? tracing.origin() : null
}

export function traceRequests(app: FastifyInstance): void {
  tracing?.requests(app)
}

export function traceQueries(client: ClientBase): void {
  tracing?.queries(client)
}
