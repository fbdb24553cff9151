// Versions of the ethical and juridical framework. A process whose drawing asks for one is deployed and begins only
// while the version approved last is in force.

import { type Static, Type } from 'typebox'
import { Resource } from './drafts.ts'
import { Exact, InstanceKey, Name, Nullable, PageOf, Reason, Time } from './shared.ts'

export const Framework = Exact({
  id: InstanceKey,
  version: Type.String(),
  title: Type.String(),
  purpose: Type.String(),
  note: Nullable(Type.String()),
  reviewDate: Type.String({ description: 'the last day on which it is in force' }),
  status: Type.Enum(['proposed', 'in-force', 'paused', 'expired', 'superseded']),
  tables: Type.Array(Type.String(), { description: 'ids of the decision tables that it approves' }),
  proposedAt: Time,
  proposedBy: Type.String(),
  approvedAt: Nullable(Time),
  approvedBy: Nullable(Type.String()),
  approvalReason: Nullable(Type.String()),
  pausedAt: Nullable(Time),
  pausedBy: Nullable(Type.String()),
  pauseReason: Nullable(Type.String()),
})
export type Framework = Static<typeof Framework>

export const Frameworks = PageOf(Framework)

export const NewFramework = Exact({
  version: Name,
  title: Name,
  purpose: Reason,
  reviewDate: Type.String({ format: 'date' }),
  note: Type.Optional(Type.String({ maxLength: 4000 })),
  tables: Type.Optional(
    Type.Array(Resource, {
      maxItems: 100,
      description: 'DMN files that it approves beside those that are deployed when it is approved',
    }),
  ),
})

export const FrameworkParams = Exact({ id: InstanceKey })

/** Approving, pausing and resuming are decisions: each has its reason. */
export const FrameworkDecision = Exact({ reason: Reason })
