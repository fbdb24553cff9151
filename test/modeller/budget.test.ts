// What a first visit to each desk loads: gzipped script, everything the page asks for before it can be used. The
// manifest of the build tells which files those are.

import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { pagesAreBuilt } from '../support/one-build.ts'

type Chunk = { readonly file: string; readonly imports?: readonly string[] }

const dist = new URL('../../modeller/dist/', import.meta.url)
let manifest: Readonly<Record<string, Chunk>>

beforeAll(async () => {
  await pagesAreBuilt()
  manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'))
})

/** These pages and all they import before they run, each file once. */
function filesOf(pages: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const page of pages) {
    const chunk = manifest[page]
    if (chunk === undefined) throw new Error(`${page} is no chunk of its own any more.`)
    if (found.has(chunk.file)) continue
    found.add(chunk.file)
    filesOf(chunk.imports ?? [], found)
  }
  return found
}

async function kilobytesOf(...pages: string[]): Promise<number> {
  const scripts = [...filesOf(['index.html', ...pages])].filter(file => file.endsWith('.js'))
  const sizes = await Promise.all(
    scripts.map(async file => gzipSync(await readFile(new URL(file, dist))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

const dutch = 'i18n/nl.ts'
const french = 'i18n/fr.ts'
const diagram = ['canvas/diagram.tsx', 'drawing/read.ts']

test.each([
  ['Cases', 180, ['desks/cases/tasks-page.tsx']],
  ['Cases in Dutch', 180, ['desks/cases/tasks-page.tsx', dutch]],
  ['Cases in French', 180, ['desks/cases/tasks-page.tsx', french]],
  ['Cases and a diagram', 235, ['desks/cases/tasks-page.tsx', 'canvas/diagram.tsx']],
  ['a case, its diagram and the words of the drawing', 245, ['desks/cases/case-page.tsx', ...diagram]],
  ['Audit', 240, ['desks/audit/replay-page.tsx', ...diagram]],
  ['the process picture', 240, ['desks/audit/picture-page.tsx', ...diagram]],
  ['the Design desk', 230, ['desks/design/processes-page.tsx']],
  ['the drawing board with its panel', 650, ['desks/design/draft-page.tsx', 'desks/design/try/try-tab.tsx']],
  ['a public page in Dutch', 180, ['desks/about/about-shell.tsx', 'desks/about/process-page.tsx', dutch]],
] as const)('%s loads at most %i kB', async (_, most, pages) => {
  expect(await kilobytesOf(...pages)).toBeLessThanOrEqual(most)
})

test('every page begins with few files: each costs a request', () => {
  expect(filesOf(['index.html']).size).toBeLessThanOrEqual(4)
})
