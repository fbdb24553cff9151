// Process instances: a case is the instance that a signal started, together with those it called.

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

export const InstanceStatus = Type.Enum(['active', 'suspended', 'completed', 'terminated', 'canceled'])

export const Instance = Exact({
  key: InstanceKey,
  number: Type.Integer({ description: 'a short number that people can say' }),
  processId: Type.String(),
  processName: Nullable(Type.String()),
  processDefinitionKey: Type.String(),
  version: Type.Integer(),
  businessKey: Nullable(Type.String()),
  status: InstanceStatus,
  startedAt: Time,
  endedAt: Nullable(Time),
  holdUntil: Nullable(
    Type.Union([Time], {
      description: 'when somebody looks again at a case on hold; null where nobody said when',
    }),
  ),
  startedBy: Type.String(),
  parentKey: Nullable(Type.String({ description: 'the calling instance' })),
  rootKey: Type.String({ description: 'the instance at the top of the call chain' }),
  incidents: Type.Integer({ description: 'open incidents' }),
  entries: Type.Integer({ description: 'length of the trail' }),
})
export type Instance = Static<typeof Instance>

const filter = {
  processId: Type.Optional(Name),
  processDefinitionKey: Type.Optional(InstanceKey),
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
  status: Type.Optional(InstanceStatus),
  businessKey: Type.Optional(Name),
  incident: Type.Optional(Type.Boolean()),
  parentKey: Type.Optional(InstanceKey),
  roots: Type.Optional(Type.Boolean({ description: 'without instances that another one called' })),
  element: Type.Optional(Name),
  startedAfter: Type.Optional(Time),
  startedBefore: Type.Optional(Time),
  endedAfter: Type.Optional(Time),
  endedBefore: Type.Optional(Time),
}

/** Which instances are meant: all that fit everything that is said. */
export const InstanceFilter = Exact(filter)
export type InstanceFilter = Static<typeof InstanceFilter>

export const InstanceQuery = Exact({
  ...filter,
  number: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  variable: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: 'with `value`: of a live case itself; not every field may be searched',
    }),
  ),
  value: Type.Optional(Type.String({ maxLength: 1000, description: 'as JSON; a text also as it stands' })),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export const Instances = PageOf(Instance)

/** One live run of an element, in the order they began. */
export const ElementRun = Exact({
  key: Type.Integer(),
  element: Type.String(),
  elementType: Type.String(),
  name: Nullable(Type.String()),
  scope: Type.Integer({ description: 'key of the enclosing run; 0 for the process' }),
  index: Nullable(Type.Integer({ description: 'place in a loop, from 1' })),
  waiting: Nullable(Type.String({ description: 'task, job, call or event' })),
  incident: Type.Boolean(),
  byHand: Type.Boolean({
    description: 'a job that a person may confirm, for no program of the server does it',
  }),
})

export const InstanceDetail = Exact({
  instance: Instance,
  holdReason: Nullable(
    Type.String({ description: 'why a case is on hold that has a time to look at it again' }),
  ),
  erasedAt: Nullable(
    Type.Union([Time], {
      description: 'when what the case knew until then was erased; null where it was not',
    }),
  ),
  elements: Type.Array(ElementRun),
  variables: Type.Array(
    Exact({ scope: Type.Integer(), element: Type.String(), name: Type.String(), value: Type.Unknown() }),
    { description: 'none for whoever may not read what a case knows' },
  ),
  subscriptions: Type.Array(
    Exact({
      key: Type.Integer(),
      element: Type.String(),
      kind: Type.String(),
      name: Nullable(Type.String()),
      correlationKey: Nullable(Type.String()),
      due: Nullable(Time),
    }),
  ),
  called: Type.Array(
    Exact({
      instanceKey: InstanceKey,
      number: Type.Integer(),
      element: Type.String(),
      elementKey: Type.Integer(),
      processId: Type.String(),
      processName: Nullable(Type.String()),
      processDefinitionKey: Type.String(),
      status: InstanceStatus,
    }),
  ),
})
export type InstanceDetail = Static<typeof InstanceDetail>

export const NewInstance = Exact({
  processId: Type.Optional(Name),
  processDefinitionKey: Type.Optional(InstanceKey),
  businessKey: Type.Optional(Nullable(Name)),
  variables: Type.Optional(Variables),
})

export const InstanceVariables = Exact({
  variables: Variables,
  scope: Type.Optional(Type.Integer({ minimum: 1 })),
  reason: Type.Optional(Reason),
})

export const Because = Exact({ reason: Type.Optional(Reason) })

/** On hold for a reason, and until when: nothing happens then by itself, but somebody is reminded. Said again, it is another day. */
export const Hold = Exact({ reason: Type.Optional(Reason), until: Type.Optional(Time) })

export const Modification = Exact({
  terminate: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 1000 })),
  activate: Type.Optional(
    Type.Array(
      Exact({
        element: Name,
        scope: Type.Optional(Type.Integer({ minimum: 1 })),
        variables: Type.Optional(Variables),
      }),
      { maxItems: 1000 },
    ),
  ),
  variables: Type.Optional(Variables),
  preview: Type.Optional(Type.Boolean({ description: 'answer what would happen, change nothing' })),
  reason: Reason,
})

export const Migration = Exact({
  processDefinitionKey: InstanceKey,
  mapping: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'old element id → new; the same id where none is named',
    }),
  ),
  preview: Type.Optional(Type.Boolean({ description: 'answer what would happen, change nothing' })),
  reason: Type.Optional(Reason),
})

/** What the command did: the events it caused, in order. */
export const Outcome = Exact({
  instanceKey: InstanceKey,
  seq: Nullable(Type.Integer({ description: 'its entry in the trail; null for a preview' })),
  events: Type.Array(Type.Record(Type.String(), Type.Unknown())),
})
export type Outcome = Static<typeof Outcome>

export const StartedInstance = Exact({ instance: Instance })

export const InnerParams = Exact({ key: InnerKey })
