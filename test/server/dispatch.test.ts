// Orders go through one transaction after another; what was answered is in the trail, once.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Definitions } from '../../server/casework/definitions.ts'
import { deploy } from '../../server/casework/deploy.ts'
import { Dispatch } from '../../server/casework/dispatch.ts'
import type { Done } from '../../server/casework/work.ts'
import type { Database } from '../../server/store/connect.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'

const oneTask = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x" id="d">
  <process id="one_task" isExecutable="true">
    <startEvent id="s"/><sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
    <userTask id="t" name="Look"/><sequenceFlow id="f2" sourceRef="t" targetRef="e"/><endEvent id="e"/>
  </process>
</definitions>`

describe.each(backends)('dispatch on %s', backend => {
  let databases: Databases
  let database: Database
  let dispatch: Dispatch

  beforeAll(async () => {
    databases = await databasesOn(backend)
    database = await databases.open()
    dispatch = new Dispatch(database, new Definitions(), { queue: 1000, onCommit: () => {} })
    const result = await deploy(database, {
      resources: [{ name: 'one.bpmn', content: oneTask }],
      variant: 'to-be',
      note: null,
      draftId: null,
      by: 'ann',
    })
    expect(result).toMatchObject({ ok: true, unchanged: false })
  })

  afterAll(async () => {
    await database.close()
    await databases.close()
  })

  const start = () =>
    dispatch.submit({
      kind: 'start',
      process: 'one_task',
      command: { type: 'start', variables: { n: 1 } },
      actor: 'ann',
    })

  test('starts and completes many instances in few transactions', async () => {
    const started = (await Promise.all(Array.from({ length: 50 }, start))) as Done[]
    expect(started.every(answer => answer.ok)).toBe(true)
    const tasks = await database.kysely
      .selectFrom('user_task')
      .selectAll()
      .where('status', '=', 'open')
      .execute()
    expect(tasks).toHaveLength(50)
    const completed = await Promise.all(
      tasks.map(task =>
        dispatch.submit({
          kind: 'command',
          instance: task.instance_id,
          command: { type: 'complete', key: Number(task.key), variables: { ok: true }, by: 'ann' },
          actor: 'ann',
        }),
      ),
    )
    expect(completed.every(answer => answer.ok)).toBe(true)
    const instances = await database.kysely.selectFrom('instance').select(['status', 'seq']).execute()
    expect(instances).toHaveLength(50)
    expect(new Set(instances.map(({ status, seq }) => `${status} ${seq}`))).toEqual(new Set(['completed 2']))
    const trail = await database.kysely
      .selectFrom('trail')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    expect(trail.n).toBe('100')
  })

  test('gives a task completed twice to one of two', async () => {
    const { instance } = (await start()) as Done
    const task = await database.kysely
      .selectFrom('user_task')
      .selectAll()
      .where('instance_id', '=', instance)
      .executeTakeFirstOrThrow()
    const complete = () =>
      dispatch.submit({
        kind: 'command',
        instance,
        command: { type: 'complete', key: Number(task.key), variables: {} },
        actor: 'ann',
      })
    const answers = await Promise.all([complete(), complete()])
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(answers.find(answer => !answer.ok)).toMatchObject({ code: 'INSTANCE_ENDED' })
  })
})
