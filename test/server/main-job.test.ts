// The first job of the whole: a signal comes in, people decide, the case is closed and erased, an auditor proves it.
// The processes are the real ones, as a new installation deploys them; forms are filled in as they ask.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyExport } from '../../server/audit/verify-export.ts'
import type { Instance, InstanceDetail } from '../../server/contract/instances.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer(await (await databasesOn('embedded')).open(), {}, { seed: true })
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
})

type Field = {
  key?: string
  type: string
  values?: { value: unknown }[]
  validate?: { required?: boolean }
  components?: Field[]
}

/** What a person would fill in: what the case is about, and elsewhere the first choice of what must be chosen. */
function filled(fields: readonly Field[], given: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    if (field.key === undefined) continue
    if (Object.hasOwn(given, field.key)) values[field.key] = given[field.key]
    else if (field.validate?.required) values[field.key] = exampleOf(field)
  }
  return values
}

function exampleOf({ type, values }: Field): unknown {
  const first = values?.[0]?.value ?? 'x'
  if (type === 'checklist' || type === 'taglist') return [first]
  if (type === 'number') return 1
  if (type === 'checkbox') return true
  if (type === 'datetime') return '2026-12-01'
  return first
}

/** The person with the role of a task takes it on and completes it. */
async function work(caseKey: string, element: string, given: Record<string, unknown> = {}): Promise<void> {
  const task = await vi.waitFor(
    async () => {
      const { items } = (await server.as('coordinator', 'GET', `/user-tasks?element=${element}`)).body as {
        items: UserTask[]
      }
      const found = items.find(item => item.rootKey === caseKey)
      expect(found, `${element} waits`).toBeDefined()
      return found!
    },
    { timeout: 60_000, interval: 20 },
  )
  const form = (await server.as('coordinator', 'GET', `/user-tasks/${task.key}/form`)).body as {
    schema: { components: Field[] } | null
  }
  const variables = filled(form.schema?.components ?? [], given)
  await server.as('coordinator', 'POST', `/user-tasks/${task.key}/assignment`, {})
  const reply = await server.as('coordinator', 'POST', `/user-tasks/${task.key}/completion`, {
    variables,
    reason: 'as agreed',
  })
  expect(reply.status, `${element}: ${reply.text}`).toBe(200)
}

test('a provocation is recognised and closed without a case, and waits for its erasure', async () => {
  const reported = await server.as('intake', 'POST', '/online-signals', {
    what_was_seen: 'a shocking meme in a game chat',
    reporter_relation: 'some',
  })
  expect(reported.status, reported.text).toBe(202)
  const { instanceKey: key } = reported.body as { instanceKey: string }

  await work(key, 'B_t1', { person_identifiable: 'no' })
  await work(key, 'B_t3', { danger: 'no' })
  await work(key, 'B_t6', {
    facts_for: 'weak',
    facts_against: 'strong',
    context_known: 'yes',
    content_type: 'joke_or_irony',
    need_type: 'unknown',
    reachable_online: 'no',
  })
  await work(key, 'B_t8', { nature: 'trolling', suggestion_followed: 'yes' })
  await work(key, 'B_t9', { light_response: 'house_rules_tip' })
  await work(key, 'B_t34', { outcome_class: 'provocation' })
  await work(key, 'B_t36')
  await work(key, 'L_t1')

  const retention = await vi.waitFor(
    async () => {
      const { called } = (await server.as('coordinator', 'GET', `/process-instances/${key}`))
        .body as InstanceDetail
      const [erasure] = called.filter(one => one.processId === 'retention_erasure')
      const detail = (await server.as('coordinator', 'GET', `/process-instances/${erasure!.instanceKey}`))
        .body as InstanceDetail
      expect(detail.subscriptions).toContainEqual(expect.objectContaining({ element: 'L_c1', kind: 'timer' }))
      return detail.instance as Instance
    },
    { timeout: 60_000, interval: 20 },
  )
  expect(retention.rootKey).toBe(key)

  for (const instance of [key, retention.key]) {
    const proof = await server.as('auditor', 'GET', `/process-instances/${instance}/verification`)
    expect(proof.body).toMatchObject({ intact: true, flaws: [] })
  }
  await provedOffline(key)
})

/** The export proves itself on another machine. */
async function provedOffline(key: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'linkspan-export-'))
  const file = path.join(folder, 'case.zip')
  const { bytes } = await server.as(
    'auditor',
    'GET',
    `/process-instances/${key}/export?reason=A%20proof%20elsewhere`,
  )
  await writeFile(file, bytes)
  expect(await verifyExport(file, { keys: [server.server.signer.verifierKey] })).toMatchObject({
    intact: true,
    instanceKey: key,
    flaws: [],
  })
  await rm(folder, { recursive: true })
}
