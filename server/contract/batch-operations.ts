// Batch operations: one wish for many cases. What it concerns is settled when it is made; each case has its own result.

import { type Static, Type } from 'typebox'
import { InstanceFilter } from './instances.ts'
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
} from './shared.ts'

export const BatchOperationType = Type.Enum([
  'resolve-incidents',
  'cancel',
  'suspend',
  'resume',
  'modify',
  'migrate',
])
export type BatchOperationType = Static<typeof BatchOperationType>

export const BatchOperationState = Type.Enum(['active', 'suspended', 'completed', 'canceled'])
export const BatchItemState = Type.Enum(['open', 'completed', 'failed', 'canceled'])

const selection = {
  keys: Type.Optional(
    Type.Array(InstanceKey, { minItems: 1, maxItems: 10_000, uniqueItems: true, description: 'these cases' }),
  ),
  incidentKeys: Type.Optional(
    Type.Array(InnerKey, {
      minItems: 1,
      maxItems: 10_000,
      uniqueItems: true,
      description: 'resolve-incidents: these incidents, and no other one of their cases',
    }),
  ),
  filter: Type.Optional(InstanceFilter),
}

const plan = {
  retries: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1000, description: 'resolve-incidents: tries that the job gets' }),
  ),
  processDefinitionKey: Type.Optional(InstanceKey),
  mapping: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'migrate: old element id → new' }),
  ),
  moves: Type.Optional(
    Type.Array(Exact({ from: Name, to: Name }), {
      minItems: 1,
      maxItems: 100,
      description: 'modify: what stands at one element goes to another',
    }),
  ),
}

export const BatchPlan = Exact(plan)
export type BatchPlan = Static<typeof BatchPlan>

/** One of `keys`, `incidentKeys` and `filter`; a plan with what its type needs. */
export const NewBatchOperation = Exact({
  type: BatchOperationType,
  ...selection,
  ...plan,
  reason: Type.Optional(Reason),
})
export type NewBatchOperation = Static<typeof NewBatchOperation>

export const BatchOperation = Exact({
  key: InstanceKey,
  type: BatchOperationType,
  state: BatchOperationState,
  plan: BatchPlan,
  reason: Nullable(Type.String()),
  total: Type.Integer(),
  open: Type.Integer(),
  completed: Type.Integer(),
  failed: Type.Integer(),
  canceled: Type.Integer(),
  createdAt: Time,
  createdBy: Type.String(),
  carriedBy: Type.String({ description: 'in whose name it goes on: who made it, or who resumed it last' }),
  stopped: Nullable(
    Exact(
      { code: Type.Enum(['RIGHT_LOST']), message: Type.String() },
      { description: 'why the server itself paused it; null where it did not' },
    ),
  ),
  endedAt: Nullable(Time),
})
export type BatchOperation = Static<typeof BatchOperation>

export const BatchOperationQuery = Exact({
  type: Type.Optional(BatchOperationType),
  state: Type.Optional(BatchOperationState),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export const BatchOperations = PageOf(BatchOperation)

export const BatchItem = Exact({
  position: Type.Integer(),
  instanceKey: InstanceKey,
  instanceNumber: Type.Integer(),
  incidentKey: Nullable(Type.String()),
  state: BatchItemState,
  code: Nullable(Type.String({ description: 'why it failed' })),
  message: Nullable(Type.String()),
  endedAt: Nullable(Time),
})

export const BatchItemQuery = Exact({
  state: Type.Optional(BatchItemState),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export type BatchItem = Static<typeof BatchItem>
export const BatchItems = PageOf(BatchItem)

/** What a batch operation would meet with: it looks at the first cases, and changes nothing. */
export const BatchPreview = Exact({
  total: Type.Integer({ description: 'cases or incidents that are concerned' }),
  looked: Type.Integer({ description: 'of them looked at' }),
  refused: Type.Array(
    Exact({
      instanceKey: InstanceKey,
      code: Type.String(),
      message: Type.String(),
      element: Nullable(Type.String({ description: 'where it fails, where that is one element' })),
    }),
  ),
})

export type BatchPreview = Static<typeof BatchPreview>

export const BatchOperationParams = Exact({ batchOperationKey: InstanceKey })
