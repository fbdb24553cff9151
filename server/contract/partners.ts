// Partners of a case: who was asked and what they answered, what went to whom and what came back, each on which legal basis.

import { type Static, Type } from 'typebox'
import { Exact, InnerKey, Nullable, Time } from './shared.ts'

/** What the drawing says of data that are handled or carried (docs/governance-attributes.md); null where it says nothing. */
export const Grounds = Exact({
  dataClass: Nullable(Type.String()),
  basis: Nullable(Type.String()),
  purpose: Nullable(Type.String()),
  retention: Nullable(Type.String({ description: 'ISO 8601 duration, or own-rules' })),
})

/** A task that was for staff of an organisation. */
export const Asked = Exact({
  task: InnerKey,
  name: Nullable(Type.String()),
  group: Type.String({ description: 'as in partner-contact:school' }),
  at: Time,
  expectedBy: Nullable(Time),
  state: Type.Enum(['open', 'completed', 'canceled']),
  endedAt: Nullable(Time),
  answeredBy: Nullable(Type.String()),
  form: Nullable(
    Type.Record(Type.String(), Type.Unknown(), { description: 'form-js JSON with the fields of this task' }),
  ),
  grounds: Grounds,
})

/** A message of the drawing whose step was done. */
export const Passed = Exact({
  direction: Type.Enum(['sent', 'received']),
  partner: Type.String({ description: 'the pool' }),
  message: Type.String(),
  at: Time,
  grounds: Grounds,
})

export const Partners = Exact({ asked: Type.Array(Asked), passed: Type.Array(Passed) })
export type Partners = Static<typeof Partners>

/** A step of the drawing that asks a partner. */
export const AskableStep = Exact({
  element: Type.String(),
  name: Type.String(),
  partner: Nullable(
    Type.String({ description: 'the pool to which it sends; null where it is a task of a partner' }),
  ),
  message: Nullable(Type.String()),
  grounds: Grounds,
  whyNot: Nullable(
    Type.Enum(['behind-a-gate', 'not-by-hand', 'no-basis'], {
      description: 'why nobody may move the case there by hand now',
    }),
  ),
})
export type AskableStep = Static<typeof AskableStep>

export const AskableSteps = Exact({ steps: Type.Array(AskableStep) })
