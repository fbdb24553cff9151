// Beginning an instance: which version, under which key, and whether its framework is in force.

import { randomInt } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Command } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { NO_HEAD } from '../audit/chain.ts'
import { logRefusedStart, mayNotBegin, versionFor } from '../rules/framework.ts'
import { readStanding, type Standing } from '../store/frameworks.ts'
import type { CaseKey, Keyring } from '../store/seal.ts'
import { uuid } from '../store/uuid.ts'
import type { Case } from './case.ts'
import type { Definition } from './definitions.ts'
import type { Ledger } from './ledger.ts'
import type { Versions } from './versions.ts'
import { type Answer, refuse, type StartWork } from './work.ts'

/** What a batch lends. */
type Hands = {
  readonly client: ClientBase
  readonly keyring: Keyring
  readonly versions: Versions
  readonly ledger: Ledger
  readonly now: number
  execute(found: Case, command: Command, actor: string): Promise<Answer>
}

export class Starts {
  private readonly hands: Hands
  /** How the framework stands, once it has been asked for. */
  private standing: Standing | null = null

  constructor(hands: Hands) {
    this.hands = hands
  }

  /** Begins an instance of the version that the order means. */
  async start(work: StartWork): Promise<Answer> {
    const { versions } = this.hands
    const definition =
      work.definition === undefined
        ? await versions.latest(work.process)
        : await versions.get(work.definition)
    if (!definition) return refuse('NO_SUCH_PROCESS', tell`No process ${work.process} is deployed.`)
    return this.begin(definition, work.command, work.actor, null)
  }

  /** Begins an instance; one that is called belongs to the case of its caller, and lies under the same key. */
  async begin(
    definition: Definition,
    command: Extract<Command, { type: 'start' }>,
    actor: string,
    conversation: string | null,
    caller: Case | null = null,
  ): Promise<Answer> {
    const { client, now } = this.hands
    this.standing ??= await readStanding(client)
    const outside = mayNotBegin(definition.graph, this.standing)
    if (outside) {
      await logRefusedStart(client, definition.graph, actor, outside)
      return outside
    }
    const variables = { ...command.variables, ...versionFor(definition.graph, this.standing) }
    const id = uuid(now)
    const fresh: Case = {
      id,
      key: caller?.key ?? this.makeKey(id),
      definition,
      state: null,
      base: null,
      seq: 0,
      head: NO_HEAD,
      before: null,
      rootId: caller?.rootId ?? id,
      startedBy: actor,
      conversation,
    }
    // What a process draws by lot is drawn from this, and so can be drawn again by whoever checks it.
    return this.hands.execute(fresh, { seed: randomInt(2 ** 31), ...command, variables }, actor)
  }

  private makeKey(caseId: string): CaseKey {
    const key = this.hands.keyring.make(1)
    this.hands.ledger.keys.push({ caseId, key })
    return key
  }
}
