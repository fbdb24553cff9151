// Durable commands: a person completes a task and gets the next one, through the dispatcher and through HTTP. Beside it
// the limit (the same rows written by bare batched statements, nothing decided) and the usual way (a transaction each).
// PostgreSQL runs with fsync and synchronous commit, as it does by default; PGlite has its own lines.

import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { readConfig } from '../server/config.ts'
import { start } from '../server/main.ts'
import { newToken } from '../server/store/accounts.ts'
import { insertRows } from '../server/store/columns.ts'
import { answersOf, begin, type Database, gather } from '../server/store/connect.ts'
import { type InstanceRow, TRAIL, updateInstances } from '../server/store/instance-rows.ts'
import { patchRows, USER_TASK } from '../server/store/waiting-rows.ts'
import { type Backend, databasesOn } from '../test/support/database.ts'
import { type Figure, measure } from './figure.ts'
import { atOnce, deployRounds, median, takeSeats } from './seats.ts'

const ROUNDS = 3
export async function run(): Promise<Figure[]> {
  return [...(await on('postgres', [1, 16, 64, 256])), ...(await on('embedded', [1, 64]))]
}

async function on(backend: Backend, callers: readonly number[]): Promise<Figure[]> {
  const name = backend === 'postgres' ? 'PostgreSQL' : 'PGlite'
  const databases = await databasesOn(backend)
  const database = await databases.open()
  const figures: Figure[] = []
  await deployRounds(database)
  const bare = await bareRows(database, Math.max(...callers))
  for (const count of callers) {
    const seats = await takeSeats(database, count)
    const latencies: number[] = []
    const throughDispatch = () => atOnce(count, seat => seats.next(seat), latencies)
    const one = { unit: 'commands/s', ours: throughDispatch }
    figures.push(
      await measure(
        'server',
        {
          ...one,
          case: `${name}, ${count} callers`,
          peer: 'bare statement',
          theirs: () => bare.batched(count),
        },
        ROUNDS,
      ),
    )
    figures.push(
      await measure(
        'server',
        {
          ...one,
          case: `${name}, ${count} callers`,
          peer: 'one transaction each',
          theirs: () => atOnce(Math.min(count, 16), seat => bare.single(seat)),
        },
        ROUNDS,
      ),
    )
    figures.push(
      await measure(
        'server',
        {
          case: `${name}, ${count} callers, half answer within`,
          unit: 'ms',
          peer: 'bare commit',
          ours: () => median(latencies.splice(0)),
          theirs: () => bare.commit(),
        },
        1,
      ),
    )
  }
  figures.push(await overHttp(name, database))
  figures.push(await reopening(name, database))
  await database.close()
  await databases.close()
  return figures
}

/**
 * The rows of a command as the dispatcher writes them, taken from cases that exist: written without deciding anything or
 * locking, in one packet with its commit.
 */
