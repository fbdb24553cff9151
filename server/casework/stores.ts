// The data stores that the commands of one batch read and write. A store is locked when the first of them needs it, and
// written once, with everything else.

import type { ClientBase } from 'pg'
import type { Command, Graph } from '../../engine/index.ts'
import { namedStores, storesFor } from '../../engine/run/route.ts'
import { lockStores, writeStores } from '../store/data-stores.ts'
import type { Keyring } from '../store/seal.ts'

export class Stores {
  private readonly client: ClientBase
  private readonly keyring: Keyring
  private readonly held = new Map<string, unknown>()
  private readonly written = new Map<string, unknown>()

  constructor(client: ClientBase, keyring: Keyring) {
    this.client = client
    this.keyring = keyring
  }

  /** The command with what lies in the stores of the graph: it is recorded so, and can be run again from its record. */
  async handTo(graph: Graph, command: Command): Promise<Command> {
    if (graph.stores.size === 0) return command
    await this.lock(graph)
    return { ...command, stores: storesFor(graph, this.held) }
  }

  /** What the expressions of a graph read, by the names they read it under; `before` takes the place of one store. */
  async named(graph: Graph, before?: { readonly store: string; readonly value: unknown }) {
    await this.lock(graph)
    const held = before ? new Map(this.held).set(before.store, before.value) : this.held
    return namedStores(graph, held)
  }

  /** Puts a value into a store; answers with what lay in it. */
  put(store: string, value: unknown): unknown {
    const before = this.held.get(store) ?? null
    this.held.set(store, value)
    this.written.set(store, value)
    return before
  }

  write(at: string): Promise<void> {
    return writeStores(this.client, this.keyring, this.written, at)
  }

  private async lock(graph: Graph): Promise<void> {
    const missing = [...graph.stores.values()].filter(store => !this.held.has(store))
    if (missing.length === 0) return
    for (const [store, value] of await lockStores(this.client, this.keyring, missing))
      this.held.set(store, value)
  }
}
