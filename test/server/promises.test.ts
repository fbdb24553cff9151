// What the documentation promises, held against the code: routes, rights, problem codes, the schema.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import build from 'fast-json-stringify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTIONS, can, TABLE } from '../../server/auth/can.ts'
import { GENERAL_ROLES, type Subject } from '../../server/auth/subject.ts'
import { readConfig, SETTINGS } from '../../server/config.ts'
import { ERRORS } from '../../server/errors.ts'
import { schemaOf, writtenSchema } from '../../server/store/schema.ts'
import { validatorFor } from '../../server/validate.ts'
import { databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string) => readFile(path.join(root, name), 'utf8')

let server: TestServer

beforeAll(async () => {
  server = await startServer(await (await databasesOn('postgres')).open())
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
})

type Operation = {
  'x-action': string
  parameters?: readonly { name: string; schema: { maximum?: number } }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
type Answer = { readonly properties?: Readonly<Record<string, unknown>> }

/** Lists without pages: a rule keeps them short, or people write each line of them by hand. */
const SHORT: readonly string[] = [
  // At most twenty of one's own, a hundred of a case, the hundred newest versions.
  'GET /user-tasks/views',
  'GET /process-instances/views',
  'GET /process-instances/:instanceKey/files',
  'GET /user-tasks/:key/files',
  'GET /user-tasks/:key/links',
  'GET /public/processes',
  // Colleagues of one organisation with the same roles.
  'GET /absences/deputies',
]

async function operations(): Promise<
  { route: string; method: string; path: string; operation: Operation }[]
> {
  const { paths } = (await server.as(null, 'GET', '/api/openapi.json')).body as {
    paths: Record<string, Record<string, Operation>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const plain = path.replaceAll(/\{(\w+)\}/g, ':$1')
      return {
        route: `${method.toUpperCase()} ${plain}`,
        method: method.toUpperCase(),
        path: plain,
        operation,
      }
    }),
  )
}

