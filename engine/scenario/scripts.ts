// One sandbox serves all scenarios of a process: making one costs more than running a script in it.

import { createSandbox, type Sandbox } from '../script/sandbox.ts'

let sandbox: Promise<Sandbox> | null = null

/** The sandbox of this process, made when the first script runs. */
export function sharedSandbox(): Promise<Sandbox> {
  sandbox ??= createSandbox()
  return sandbox
}
