// The documentation names files that are there, links that lead somewhere, and settings as they are.

import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readmeWithSettings } from '../docs/settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = globSync(['*.md', 'docs/*.md', 'docs/decisions/*.md', 'engine/README.md'], { cwd: root })

describe.each(pages)('%s', page => {
  test('links to what is there', () => {
    const targets = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => target!)
    const lost = targets.filter(
      target => !/^\w+:/.test(target) && !existsSync(join(root, dirname(page), target)),
    )
    expect(lost).toEqual([])
  })

  test('names files that are there', () => {
    const named = [
      ...read(page).matchAll(
        /`((?:engine|server|modeller|docs|test|processes|migrations|bench)\/[\w./-]*)`/g,
      ),
    ]
    const lost = named
      .map(([, path]) => path!)
      .filter(path => !path.includes('NN') && !existsSync(join(root, path)))
    expect(lost).toEqual([])
  })
})

test('each decision has its line in the index, and each line its page', () => {
  const files = readdirSync(join(root, 'docs/decisions')).filter(file => /^\d{4}-/.test(file))
  const lines = [...read('docs/decisions/README.md').matchAll(/\]\((\d{4}-[\w-]+\.md)\)/g)].map(
    ([, file]) => file,
  )
  expect(lines).toEqual(files.sort())
})

test('each package has its line with its version and reason', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const page = read('docs/decisions/dependencies.md')
  const named = Object.entries({ ...dependencies, ...devDependencies }).map(
    ([name, version]) => `- ${name} ${version} (`,
  )
  expect(named.filter(line => !page.includes(line))).toEqual([])
})

test('the README tells the settings as they are; npm run docs writes them anew', () => {
  expect(read('README.md')).toBe(readmeWithSettings(read('README.md')))
})
