// The front end as it was built. Any address that is no file and no route shows the same page, which reads the rest.

import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Refused } from '../errors.ts'
import type { App } from '../server.ts'
import { builtIn } from './built.ts'

/**
 * A worker has the policy of its own file. This one runs the scripts of a draft that is tried, in QuickJS, which is
 * WebAssembly: it may compile that and fetch it, and nothing else. The policy of the pages allows neither.
 */
const SCRIPT_WORKER = /^assets\/script\.worker-[\w-]+\.js$/
const SCRIPT_WORKER_SECURITY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

export const DIST = fileURLToPath(new URL('../../modeller/dist', import.meta.url))

export async function pageRoutes(app: App, folder = DIST): Promise<void> {
  const built = await builtIn(folder)
  if (!(await built.has('index.html'))) return
  // Scripts and styles lie packed beside themselves (modeller/vite.config.ts), for every browser that takes them so.
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })

  app.get('/*', { config: { action: 'open' }, schema: { hide: true } }, async (request, reply) => {
    const name = (request.params as { '*': string })['*']
    if (name.startsWith('api/')) throw new Refused('NOT_FOUND')
    if (SCRIPT_WORKER.test(name)) reply.header('content-security-policy', SCRIPT_WORKER_SECURITY)
    // Built files bear the hash of their content in their names.
    if (name.startsWith('assets/') && (await built.has(name)))
      return reply.sendFile(name, { immutable: true, maxAge: '365d' })
    if (name.startsWith('assets/')) throw new Refused('NOT_FOUND')
    // Whoever comes by a one-time link leaves nothing of it in a cache or with the next page.
    if (name === 'link') reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    const file = name !== '' && (await built.has(name)) ? name : 'index.html'
    return reply.sendFile(file, { cacheControl: false })
  })
}
