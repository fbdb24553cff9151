// An online signal: a worry that somebody reports, or a content alert of an assistive tool. It comes as a CloudEvent
// (structured: application/cloudevents+json; binary: ce-* headers) or as the form a person fills in (application/json).
// The pair of source and id names it: sent again, it is answered as the first time and nothing is done twice.

import { type Static, Type } from 'typebox'
import { Exact, InstanceKey, Nullable, Time } from './shared.ts'

const choice = <const Values extends string[]>(...values: Values) => Type.Enum(values)

/** The report form; the names are those of the process's own variables, so intake finds the fields filled in. */
export const WorryReport = Exact({
  what_was_seen: Type.String({ minLength: 1, maxLength: 600, description: 'facts only, no labels' }),
  where_seen: Type.Optional(
    choice('public_post', 'open_group', 'private_message_shown_to_reporter', 'game_chat', 'offline'),
  ),
  received_via: Type.Optional(choice('form', 'phone', 'partner', 'online_worker', 'event', 'tool')),
  reporter_role: Type.Optional(choice('practitioner', 'relative', 'resident', 'partner', 'tool')),
  reporter_contact: Type.Optional(
    Type.String({ maxLength: 120, description: 'only if the reporter wants news' }),
  ),
  reporter_relation: Type.Optional(choice('close', 'some', 'none')),
  person_identifiable: Type.Optional(choice('yes', 'no')),
  age_band: Type.Optional(choice('under_13', '13_15', '16_17', '18_25', 'over_25', 'unknown')),
  danger: Type.Optional(choice('yes', 'no')),
})
export type WorryReport = Static<typeof WorryReport>

export const CloudEvent = Type.Object(
  {
    specversion: Type.Literal('1.0'),
    id: Type.String({ minLength: 1, maxLength: 255 }),
    source: Type.String({ minLength: 1, maxLength: 1000 }),
    type: Type.String({ minLength: 1, maxLength: 255 }),
    subject: Type.Optional(Type.String({ maxLength: 1000 })),
    time: Type.Optional(Time),
    datacontenttype: Type.Optional(Type.String({ maxLength: 255 })),
    dataschema: Type.Optional(Type.String({ maxLength: 1000 })),
    data: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: true },
)

/** CloudEvents types that stand for a message of the processes; any other type is itself the message's name. */
export const SIGNAL_TYPES = {
  'org.linkspan.worry.reported': 'Worry or signal reported',
  'org.linkspan.content.alerted': 'Content alert from tool',
} as const

export const SignalAccepted = Exact({
  id: Type.String(),
  source: Type.String(),
  receivedAt: Time,
  duplicate: Type.Boolean(),
  instanceKey: Nullable(InstanceKey),
  instanceNumber: Nullable(Type.Integer({ description: 'the number to tell the reporter' })),
})
export type SignalAccepted = Static<typeof SignalAccepted>

/** The signals that came in, for intake and auditors; without their content. */
export const SignalSummary = Exact({
  id: Nullable(Type.String({ description: 'null once its case was erased, as are source and type' })),
  source: Nullable(Type.String()),
  type: Nullable(Type.String()),
  receivedAt: Time,
  receivedBy: Type.String(),
  instanceKey: Nullable(InstanceKey),
})
