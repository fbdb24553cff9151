// Which files a command means: those that are named, and in folders those of the right kind, in order of name.

import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Unusable } from './scenario.ts'

/** Throws Unusable where a path does not exist, or nothing of the kind is found. */
export async function find(paths: readonly string[], kind: RegExp, what: string): Promise<string[]> {
  if (paths.length === 0) throw new Unusable('linkspan', null, 'name a file or a folder.')
  const found = await Promise.all(paths.map(path => findIn(resolve(path), kind)))
  const files = [...new Set(found.flat())]
  if (files.length === 0) throw new Unusable(paths.join(', '), null, `there is no ${what} here.`)
  return files
}

async function findIn(path: string, kind: RegExp): Promise<string[]> {
  const entry = await stat(path).catch(() => null)
  if (!entry) throw new Unusable(path, null, 'no such file.')
  if (!entry.isDirectory()) return [path]
  const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !isHidden(name))
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const inside = await Promise.all(
    entries.map(inner => {
      const at = join(path, inner.name)
      return inner.isDirectory() ? findIn(at, kind) : kind.test(inner.name) ? [at] : []
    }),
  )
  return inside.flat()
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}
