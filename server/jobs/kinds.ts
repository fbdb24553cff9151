// The jobs that the server does itself, by type. A worker of somebody else's may take any other; a type that stands
// here is never lent out.

import { SCRIPT_JOB, type State, type Variables } from '../../engine/index.ts'
import type { Dispatch } from '../casework/dispatch.ts'
import type { Database } from '../store/connect.ts'
import type { LentJob } from '../store/jobs.ts'
import { authorise } from './authorise.ts'
import { sendEmail } from './email.ts'
import { erasePersonalData, forgetOwn, writeProofOfErasure } from './erasure.ts'
import { canMail } from './mail.ts'
import { recordOnly } from './record.ts'
import { postWebhook } from './webhook.ts'

export type JobContext = {
  readonly database: Database
  readonly dispatch: Dispatch
  readonly job: LentJob
  readonly state: State
  /** What the job sees. */
  readonly variables: Variables
}

/** Does the job; answers with variables. Throwing fails the job, and it is tried again later. */
export type JobKind = (context: JobContext) => Promise<Variables>

const EMAIL = 'io.linkspan:email'

const KINDS: Readonly<Record<string, JobKind>> = {
  'erase-personal-data': erasePersonalData,
  'write-proof-of-erasure': writeProofOfErasure,
  'lock-record': recordOnly,
  'delete-referral-package': forgetOwn,
  'give-authorisation': authorise,
  'io.linkspan:webhook': postWebhook,
  [EMAIL]: sendEmail,
}

/** The types that the server does itself as it is set up. */
export function ownTypes(): string[] {
  return Object.keys(KINDS).filter(type => type !== EMAIL || canMail())
}

/** Whether the server does jobs of a type itself. */
export function isOwn(type: string): boolean {
  return type === SCRIPT_JOB || ownTypes().includes(type)
}

/** What does jobs of a type. */
export function kindOf(type: string): JobKind {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  if (!kind) throw new RangeError(`The server does no jobs of the type ${type}.`)
  return kind
}
