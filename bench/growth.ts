// What a command costs when the trail holds ten million events, beside the same on a trail that holds none, and how long
// a server takes to start on it. Both databases are on one PostgreSQL, and are asked in turn.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import pg from 'pg'
import type { Database } from '../server/store/connect.ts'
import { databasesOn } from '../test/support/database.ts'
import { startProcess } from '../test/support/process.ts'
import { type Figure, measure } from './figure.ts'
import { atOnce, deployRounds, type Seats, takeSeats } from './seats.ts'

/** Fewer where somebody is in a hurry; the name of the figure tells. */
const EVENTS = Number(process.env.LINKSPAN_BENCH_EVENTS ?? 10_000_000)

/** What a case of some weeks has in its trail. */
const ENTRIES_OF_A_CASE = 40

const ROUNDS = 9
const CALLERS = 64

/** The master key of test databases. */
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64')

export async function run(): Promise<Figure[]> {
  const databases = await databasesOn('postgres')
  const [empty, full] = [await databases.open(), await databases.open()]
  for (const database of [empty, full]) await deployRounds(database)
  const [few, many] = [await takeSeats(empty, CALLERS), await takeSeats(full, CALLERS)]
  await fill(full, many)
  const name = `${EVENTS.toLocaleString('en')} events in the trail`
  const figures = [
    await measure(
      'growth',
      {
        case: `${CALLERS} callers, ${name}`,
        unit: 'commands/s',
        peer: 'the same with none',
        ours: () => atOnce(CALLERS, seat => many.next(seat)),
        theirs: () => atOnce(CALLERS, seat => few.next(seat)),
      },
      ROUNDS,
    ),
    await measure(
      'growth',
      {
        case: `start of a server, ${name}`,
        unit: 's',
        peer: 'a Node that does nothing',
        ours: () => startOf(full),
        theirs: emptyStart,
      },
      3,
    ),
  ]
  for (const database of [empty, full]) await database.close()
  await databases.close()
  return figures
}

/** Entries as they are, of cases that are over: what each holds, and the tasks that were done in it. */
async function fill({ pool, url }: Database, seats: Seats): Promise<void> {
  const entries = Math.ceil(EVENTS / (await seats.next(0)))
  const { rows } = await pool.query(`
    select i.id, i.seq from instance i join trail t on t.instance_id = i.id and t.seq = i.seq
    order by i.seq desc limit 1`)
  const { id, seq } = rows[0]
  // A connection of its own, which waits as long as it takes.
  const client = new pg.Client({ connectionString: url! })
  await client.connect()
  try {
    await client.query(
      `create temporary table filler as
       select gen_random_uuid() as id, $1::integer as entries, $2::uuid as of, $3::integer as seq from generate_series(1, $4::integer)`,
      [ENTRIES_OF_A_CASE, id, seq, Math.ceil(entries / ENTRIES_OF_A_CASE)],
    )
    for (const text of [
      `insert into instance (id, definition_key, process_id, status, root_id, started_at, started_by, ended_at, seq, head, incidents, generation, state, base)
       select f.id, definition_key, process_id, 'completed', f.id, started_at, started_by, now(), f.entries, head, 0, generation, state, base
       from filler f join instance i on i.id = f.of`,
      `insert into trail (instance_id, seq, at, definition_key, hash, generation, bytes)
       select f.id, n, at, definition_key, hash, generation, bytes
       from filler f join trail t on t.instance_id = f.of and t.seq = f.seq, generate_series(1, f.entries) n`,
      `insert into user_task (instance_id, key, process_id, definition_key, element, status, candidate_groups, candidate_users, priority, created_at, ended_at, rev)
       select f.id, n, process_id, definition_key, element, 'completed', candidate_groups, candidate_users, priority, created_at, now(), 2
       from filler f join lateral (select * from user_task u where u.instance_id = f.of limit 1) u on true, generate_series(1, f.entries) n`,
      'analyze',
      'checkpoint',
    ])
      await client.query(text)
  } finally {
    await client.end()
  }
}

/** Until a server process listens, its program read and its database looked at. */
async function startOf({ url }: Database): Promise<number> {
  const began = performance.now()
  const server = await startProcess({
    DATABASE_URL: url!,
    LINKSPAN_MASTER_KEY: MASTER_KEY,
  })
  const took = performance.now() - began
  await server.stop()
  return took / 1000
}

async function emptyStart(): Promise<number> {
  const heard = createServer().listen(0, '127.0.0.1')
  await once(heard, 'listening')
  const began = performance.now()
  const told = once(heard, 'connection')
  const source = `require('node:net').connect(${(heard.address() as AddressInfo).port}, '127.0.0.1').on('close', () => process.exit())`
  const child = spawn(process.execPath, ['-e', source])
  const [socket] = await told
  const took = performance.now() - began
  socket.destroy()
  await once(child, 'exit')
  heard.close()
  return took / 1000
}
