// What a fresh machine needs of package.json and its lock file: exact versions, every platform, no host names.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

type Locked = { readonly version?: string; readonly optionalDependencies?: Record<string, string> }
const locked = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

test('every dependency is pinned to one version', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
    [],
  )
})

test('the lock file knows the optional packages of every platform, so npm ci takes it anywhere', () => {
  const names = new Set(Object.keys(locked).map(path => path.replace(/^.*node_modules\//, '')))
  const optional = Object.values(locked).flatMap(entry => Object.keys(entry.optionalDependencies ?? {}))
  expect(optional.filter(name => !names.has(name))).toEqual([])
})

test('the lock file names no registry', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/)
})
