// Tests run on Node as the product does; what needs a browser starts it by itself.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A crash of a native library fails its own file, not the whole run.
    pool: 'forks',
    // A machine may do much else meanwhile: a test waits for what it asks for, and seldom for as long as this.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
