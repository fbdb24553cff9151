// One build of the pages for all files of a run: two at once would empty each other's folder, and take twice the time.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ensurePages } from '../../server/pages.ts'
import { behindDoor, openDoor } from './door.ts'

const ONE_BUILD = 'LINKSPAN_TEST_PAGES'
const PAGES = new URL('../../server/pages.ts', import.meta.url).href

/** Vitest calls it before the first file. A build is told that it is for production, so it has a process of its own. */
export default function oneBuildForAll(): Promise<() => void> {
  return openDoor(ONE_BUILD, async () => {
    const code = `await (await import(${JSON.stringify(PAGES)})).ensurePages()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code])
    return 'built'
  })
}

/** Resolves when the pages are as their sources are. */
export async function pagesAreBuilt(): Promise<void> {
  if ((await behindDoor(ONE_BUILD)) === null) await ensurePages()
}
