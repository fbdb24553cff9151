// What a batch does to one table: rows that come, rows that change, rows that go. Folded in memory first, so that
// a row which comes and goes within one batch is never written.

export class Changes<Row extends object> {
  readonly created = new Map<string, Row>()
  readonly patched = new Map<string, Partial<Row>>()
  readonly removed = new Set<string>()

  create(id: string, row: Row): void {
    this.created.set(id, row)
    this.patched.delete(id)
  }

  patch(id: string, changes: Partial<Row>): void {
    const row = this.created.get(id)
    if (row) this.created.set(id, { ...row, ...changes })
    else this.patched.set(id, { ...this.patched.get(id), ...changes })
  }

  /** Removal runs before creation, so that a row may be replaced within one batch. */
  remove(id: string): void {
    this.patched.delete(id)
    this.created.delete(id)
    this.removed.add(id)
  }
}
