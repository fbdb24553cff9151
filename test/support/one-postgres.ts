// One PostgreSQL for all files of a run: to make its files takes longer than most tests do. It starts when the first file
// asks for it, so that a run which needs none has none.

import { openDoor } from './door.ts'
import { ONE_POSTGRES, type Postgres, startPostgres } from './postgres.ts'

/** Vitest calls it before the first file, and what it answers with after the last one. */
export default async function onePostgresForAll(): Promise<() => Promise<void>> {
  keepExitCode()
  let postgres: Promise<Postgres> | null = null
  const shut = await openDoor(ONE_POSTGRES, async () => {
    postgres = startPostgres()
    return (await postgres).url
  })
  return async () => {
    shut()
    await (await postgres)?.stop()
  }
}

/** The package of PostgreSQL ends the process with 0 once nothing is left to do, whatever became of the tests. */
function keepExitCode(): void {
  process.once('beforeExit', code => {
    process.once('exit', () => {
      process.exitCode = code
    })
  })
}
