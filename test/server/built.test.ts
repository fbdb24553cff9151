// Pages that are built while the server runs: it serves the new ones, and what an old page asks for is said to be gone.

import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { Refused } from '../../server/errors.ts'
import { pageRoutes } from '../../server/routes/pages.ts'
import type { App } from '../../server/server.ts'

const folders: string[] = []
let builds = 0

afterEach(() => Promise.all(folders.splice(0).map(folder => rm(folder, { recursive: true }))))

/** As Vite does: what was there goes, and every file comes under a new name, the first page before the others. */
async function build(
  folder: string,
  hash: string,
  late: () => Promise<void> = async () => {},
): Promise<void> {
  await rm(path.join(folder, 'assets'), { recursive: true, force: true })
  await mkdir(path.join(folder, 'assets'))
  const index = path.join(folder, 'index.html')
  await writeFile(index, `<script type="module" src="/assets/index-${hash}.js"></script>`)
  await utimes(index, ++builds, builds)
  await late()
  await writeFile(path.join(folder, 'assets', `index-${hash}.js`), `"${hash}"`)
}

async function serving(): Promise<{ folder: string; get: (path: string) => Promise<[number, string]> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'linkspan-built-'))
  folders.push(folder)
  await build(folder, 'old')
  const app = fastify()
  app.setErrorHandler((error, _, reply) => reply.code(error instanceof Refused ? 404 : 500).send(''))
  await pageRoutes(app as unknown as App, folder)
  const get = async (url: string): Promise<[number, string]> => {
    const { statusCode, body } = await app.inject({ url })
    return [statusCode, body]
  }
  return { folder, get }
}

test('pages that are built anew are served without a restart, and the old ones are gone', async () => {
  const { folder, get } = await serving()
  expect(await get('/assets/index-old.js')).toEqual([200, '"old"'])
  expect((await get('/assets/index-new.js'))[0]).toBe(404)
  await build(folder, 'new')
  expect((await get('/design/drafts/1'))[1]).toContain('index-new.js')
  expect(await get('/assets/index-new.js')).toEqual([200, '"new"'])
  expect((await get('/assets/index-old.js'))[0]).toBe(404)
})

test('what is asked for while it is built is there once it has been written', async () => {
  const { folder, get } = await serving()
  await build(folder, 'new', async () => {
    expect((await get('/assets/index-new.js'))[0]).toBe(404)
  })
  expect(await get('/assets/index-new.js')).toEqual([200, '"new"'])
})

test('no name leads out of the folder', async () => {
  const { folder, get } = await serving()
  await writeFile(path.join(folder, '..', 'linkspan-beside.txt'), 'beside')
  folders.push(path.join(folder, '..', 'linkspan-beside.txt'))
  for (const name of ['/..%2flinkspan-beside.txt', '/assets/..%2f..%2flinkspan-beside.txt'])
    expect((await get(name))[1]).not.toBe('beside')
})
