// A process that leads a case on over the embedded database and is killed at one statement of that, as `kill -9` does it:
// `node test/support/doomed.ts`. It is told by its environment where the database is and which statement is the last whose answer it hears. What
// it finds of the case before, which case it begins and whether it was answered, it says line by line.

import { Definitions } from '../../server/casework/definitions.ts'
import { Dispatch } from '../../server/casework/dispatch.ts'
import type { Done } from '../../server/casework/work.ts'
import { connect, type Database } from '../../server/store/connect.ts'
import { Keyring } from '../../server/store/seal.ts'

/** What has become of a case: its entries, its tasks and the cases that it called. */
export type Found = {
  readonly entries: number[]
  readonly tasks: { readonly element: string; readonly status: string }[]
  readonly called: string[]
}

export type Line = { found: Found } | { begun: string } | { answered: boolean }

const tell = (line: Line) => process.stdout.write(`${JSON.stringify(line)}\n`)

export async function foundOf({ pool }: Database, instance: string): Promise<Found> {
  const trail = await pool.query('select seq from trail where instance_id = $1 order by seq', [instance])
  const tasks = await pool.query(
    'select element, status from user_task where instance_id = $1 order by key',
    [instance],
  )
  const called = await pool.query('select status from instance where parent_id = $1', [instance])
  return {
    entries: trail.rows.map(({ seq }) => seq),
    tasks: tasks.rows,
    called: called.rows.map(({ status }) => status),
  }
}

/** A database on which this process hears the answer to the n-th statement, and nothing after it. */
function lastAt(database: Database, last: number): Database {
  let statements = 0
  const pool = new Proxy(database.pool, {
    get(target, name) {
      const given = Reflect.get(target, name)
      if (name !== 'connect') return typeof given === 'function' ? given.bind(target) : given
      return async () => {
        const client = await target.connect()
        return new Proxy(client, {
          get(real, member) {
            const own = Reflect.get(real, member)
            if (member !== 'query') return typeof own === 'function' ? own.bind(real) : own
            return async (...args: Parameters<typeof real.query>) => {
              const isLast = ++statements === last
              const answer = await (real.query as (...all: unknown[]) => Promise<unknown>)(...args)
              if (isLast) process.kill(process.pid, 'SIGKILL')
              return answer
            }
          },
        })
      }
    },
  })
  return { ...database, pool }
}

if (import.meta.main) {
  const { TEST_DIRECTORY, TEST_LAST_STATEMENT, TEST_CASE_BEFORE } = process.env
  const keyring = new Keyring(Buffer.alloc(32, 7))
  const database = await connect({ url: null, directory: TEST_DIRECTORY!, keyring })
  if (TEST_CASE_BEFORE) tell({ found: await foundOf(database, TEST_CASE_BEFORE) })
  const dispatchOn = (on: Database) => new Dispatch(on, new Definitions(), { queue: 10, onCommit: () => {} })
  const { instance, events } = (await dispatchOn(database).submit({
    kind: 'start',
    process: 'doomed',
    command: { type: 'start', variables: {} },
    actor: 'x',
  })) as Done
  tell({ begun: instance })
  const task = events.find(event => event.type === 'task.created')!
  const { ok } = await dispatchOn(lastAt(database, Number(TEST_LAST_STATEMENT))).submit({
    kind: 'command',
    instance,
    command: { type: 'complete', key: task.type === 'task.created' ? task.key : 0, variables: {} },
    actor: 'x',
  })
  tell({ answered: ok })
  await database.close()
}
