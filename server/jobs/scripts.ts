// Script tasks are jobs of the server's own: taken like any worker's, run in the sandbox, given back as a command.

import type { Command } from '../../engine/index.ts'
import { createScriptPool, type ScriptPool } from '../../engine/script/pool.ts'
import type { Dispatch } from '../casework/dispatch.ts'
import { visibleVariables } from '../casework/visible.ts'
import { type Database, isTransient } from '../store/connect.ts'
import { stateOf } from '../store/instances.ts'
import { type LentJob, lendJobs } from '../store/jobs.ts'

type Log = { error(details: object, message: string): void }

const LOOK_MS = 1000
const AT_ONCE = 20

/** Longer than a script may run, so that only a dead server gives one back. */
const LEASE_MS = 30_000

export class ScriptRunner {
  private readonly database: Database
  private readonly dispatch: Dispatch
  private readonly log: Log
  private pool: ScriptPool | null = null
  private timer: NodeJS.Timeout | null = null
  private working: Promise<void> | null = null
  private again = false
  private stopped = false

  constructor(database: Database, dispatch: Dispatch, log: Log) {
    this.database = database
    this.dispatch = dispatch
    this.log = log
  }

  /** There may be scripts to run. */
  wake(): void {
    if (this.stopped) return
    this.again = true
    if (this.working) return
    if (this.timer) clearTimeout(this.timer)
    this.working = this.work()
      .catch(error => {
        if (!isTransient(error)) this.log.error({ err: error }, 'scripts could not be looked for')
      })
      .finally(() => {
        this.working = null
        if (!this.stopped) this.timer = setTimeout(() => this.wake(), LOOK_MS)
      })
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.working
    await this.pool?.close()
  }

  private async work(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false
      const jobs = await lendJobs(this.database.kysely, {
        type: null,
        kinds: ['script'],
        worker: 'scripts',
        timeoutMs: LEASE_MS,
        most: AT_ONCE,
      })
      await Promise.all(jobs.map(job => this.run(job)))
      if (jobs.length === AT_ONCE) this.again = true
    }
  }

  private async run(job: LentJob): Promise<void> {
    const state = await stateOf(this.database.kysely, job.instance_id)
    if (!state) return
    const key = Number(job.key)
    this.pool ??= createScriptPool()
    const variables = visibleVariables(state, key)
    const result = await this.pool.run({
      source: job.script!.source,
      variables,
      now: Date.now(),
      seed: `${job.instance_id}.${key}`,
    })
    const command: Command = result.ok
      ? { type: 'complete', key, variables: asVariables(result.value), by: 'system' }
      : { type: 'fail', key, retries: 0, message: `${result.code}: ${result.message}`, by: 'system' }
    await this.dispatch.submit({
      kind: 'command',
      instance: job.instance_id,
      command,
      actor: 'system',
      lease: Number(job.lease),
    })
  }
}

/** What a script returns becomes variables where it is an object; anything else says nothing. */
function asVariables(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
