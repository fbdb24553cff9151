// What goes to the database in binary is there what it was here, and statements keep their plans only as long as the
// tables are about as large as when they were made.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { binaryArray, type ElementType } from '../../server/store/binary-array.ts'
import { begin, type Database } from '../../server/store/connect.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'

const VALUES: readonly (readonly [ElementType, readonly unknown[]])[] = [
  ['boolean', [true, null, false]],
  ['integer', [0, -1, null, 2_147_483_647, -2_147_483_648]],
  ['bigint', [0, -1, null, 4_294_967_295, 4_294_967_296, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]],
  ['text', ['', 'a', null, '"{,}\\', 'déjà vu', '日本', '👩‍👧', 'NULL']],
  ['uuid', ['00000000-0000-0000-0000-000000000000', null, '0193e2c4-9a7f-7bcd-8e01-23456789abcf']],
  [
    'timestamptz',
    [
      '2026-11-28T09:15:00.123Z',
      null,
      '2000-01-01T00:00:00.000Z',
      '1999-12-31T23:59:59.999Z',
      '9999-12-31T23:59:59.000Z',
    ],
  ],
  ['bytea', [Buffer.of(), Buffer.of(0, 255), null, Buffer.from('many '.repeat(99))]],
]

/** The driver answers with digits where a bigint was given, and with a date where a time was. */
function asGiven(type: ElementType, value: unknown): unknown {
  if (value === null) return null
  if (type === 'bigint') return Number(value)
  return value instanceof Date ? value.toISOString() : value
}

describe.each(backends)('an array that goes to %s in binary', backend => {
  let databases: Databases
  let database: Database

  beforeAll(async () => {
    databases = await databasesOn(backend)
    database = await databases.open()
  })

  afterAll(async () => {
    await database.close()
    await databases.close()
  })

  test.each(VALUES)('of %s arrives as it was', async (type, values) => {
    const { rows } = await database.pool.query(
      `select value from unnest($1::${type}[]) with ordinality as new (value, n) order by n`,
      [binaryArray(type, values as never)],
    )
    expect(rows.map(({ value }) => asGiven(type, value))).toEqual(values)
  })

  test('may be empty', async () => {
    const { rows } = await database.pool.query('select $1::uuid[] as list', [binaryArray('uuid', [])])
    expect(rows).toEqual([{ list: [] }])
  })
})

describe('a statement of a transaction', () => {
  test('keeps its plan for a second, and gets the one for a table that has grown after that', async () => {
    const databases = await databasesOn('postgres')
    const database = await databases.open()
    await database.pool.query('create table grown (id integer primary key); analyze grown')
    const client = await database.pool.connect()
    const planOf = async () => {
      await begin(client)
      await client.query({ name: 'find', text: 'select from grown where id = $1', values: [7] })
      const { rows } = await client.query('explain execute find(7)')
      await client.query('commit')
      return rows.map(row => row['QUERY PLAN']).join('\n')
    }
    vi.useFakeTimers({ toFake: ['performance'] })
    expect(await planOf()).toContain('Seq Scan')
    await client.query('insert into grown select generate_series(1, 50000)')
    expect(await planOf()).toContain('Seq Scan')
    vi.advanceTimersByTime(1000)
    expect(await planOf()).toContain('Index')
    vi.useRealTimers()
    client.release()
    await database.close()
    await databases.close()
  })
})
