// Incidents: a step that could not be done. The instance keeps its state; once the cause is gone, the step is done again.

import { type Static, Type } from 'typebox'
import { Cursor, Exact, InnerKey, InstanceKey, Limit, Name, Nullable, PageOf, Time } from './shared.ts'

export const Incident = Exact({
  key: InnerKey,
  instanceKey: InstanceKey,
  instanceNumber: Type.Integer(),
  processId: Type.String(),
  processName: Nullable(Type.String()),
  processDefinitionKey: Type.String(),
  element: Type.String(),
  name: Nullable(Type.String({ description: 'what the drawing calls the element' })),
  code: Type.String(),
  message: Type.String(),
  raisedAt: Time,
  jobKey: Nullable(InnerKey),
  suspended: Type.Boolean({ description: 'its case is on hold: nothing is done again until it is resumed' }),
})
export type Incident = Static<typeof Incident>

export const IncidentQuery = Exact({
  instanceKey: Type.Optional(InstanceKey),
  processId: Type.Optional(Name),
  code: Type.Optional(Name),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export const Incidents = PageOf(Incident)

export const Resolution = Exact({ retries: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) })

/** How many of an instance's incidents were resolved. */
export const Resolved = Exact({ resolved: Type.Integer() })
