// The worker that comes along, against a server that listens.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  BpmnError,
  JobFailed,
  startWorker,
  type Worker,
  type WorkerOptions,
} from '../../server/client/index.ts'
import { newToken } from '../../server/store/accounts.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const drawing = (
  type: string,
  attributes = '',
) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linkspan="http://linkspan.org/schema/execution/1.0"
  id="d" targetNamespace="urn:linkspan:test">
  <error id="er" name="Wrong" errorCode="WRONG"/>
  <process id="${type}" isExecutable="true">
    <startEvent id="s"/>
    <serviceTask id="j"><extensionElements><zeebe:taskDefinition type="${type}" ${attributes}/></extensionElements></serviceTask>
    <boundaryEvent id="b" attachedToRef="j"><errorEventDefinition errorRef="er"/></boundaryEvent>
    <endEvent id="e"/>
    <endEvent id="wrong"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="j"/>
    <sequenceFlow id="f2" sourceRef="j" targetRef="e"/>
    <sequenceFlow id="f3" sourceRef="b" targetRef="wrong"/>
  </process>
</definitions>`

describe.each(backends)('a worker on %s', backend => {
  let databases: Databases
  let server: TestServer
  let token: string
  const workers: Worker[] = []

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const { id, secret, hash } = newToken()
    token = secret
    await server.database.kysely
      .insertInto('api_token')
      .values({
        id,
        name: 'w',
        secret: hash,
        roles: ['worker'],
        created_by: 'x',
        expires_at: null,
        used_at: null,
      })
      .execute()
  })

  afterEach(async () => {
    await Promise.all(workers.splice(0).map(worker => worker.stop()))
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function deploy(type: string, attributes = ''): Promise<void> {
    const resources = [{ name: 'x.bpmn', content: drawing(type, attributes) }]
    const reply = await server.as('designer', 'POST', '/deployments', { resources })
    expect(reply.status, reply.text).toBe(201)
  }

  async function begin(processId: string, variables: object = {}): Promise<string> {
    const reply = await server.as('coordinator', 'POST', '/process-instances', { processId, variables })
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as { instance: { key: string } }).instance.key
  }

  function work<Variables>(options: WorkerOptions<Variables>, url = server.url): Worker {
    const worker = startWorker<Variables>({ url, token }, options)
    workers.push(worker)
    return worker
  }

  const hasEnded = (key: string) =>
    vi.waitFor(
      async () => {
        const reply = await server.as('coordinator', 'GET', `/process-instances/${key}`)
        expect(reply.body).toMatchObject({ instance: { status: 'completed' } })
      },
      { timeout: 60_000 },
    )

  const elements = async (key: string): Promise<string[]> => {
    const { items } = (await server.as('auditor', 'GET', `/process-instances/${key}/trail`)).body as {
      items: { events: { type: string; element?: string }[] }[]
    }
    return items.flatMap(({ events }) => events.flatMap(event => event.element ?? []))
  }

  const jobs = async (type: string) =>
    (await server.as('auditor', 'GET', `/jobs?type=${type}`)).body as unknown as {
      items: { key: string; state: string; retries: number; dueAt: string; message: string | null }[]
    }

  test('hears of a job while it waits, sees the variables it names, and its answer goes on with the case', async () => {
    await deploy('named')
    const seen: unknown[] = []
    work<{ a: number }>({
      type: 'named',
      fetchVariables: ['a'],
      handle: ({ variables }) => {
        seen.push(variables)
        return { doubled: variables.a * 2 }
      },
    })
    const key = await begin('named', { a: 21, b: 'not asked for' })
    await hasEnded(key)
    expect(seen).toEqual([{ a: 21 }])
    const { items } = (await server.as('auditor', 'GET', `/process-instances/${key}/trail`)).body as {
      items: { command: unknown }[]
    }
    expect(items.at(-1)!.command).toMatchObject({ type: 'complete', variables: { doubled: 42 } })
  })

  test('does as many at once as it is told, and no more', async () => {
    await deploy('many')
    let now = 0
    let most = 0
    const keys = await Promise.all(Array.from({ length: 7 }, () => begin('many')))
    work({
      type: 'many',
      maxJobs: 3,
      async handle() {
        now += 1
        most = Math.max(most, now)
        await new Promise(resolve => setImmediate(resolve))
        now -= 1
      },
    })
    await Promise.all(keys.map(hasEnded))
    expect(most).toBe(3)
  })

  test('throws an error that the drawing catches', async () => {
    await deploy('errs')
    work({
      type: 'errs',
      handle() {
        throw new BpmnError('WRONG', 'that is no address')
      },
    })
    const key = await begin('errs')
    await hasEnded(key)
    expect(await elements(key)).toContain('wrong')
  })

  test('that fails leaves the wait to the drawing, one for each failure', async () => {
    await deploy('rests', 'linkspan:retryBackoff="PT1H, PT2H"')
    await begin('rests')
    const hours = (time: string) => (Date.parse(time) - Date.now()) / 3_600_000
    const worker = await server.token(['worker'])
    const failing = work({
      type: 'rests',
      handle() {
        throw new Error('not now')
      },
    })
    await vi.waitFor(async () => expect((await jobs('rests')).items).toMatchObject([{ retries: 2 }]), 60_000)
    await failing.stop()
    const [first] = (await jobs('rests')).items
    expect(first).toMatchObject({ message: 'not now', state: 'ready' })
    expect(hours(first!.dueAt)).toBeCloseTo(1, 1)
    await worker('POST', `/jobs/${first!.key}/failure`, { message: 'again' })
    expect(hours((await jobs('rests')).items[0]!.dueAt)).toBeCloseTo(2, 1)
  })

  test('that knows better says tries and wait itself', async () => {
    await deploy('knows', 'linkspan:retryBackoff="PT1H"')
    await begin('knows')
    work({
      type: 'knows',
      handle() {
        throw new JobFailed('never', { retries: 0, variables: { why: 'x' } })
      },
    })
    await vi.waitFor(
      async () => expect((await jobs('knows')).items).toMatchObject([{ state: 'failed' }]),
      60_000,
    )
  })

  test('a wait that is no duration is an error of the drawing', async () => {
    const resources = [{ name: 'x.bpmn', content: drawing('bad', 'linkspan:retryBackoff="soon"') }]
    expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({
      status: 422,
      body: {
        errors: expect.arrayContaining([expect.objectContaining({ code: 'BACKOFF_INVALID', pointer: 'j' })]),
      },
    })
  })

  test('keeps a job for longer', async () => {
    await deploy('longer')
    const key = await begin('longer')
    let until: Date | null = null
    work({
      type: 'longer',
      timeout: 60_000,
      async handle({ extend }) {
        await extend(3_600_000)
        const row = await server.database.kysely
          .selectFrom('job')
          .select('lease_until')
          .where('instance_id', '=', key)
          .executeTakeFirstOrThrow()
        until = row.lease_until
      },
    })
    await hasEnded(key)
    expect(until!.getTime() - Date.now()).toBeGreaterThan(3_000_000)
  })

  test('that was too slow gives back nothing that another one holds by now', async () => {
    await deploy('slow')
    await begin('slow')
    const worker = await server.token(['worker'])
    const ask = async (timeout: number) => {
      const reply = await worker('POST', '/jobs/activation', {
        type: 'slow',
        worker: 'w',
        timeout,
        requestTimeout: 10_000,
      })
      return (reply.body as { jobs: { key: string; lease: number }[] }).jobs[0]!
    }
    const first = await ask(100)
    const second = await ask(60_000)
    expect(second.key).toBe(first.key)
    for (const [verb, body] of [
      ['completion', {}],
      ['failure', { message: 'm' }],
      ['error', { code: 'WRONG' }],
    ] as const)
      expect(
        [
          await worker('POST', `/jobs/${first.key}/${verb}`, { ...body, lease: first.lease }),
          await worker('POST', `/jobs/${first.key}/${verb}`, body),
        ].map(({ body }) => (body as { code: string }).code),
      ).toEqual(['LEASE_LOST', 'LEASE_NEEDED'])
    expect(await worker('PATCH', `/jobs/${first.key}`, { timeout: 1000 })).toMatchObject({ status: 400 })
    expect(await worker('PATCH', `/jobs/${first.key}`, { timeout: 1000, lease: first.lease })).toMatchObject({
      status: 409,
    })
    expect(await worker('POST', `/jobs/${second.key}/completion`, { lease: second.lease })).toMatchObject({
      status: 200,
    })
  })

  test('that stops lets what is under way end, and holds back nothing else', async () => {
    await deploy('stops')
    const first = await begin('stops')
    let go = () => {}
    const held = new Promise<void>(resolve => {
      go = resolve
    })
    let begun = 0
    const worker = work({
      type: 'stops',
      async handle() {
        begun += 1
        await held
      },
    })
    await vi.waitFor(() => expect(begun).toBe(1), 60_000)
    const stopped = worker.stop()
    const second = await begin('stops')
    const other = await server.token(['worker'])
    const reply = await other('POST', '/jobs/activation', {
      type: 'stops',
      worker: 'o',
      requestTimeout: 5000,
    })
    expect(reply.body).toMatchObject({ jobs: [{ instanceKey: second }] })
    go()
    await stopped
    await hasEnded(first)
    expect(begun).toBe(1)
  })

  test('whose answers are lost gives a job back once', async () => {
    await deploy('lost')
    let lost = 0
    // Between the two: carries out each completion, and the first time says nothing about it.
    const between = createServer((request, response) => {
      pass(request, response).catch(() => response.destroy())
    })
    const pass = async (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const { authorization, 'idempotency-key': once } = request.headers
      const answer = await fetch(`${server.url}${request.url}`, {
        method: request.method,
        headers: {
          authorization: authorization!,
          'content-type': 'application/json',
          ...(once === undefined ? {} : { 'idempotency-key': String(once) }),
        },
        body: Buffer.concat(chunks).toString(),
      })
      const text = await answer.text()
      if (request.url!.endsWith('/completion') && lost++ === 0) return response.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
    }
    await new Promise<void>(resolve => between.listen(0, '127.0.0.1', resolve))
    const errors: unknown[] = []
    const { port } = between.address() as AddressInfo
    const worker = work(
      {
        type: 'lost',
        requestTimeout: 1000,
        handle: () => ({ done: true }),
        onError: error => errors.push(error),
      },
      `http://127.0.0.1:${port}`,
    )
    const key = await begin('lost')
    await hasEnded(key)
    await worker.stop()
    between.close()
    expect([lost, errors]).toEqual([2, []])
  })
})
