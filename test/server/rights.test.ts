// Who may do what, written down once more and apart from the table that the server asks: a line for each route of the
// OpenAPI document, a column for each kind of person or program. Each is tried over HTTP, on another case once one was
// changed. A route without a line fails, and so does a line without a route.

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { createSession } from '../../server/store/accounts.ts'
import { bpmn } from '../support/bpmn.ts'
import { databasesOn } from '../support/database.ts'
import { type Operation, operationsOf } from '../support/operations.ts'
import { type Reply, startServer, type TestServer } from '../support/server.ts'

/**
 * `intake` has the lane of the case and its first task, `partner` is of the organisation that has the second, `stranger`
 * of another one; `legal`, `records` and `council` have lanes that the case does not have.
 */
const WHO = [
  ...['nobody', 'designer', 'coordinator', 'intake', 'legal', 'records', 'council', 'partner', 'stranger'],
  ...['auditor', 'admin', 'worker', 'detector'],
] as const

const drawing = bpmn(`rights(pool) {
  s(start) > f(parallel) > look(user groups=intake) > e(end)
  f > help(user groups='="partner-contact:school"') > e2(end)
  f > robot(service job=never) > e3(end)
}`)

type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>

let server: TestServer
const asks = new Map<string, Ask>()
const fixed: Record<string, string> = {}

beforeAll(async () => {
  server = await startServer(await (await databasesOn('postgres')).open())
  for (const who of ['designer', 'coordinator', 'intake', 'legal', 'partner', 'auditor', 'admin'])
    asks.set(who, (...request) => server.as(who, ...request))
  asks.set('nobody', (...request) => server.as(null, ...request))
  for (const [who, roles, organisation] of [
    ['records', ['records'], null],
    ['council', ['council'], null],
    ['stranger', ['partner-contact'], 'club'],
  ] as const)
    asks.set(who, await person(who, roles, organisation))
  for (const role of ['worker', 'detector']) asks.set(role, await server.token([role]))
  await server.as('admin', 'PATCH', '/users/partner', { organisation: 'school' })

  const resources = [{ name: 'rights.bpmn', content: drawing }]
  const deployed = (await server.as('designer', 'POST', '/deployments', { resources })).body as {
    key: string
    definitions: { key: string }[]
  }
  fixed.deploymentKey = deployed.key
  fixed.definitionKey = deployed.definitions[0]!.key
  fixed.processId = 'rights'
  const draft = { name: 'A draft', variant: 'to-be', xml: drawing }
  fixed.draftId = keyOf(await server.as('designer', 'POST', '/drafts', draft))
  const { body } = await begin()
  const operation = { type: 'resume', keys: [(body as { instance: Instance }).instance.key], reason: 'x' }
  fixed.batchOperationKey = keyOf(await server.as('coordinator', 'POST', '/batch-operations', operation))
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
})

async function person(username: string, roles: readonly string[], organisation: string | null): Promise<Ask> {
  const { password } = await server.database.kysely
    .selectFrom('account')
    .select('password')
    .where('username', '=', 'intake')
    .executeTakeFirstOrThrow()
  await server.database.kysely
    .insertInto('account')
    .values({ username, name: username, password, roles: [...roles], organisation, active: true })
    .execute()
  const cookie = `linkspan_session=${await createSession(server.database, username)}`
  return (method, path, body, headers = {}) => server.as(null, method, path, body, { ...headers, cookie })
}

const begin = () => server.as('coordinator', 'POST', '/process-instances', { processId: 'rights' })

const keyOf = ({ status, text, body }: Reply): string => {
  expect(status, text).toBeLessThan(300)
  const { key, id } = body as { key?: string; id?: string }
  return (key ?? id)!
}

/** A case with its two tasks and its job. */
type Case = { readonly key: string; readonly look: string; readonly help: string; readonly robot: string }

let present: Case | null = null

/** The case that is asked about: another one once somebody got in and may have changed it. */
async function presentCase(): Promise<Case> {
  present ??= await newCase()
  return present
}

async function newCase(): Promise<Case> {
  const { key } = ((await begin()).body as { instance: Instance }).instance
  const tasks = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
    items: UserTask[]
  }
  const taskAt = (element: string) => tasks.items.find(task => task.element === element)!.key
  const { key: job } = await server.database.kysely
    .selectFrom('job')
    .select('key')
    .where('instance_id', '=', key)
    .executeTakeFirstOrThrow()
  return { key, look: taskAt('look'), help: taskAt('help'), robot: `${key}.${job}` }
}

const bytes = Buffer.from('%PDF-1.7\nA page.')
const file = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf', 'x-file-about': 'x' }