async function bareRows(database: Database, count: number) {
  const seats = await takeSeats(database, count)
  for (let seat = 0; seat < count; seat++) await seats.next(seat)
  const { rows } = await database.pool.query(
    'select i.*, t.bytes from instance i join trail t on t.instance_id = i.id and t.seq = i.seq order by i.id limit $1',
    [count],
  )
  const at = new Date().toISOString()
  const instances = rows as (InstanceRow & { bytes: Buffer })[]
  const seqs = instances.map(row => row.seq)
  const keys = instances.map(() => 1_000_000)

  async function write(places: readonly number[]): Promise<void> {
    const client = await database.pool.connect()
    const rowsOf = places.map(place => ({
      ...instances[place]!,
      base: null,
      before: seqs[place]!,
      seq: seqs[place]! + 1,
      head: randomBytes(32),
    }))
    const entries = rowsOf.map(row => ({
      instance_id: row.id,
      seq: row.seq,
      at,
      definition_key: row.definition_key,
      hash: row.head,
      generation: row.generation,
      bytes: row.bytes,
    }))
    const created = places.map(place => taskRow(instances[place]!, keys[place]! + 1, at))
    const completed = places.map(place => ({
      instance_id: instances[place]!.id,
      key: keys[place]!,
      status: 'completed',
      ended_at: at,
      completed_by: 'bench',
    }))
    try {
      gather(client)
      await answersOf([
        begin(client),
        updateInstances(client, rowsOf),
        insertRows(client, TRAIL, entries),
        insertRows(client, USER_TASK, created),
        patchRows(client, USER_TASK, completed),
        client.query('commit'),
      ])
      for (const place of places) {
        seqs[place]! += 1
        keys[place]! += 1
      }
    } finally {
      client.release()
    }
  }

  return {
    single: (place: number) => write([place]),
    async batched(size: number): Promise<number> {
      const all = instances.slice(0, size).map((_, place) => place)
      return (await atOnce(1, () => write(all))) * size
    },
    /** The time of a commit that writes one row. */
    async commit(): Promise<number> {
      const times: number[] = []
      for (let turn = 0; turn < 200; turn++) {
        const began = performance.now()
        await database.pool.query({
          name: 'bare-commit',
          text: `insert into sign_in_failure (subject) values ('bench')`,
        })
        times.push(performance.now() - began)
      }
      return median(times)
    },
  }
}

function taskRow({ id, definition_key, process_id }: InstanceRow, key: number, at: string) {
  const place = { instance_id: id, key, process_id, definition_key, element: 'a' }
  const people = { assignee: null, candidate_groups: ['team'], candidate_users: [] }
  return {
    ...place,
    ...people,
    name: null,
    status: 'open',
    priority: 50,
    form: null,
    created_at: at,
    due_at: null,
    follow_up_at: null,
    ended_at: null,
    completed_by: null,
  }
}

/** The same through HTTP: begins cases with 64 callers, beside a route that does nothing. */
async function overHttp(name: string, database: Database): Promise<Figure> {
  const config = { ...readConfig({ PORT: '0', LINKSPAN_LOG: 'silent' }), demo: false }
  const { id, secret, hash } = newToken()
  await database.kysely
    .insertInto('api_token')
    .values({
      id,
      name: 'bench',
      secret: hash,
      roles: ['coordinator', 'worker'],
      created_by: 'bench',
      expires_at: null,
      used_at: null,
    })
    .execute()
  const running = await start(config, database, { pages: false, seed: false })
  const nothing = Fastify()
  nothing.post('/', async () => ({}))
  await nothing.listen({ port: 0, host: '127.0.0.1' })
  const { port } = nothing.server.address() as AddressInfo
  const post = (url: string) => async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ processId: 'rounds', variables: { stop: false } }),
    })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  }
  const figure = await measure(
    'server',
    {
      case: `${name}, 64 callers over HTTP`,
      unit: 'commands/s',
      peer: 'a Fastify route that does nothing',
      ours: () => atOnce(64, post(`${running.url}/api/v1/process-instances`)),
      theirs: () => atOnce(64, post(`http://127.0.0.1:${port}/`)),
    },
    ROUNDS,
  )
  await running.stop()
  await nothing.close()
  return figure
}

/** From nothing in memory to a listening server, on a database that exists and is open. */
async function reopening(name: string, database: Database): Promise<Figure> {
  const config = { ...readConfig({ PORT: '0', LINKSPAN_LOG: 'silent' }), demo: false }
  const ours = async () => {
    const began = performance.now()
    const running = await start(config, database, { pages: false, seed: false })
    const took = performance.now() - began
    await running.stop()
    return took / 1000
  }
  const theirs = async () => {
    const began = performance.now()
    const app = Fastify()
    await app.listen({ port: 0, host: '127.0.0.1' })
    const took = performance.now() - began
    await app.close()
    return took / 1000
  }
  return measure(
    'server',
    { case: `${name}, start on an existing database`, unit: 's', peer: 'an empty Fastify', ours, theirs },
    ROUNDS,
  )
}