describe('the interface', () => {
  test('is described by an OpenAPI 3.1 document, in which every route may refuse with a problem', async () => {
    const document = (await server.as(null, 'GET', '/api/openapi.json')).body as { openapi: string }
    expect(document.openapi).toBe('3.1.0')
    const all = await operations()
    expect(all.length).toBeGreaterThan(50)
    for (const { route, operation } of all) {
      expect(
        operation.responses['4XX']?.content ?? operation.responses['4xx']?.content,
        route,
      ).toHaveProperty(['application/problem+json'])
    }
  })

  test('declares the shape of every answer, and bounds every list', async () => {
    const bare: string[] = []
    const endless: string[] = []
    for (const { route, method, operation } of await operations()) {
      const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
      if (answers.length === 0) bare.push(route)
      for (const [status, { content }] of answers) {
        const schemas = Object.values(content ?? {}) as { schema?: Answer }[]
        if (status === '204') continue
        if (schemas.length === 0 || schemas.some(({ schema }) => schema === undefined))
          bare.push(`${route} ${status}`)
        const lists = schemas.some(({ schema }) => schema?.properties?.items !== undefined)
        const limit = operation.parameters?.find(one => one.name === 'limit')?.schema.maximum
        if (method === 'GET' && lists && !(limit !== undefined && limit <= 1000)) endless.push(route)
      }
    }
    expect(bare).toEqual([])
    expect(endless.map(route => route.replace('/api/v1', '')).sort()).toEqual(SHORT.toSorted())
  })

  test('has no schema that cannot be compiled: a server compiles each only when it is used', async () => {
    const compiled = new Set<string>()
    const isNew = (schema: object) => compiled.size < compiled.add(JSON.stringify(schema)).size
    for (const { route, operation } of await operations()) {
      const bodies = Object.values(operation.requestBody?.content ?? {})
      for (const { schema } of [...bodies, ...(operation.parameters ?? [])])
        if (isNew(schema)) expect(() => validatorFor('body', schema)(null), route).not.toThrow()
      for (const { content = {} } of Object.values(operation.responses))
        for (const { schema } of Object.values(content))
          if (isNew(schema)) expect(() => build(schema), route).not.toThrow()
    }
    expect(compiled.size).toBeGreaterThan(100)
  })

  test('is what docs/api.md lists, route by route, with the action each asks for', async () => {
    const listed = [
      ...(await read('docs/api.md')).matchAll(/^\| `([A-Z]+ \/[^` ?]*)` \| .* \| (.*) \|$/gm),
    ].map(([, route, action]) => `${route} ${action!.replaceAll('`', '')}`)
    const served = (await operations())
      .map(
        ({ route, operation }) =>
          `${route} ${operation['x-action'] === 'me.read' ? 'signed in' : operation['x-action']}`,
      )
      .concat(['GET /api/openapi.json open', 'GET /api/docs open'])
    expect(listed.sort()).toEqual(served.sort())
  })

  test('tells an operator figures, and nobody else', async () => {
    const monitor = await server.token(['monitor'])
    const reply = await monitor('GET', '/metrics')
    expect(reply.text).toMatch(/^# TYPE linkspan_orders_total counter\nlinkspan_orders_total \d+$/m)
    expect((await server.as('coordinator', 'GET', '/metrics')).status).toBe(403)
  })

  test('has a readable page', async () => {
    const page = await server.as(null, 'GET', '/api/docs')
    expect(page.status).toBe(200)
    for (const code of Object.keys(ERRORS)) expect(page.text).toContain(`id="${code}"`)
  })
})

/** Roles of lanes that the table names. */
const OFFICES = ['records', 'college', 'council', 'evaluator', 'mandated-official', 'project-lead']

describe('rights', () => {
  const subject = (...roles: string[]): Subject => ({
    username: 'x',
    name: 'X',
    roles,
    organisation: null,
    kind: 'person',
  })

  // Each route is tried by everybody in rights.test.ts.
  test('are asked by every route', async () => {
    for (const { path, operation } of await operations())
      expect([...ACTIONS, 'open'], path).toContain(operation['x-action'])
  })

  test('leave auditors without any change, partners with their tasks, tokens with their work', () => {
    const open = (...roles: string[]) => ACTIONS.filter(action => can(subject(...roles), action))
    expect(open('auditor').filter(action => !/\.(read|verify|export)$/.test(action))).toEqual([])
    expect(open('partner-contact')).toEqual([
      'me.read',
      'absence.set',
      'name.read',
      'onlineSignal.report',
      'file.read',
      'file.write',
      'task.read',
      'task.work',
      'notice.read',
    ])
    expect(open('detector')).toEqual(['me.read', 'onlineSignal.report'])
    expect(open('worker')).toEqual([
      'me.read',
      'definition.read',
      'job.read',
      'job.work',
      'message.publish',
      'signal.broadcast',
    ])
    expect(open('admin').filter(action => action.startsWith('task.'))).toEqual([])
    expect(open('designer').filter(action => /^(instance|task|trail)\./.test(action))).toEqual([])
    expect(open()).toEqual(['me.read'])
  })

  test('name only roles that somebody can have', () => {
    const known = new Set<string>([...GENERAL_ROLES, 'anyone', 'lane', 'coordinator', 'intake', ...OFFICES])
    for (const roles of Object.values(TABLE)) for (const role of roles) expect(known).toContain(role)
  })
})

describe('the schema', () => {
  test('is the one that is written down', async () => {
    expect(await schemaOf(server.database.pool)).toBe(await writtenSchema())
  })
})

describe('the configuration', () => {
  test('is documented setting by setting', async () => {
    const page = await read('docs/configuration.md')
    for (const { name, fallback, meaning } of SETTINGS)
      expect(page).toContain(`| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\` `}| ${meaning} |`)
  })

  test('is refused with everything that is wrong, in one sentence', () => {
    expect(() => readConfig({ PORT: 'x', DATABASE_URL: 'mysql://x', LINKSPAN_LOG: 'loud' })).toThrow(
      /DATABASE_URL must be .*PORT must be .*LINKSPAN_LOG must be /,
    )
    expect(readConfig({})).toMatchObject({ port: 3000, databaseUrl: null, demo: true })
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/x' })).toMatchObject({ demo: false })
  })
})
