// Tests run on Node as the product does; what needs a browser starts it by itself.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A crash of a native library fails its own file, not the whole run.
    pool: 'forks',
    testTimeout: 20_000,
  },
})
