// Where the list of the files of a case stands: in its state, and in the commands that wrote it.

import type { Command, State } from '../../engine/index.ts'
import { FILES, type StoredFile } from '../contract/files.ts'

/** The files of a case, the oldest first; none where the variable holds something else. */
export function filesIn(state: State | null): readonly StoredFile[] {
  const kept = state?.runs[state.root]?.variables?.[FILES]
  return Array.isArray(kept) ? kept : []
}

/** The list that a command writes; null where it writes none. */
export function listedBy(command: Command): readonly StoredFile[] | null {
  if (command.type !== 'setVariables' || !Object.hasOwn(command.variables, FILES)) return null
  const list = command.variables[FILES]
  return Array.isArray(list) ? list : []
}
