// A disk of a few megabytes, held in memory, that can be filled and made larger. Only root may mount one, and not in
// every container: elsewhere there is none, which is said aloud, and a test that needs it counts as left out.

import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type SmallDisk = {
  /** A folder on it in which anybody may write. */
  readonly folder: string
  grow(megabytes: number): void
  remove(): void
}

/** Mounts one; null where that is not allowed. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'linkspan-disk-'))
  const run = (command: string, ...given: string[]) => execFileSync(command, given, { stdio: 'ignore' })
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  } catch (error) {
    rmSync(folder, { recursive: true })
    console.warn(`No small disk can be mounted here, so that none is filled: ${(error as Error).message}`)
    return null
  }
  chmodSync(folder, 0o777)
  return {
    folder,
    grow: size => run('mount', '-o', `remount,size=${size}m`, folder),
    remove() {
      run('umount', folder)
      rmSync(folder, { recursive: true })
    },
  }
}
