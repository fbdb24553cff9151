// The connection is cut before and after every statement of a transaction, the commit included. Whatever the caller is
// told, the command has happened once, whole, and the next one finds everything in order.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAll } from '../../server/audit/verify.ts'
import { Definitions } from '../../server/casework/definitions.ts'
import { deploy } from '../../server/casework/deploy.ts'
import { Dispatch } from '../../server/casework/dispatch.ts'
import type { Done } from '../../server/casework/work.ts'
import type { Database } from '../../server/store/connect.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { trusted } from '../support/server.ts'

type Cut = {
  readonly at: number
  readonly when: 'before' | 'after'
  /** The statement alone is refused, with this SQLSTATE, and the connection lives. */
  readonly refusedWith?: string
}

/** A database whose first connection is cut at its n-th statement; those that follow work. */
function cutting(database: Database, cut: Cut): Database & { readonly wasCut: () => boolean } {
  let statements = 0
  let broken = false
  let refused = false
  const pool = new Proxy(database.pool, {
    get(target, name) {
      if (name !== 'connect') return Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name)
      return async () => {
        const client = await target.connect()
        if (broken || refused) return client
        const fail = () => Object.assign(new Error('cut'), { code: 'ECONNRESET' })
        return new Proxy(client, {
          get(real, member) {
            if (member === 'release') return () => real.release(broken ? fail() : undefined)
            if (member !== 'query') return Reflect.get(real, member)
            return async (...args: Parameters<typeof real.query>) => {
              if (broken) throw fail()
              // Statements are sent one behind the other, so a later one may be on its way when this one is answered.
              const number = ++statements
              if (number === cut.at && cut.refusedWith !== undefined) {
                refused = true
                // As the database does it: with the statement the whole transaction is lost.
                return real.query(
                  `do $$ begin raise exception 'refused' using errcode = '${cut.refusedWith}'; end $$`,
                )
              }
              if (number === cut.at && cut.when === 'before') {
                broken = true
                throw fail()
              }
              const result = await (real.query as (...all: unknown[]) => Promise<unknown>)(...args)
              if (number !== cut.at) return result
              broken = true
              throw fail()
            }
          },
        })
      }
    },
  })
  return { ...database, pool, wasCut: () => broken || refused }
}

// The embedded database has no connection that could be cut; test/server/storm.test.ts kills its process at each statement.
describe('a connection that is cut', () => {
  let databases: Databases
  let database: Database

  beforeAll(async () => {
    databases = await databasesOn('postgres')
    database = await databases.open()
    const content = bpmn(
      'cut(pool) { s(start) > a(user) > c(call calls=inner) > b(user) > e(end) }\ninner(pool) { s1(start) > e1(end) }',
    )
    const result = await deploy(database, {
      resources: [{ name: 'x.bpmn', content }],
      variant: 'to-be',
      note: null,
      draftId: null,
      by: 'x',
    })
    expect(result.ok).toBe(true)
  })

  afterAll(async () => {
    await database.close()
    await databases.close()
  })

  const dispatchOn = (on: Database) => new Dispatch(on, new Definitions(), { queue: 100, onCommit: () => {} })

  test.each([
    ['before', undefined],
    ['after', undefined],
    // A serialisation failure and a deadlock: nobody ever hears of them.
    ['before', '40001'],
    ['before', '40P01'],
  ] as const)(
    '%s a statement (refused alone with: %s) leaves the command done once',
    async (when, refusedWith) => {
      for (let at = 1; ; at++) {
        const whole = dispatchOn(database)
        const begun = (await whole.submit({
          kind: 'start',
          process: 'cut',
          command: { type: 'start', variables: {} },
          actor: 'x',
        })) as Done
        const { instance } = begun
        const task = begun.events.find(event => event.type === 'task.created')
        const key = task?.type === 'task.created' ? task.key : 0

        const faulty = cutting(database, { at, when, ...(refusedWith && { refusedWith }) })
        const answer = await dispatchOn(faulty).submit({
          kind: 'command',
          instance,
          command: { type: 'complete', key, variables: { at } },
          actor: 'x',
        })
        expect(answer, `cut ${when} statement ${at}`).toMatchObject({ ok: true, instance })

        const { rows } = await database.pool.query(
          'select seq from trail where instance_id = $1 order by seq',
          [instance],
        )
        expect(rows.map(row => row.seq)).toEqual([1, 2, 3])
        const tasks = await database.kysely
          .selectFrom('user_task')
          .select(['element', 'status'])
          .where('instance_id', '=', instance)
          .orderBy('key')
          .execute()
        expect(tasks).toEqual([
          { element: 'a', status: 'completed' },
          { element: 'b', status: 'open' },
        ])
        const called = await database.kysely
          .selectFrom('instance')
          .select('status')
          .where('parent_id', '=', instance)
          .execute()
        expect(called).toEqual([{ status: 'completed' }])
        if (faulty.wasCut()) continue
        // begin, two locks at least, a statement for each table that is written, and commit
        expect(at).toBeGreaterThan(10)
        break
      }
      expect(await verifyAll(database, new Definitions(), trusted)).toMatchObject({
        intact: true,
        flaws: [],
      })
    },
    60_000,
  )
})
