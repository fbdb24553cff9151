// When somebody gets a mail that says how much waits for them, and where it goes. The mail holds counts and links only.

import { type Static, Type } from 'typebox'
import { Exact, Nullable, Time } from './shared.ts'

const Hour = Type.Integer({ minimum: 0, maximum: 23, description: 'of the day, where the office is' })

export const DigestWish = Exact({
  email: Type.String({ maxLength: 254, pattern: '^[^\\s@<>,;"]+@[^\\s@<>,;"]+$' }),
  language: Type.Enum(['en', 'nl', 'fr']),
  rhythm: Type.Enum(['never', 'at-once', 'daily', 'weekly'], {
    description: 'at-once gathers what comes within five minutes',
  }),
  hour: Hour,
  weekday: Type.Integer({ minimum: 1, maximum: 7, description: 'of a weekly mail; 1 is Monday' }),
  quietFrom: Nullable(Hour),
  quietUntil: Nullable(Hour),
})
export type DigestWish = Static<typeof DigestWish>

export const Digest = Exact({
  wish: Nullable(DigestWish),
  possible: Type.Boolean({ description: 'the operator has set a mail server and a public address' }),
  nextAt: Nullable(Time),
  sentAt: Nullable(Time),
  problem: Nullable(Type.String({ description: 'why the last mail did not arrive' })),
})
export type Digest = Static<typeof Digest>
