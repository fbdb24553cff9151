// States of instances that were used lately. A state is taken out while a transaction works on it, because the
// engine changes it in place; it comes back only with the commit, under the number it then has.

import type { State } from '../../engine/index.ts'
import type { CaseKey } from '../store/seal.ts'

export type Cached = { readonly seq: number; readonly state: State; readonly key: CaseKey }

const MOST = 5_000

export class StateCache {
  private readonly states = new Map<string, Cached>()

  take(id: string): Cached | null {
    const cached = this.states.get(id)
    this.states.delete(id)
    return cached ?? null
  }

  put(id: string, cached: Cached): void {
    this.states.delete(id)
    this.states.set(id, cached)
    if (this.states.size <= MOST) return
    const oldest = this.states.keys().next().value
    if (oldest !== undefined) this.states.delete(oldest)
  }
}