/** What is asked of a route where its mere address would not do; what is made for it is made anew each time. */
type Sample = {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const reason = 'x'
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const view = { name: 'Mine', filter: {} }

const SAMPLES: Readonly<Record<string, (of: Case, ask: Ask) => Promise<Sample> | Sample>> = {
  'DELETE /absences/:id': async () => ({ path: { id: await absence() } }),
  'GET /process-instances/:instanceKey/inclusion': async () => {
    await server.server.sequencer.checkpoint()
    return {}
  },
  'GET /checkpoints/latest': async () => {
    await server.server.sequencer.checkpoint()
    return {}
  },
  'GET /process-definitions/:definitionKey/migration-plan': () => ({ query: `to=${fixed.definitionKey}` }),
  'GET /process-instances/:instanceKey/export': () => ({ query: 'reason=x' }),
  'GET /log/export': () => ({ query: 'reason=x' }),
  'GET /course': () => ({ query: 'processId=rights&version=1' }),
  'GET /figures': () => ({ query: 'processId=rights' }),
  'GET /event-log': () => ({ query: 'processId=rights&reason=x' }),
  'POST /process-instances': () => ({ body: { processId: 'rights' } }),
  'PUT /process-instances/:instanceKey/variables': () => ({ body: { variables: { a: 1 } } }),
  'POST /process-instances/:instanceKey/modification': () => ({ body: { preview: true, reason } }),
  'POST /process-instances/:instanceKey/migration': () => ({
    body: { preview: true, reason, processDefinitionKey: fixed.definitionKey },
  }),
  'POST /process-instances/:instanceKey/notes': () => ({ body: { text: 'x' } }),
  'POST /process-instances/:instanceKey/files': () => ({ body: bytes, headers: file }),
  'POST /user-tasks/:key/files': () => ({ body: bytes, headers: file }),
  'GET /process-instances/:instanceKey/files/:fileId': async of => ({ path: { fileId: await fileOf(of) } }),
  'GET /user-tasks/:key/files/:fileId': async of => ({ path: { fileId: await fileOf(of) } }),
  'GET /user-tasks/:key/files/:fileId of the partner': async of => ({ path: { fileId: await fileOf(of) } }),
  'POST /process-instances/:instanceKey/files/:fileId/removal': async of => ({
    path: { fileId: await fileOf(of) },
    body: { reason },
  }),
  'POST /process-instances/:instanceKey/files/:fileId/shares': async of => ({
    path: { fileId: await fileOf(of) },
    body: { reason, task: of.help, basis: 'consent' },
  }),
  'PATCH /user-tasks/:key': () => ({ body: { priority: 60 }, headers: { 'if-match': '"1"' } }),
  'POST /user-tasks/:key/escalation': () => ({ body: { code: 'X' } }),
  'POST /user-tasks/:key/escalation of the partner': () => ({ body: { code: 'X' } }),
  'POST /jobs/:key/confirmation': () => ({ body: { reason } }),
  'POST /jobs/:key/failure': () => ({ body: { message: 'x' } }),
  'POST /jobs/:key/error': () => ({ body: { code: 'X' } }),
  'PATCH /jobs/:key': () => ({ body: { timeout: 1000 } }),
  'POST /batch-operations/preview': ({ key }) => ({ body: { type: 'suspend', keys: [key], reason } }),
  'POST /batch-operations': ({ key }) => ({ body: { type: 'suspend', keys: [key], reason } }),
  'POST /user-tasks/views': () => ({ body: { ...view, name: String(Math.random()) } }),
  'POST /process-instances/views': () => ({ body: { ...view, name: String(Math.random()) } }),
  'PUT /user-tasks/views/:id': async () => ({ path: { id: await viewOf('user-tasks') }, body: view }),
  'PUT /process-instances/views/:id': async () => ({
    path: { id: await viewOf('process-instances') },
    body: view,
  }),
  'DELETE /user-tasks/views/:id': async () => ({ path: { id: await viewOf('user-tasks') } }),
  'DELETE /process-instances/views/:id': async () => ({ path: { id: await viewOf('process-instances') } }),
  'DELETE /drafts/:draftId': () => ({ headers: { 'if-match': '"99"' } }),
  'DELETE /organisations/:id': async () => ({ path: { id: await organisation() } }),
  'DELETE /api-tokens/:id': async () => ({ path: { id: await token() } }),
  'PATCH /users/:username': () => ({ path: { username: 'intake2' }, body: { name: 'Intake' } }),
  'POST /frameworks/:id/approval': async () => ({ path: { id: await framework() }, body: { reason } }),
  'POST /frameworks/:id/pause': async () => ({ path: { id: await framework() }, body: { reason } }),
  'POST /frameworks/:id/resumption': async () => ({ path: { id: await framework() }, body: { reason } }),
}

/** One that `intake` has set up for themself. */
async function absence(): Promise<string> {
  const { items } = (await server.as('intake', 'GET', '/absences')).body as { items: { id: string }[] }
  if (items[0]) return items[0].id
  const wish = { deputy: 'intake2', from: later(1), until: later(2) }
  return keyOf(await server.as('intake', 'POST', '/absences', wish))
}

/** One of the coordinator's own. */
async function viewOf(list: string): Promise<string> {
  const { items } = (await server.as('coordinator', 'GET', `/${list}/views`)).body as {
    items: { id: string | null; name: string }[]
  }
  const kept = items.find(({ name }) => name === view.name)?.id
  return kept ?? keyOf(await server.as('coordinator', 'POST', `/${list}/views`, view))
}

/** A file that `intake` has added to the first task, and that is shared with the second. */
async function fileOf({ key, look, help }: Case): Promise<string> {
  const id = keyOf(await server.as('intake', 'POST', `/user-tasks/${look}/files`, bytes, file))
  const share = { reason, task: help, basis: 'consent' }
  const path = `/process-instances/${key}/files/${id}/shares`
  expect((await server.as('coordinator', 'POST', path, share)).status).toBe(201)
  return id
}

async function organisation(): Promise<string> {
  const data = { name: 'X', contact: null, email: 'x@x.example', language: 'en', onLinkspan: false }
  return keyOf(await server.as('admin', 'PUT', '/organisations/x', data))
}

async function token(): Promise<string> {
  const { body } = await server.as('admin', 'POST', '/api-tokens', { name: 'x', roles: ['monitor'] })
  return (body as { token: { id: string } }).token.id
}

async function framework(): Promise<string> {
  const version = String(Math.random())
  const proposal = { version, title: 'x', purpose: 'x', reviewDate: later(90).slice(0, 10) }
  return keyOf(await server.as('coordinator', 'POST', '/frameworks', proposal))
}

/** What a caller meets with: they get in, or are refused by the door (401, 403), or there is nothing for them to see (404). */
async function triedBy(ask: Ask, { method, path }: Operation, line: string): Promise<string> {
  // It would stay open; anybody who is signed in may listen, and hears of nothing that is not theirs.
  if (path.endsWith('/events') && ask !== asks.get('nobody')) return 'ok'
  const of = await presentCase()
  const sample: Sample = (await SAMPLES[line]?.(of, ask)) ?? {}
  const key = path.includes('/jobs/')
    ? of.robot
    : path.includes('/incidents/')
      ? `${of.key}.999`
      : line.endsWith(' of the partner')
        ? of.help
        : of.look
  const places: Record<string, string> = { ...fixed, instanceKey: of.key, key, seq: '1', ...sample.path }
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? 'none')
  const body = sample.body ?? (['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined)
  const { status } = await ask(method, sample.query ? `${url}?${sample.query}` : url, body, {
    ...(/\/user-tasks\/.*\/(assignment|assignee|completion|escalation)$/.test(url)
      ? { 'if-match': '*' }
      : {}),
    ...sample.headers,
  })
  expect(status, `${method} ${url}`).not.toBe(500)
  if ([401, 403, 404].includes(status)) return String(status)
  if (method !== 'GET' && CHANGES_CASES.test(path)) present = null
  return 'ok'
}

/** What is about a case, or may be. */
const CHANGES_CASES = /\{(instanceKey|key)\}|\/(batch-operations|conditionals|messages|signals)/

const nameOf = ({ method, path }: Operation) =>
  `${method} ${path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')}`

test('each route lets in whom the table names, over HTTP, and nobody else', {
  timeout: 600_000,
}, async () => {
  const written = await readFile(new URL('rights.txt', import.meta.url), 'utf8')
  const lines = new Map(
    written
      .split('\n')
      .filter(line => /^[A-Z]+ \//.test(line))
      .map(line => line.split(/\s{2,}/))
      .map(([name, ...cells]) => [name!, cells.join(' ')]),
  )
  const operations = new Map((await operationsOf(server)).map(one => [nameOf(one), one]))
  const routeOf = (line: string) => line.replace(/ of the partner$/, '')
  expect([...new Set([...lines.keys()].map(routeOf))].sort()).toEqual([...operations.keys()].sort())
  const others: string[] = []
  for (const [line, expected] of lines) {
    const found: string[] = []
    for (const who of WHO) found.push(await triedBy(asks.get(who)!, operations.get(routeOf(line))!, line))
    if (found.join(' ') !== expected.trim()) others.push(`${line}  ${found.join(' ')}`)
  }
  expect(others).toEqual([])
})
