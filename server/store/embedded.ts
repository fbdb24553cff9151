// The embedded database looks to everything else like PostgreSQL behind an ordinary pool of one connection.
// It survives the death of the process, not a power cut: its files are not forced to the disk.

import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type PGlite, protocol } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import type { Opening } from './embedded-worker.ts'
import { lockDirectory } from './lock.ts'

export type Embedded = {
  readonly pool: pg.Pool
  /** The whole database as a tar file, from which another one can be opened in a second. */
  dump(): Promise<Uint8Array>
  close(): Promise<void>
}

/** Opens the database in a directory, or in memory where that is `null`; `image` is a tar file made by `dump`. */
export async function openEmbedded(directory: string | null, image: string | null = null): Promise<Embedded> {
  const lock = directory === null ? null : lockDirectory(directory)
  try {
    if (directory !== null && !existsSync(directory)) await create(directory, image)
    const thread = await startThread({ directory, image: directory === null ? image : null })
    const pool = poolOf(thread)
    return {
      pool,
      dump: () => thread.ask({ dump: true }),
      async close() {
        await pool.end()
        await thread.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

/** A first creation that was cut leaves a side folder behind, never half a database. */
async function create(directory: string, image: string | null): Promise<void> {
  const side = `${directory}.new`
  await rm(side, { recursive: true, force: true })
  await mkdir(dirname(directory), { recursive: true })
  const thread = await startThread({ directory: side, image })
  await thread.close()
  await rename(side, directory)
}

/** What is told of a thread that is gone: the server has to be started anew. */
export const STOPPED = 'The embedded database has stopped.'

type Question = { bytes?: Uint8Array; dump?: boolean; close?: boolean }
type Thread = {
  ask(question: Question): Promise<Uint8Array>
  close(): Promise<void>
  /** Ends it at once; every further question is refused. */
  end(): void
}

async function startThread(opening: Opening): Promise<Thread> {
  const worker = new Worker(new URL('embedded-worker.ts', import.meta.url), { workerData: opening })
  const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>()
  let next = 1
  let dead: Error | null = null
  const fail = (error: Error) => {
    dead ??= error
    for (const { reject } of waiting.values()) reject(dead)
    waiting.clear()
  }
  worker.on('message', (answer: { id: number; bytes?: Uint8Array; error?: string }) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.error === undefined) asked?.resolve(answer.bytes ?? new Uint8Array())
    else asked?.reject(new Error(answer.error))
  })
  worker.on('error', error => fail(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => fail(new Error(STOPPED)))
  const ask = (id: number, question: Question | null) =>
    new Promise<Uint8Array>((resolve, reject) => {
      if (dead) return reject(dead)
      waiting.set(id, { resolve, reject })
      if (question) worker.postMessage({ id, ...question })
    })
  await ask(0, null)
  return {
    ask: question => ask(next++, question),
    async close() {
      if (!dead) await ask(next++, { close: true }).catch(() => {})
      await worker.terminate()
    },
    end() {
      void worker.terminate()
    },
  }
}

/** After these the engine never answers again: no room on the disk, an input or output error, an inner error. */
const FATAL = new Set(['53100', '58030', 'XX000'])

const QUERY = 0x51
const SYNC = 0x53
const FLUSH = 0x48

/** Messages are held back until one of them asks for an answer, so that a query is one round trip to the thread. */
function poolOf(thread: Thread): pg.Pool {
  const parser = new protocol.Parser()
  let held: Uint8Array[] = []
  const proxy = {
    waitReady: Promise.resolve(),
    async execProtocolStream(message: Uint8Array) {
      held.push(message)
      if (message[0] !== QUERY && message[0] !== SYNC && message[0] !== FLUSH) return []
      const bytes = Buffer.concat(held)
      held = []
      const answer = await thread.ask({ bytes })
      const messages: unknown[] = []
      parser.parse(answer, part => {
        messages.push(part)
        if (part.name === 'error' && FATAL.has((part as { code?: string }).code ?? '')) thread.end()
      })
      return messages
    },
  }
  return new pg.Pool({
    ...createPgConfig(proxy as unknown as PGlite),
    max: 1,
    pipeline: true,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 30_000,
    // A connection given up in the middle of a transaction would leave it open on the only backend there is.
    onConnect: (client: pg.ClientBase) => client.query('rollback'),
  } as unknown as pg.PoolConfig)
}
