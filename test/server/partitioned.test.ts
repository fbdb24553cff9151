// The trail in partitions, as docs/operations.md has it: by hash of the case. Servers do not notice, nobody can change an
// entry there either, and the proof holds.

import { expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { bpmn } from '../support/bpmn.ts'
import { databasesOn } from '../support/database.ts'
import { startServer, trusted } from '../support/server.ts'

const PARTITIONS = 4

test('a trail that is partitioned by case works as before, with what was in it', async () => {
  const databases = await databasesOn('postgres')
  const database = await databases.open()
  const server = await startServer(database)
  const resources = [{ name: 'x.bpmn', content: bpmn('p(pool) { s(start) > a(user) > e(end) }') }]
  expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({ status: 201 })
  const begin = async () => {
    const reply = await server.as('coordinator', 'POST', '/process-instances', { processId: 'p' })
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as { instance: { key: string } }).instance.key
  }
  const before = await Promise.all(Array.from({ length: 12 }, begin))

  await database.pool.query(`
    begin;
    alter table trail rename to trail_before;
    create table trail (like trail_before including all) partition by hash (instance_id);
    ${Array.from({ length: PARTITIONS }, (_, part) => `create table trail_${part} partition of trail for values with (modulus ${PARTITIONS}, remainder ${part});`).join('\n')}
    insert into trail select * from trail_before;
    create trigger trail_no_change before delete or update on trail for each row execute function trail_is_append_only();
    create trigger trail_no_truncate before truncate on trail for each statement execute function trail_is_append_only();
    drop table trail_before;
    commit`)

  const after = await Promise.all(Array.from({ length: 12 }, begin))
  for (const key of [...before, ...after]) {
    const { items } = (await server.as('coordinator', 'GET', `/user-tasks?instanceKey=${key}`)).body as {
      items: { key: string }[]
    }
    const done = await server.as('coordinator', 'POST', `/user-tasks/${items[0]!.key}/completion`, {})
    expect(done.status, done.text).toBe(200)
  }
  const { rows } = await database.pool.query('select count(distinct tableoid)::integer as used from trail')
  expect(rows[0].used).toBeGreaterThan(1)
  await expect(database.pool.query('update trail set seq = seq + 100')).rejects.toThrow()
  expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({
    intact: true,
    flaws: [],
    entries: 2 * (before.length + after.length),
  })
  await server.stop()
  await database.close()
  await databases.close()
})
