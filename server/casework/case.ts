// An instance in memory while a batch works on it.

import type { State } from '../../engine/index.ts'
import type { CaseKey } from '../store/seal.ts'
import type { Base } from '../store/stored-state.ts'
import type { Definition } from './definitions.ts'

export type Case = {
  readonly id: string
  definition: Definition
  state: State | null
  /** What the state in the table lies upon. */
  base: Base | null
  seq: number
  head: Buffer
  /** The number under which the row was locked; null for a new instance. */
  readonly before: number | null
  readonly rootId: string
  key: CaseKey
  readonly startedBy: string
  readonly conversation: string | null
}

export function isLive(state: State | null): boolean {
  return state?.status === 'active' || state?.status === 'suspended'
}
