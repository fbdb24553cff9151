// A disk of a few megabytes, held in memory, that can be filled and made larger. Only root may mount one, and not in
// every container: elsewhere there is none, and a test that needs it says that it was left out.

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
  } catch {
    rmSync(folder, { recursive: true })
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
