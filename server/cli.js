#!/usr/bin/env node
// The installed command. TypeScript is run as it is, which needs Node 24; where an older one is on the path,
// the Node that came with the package takes over. What it compiles it keeps beside the package, where that may be
// written: the next start takes half the time.

import { spawnSync } from 'node:child_process'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('cli.ts', import.meta.url))
const compiled = fileURLToPath(new URL('../node_modules/.cache/linkspan/compiled', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= 24) {
  module.enableCompileCache(compiled)
  const { main } = await import('./cli.ts')
  await main(process.argv.slice(2))
} else {
  const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  const { status } = spawnSync(node, [cli, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  })
  process.exitCode = status ?? 1
}
