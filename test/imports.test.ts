// The arrows of the architecture point one way. Whoever imports against one finds here which arrow it is.

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** One import of our own code: who imports what, as paths from the root. Types count like anything else. */
type Import = { readonly from: string; readonly to: string }

/** What may not be imported, by whom, and why. */
type Arrow = {
  readonly says: string
  readonly from: RegExp
  readonly to: RegExp
}

const arrows: readonly Arrow[] = [
  {
    says: 'the engine needs nothing of ours but itself',
    from: /^engine\//,
    to: /^(server|modeller|migrations|processes|test|bench)\//,
  },
  {
    says: 'the server does not know the modeller',
    from: /^server\//,
    to: /^(modeller|test|bench)\//,
  },
  {
    says: 'the modeller sees of the server its contract alone',
    from: /^modeller\//,
    to: /^server\/(?!contract\/)|^(migrations|test|bench)\//,
  },
  {
    says: 'the contract is plain schemas: it may see the engine and nothing else of the server',
    from: /^server\/contract\//,
    to: /^(server\/(?!contract\/)|modeller\/)/,
  },
  {
    says: 'graph, event and state know no element and no trigger',
    from: /^engine\/(graph\/graph|run\/(event|state|command|apply))\.ts$/,
    to: /^engine\/(elements|triggers)\/|^engine\/run\/(decide|step|handlers)\.ts$/,
  },
  {
    says: 'what an element does is decided by decide, never the other way round',
    from: /^engine\/(elements|triggers)\//,
    to: /^engine\/run\/(decide|handlers)\.ts$|^engine\/graph\/compile\.ts$/,
  },
  {
    says: 'what runs knows neither lint nor scenarios',
    from: /^engine\/(graph|run|elements|triggers|feel|dmn|script)\//,
    to: /^engine\/(lint|scenario)\/.*\.ts$/,
  },
  {
    says: 'expressions know nothing of processes',
    from: /^engine\/feel\//,
    to: /^engine\/(graph|run|elements|triggers|dmn|script)\//,
  },
  {
    says: 'tests are only imported by tests and measurements',
    from: /^(engine|server|modeller|migrations)\//,
    to: /^test\//,
  },
]

const imports = globSync('{engine,server,modeller,migrations,bench}/**/*.{ts,tsx}', { cwd: root }).flatMap(
  importsOf,
)

for (const arrow of arrows)
  test(arrow.says, () => {
    const against = imports
      .filter(({ from, to }) => arrow.from.test(from) && arrow.to.test(to))
      .map(({ from, to }) => `${from} imports ${to}`)
    expect(against).toEqual([])
  })

test('every import names a file with its ending', () => {
  expect(
    imports.filter(({ to }) => !/\.\w+$/.test(to)).map(({ from, to }) => `${from} imports ${to}`),
  ).toEqual([])
})

test('only the face of the engine is imported from outside, and its folders where they have a face of their own', () => {
  const faces =
    /^engine\/(index|(diff|dmn|feel|graph|import|lint|pack|run|scenario|script|text-twin|words)\/\w[\w-]*)\.ts$/
  const inside = imports.filter(
    ({ from, to }) =>
      !from.startsWith('engine/') && to.startsWith('engine/') && !faces.test(to) && to.endsWith('.ts'),
  )
  expect(inside.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
})

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /^\s*(?:import|export)\s+(?:type\s+)?(?:[^'";]*?\s+from\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/gm,
  )
  return [...found].map(([, plain, lazy]) => ({
    from: file,
    to: relative(root, join(root, dirname(file), (plain ?? lazy)!)),
  }))
}
