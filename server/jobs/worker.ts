// The server's own worker: script tasks, run in the sandbox, and the kinds of the table. It takes jobs as any worker
// does, lent for a time, and gives them back as commands; what fails is tried again, later each time.

import type { Command, Variables } from '../../engine/index.ts'
import { createScriptPool, type ScriptPool } from '../../engine/script/pool.ts'
import { say, tell } from '../../engine/words/sentences.ts'
import { type Dispatch, Overloaded } from '../casework/dispatch.ts'
import { visibleVariables } from '../casework/visible.ts'
import { type Database, isUnavailable } from '../store/connect.ts'
import { stateOf } from '../store/instances.ts'
import { type LentJob, lendJobs } from '../store/jobs.ts'
import { backoffOf } from './backoff.ts'
import { Final } from './final.ts'
import { type JobContext, kindOf, ownTypes } from './kinds.ts'
import { type Log, Rounds } from './rounds.ts'

const LOOK_MS = 1000
const AT_ONCE = 20

/** Longer than a script or a call may take, so that only a dead server gives one back. */
const LEASE_MS = 60_000

const FIRST_BACKOFF_MS = 1000
const LONGEST_BACKOFF_MS = 600_000

export class OwnWorker {
  private readonly database: Database
  private readonly dispatch: Dispatch
  private readonly log: Log
  private readonly rounds: Rounds
  private pool: ScriptPool | null = null

  constructor(database: Database, dispatch: Dispatch, log: Log) {
    this.database = database
    this.dispatch = dispatch
    this.log = log
    const stumbled = 'jobs could not be looked for'
    this.rounds = new Rounds({ every: LOOK_MS, turn: () => this.look(), stumbled }, log)
  }

  /** There may be something to do. */
  wake(): void {
    this.rounds.wake()
  }

  async stop(): Promise<void> {
    await this.rounds.stop()
    await this.pool?.close()
  }

  private async look(): Promise<number> {
    const lend = { worker: 'linkspan', timeoutMs: LEASE_MS, most: AT_ONCE }
    const jobs = [
      ...(await lendJobs(this.database.kysely, { ...lend, types: null, kinds: ['script'] })),
      ...(await lendJobs(this.database.kysely, { ...lend, types: ownTypes(), kinds: ['worker'] })),
    ]
    await Promise.all(jobs.map(job => this.run(job)))
    return jobs.length >= AT_ONCE ? 0 : LOOK_MS
  }

  private async run(job: LentJob): Promise<void> {
    const state = await stateOf(this.database, job.instance_id)
    if (!state) return
    const key = Number(job.key)
    const { database, dispatch } = this
    const context = { database, dispatch, job, state, variables: visibleVariables(state, key) }
    const submit = (command: Command) =>
      this.dispatch.submit({
        kind: 'command',
        instance: job.instance_id,
        command,
        actor: 'system',
        lease: Number(job.lease),
      })
    try {
      const answer = await submit(await this.outcome(context, key))
      if (!answer.ok && answer.code === 'NAME_RESERVED') await submit(givenUp(key, answer.message))
    } catch (error) {
      if (isUnavailable(error) || error instanceof Overloaded) throw error
      // What cannot be kept now cannot be kept later: without an incident the job would come back for ever.
      this.log.error({ err: error, instance: job.instance_id, job: key }, 'what a job gave could not be kept')
      const message = say(tell`What the job gave could not be kept. The log of the server says why.`)
      await submit(givenUp(key, message))
    }
  }

  private async outcome(context: JobContext, key: number): Promise<Command> {
    const { job } = context
    try {
      const variables = job.script ? await this.runScript(context) : await kindOf(job.type)(context)
      return { type: 'complete', key, variables, by: 'system' }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      // The same script over the same variables fails again.
      const retries = job.script || error instanceof Final ? 0 : Math.max(0, job.retries - 1)
      const usual = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 4 ** Math.max(0, 3 - job.retries))
      const backoff = backoffOf(job.headers, retries, Date.now()) ?? usual
      return { type: 'fail', key, retries, message, backoff, by: 'system' }
    }
  }

  private async runScript({ job, variables }: JobContext): Promise<Variables> {
    this.pool ??= createScriptPool()
    const request = {
      source: job.script!.source,
      variables,
      now: Date.now(),
      seed: `${job.instance_id}.${job.key}`,
    }
    const result = await this.pool.run(request)
    if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
    return asVariables(result.value)
  }
}

/** Another try would give the same. */
function givenUp(key: number, message: string): Command {
  return { type: 'fail', key, retries: 0, message, backoff: 0, by: 'system' }
}

/** What a script returns becomes variables where it is an object; anything else says nothing. */
function asVariables(value: unknown): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {}
}
