// What happens between cases and over time: calls, messages, signals, timers, jobs and scripts, suspension, incidents.
// At the end of every test the whole trail is proved.

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Instance, InstanceDetail } from '../../server/contract/instances.ts'
import type { ActivatedJob } from '../../server/contract/jobs.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { blindConversation } from '../../server/store/conversations.ts'
import { forgetMessages } from '../../server/store/messages.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { readableIn, waitingIn } from '../support/readable.ts'
import { rowKey } from '../support/requests.ts'
import { type Reply, startServer, type TestServer } from '../support/server.ts'

const UNTIL = { timeout: 60_000, interval: 20 }

describe.each(backends)('cases on %s', backend => {
  let databases: Databases
  let server: TestServer
  let worker: (method: string, path: string, body?: unknown) => Promise<Reply>

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    worker = await server.token(['worker'])
  })

  afterEach(async () => {
    expect((await server.as('auditor', 'GET', '/verification')).body).toMatchObject({
      intact: true,
      flaws: [],
    })
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function deploy(...drawings: string[]): Promise<void> {
    const resources = drawings.map((drawing, index) => ({ name: `${index}.bpmn`, content: bpmn(drawing) }))
    const reply = await server.as('designer', 'POST', '/deployments', { resources })
    expect(reply.status, reply.text).toBeLessThan(300)
  }

  async function begin(processId: string, variables: object = {}): Promise<string> {
    const reply = await server.as('coordinator', 'POST', '/process-instances', { processId, variables })
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as { instance: Instance }).instance.key
  }

  const detail = async (key: string) =>
    (await server.as('coordinator', 'GET', `/process-instances/${key}`)).body as InstanceDetail
  const statusOf = async (key: string) => (await detail(key)).instance.status
  const instancesOf = async (processId: string) =>
    (
      (await server.as('coordinator', 'GET', `/process-instances?processId=${processId}`)).body as {
        items: Instance[]
      }
    ).items
  const becomes = (key: string, status: string) =>
    vi.waitFor(async () => expect(await statusOf(key)).toBe(status), UNTIL)

  async function taskIn(key: string): Promise<UserTask> {
    return vi.waitFor(async () => {
      const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
        items: UserTask[]
      }
      expect(items.length).toBeGreaterThan(0)
      return items[0]!
    }, UNTIL)
  }

  async function complete(key: string, variables: object = {}): Promise<void> {
    const task = await taskIn(key)
    const reply = await server.as('coordinator', 'POST', `/user-tasks/${task.key}/completion`, { variables })
    expect(reply.status, reply.text).toBe(200)
  }

  async function jobs(type: string, more: object = {}): Promise<ActivatedJob[]> {
    const reply = await worker('POST', '/jobs/activation', {
      type,
      worker: 'w',
      requestTimeout: 5000,
      ...more,
    })
    return (reply.body as { jobs: ActivatedJob[] }).jobs
  }

  async function toNewest(process: string, key: string, asked: Record<string, unknown> = {}) {
    const { items } = (
      await server.as('admin', 'GET', `/process-definitions?processId=${process}&latest=true`)
    ).body as { items: { key: string }[] }
    return server.as('admin', 'POST', `/process-instances/${key}/migration`, {
      processDefinitionKey: items[0]!.key,
      ...asked,
    })
  }

  test('a called process brings its variables back', async () => {
    await deploy(
      'caller(pool) { s(start) > c(call calls=callee) > e(end) }',
      'callee(pool) { s(start) > a(user) > e(end) }',
    )
    const caller = await begin('caller', { n: 1 })
    const { called } = await detail(caller)
    expect(called).toMatchObject([{ element: 'c', processId: 'callee', status: 'active' }])
    await complete(called[0]!.instanceKey, { m: 2 })
    await becomes(caller, 'completed')
    expect(
      await server.as('coordinator', 'POST', `/process-instances/${caller}/cancellation`, {}),
    ).toMatchObject({ status: 409 })
  })

  test('a called process does not begin where its activity ends within the same command', async () => {
    await deploy(
      'hasty(pool) { s(start) > x(parallel) > c(call calls=never) > e(end) ; x > t(end terminate) }',
      'never(pool) { s(start) > a(user) > e(end) }',
    )
    const key = await begin('hasty')
    expect(await detail(key)).toMatchObject({ instance: { status: 'terminated' }, called: [] })
    expect(await instancesOf('never')).toEqual([])
  })

  test('a signal is heard by who listened when it was thrown, and not by what began after it', async () => {
    await deploy(
      'caller_of_ears(pool) { s(start) > x(parallel) > t(throw signal=Opened) > c(call calls=ears) > e(end) ; x > k(catch signal=Opened) > e2(end) }',
      'ears(pool) { s(start) > k(catch signal=Opened) > e(end) }',
    )
    const [early, caller] = [await begin('ears'), await begin('caller_of_ears')]
    await becomes(early, 'completed')
    const { called } = await detail(caller)
    expect(called).toMatchObject([{ processId: 'ears', status: 'active' }])
    expect((await worker('POST', '/signals/broadcast', { name: 'Opened' })).status).toBe(200)
    await becomes(caller, 'completed')
  })

  test('canceling a case cancels what it called, and a called one is not canceled alone', async () => {
    const caller = await begin('caller')
    const callee = (await detail(caller)).called[0]!.instanceKey
    expect(
      await server.as('coordinator', 'POST', `/process-instances/${callee}/cancellation`, {}),
    ).toMatchObject({ status: 409, body: { code: 'CALLED_INSTANCE' } })
    expect(
      (
        await server.as('coordinator', 'POST', `/process-instances/${caller}/cancellation`, {
          reason: 'by mistake',
        })
      ).status,
    ).toBe(200)
    expect(await statusOf(caller)).toBe('canceled')
    await becomes(callee, 'canceled')
  })

  test('an error of a called process reaches the boundary of its caller', async () => {
    await deploy(
      'tries(pool) { s(start) > c(call calls=fails) > e(end) ; b(boundary on=c error=BAD) > h(user) > e2(end) }',
      'fails(pool) { s(start) > a(user) > e(end error=BAD) }',
    )
    const caller = await begin('tries')
    await complete((await detail(caller)).called[0]!.instanceKey)
    expect((await taskIn(caller)).element).toBe('h')
  })

  test('a process that is not deployed is an incident, and is called once it is', async () => {
    await deploy('lonely(pool) { s(start) > c(call calls=later) > e(end) }')
    const caller = await begin('lonely')
    const { items } = (await server.as('coordinator', 'GET', `/incidents?instanceKey=${caller}`)).body as {
      items: { key: string; code: string }[]
    }
    expect(items).toMatchObject([{ code: 'CALLED_PROCESS_NOT_FOUND', element: 'c' }])
    await deploy('later(pool) { s(start) > e(end) }')
    expect(
      (await server.as('coordinator', 'POST', `/incidents/${items[0]!.key}/resolution`, {})).status,
    ).toBe(200)
    await becomes(caller, 'completed')
  })

  test('a message that comes too early waits for its listener', async () => {
    await deploy(`hears(pool) { s(start) > a(user) > c(catch message=Answer key='=ref') > e(end) }`)
    const key = await begin('hears', { ref: 'r-1' })
    const publish = {
      name: 'Answer',
      correlationKey: 'r-1',
      timeToLive: 'PT1H',
      variables: { yes: true },
      messageId: 'm-1',
    }
    const first = await worker('POST', '/messages/publication', publish)
    expect(first).toMatchObject({ status: 200, body: { instanceKeys: [] } })
    expect((await worker('POST', '/messages/publication', publish)).body).toMatchObject({
      messageKey: (first.body as { messageKey: string }).messageKey,
    })
    await complete(key)
    await becomes(key, 'completed')
  })

  test('a message is correlated by its key, now or not at all', async () => {
    const [one, two] = [await begin('hears', { ref: 'one' }), await begin('hears', { ref: 'two' })]
    expect(
      await worker('POST', '/messages/correlation', { name: 'Answer', correlationKey: 'one' }),
    ).toMatchObject({ status: 404, body: { code: 'NOBODY_LISTENS' } })
    await complete(one)
    await complete(two)
    expect(
      await worker('POST', '/messages/correlation', { name: 'Answer', correlationKey: 'two' }),
    ).toMatchObject({ status: 200, body: { instanceKeys: [two] } })
    expect([await statusOf(one), await statusOf(two)]).toEqual(['active', 'completed'])
  })

  test('two messages for one listener: one is heard, one is told that nobody is', async () => {
    const key = await begin('hears', { ref: 'race' })
    await complete(key)
    const send = () => worker('POST', '/messages/correlation', { name: 'Answer', correlationKey: 'race' })
    const replies = await Promise.all([send(), send()])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  test('a second message of a live conversation begins no second case', async () => {
    await deploy(`talks(pool) { s(start message=Hello key='=x') > a(user) > e(end) }`)
    const send = () => worker('POST', '/messages/publication', { name: 'Hello', correlationKey: 'k' })
    await Promise.all([send(), send(), send()])
    const live = await instancesOf('talks')
    expect(live).toHaveLength(1)
    await complete(live[0]!.key)
    await send()
    expect(await instancesOf('talks')).toHaveLength(2)
  })

  test('a message finds the case whose conversation it is, behind another and behind a thousand others', async () => {
    await deploy(`placed(property Place='id' Pay='id')
      tells(pool) { s(start) > a(user) > m(catch message=Place) > b(user) > c(catch message=Pay) > e(end) }`)
    const send = (name: string, id: number) =>
      worker('POST', '/messages/correlation', { name, variables: { id } })
    const [talking, silent] = [await begin('tells'), await begin('tells')]
    await complete(talking)
    expect((await send('Place', 1)).body).toMatchObject({ instanceKeys: [talking] })
    await complete(silent)
    expect((await send('Place', 2)).body).toMatchObject({ instanceKeys: [silent] })
    const { pool } = server.database
    const crowd = `select gen_random_uuid(), key, process_id, definition_key, element, trigger, kind, 'Pay', '{"placed": 7}', suspended
      from subscription, generate_series(1, 1100) where instance_id = $1 and kind = 'message'`
    await complete(silent)
    await pool.query(
      `insert into subscription (instance_id, key, process_id, definition_key, element, trigger, kind, name, correlation, suspended) ${crowd}`,
      [silent],
    )
    // What belongs to a conversation goes to no other, also while its own case does something else.
    expect((await send('Pay', 1)).status).toBe(404)
    await complete(talking)
    expect((await send('Pay', 3)).status).toBe(404)
    expect((await send('Pay', 1)).body).toMatchObject({ instanceKeys: [talking] })
    await pool.query(`delete from subscription where correlation = '{"placed": 7}'`)
    await becomes(talking, 'completed')
    const said = async (key: string) =>
      (await pool.query('select name from conversation where instance_id = $1', [key])).rows
    const name = blindConversation(server.database.keyring, 'tells', 'told [["placed",2]]')
    expect([await said(talking), await said(silent)]).toEqual([[], [{ name }]])
  })

  test('a message begins nothing where a live case has sent the first message of its conversation', async () => {
    await deploy(`placed(property Place='id')
      opens(pool) { s(start) > t(throw message=Place in='id: id') > a(user) > e(end) ; m(start message=Place) > b(user) > e2(end) }`)
    const first = await begin('opens', { id: 1 })
    const send = (id: number) => worker('POST', '/messages/publication', { name: 'Place', variables: { id } })
    await send(1)
    expect(await instancesOf('opens')).toHaveLength(1)
    await send(2)
    expect(await instancesOf('opens')).toHaveLength(2)
    await complete(first)
    await becomes(first, 'completed')
    await send(1)
    expect(await instancesOf('opens')).toHaveLength(3)
  })

  test('two pools talk by message flows', async () => {
    await deploy(`asks(pool) { s(start) > t(send message=Order) > c(receive message=Bill) > e(end) }
      sells(pool) { m(start message=Order) > a(user) > r(throw message=Bill) > e2(end) }
      t ~> m ; r ~> c`)
    const asks = await begin('asks')
    const sells = await vi.waitFor(async () => {
      const [found] = await instancesOf('sells')
      expect(found).toBeDefined()
      return found!
    }, UNTIL)
    await complete(sells.key)
    await becomes(asks, 'completed')
  })

  test('a signal reaches everybody who listens, and begins what begins by it', async () => {
    await deploy(
      `waits(pool) { s(start) > c(catch signal=Clear) > e(end) }`,
      `starts(pool) { s(start signal=Clear) > a(user) > e(end) }`,
    )
    const [one, two] = [await begin('waits'), await begin('waits')]
    expect(await worker('POST', '/signals/broadcast', { name: 'Clear' })).toMatchObject({
      status: 200,
      body: { listeners: 3 },
    })
    await becomes(one, 'completed')
    await becomes(two, 'completed')
    expect(await instancesOf('starts')).toHaveLength(1)
  })

  test('what instances set off in each other is counted, so that a chain without end stops', async () => {
    await deploy(
      `first(pool) { s(start) > t(throw signal=Second) > e(end) }
      second(pool) { s2(start signal=Second) > t2(throw message=Third) > e2(end) }
      third(pool) { s3(start message=Third) > c(user) > e3(end) }`,
    )
    await begin('first')
    const third = await vi.waitFor(async () => {
      const [found] = await instancesOf('third')
      expect(found).toBeDefined()
      return found!
    }, UNTIL)
    const { items } = (await server.as('auditor', 'GET', `/process-instances/${third.key}/trail`))
      .body as never as { items: { command: object }[] }
    expect(items[0]!.command).toMatchObject({ type: 'start', hops: 2 })
  })

  test('timers fire by themselves, a cycle as often as it says', async () => {
    await deploy(
      `ticks(pool) { s(start) > t(catch timer=PT0.2S) > a(user) > e(end) ; b(boundary on=a non-interrupting every='R3/PT0.1S') > n(user) > e2(end) }`,
    )
    const key = await begin('ticks')
    await vi.waitFor(async () => {
      const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
        items: UserTask[]
      }
      expect(items.map(task => task.element).sort()).toEqual(['a', 'n', 'n', 'n'])
    }, UNTIL)
    const { items } = (await server.as('auditor', 'GET', `/process-instances/${key}/trail`))
      .body as never as { items: { command: { type: string } }[] }
    expect(items.filter(entry => entry.command.type === 'trigger')).toHaveLength(4)
  })

  test('a process begins by the clock', async () => {
    await deploy(`clockwork(pool) { s(start every='R2/PT0.2S') > a(user) > e(end) }`)
    await vi.waitFor(async () => expect(await instancesOf('clockwork')).toHaveLength(2), UNTIL)
  })

  test('work for a program that nobody offers is confirmed by a person, with words', async () => {
    await deploy(
      `byhand(pool) { s(start) > j(service job=tell-the-press) > own(service job=lock-record) > e(end) }`,
    )
    const instance = await begin('byhand')
    const { elements } = await detail(instance)
    expect(elements.find(({ element }) => element === 'j')).toMatchObject({ waiting: 'job', byHand: true })
    const key = `${instance}.${elements.find(({ element }) => element === 'j')!.key}`
    const confirm = (who: string, body: object) => server.as(who, 'POST', `/jobs/${key}/confirmation`, body)
    expect((await confirm('coordinator', {})).status).toBe(400)
    expect((await confirm('intake', { reason: 'Not my lane' })).status).toBe(404)
    expect((await confirm('auditor', { reason: 'Only looking' })).status).toBe(403)
    const lent = await worker('POST', '/jobs/activation', {
      type: 'tell-the-press',
      worker: 'w',
      timeout: 60_000,
    })
    const [job] = (lent.body as { jobs: ActivatedJob[] }).jobs
    expect((await confirm('coordinator', { reason: 'Called them' })).status).toBe(409)
    await worker('POST', `/jobs/${key}/failure`, {
      message: 'No line',
      retries: 1,
      retryBackOff: 0,
      lease: job!.lease,
    })
    expect((await confirm('coordinator', { reason: 'Called them' })).status).toBe(200)
    await becomes(instance, 'completed')
    const trail = await server.as('auditor', 'GET', `/process-instances/${instance}/trail`)
    expect(trail.text).toContain('Called them')
  })

  test('a job is lent to one worker, and an old lease completes nothing', async () => {
    await deploy(`works(pool) { s(start) > a(service job=mail) > e(end) }`)
    const key = await begin('works', { to: 'x', secret: 's' })
    const [job] = await jobs('mail', { timeout: 200, fetchVariables: ['to'] })
    expect(job).toMatchObject({ instanceKey: key, element: 'a', variables: { to: 'x' }, retries: 3 })
    expect(await jobs('mail', { requestTimeout: 0 })).toEqual([])
    const [again] = await jobs('mail')
    expect(again!.key).toBe(job!.key)
    expect(await worker('POST', `/jobs/${job!.key}/completion`, { lease: job!.lease })).toMatchObject({
      status: 409,
      body: { code: 'LEASE_LOST' },
    })
    expect(
      await worker('POST', `/jobs/${job!.key}/completion`, {
        lease: again!.lease,
        variables: { sent: true },
      }),
    ).toMatchObject({ status: 200 })
    expect(await statusOf(key)).toBe('completed')
  })

  test('a worker that waits hears of its job at once', async () => {
    const waiting = jobs('mail', { requestTimeout: 10_000 })
    const key = await begin('works')
    expect((await waiting)[0]).toMatchObject({ instanceKey: key })
  })

  test('a job that fails is offered again, and is an incident in the end', async () => {
    const key = await begin('works')
    const taken = async () => (await jobs('mail')).find(job => job.instanceKey === key)!
    const first = await taken()
    await worker('POST', `/jobs/${first.key}/failure`, { message: 'down', retries: 1, lease: first.lease })
    const second = await taken()
    expect(second.retries).toBe(1)
    await worker('POST', `/jobs/${second.key}/failure`, { message: 'still down', lease: second.lease })
    expect((await detail(key)).instance.incidents).toBe(1)
    expect(
      (await server.as('coordinator', 'POST', `/process-instances/${key}/incident-resolution`, {})).body,
    ).toEqual({ resolved: 1 })
    const third = await taken()
    await worker('POST', `/jobs/${third.key}/completion`, { lease: third.lease })
    expect(await statusOf(key)).toBe('completed')
  })

  test('a worker hears that a step was cancelled, and the case ends after it', async () => {
    await deploy(`heeded(pool) { s(start) > a(user on-cancel=tidy) > e(end) }`)
    const key = await begin('heeded')
    await server.as('coordinator', 'POST', `/process-instances/${key}/cancellation`, { reason: 'by mistake' })
    expect(await statusOf(key)).toBe('active')
    const [job] = await jobs('tidy')
    expect(job).toMatchObject({ instanceKey: key, element: 'a' })
    await worker('POST', `/jobs/${job!.key}/completion`, { lease: job!.lease })
    expect(await statusOf(key)).toBe('canceled')
  })

  test('a script runs by itself', async () => {
    const drawing = bpmn(`scripts(pool) { s(start) > a(script js) > u(user) > e(end) }`).replace(
      /(<bpmn:scriptTask id="a"[^>]*)(\/>|>([\s\S]*?)<\/bpmn:scriptTask>)/,
      '$1><bpmn:script>({ sum: n + 1 })</bpmn:script></bpmn:scriptTask>',
    )
    const reply = await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'x.bpmn', content: drawing }],
    })
    expect(reply.status, reply.text).toBe(201)
    const key = await begin('scripts', { n: 1 })
    await taskIn(key)
    expect((await detail(key)).variables).toContainEqual(expect.objectContaining({ name: 'sum', value: 2 }))
  })

  test('what arrives while a case is suspended is kept', async () => {
    await deploy(
      `pauses(pool) { s(start) > c(catch message=Go key='=ref') > t(catch timer=PT0.1S) > e(end) }`,
    )
    const key = await begin('pauses', { ref: 'p' })
    expect(
      (await server.as('admin', 'POST', `/process-instances/${key}/suspension`, { reason: 'a check' }))
        .status,
    ).toBe(200)
    expect(
      (await worker('POST', '/messages/correlation', { name: 'Go', correlationKey: 'p' })).body,
    ).toMatchObject({ instanceKeys: [key] })
    expect(await statusOf(key)).toBe('suspended')
    expect((await server.as('admin', 'POST', `/process-instances/${key}/resumption`, {})).status).toBe(200)
    await becomes(key, 'completed')
  })

  test('an erased case can be read by nobody, and its trail is still whole', async () => {
    await deploy(
      'holds(pool) { s(start) > a(user) > c(call calls=erases) > b(user) > e(end) }',
      `erases(pool) { s1(start) > x(service job=erase-personal-data) > y(service job=write-proof-of-erasure) > e1(end) }`,
    )
    const key = await begin('holds', { name: 'somebody', case_reference: 'r-7' })
    await complete(key, { more: 'about somebody' })
    await vi.waitFor(async () => expect((await taskIn(key)).element).toBe('b'), UNTIL)

    const seen = Object.fromEntries((await detail(key)).variables.map(({ name, value }) => [name, value]))
    expect(seen).toMatchObject({
      name: null,
      more: null,
      case_reference: 'r-7',
      proof_of_erasure: { keys: 1 },
    })
    const trail = await server.as('auditor', 'GET', `/process-instances/${key}/trail`)
    expect(trail.text).not.toContain('somebody')
    const { items } = trail.body as { items: { erased: boolean; hash: string }[] }
    expect(items.slice(0, 3)).toMatchObject([{ erased: true }, { erased: true }, { erased: true }])
    const { rows } = await server.database.pool.query(
      'select wrapped from data_key where case_id = $1 order by generation',
      [key],
    )
    expect(rows.map(row => row.wrapped === null)).toEqual([true, false])
    await complete(key)
    await becomes(key, 'completed')
    expect((await server.as('auditor', 'GET', `/process-instances/${key}/verification`)).body).toMatchObject({
      intact: true,
      erased: 3,
    })
  })

  test('what a message said is read in its case, and nowhere else once nobody can take it any more', async () => {
    await deploy('told(pool) { s(start) > m(catch message=Tell key=k) > a(user) > e(end) }')
    const key = await begin('told', { k: 'told' })
    const say = (correlationKey: string, text: string, timeToLive?: string) =>
      worker('POST', '/messages/publication', {
        ...{
          name: 'Tell',
          correlationKey,
          messageId: `of ${correlationKey}`,
          timeToLive,
          variables: { text },
        },
      })
    expect((await say('told', 'Jo is ill')).body).toMatchObject({ instanceKeys: [key] })
    expect((await detail(key)).variables).toContainEqual(expect.objectContaining({ value: 'Jo is ill' }))
    expect(await waitingIn(server.database, 'is ill')).toEqual([])
    expect((await say('told', 'Jo is ill')).body).toMatchObject({ instanceKeys: [key] })

    await say('nobody', 'Bo waits', 'PT1H')
    expect(await readableIn(server.database, 'Bo waits')).toEqual([])
    expect(await waitingIn(server.database, 'Bo waits')).toEqual(['message'])
    await server.database.pool.query(
      `update message set expires_at = now() where name = 'Tell' and expires_at is not null`,
    )
    await vi.waitFor(async () => {
      await forgetMessages(server.database.pool)
      expect(await waitingIn(server.database, 'Bo waits')).toEqual([])
    }, UNTIL)
  })

  test('an erased case leaves nothing of what was kept for it while it rested, nor of what was asked', async () => {
    const { database } = server
    await deploy('rests(pool) { s(start) > m(catch message=Wake key=k) > a(user) > e(end) }')
    const ask = (who: string, path: string, body: object, key: string) =>
      server.as(who, 'POST', path, body, { 'idempotency-key': key })
    const variables = { k: 'rests', about: 'Jo Planted' }
    const started = await ask('coordinator', '/process-instances', { processId: 'rests', variables }, 'start')
    const { key } = (started.body as { instance: { key: string } }).instance
    const note = () =>
      ask('coordinator', `/process-instances/${key}/notes`, { text: 'Jo Planted called' }, 'note')
    expect((await note()).status).toBe(201)
    const message = { name: 'Wake', correlationKey: 'rests', variables: { text: 'Jo Planted wakes' } }
    await ask('admin', `/process-instances/${key}/suspension`, { reason: 'Jo Planted asked' }, 'hold')
    await worker('POST', '/messages/publication', message)
    // As though the server had died before it kept the answer.
    const lost = await database.pool.query(
      `update idempotency set status = null, body = null, holder = 1 where key = $1`,
      [rowKey(database, 'coordinator', 'note')],
    )
    expect(lost.rowCount).toBe(1)
    expect(await readableIn(database, 'Jo Planted')).toEqual([])
    expect(await waitingIn(database, 'Jo Planted')).toEqual(['due', 'idempotency'])

    expect(await server.server.dispatch.submit({ kind: 'erasure', caseId: key })).toMatchObject({ ok: true })
    expect(await readableIn(database, 'Jo Planted')).toEqual([])
    expect(await waitingIn(database, 'Jo Planted')).toEqual([])
    expect(await note(), 'done once, though nobody can be told any more what').toMatchObject({
      status: 200,
      body: {},
    })
    await server.as('admin', 'POST', `/process-instances/${key}/resumption`, {})
    await vi.waitFor(async () => expect((await taskIn(key)).element).toBe('a'), UNTIL)
    await complete(key)
  })

  test('what an erased case has sent goes on without what it said', async () => {
    const { database } = server
    await deploy(`sends(pool) { s(start) > t(throw message=Untaken in='about: about') > a(user) > e(end) }`)
    const key = await begin('sends', { about: 'Bo Planted' })
    // Nobody listens yet: the message waits for those who are about to.
    await vi.waitFor(async () => expect(await waitingIn(database, 'Bo Planted')).toEqual(['message']), UNTIL)
    expect(await readableIn(database, 'Bo Planted')).toEqual([])
    expect(await server.server.dispatch.submit({ kind: 'erasure', caseId: key })).toMatchObject({ ok: true })
    expect(await waitingIn(database, 'Bo Planted')).toEqual([])
    await complete(key)
  })

  test('a case moves to a newer version, after a look at what would happen', async () => {
    await deploy('moves(pool) { s(start) > a(user) > e(end) }')
    const key = await begin('moves')
    await deploy('moves(pool) { s(start) > a(user name=New) > b(user) > e(end) }')
    expect(await toNewest('moves', key, { preview: true })).toMatchObject({
      status: 200,
      body: { seq: null },
    })
    expect((await detail(key)).instance.version).toBe(1)
    expect(await toNewest('moves', key)).toMatchObject({ status: 200, body: { seq: 2 } })
    expect((await detail(key)).instance.version).toBe(2)
    expect((await taskIn(key)).name).toBe('New')
    await complete(key)
    expect((await taskIn(key)).element).toBe('b')
  })

  test('what a case has called reaches what catches its errors in the version to which the case has moved', async () => {
    await deploy(
      'calls(pool) { s(start) > c(call calls=gives_up) > e(end) }',
      'gives_up(pool) { s(start) > a(user) > e(end error=BAD) }',
    )
    const key = await begin('calls')
    await deploy(
      'calls(pool) { s(start) > c(call calls=gives_up) > e(end) ; b(boundary on=c error=BAD) > h(user) > e2(end) }',
    )
    expect(await toNewest('calls', key)).toMatchObject({ status: 200 })
    const called = (await detail(key)).called[0]!.instanceKey
    await expect
      .poll(async () =>
        JSON.stringify((await server.as('auditor', 'GET', `/process-instances/${called}/trail`)).body),
      )
      .toContain('caller.changed')
    await complete(called)
    expect((await taskIn(key)).element).toBe('h')
  })

  test('a task that is moved has the form of the new version, and is due when it was said', async () => {
    const drawn = (form: string, due: string) =>
      bpmn(`forms(pool) { s(start) > a(user due=${due}) > e(end) }`).replace(
        '<zeebe:userTask/>',
        `<zeebe:userTask/><zeebe:formDefinition formId="${form}"/>`,
      )
    const bring = (form: string, due: string) =>
      server.as('designer', 'POST', '/deployments', {
        resources: [
          { name: 'forms.bpmn', content: drawn(form, due) },
          {
            name: `${form}.form`,
            content: JSON.stringify({
              id: form,
              components: [{ type: 'textfield', key: form, label: form }],
            }),
          },
        ],
      })
    await bring('old_one', "'2030-01-01T10:00:00Z'")
    const key = await begin('forms')
    await bring('new_one', "'2031-01-01T10:00:00Z'")
    const { items } = (await server.as('admin', 'GET', '/process-definitions?processId=forms&latest=true'))
      .body as { items: { key: string }[] }
    await server.as('admin', 'POST', `/process-instances/${key}/migration`, {
      processDefinitionKey: items[0]!.key,
    })
    const task = await taskIn(key)
    expect(task).toMatchObject({ form: 'new_one', dueDate: '2030-01-01T10:00:00.000Z' })
    const form = (await server.as('coordinator', 'GET', `/user-tasks/${task.key}/form`)).body
    expect(form).toMatchObject({ schema: { components: [{ key: 'new_one' }] } })
  })

  // Behind it every test would prove its thousand cases again.
  test('a loop over a called process that waits for nothing ends in a problem', async () => {
    await deploy(
      'spins(pool) { s(start) > x(exclusive) > c(call calls=ends_at_once) > x }',
      'ends_at_once(pool) { s(start) > e(end) }',
    )
    const key = await begin('spins')
    await expect
      .poll(async () => (await server.as('coordinator', 'GET', `/incidents?instanceKey=${key}`)).body, {
        timeout: 120_000,
      })
      .toMatchObject({ items: [{ code: 'LOOP_WITHOUT_WAIT', element: 'c' }] })
  })
})
