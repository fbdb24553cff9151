// The operations of the OpenAPI document, and requests that fit them.

import fc from 'fast-check'
import { fitting, type Schema } from './arbitrary.ts'
import type { TestServer } from './server.ts'

type Media = Readonly<Record<string, { readonly schema?: Schema }>>

export type Operation = {
  readonly route: string
  readonly method: string
  readonly path: string
  readonly action: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly body: Schema | null
  readonly responses: Readonly<Record<string, { readonly content?: Media }>>
}

type Described = {
  'x-action': string
  parameters?: Operation['parameters']
  requestBody?: { content: Media }
  responses: Operation['responses']
}

/** Every operation that the document describes. */
export async function operationsOf(server: TestServer): Promise<Operation[]> {
  const { paths } = (await server.as(null, 'GET', '/api/openapi.json')).body as {
    paths: Record<string, Record<string, Described>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      route: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      action: described['x-action'],
      parameters: described.parameters ?? [],
      body: described.requestBody?.content['application/json']?.schema ?? null,
      responses: described.responses,
    })),
  )
}

export type Request = {
  readonly url: string
  readonly body: unknown
}

/** Requests of the shape that the document describes; `known` are keys that exist, by the name of their parameter. */
export function requestTo(
  operation: Operation,
  known: Readonly<Record<string, string>>,
): fc.Arbitrary<Request> {
  const inPath = operation.parameters.filter(one => one.in === 'path')
  const inQuery = operation.parameters.filter(one => one.in === 'query')
  const path = fc.record(
    Object.fromEntries(
      inPath.map(({ name, schema }) => {
        const any = fitting(schema)
          .map(String)
          .filter(text => text !== '' && text !== '.' && text !== '..')
        const there = known[name]
        return [name, there === undefined ? any : fc.oneof(fc.constant(there), any)]
      }),
    ),
  )
  const query = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, fitting(schema)])), {
    requiredKeys: inQuery.filter(one => one.required).map(one => one.name),
  })
  const body = operation.body === null ? fc.constant(undefined) : fitting(operation.body)
  return fc.record({ path, query, body }).map(request => ({
    url: urlOf(operation.path, request.path as Record<string, string>, request.query),
    // Nobody waits for a job here.
    body: operation.path.endsWith('/jobs/activation')
      ? { ...(request.body as object), requestTimeout: 0 }
      : request.body,
  }))
}

function urlOf(path: string, values: Record<string, string>, query: Record<string, unknown>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(values[name] ?? ''))
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return search.size === 0 ? filled : `${filled}?${search}`
}
