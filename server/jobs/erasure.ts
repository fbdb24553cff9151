// Erasing a case: what its live instances still know is set to null, then the keys under which everything else was
// sealed are destroyed. Trails stay whole, because their hashes were made over what was sealed.

import type { State, Variables } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { Told } from '../../engine/words/told.ts'
import { FILES } from '../contract/files.ts'
import { NOTES } from '../contract/notes.ts'
import { stateOf } from '../store/instances.ts'
import type { JobContext, JobKind } from './kinds.ts'

/** What stays, beside what the header `keep` of the task names: the way a case is called says nothing of a person. */
const KEPT = ['case_reference']

export const erasePersonalData: JobKind = async context => {
  const caseId = await caseOf(context)
  const live = await context.database.kysely
    .selectFrom('instance')
    .select('id')
    .where('root_id', '=', caseId)
    .where('status', 'in', ['active', 'suspended'])
    .execute()
  for (const { id } of live) await forgetVariables(context, id)
  const answer = await context.dispatch.submit({ kind: 'erasure', caseId })
  if (!answer.ok) throw new Told(answer.sentence)
  return { erased_at: new Date().toISOString(), instances_erased: live.length }
}

/** What was received for this case alone is not kept: its own variables are set to null. */
export const forgetOwn: JobKind = async context => {
  await forgetVariables(context, context.job.instance_id)
  return { deleted_at: new Date().toISOString() }
}

export const writeProofOfErasure: JobKind = async context => {
  const caseId = await caseOf(context)
  const keys = await context.database.kysely
    .selectFrom('data_key')
    .select(['generation', 'destroyed_at'])
    .where('case_id', '=', caseId)
    .orderBy('generation')
    .execute()
  const destroyed = keys.filter(key => key.destroyed_at !== null)
  if (destroyed.length === 0) throw new Told(tell`No key of this case has been destroyed.`)
  return {
    proof_of_erasure: {
      case: caseId,
      keys: destroyed.length,
      destroyed_at: destroyed.at(-1)!.destroyed_at!.toISOString(),
    },
  }
}

async function caseOf({ database, job }: JobContext): Promise<string> {
  const row = await database.kysely
    .selectFrom('instance')
    .select('root_id')
    .where('id', '=', job.instance_id)
    .executeTakeFirstOrThrow()
  return row.root_id
}

async function forgetVariables({ database, dispatch, job }: JobContext, instance: string): Promise<void> {
  const state = await stateOf(database, instance)
  const keep = new Set([...KEPT, ...(job.headers.keep ?? '').split(/[\s,]+/)])
  for (const { scope, variables } of state ? toForget(state, keep) : []) {
    const command = { type: 'setVariables', scope, variables, by: 'system', reason: 'erasure' } as const
    const answer = await dispatch.submit({
      kind: 'command',
      instance,
      command,
      actor: 'system',
      writes: [NOTES, FILES],
      ...(Object.hasOwn(variables, FILES) && { files: { remove: 'all' } }),
    })
    if (!answer.ok) throw new Told(answer.sentence)
  }
}

function toForget(state: State, keep: ReadonlySet<string>): { scope: number; variables: Variables }[] {
  return Object.values(state.runs).flatMap(run => {
    const names = Object.keys(run.variables ?? {}).filter(
      name => !keep.has(name) && run.variables![name] !== null,
    )
    return names.length === 0
      ? []
      : [{ scope: run.key, variables: Object.fromEntries(names.map(name => [name, null])) }]
  })
}
