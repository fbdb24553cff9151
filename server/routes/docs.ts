// The OpenAPI document, and the same on a page that needs nothing from elsewhere.

import { TABLE } from '../auth/can.ts'
import { ERRORS, type ErrorCode } from '../errors.ts'
import { CURES } from '../refusals/en.ts'
import type { App } from '../server.ts'

type Operation = {
  readonly summary?: string
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: unknown }> }
  readonly responses?: Record<string, { readonly content?: Record<string, { readonly schema?: unknown }> }>
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: unknown
  }[]
  readonly 'x-action'?: string
}

export function docsRoutes(app: App): void {
  const hide = { hide: true } as const

  app.get('/api/openapi.json', { config: { action: 'open' }, schema: hide }, async () => app.swagger())

  app.get('/api/docs', { config: { action: 'open' }, schema: hide }, async (_request, reply) => {
    const { paths = {} } = app.swagger() as { paths?: Record<string, Record<string, Operation>> }
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
    )
    return reply.type('text/html; charset=utf-8').send(page(operations))
  })
}

function page(operations: readonly string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Linkspan API</title></head><body><main><h1>Linkspan API</h1>
<p>The same as an <a href="/api/openapi.json">OpenAPI 3.1 document</a>. An action names the row of the permission table that a route asks.</p>
<h2>Routes</h2>${operations.join('')}
<h2>Actions</h2><dl>${Object.entries(TABLE)
    .map(([action, roles]) => `<dt><code>${action}</code></dt><dd>${roles.join(', ')}</dd>`)
    .join('')}</dl>
<h2>Problem codes</h2><dl>${Object.entries(ERRORS)
    .map(
      ([code, { status, sentence }]) =>
        `<dt id="${code}"><code>${code}</code> (${status})</dt><dd>${escaped(sentence)} ${escaped(CURES[code as ErrorCode])}</dd>`,
    )
    .join('')}</dl></main></body></html>`
}

function section(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters ?? []
  const bodies = Object.entries(operation.requestBody?.content ?? {})
  const answers = Object.entries(operation.responses ?? {})
  return `<section><h3><code>${method.toUpperCase()} ${escaped(path)}</code></h3>
<p>${operation['x-action'] === 'open' ? 'Open to all.' : `Action: <code>${operation['x-action']}</code>`}</p>
${parameters.map(one => `<p>${one.in} <code>${escaped(one.name)}</code>${one.required ? ' (required)' : ''}</p>`).join('')}
${bodies.map(([type, { schema }]) => `<details><summary>Body, ${escaped(type)}</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`).join('')}
${answers
  .flatMap(([status, { content = {} }]) =>
    Object.entries(content).map(
      ([type, { schema }]) =>
        `<details><summary>${status}, ${escaped(type)}</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`,
    ),
  )
  .join('')}</section>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
