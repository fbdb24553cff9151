// Cases that were used lately, each as its last commit left it. A case is taken out while a transaction works on it,
// because its state is changed in place; it comes back only with the commit.

import type { Case } from './case.ts'

const MOST = 5_000

export class CaseCache {
  private readonly cases = new Map<string, Case>()

  take(id: string): Case | null {
    const known = this.cases.get(id)
    this.cases.delete(id)
    return known ?? null
  }

  put(found: Case): void {
    this.cases.delete(found.id)
    this.cases.set(found.id, found)
    if (this.cases.size <= MOST) return
    const oldest = this.cases.keys().next().value
    if (oldest !== undefined) this.cases.delete(oldest)
  }
}
