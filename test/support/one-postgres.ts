// One PostgreSQL for all files of a run: to make its files takes longer than most tests do. It starts when the first file
// asks for it, so that a run which needs none has none.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ONE_POSTGRES, type Postgres, startPostgres } from './postgres.ts'

/** Vitest calls it before the first file, and what it answers with after the last one. */
export default async function onePostgresForAll(): Promise<() => Promise<void>> {
  let postgres: Promise<Postgres> | null = null
  const door = createServer((_, response) => {
    postgres ??= startPostgres()
    postgres.then(
      ({ url }) => response.end(url),
      error => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  process.env[ONE_POSTGRES] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  return async () => {
    door.closeAllConnections()
    door.close()
    await (await postgres)?.stop()
  }
}
