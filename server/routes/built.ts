// The files of the front end as it was built last. A build leaves a new `index.html`, by which one that comes while the
// server runs is noticed: names of files that were made since would else be those of no file.

import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

export type Built = {
  /** Whether a file is there, by its path in the folder. */
  has(name: string): Promise<boolean>
}

export async function builtIn(folder: string): Promise<Built> {
  let made = await madeAt(folder)
  let files = await filesIn(folder)
  return {
    async has(name) {
      // The first page is asked for before all it leads to; another file is looked for once more before it counts as lost.
      if (name === 'index.html' || !files.has(name)) {
        const now = await madeAt(folder)
        if (now !== made) {
          made = now
          files = await filesIn(folder)
        }
      }
      return files.has(name)
    },
  }
}

/** When the pages were built: by the first of them, and by the folder that takes on the others one by one. */
async function madeAt(folder: string): Promise<string> {
  const times = ['index.html', 'assets'].map(name =>
    stat(path.join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  )
  return (await Promise.all(times)).join(' ')
}

async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  return new Set(
    entries
      .filter(entry => entry.isFile())
      .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  )
}
