// Tests run on Node as the product does; what needs a browser starts it by itself.

import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Half of a test's time is a browser's or a database's: one file at a time would leave a machine of two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
    // A machine may do much else meanwhile: a test waits for what it asks for, and seldom for as long as this.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // A crash of a native library fails its own file, not the whole run.
    pool: 'forks',
    projects: [
      // The engine is pure: a file leaves nothing behind that another could stumble over, and modules are read once.
      { extends: true, test: { name: 'engine', include: ['test/engine/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'linkspan',
          include: ['test/**/*.test.ts'],
          exclude: ['test/engine/**'],
          globalSetup: ['test/support/one-postgres.ts', 'test/support/one-build.ts'],
          // A file closes what it opens and puts back what it sets: to read the server anew takes longer than most files do.
          isolate: false,
          // The embedded database has gone before it would gain from being compiled a second time, and better.
          execArgv: ['--liftoff-only'],
        },
      },
    ],
  },
})
