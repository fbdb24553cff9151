// Conditions that lie outside any one case: over data stores, and over variables that somebody sends.

import type { ClientBase } from 'pg'
import type { Command, Start, Variables } from '../../engine/index.ts'
import { type Hops, linkOf } from '../../engine/run/hops.ts'
import { conditionalStarts, watchesStore } from '../../engine/run/route.ts'
import { liveDefinitions, liveOf } from '../store/instances.ts'
import type { Definition, Definitions } from './definitions.ts'
import type { Ledger } from './ledger.ts'
import type { Stores } from './stores.ts'
import type { Versions } from './versions.ts'
import type { Answer, ConditionsWork, StoreWork } from './work.ts'

/** What a batch lends. */
type Hands = {
  readonly client: ClientBase
  readonly definitions: Definitions
  readonly versions: Versions
  readonly stores: Stores
  readonly ledger: Ledger
  readonly now: number
  begin(
    definition: Definition,
    command: Extract<Command, { type: 'start' }>,
    actor: string,
    conversation: string | null,
  ): Promise<Answer>
}

export class Conditions {
  private readonly hands: Hands

  constructor(hands: Hands) {
    this.hands = hands
  }

  /** A store has another value: who may wait for it looks again, and what it makes true begins. */
  async changed({ store, before, ...work }: StoreWork): Promise<Answer> {
    const { client, versions, ledger } = this.hands
    const watching: string[] = []
    for (const key of await liveDefinitions(client))
      if (watchesStore((await versions.get(key)).graph, [store])) watching.push(key)
    const actor = `store:${store}`
    const waiting = watching.length === 0 ? [] : await liveOf(client, watching)
    const starts = await this.starts({ variables: {}, definition: null }, { store, value: before })
    const chain = linkOf(work, waiting.length + starts.length)
    for (const id of waiting)
      ledger.owe(id, 'command', { command: { type: 'storesChanged', changed: [store], ...chain }, actor })
    return this.beginAll(starts, { variables: {}, by: actor, ...chain })
  }

  /** Begins a case for each conditional start event that holds on the variables and the stores. */
  async begin({ variables, actor, definition }: Omit<ConditionsWork, 'kind'>): Promise<Answer> {
    return this.beginAll(await this.starts({ variables, definition }), { variables, by: actor })
  }

  /** `before` tells what lay in a store that changed: only what did not hold then begins. */
  private async starts(
    { variables, definition: only }: Pick<ConditionsWork, 'variables' | 'definition'>,
    before?: { readonly store: string; readonly value: unknown },
  ) {
    const { client, definitions, stores } = this.hands
    const found: { readonly definition: Definition; readonly start: Start }[] = []
    for (const definition of await definitions.latestStarting(client, 'conditional')) {
      const { graph, key } = definition
      if (only !== null && only !== key) continue
      const now = { ...(await stores.named(graph)), ...variables }
      const then = before ? await stores.named(graph, before) : {}
      for (const start of conditionalStarts(graph, then, now, this.hands.now))
        found.push({ definition, start })
    }
    return found
  }

  private async beginAll(
    starts: readonly { readonly definition: Definition; readonly start: Start }[],
    told: Hops & { readonly variables: Variables; readonly by: string },
  ): Promise<Answer> {
    const instances: string[] = []
    for (const { definition, start } of starts) {
      const { element, trigger } = start
      const answer = await this.hands.begin(
        definition,
        { type: 'start', element, trigger, ...told },
        told.by,
        null,
      )
      if (answer.ok && 'instance' in answer) instances.push(answer.instance)
    }
    return { ok: true, message: '', instances, expiresAt: null, duplicate: false }
  }
}
