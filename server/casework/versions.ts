// Which versions the commands of one batch mean. Within a transaction an answer holds, so each question is asked once,
// however many cases begin or are called.

import type { ClientBase } from 'pg'
import type { Definition, Definitions } from './definitions.ts'

export class Versions {
  private readonly client: ClientBase
  private readonly definitions: Definitions
  private readonly found = new Map<string, Promise<Definition | null>>()

  constructor(client: ClientBase, definitions: Definitions) {
    this.client = client
    this.definitions = definitions
  }

  /** The version under a key. */
  get(key: string): Promise<Definition> {
    return this.definitions.get(this.client, key)
  }

  /** The newest version of a process; null where none is deployed. */
  latest(processId: string): Promise<Definition | null> {
    return this.once(processId, () => this.definitions.latest(this.client, processId))
  }

  /** The version that a call activity means; null where there is none. */
  called(
    caller: Definition,
    processId: string,
    binding: string,
    tag: string | null,
  ): Promise<Definition | null> {
    if (binding === 'latest') return this.latest(processId)
    const question = JSON.stringify([caller.deployment, processId, binding, tag])
    return this.once(question, () => this.definitions.called(this.client, caller, processId, binding, tag))
  }

  private once(question: string, ask: () => Promise<Definition | null>): Promise<Definition | null> {
    let answer = this.found.get(question)
    if (!answer) {
      answer = ask()
      this.found.set(question, answer)
    }
    return answer
  }
}
