// Jobs: work for a program. A job is lent to one worker for a time; `lease` proves that it is still lent to you.
// Delivery is at least once: a worker that dies gives its job back when the time is over.

import { type Static, Type } from 'typebox'
import {
  Cursor,
  Exact,
  InnerKey,
  InstanceKey,
  Limit,
  Name,
  Nullable,
  PageOf,
  Reason,
  Time,
  Variables,
} from './shared.ts'

export const ActivatedJob = Exact({
  key: InnerKey,
  type: Type.String(),
  instanceKey: InstanceKey,
  processId: Type.String(),
  processDefinitionKey: Type.String(),
  element: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
  variables: Variables,
  retries: Type.Integer(),
  priority: Type.Integer(),
  lease: Type.Integer(),
  deadline: Time,
})
export type ActivatedJob = Static<typeof ActivatedJob>

export const JobActivation = Exact({
  type: Name,
  worker: Name,
  maxJobs: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 10 })),
  timeout: Type.Optional(
    Type.Integer({
      minimum: 100,
      maximum: 86_400_000,
      default: 60_000,
      description: 'milliseconds the jobs are lent for',
    }),
  ),
  requestTimeout: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 60_000, default: 0, description: 'milliseconds to wait for a job' }),
  ),
  fetchVariables: Type.Optional(Type.Array(Name, { maxItems: 200 })),
})

export const ActivatedJobs = Exact({ jobs: Type.Array(ActivatedJob) })

const Lease = Type.Integer({ minimum: 0, description: 'as given at activation; an old one is refused' })

/** Whoever was lent nothing says none: what a program holds at the moment is then refused. */
const LeaseIfLent = Type.Optional(Lease)

export const JobCompletion = Exact({ variables: Type.Optional(Variables), lease: LeaseIfLent })

/** A person says that the work is done, where no program is at hand for it. */
export const JobConfirmation = Exact({ reason: Reason, variables: Type.Optional(Variables) })

export const JobFailure = Exact({
  retries: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1000,
      description: 'left after this failure; one less than before where absent',
    }),
  ),
  message: Type.String({ minLength: 1, maxLength: 4000 }),
  retryBackOff: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 2_592_000_000, description: 'milliseconds' }),
  ),
  variables: Type.Optional(Variables),
  lease: LeaseIfLent,
})

export const JobError = Exact({
  code: Name,
  message: Type.Optional(Type.String({ maxLength: 4000 })),
  variables: Type.Optional(Variables),
  lease: LeaseIfLent,
})

export const JobExtension = Exact({
  timeout: Type.Integer({ minimum: 100, maximum: 86_400_000 }),
  lease: Lease,
})

export const JobState = Type.Union([Type.Literal('ready'), Type.Literal('leased'), Type.Literal('failed')])

export const Job = Exact({
  key: InnerKey,
  type: Type.String(),
  kind: Type.String(),
  instanceKey: InstanceKey,
  processId: Type.String(),
  element: Type.String(),
  state: JobState,
  retries: Type.Integer(),
  dueAt: Time,
  worker: Nullable(Type.String()),
  message: Nullable(Type.String({ description: 'of the last failure' })),
})
export const JobQuery = Exact({
  type: Type.Optional(Name),
  instanceKey: Type.Optional(InstanceKey),
  state: Type.Optional(JobState),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export const Jobs = PageOf(Job)
