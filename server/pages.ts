// The front end is built when it is asked for and what is there is older than its sources.

import { existsSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const MODELLER = fileURLToPath(new URL('../modeller', import.meta.url))
const SOURCES = [
  MODELLER,
  fileURLToPath(new URL('../engine', import.meta.url)),
  fileURLToPath(new URL('./contract', import.meta.url)),
]

/** Builds the pages where that is needed; says whether there are any. */
export async function ensurePages(): Promise<boolean> {
  const index = path.join(MODELLER, 'dist', 'index.html')
  if (!existsSync(path.join(MODELLER, 'index.html'))) return existsSync(index)
  const built = existsSync(index) ? statSync(index).mtimeMs : 0
  const newest = Math.max(...(await Promise.all(SOURCES.map(newestIn))))
  if (newest <= built) return true
  const { build } = await import('vite')
  try {
    await build({ root: MODELLER, logLevel: 'error' })
  } catch (error) {
    // What a broken build left would look newer than its sources, and be served the next time.
    await rm(index, { force: true })
    throw error
  }
  return existsSync(index)
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const inDist = path.join(MODELLER, 'dist')
  const files = entries.filter(entry => entry.isFile() && !entry.parentPath.startsWith(inDist))
  return Math.max(0, ...files.map(entry => statSync(path.join(entry.parentPath, entry.name)).mtimeMs))
}
