// Carries out batch operations, some items at a time, so that people's own commands find room between them. Several
// servers share one operation; a server that dies leaves its items to the others.

import { say, tell } from '../../engine/words/sentences.ts'
import { can } from '../auth/can.ts'
import { commandFor } from '../casework/batch-command.ts'
import { type Dispatch, Overloaded } from '../casework/dispatch.ts'
import { type Done, type Refusal, refuse } from '../casework/work.ts'
import {
  carriedNow,
  endOperations,
  finishItems,
  putBackItem,
  stopOperation,
  type TakenItem,
  takeItems,
} from '../store/batch-operations.ts'
import { type Database, isTransient } from '../store/connect.ts'
import { stateOf } from '../store/instances.ts'
import { writeLog } from '../store/log.ts'
import { type Log, Rounds } from './rounds.ts'

const LOOK_MS = 1000
const AT_ONCE = 50

/** How long a dead server keeps its items. */
const TAKEN_MS = 10_000

export class BatchOperations {
  private readonly database: Database
  private readonly dispatch: Dispatch
  private readonly log: Log
  private readonly onProgress: (operation: string) => void
  private readonly rounds: Rounds
  private readonly count = { completed: 0, failed: 0 }

  constructor(database: Database, dispatch: Dispatch, log: Log, onProgress: (operation: string) => void) {
    this.onProgress = onProgress
    this.database = database
    this.dispatch = dispatch
    this.log = log
    const stumbled = 'batch operations could not be looked at'
    this.rounds = new Rounds({ every: LOOK_MS, turn: () => this.look(), stumbled }, log)
  }

  /** What has become of the items that this server has carried out. */
  figures() {
    return { ...this.count }
  }

  /** There may be something to do. */
  wake(): void {
    this.rounds.wake()
  }

  async stop(): Promise<void> {
    await this.rounds.stop()
  }

  private async look(): Promise<number> {
    await this.stopForsaken()
    const items = await takeItems(this.database, AT_ONCE, TAKEN_MS)
    await Promise.all(items.map(item => this.carryOut(item)))
    const ended = await endOperations(this.database.kysely)
    for (const key of new Set([...items.map(({ operation }) => operation), ...ended])) this.onProgress(key)
    return items.length > 0 ? 0 : LOOK_MS
  }

  /** Pauses what nobody may carry on any more; the transaction of each item asks too, so that none is done meanwhile. */
  private async stopForsaken(): Promise<void> {
    for (const carried of await carriedNow(this.database.kysely)) {
      if (can(carried, 'batch.operate') || !(await stopOperation(this.database.kysely, carried))) continue
      await writeLog(this.database, {
        actor: 'system',
        action: 'batch.suspension',
        result: 'done',
        subject: carried.key,
        detail: `${carried.by} may not any more`,
      })
      this.onProgress(carried.key)
    }
  }

  private async carryOut(item: TakenItem): Promise<void> {
    try {
      const answer = await this.command(item)
      // The dispatcher has written what it was asked to do; what was refused before is written here. Where somebody
      // else was faster, or the operation was stopped meanwhile, the row tells.
      if (answer.ok) this.count.completed += 1
      else if (answer.code !== 'PAID_ALREADY') await this.fail(item, answer)
    } catch (error) {
      if (error instanceof Overloaded || isTransient(error)) return putBackItem(this.database.kysely, item)
      this.log.error({ err: error, operation: item.operation }, 'an item of a batch operation failed')
      await this.fail(item, {
        code: 'INTERNAL',
        message: say(tell`The server has made a mistake; its log tells more.`),
      })
    }
  }

  private async command(item: TakenItem): Promise<Done | Refusal> {
    const state = await stateOf(this.database, item.instance_id)
    if (!state) return refuse('NO_SUCH_INSTANCE', tell`There is no such case.`)
    const command = commandFor(item, state)
    if ('ok' in command) return command
    const { instance_id: instance, by: actor, plan, type } = item
    const definition = type === 'migrate' ? plan.processDefinitionKey : undefined
    const { operation, position } = item
    const work = {
      kind: 'command',
      instance,
      command,
      actor,
      definition,
      item: { operation, position },
    } as const
    return this.dispatch.submit(work)
  }

  private async fail(
    { operation, position }: TakenItem,
    { code, message }: Pick<Refusal, 'code' | 'message'>,
  ) {
    this.count.failed += 1
    await finishItems(this.database.pool, this.database.keyring, [
      { operation, position, state: 'failed', code, message },
    ])
  }
}
