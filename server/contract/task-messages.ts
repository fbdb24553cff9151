// What somebody is told about their tasks: that one was given to them, or taken from them, and by whom.

import { type Static, Type } from 'typebox'
import { Exact, InnerKey, InstanceKey, Nullable, Time } from './shared.ts'

export const TaskMessage = Exact({
  id: Type.String({ format: 'uuid' }),
  kind: Type.Enum(['given', 'taken']),
  taskKey: InnerKey,
  taskName: Nullable(Type.String()),
  instanceKey: InstanceKey,
  instanceNumber: Type.Integer(),
  by: Type.String(),
  at: Time,
})
export type TaskMessage = Static<typeof TaskMessage>

export const TaskMessages = Exact({ items: Type.Array(TaskMessage) })
export const TaskMessageParams = Exact({ id: Type.String({ format: 'uuid' }) })
