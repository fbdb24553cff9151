// Data stores lie beside the cases: what one writes another one reads, waits for, or begins by. On both databases.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Instance } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const drawing = bpmn(`
writer(pool) { s(start) > a(user) > e(end) ; w(store name=stock) ; a ..> w }
watcher(pool) { s1(start) > c(catch when='stock > 3') > e1(end) ; r(store name=stock) }
alarm(pool) { low(start when='stock < 3 or urgent = true') > order(user) > e2(end) ; q(store name=stock) }
`)

describe.each(backends)('data stores on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const resources = [{ name: 'stock.bpmn', content: drawing }]
    expect((await server.as('designer', 'POST', '/deployments', { resources })).status).toBe(201)
  })

  afterAll(async () => {
    await server.stop()
    await server.database.close()
    await databases.close()
  })

  async function begin(processId: string): Promise<string> {
    const { body } = await server.as('coordinator', 'POST', '/process-instances', { processId })
    return (body as { instance: Instance }).instance.key
  }

  async function write(value: number): Promise<string> {
    const instance = await begin('writer')
    const { body } = await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${instance}`)
    const [task] = (body as { items: UserTask[] }).items
    const done = await server.as('coordinator', 'POST', `/user-tasks/${task!.key}/completion`, {
      variables: { w: value },
    })
    expect(done.status).toBe(200)
    return instance
  }

  const statusOf = async (key: string) =>
    ((await server.as('coordinator', 'GET', `/process-instances/${key}`)).body as { instance: Instance })
      .instance.status

  const alarms = async () =>
    (
      (await server.as('coordinator', 'GET', '/process-instances?processId=alarm')).body as {
        items: Instance[]
      }
    ).items.length

  test('a case that waits for what a store holds goes on when another one writes it', async () => {
    const waiting = await begin('watcher')
    await write(3)
    const writer = await write(4)
    await vi.waitFor(async () => expect(await statusOf(waiting)).toBe('completed'), 60_000)
    for (const instance of [waiting, writer]) {
      const { body } = await server.as('auditor', 'GET', `/process-instances/${instance}/verification`)
      expect(body).toMatchObject({ intact: true, flaws: [] })
    }
  })

  test('a case begins by itself when a condition over a store turns true, and not again while it is', async () => {
    const before = await alarms()
    await write(2)
    await vi.waitFor(async () => expect(await alarms()).toBe(before + 1), 60_000)
    await write(1)
    const watcher = await begin('watcher')
    await write(9)
    // The watcher hears of the last writing, so the one before has been heard as well.
    await vi.waitFor(async () => expect(await statusOf(watcher)).toBe('completed'), 60_000)
    expect(await alarms()).toBe(before + 1)
  })

  test('conditions are asked about variables that somebody sends', async () => {
    await write(9)
    const ask = (variables: object) =>
      server.as('coordinator', 'POST', '/conditionals/evaluation', { variables })
    expect((await ask({ urgent: false })).body).toEqual({ instanceKeys: [] })
    const { body } = await ask({ urgent: true })
    expect((body as { instanceKeys: string[] }).instanceKeys).toHaveLength(1)
    expect((await server.as('auditor', 'POST', '/conditionals/evaluation', { variables: {} })).status).toBe(
      403,
    )
  })

  test('what lies in a store cannot be read in the database', async () => {
    await write(4321)
    const { rows } = await server.database.pool.query(`select value from data_store where name = 'stock'`)
    expect(rows[0].value.toString('latin1')).not.toContain('4321')
  })
})
