// Who looked into a case is asked often, of a log that only grows: the lines of one case or one person are found without
// reading those of all others.

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../server/store/connect.ts'
import { linesOf, readLog } from '../../server/store/read-log.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'

const CASE = '00000000-0000-4000-8000-000000000007'

let databases: Databases
let database: Database

beforeAll(async () => {
  databases = await databasesOn(backends[0])
  database = await databases.open()
  const { pool } = database
  await pool.query(
    `insert into deployment (key, checksum, variant, deployed_by) values ($1, '', 'to-be', 'somebody')`,
    [CASE],
  )
  await pool.query(
    `insert into process_definition (key, deployment_key, process_id, version, resource_name, roles, starts)
     values ($1, $1, 'p', 1, 'p.bpmn', '{}', '[]')`,
    [CASE],
  )
  await pool.query(
    `insert into instance (id, definition_key, process_id, status, root_id, started_at, started_by, seq, head, incidents, generation, state)
     values ($1, $1, 'p', 'active', $1, now(), 'somebody', 1, '', 0, 1, '')`,
    [CASE],
  )
  await pool.query(
    `insert into log (actor, action, result, subject)
     select 'person ' || n % 500, 'instance.read', 'done', gen_random_uuid() from generate_series(1, 20000) n`,
  )
  for (const about of [CASE, `${CASE}.12`, `/api/v1/process-instances/${CASE}/trail`])
    await pool.query(
      `insert into log (actor, action, result, subject) values ('ada', 'task.read', 'done', $1)`,
      [about],
    )
  await pool.query('analyze log')
})

afterAll(async () => {
  await database.close()
  await databases.close()
})

async function planOf(filter: Parameters<typeof linesOf>[0]): Promise<string> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${linesOf(filter, null, 51)}`.execute(
    database.kysely,
  )
  return rows.map(row => row['QUERY PLAN']).join('\n')
}

test('by case, whatever of it was looked at', async () => {
  const { rows } = await database.pool.query('select number from instance')
  const number = Number(rows[0].number)
  expect(await readLog(database, { number }, null, 51)).toHaveLength(3)
  expect(await readLog(database, { number: number + 1 }, null, 51)).toEqual([])
  const plan = await planOf({ number })
  expect(plan).toContain('log_case')
  expect(plan).not.toContain('Seq Scan on log')
})

test('by person', async () => {
  expect(await readLog(database, { actor: 'person 7' }, null, 51)).toHaveLength(40)
  const plan = await planOf({ actor: 'person 7' })
  expect(plan).toContain('log_actor')
  expect(plan).not.toContain('Seq Scan on log')
})
