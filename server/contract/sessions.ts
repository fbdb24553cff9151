// Signing in with a local account, and what the signed-in person may do.

import { type Static, Type } from 'typebox'
import { Exact, Name, Nullable, PageOf, Time } from './shared.ts'

export const Credentials = Exact({ username: Name, password: Type.String({ minLength: 1, maxLength: 1000 }) })
export type Credentials = Static<typeof Credentials>

export const Me = Exact({
  username: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  organisation: Nullable(Type.String()),
  kind: Type.Union([Type.Literal('person'), Type.Literal('token')]),
  permissions: Type.Array(Type.String(), {
    description: 'the actions of the permission table that are open to this person',
  }),
  demo: Type.Boolean({ description: 'the server runs with demo people; never on real data' }),
})
export type Me = Static<typeof Me>

export const DemoPerson = Exact({
  username: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  password: Type.String(),
})
export type DemoPerson = Static<typeof DemoPerson>

/** What the sign-in page shows before anybody is signed in; `people` is empty unless the demo is on. */
export const SignInPage = Exact({ demo: Type.Boolean(), people: Type.Array(DemoPerson) })
export type SignInPage = Static<typeof SignInPage>

export const PasswordChange = Exact({
  current: Type.String({ minLength: 1, maxLength: 1000 }),
  next: Type.String({ minLength: 12, maxLength: 1000 }),
})

export const ApiToken = Exact({
  id: Type.String(),
  name: Name,
  roles: Type.Array(Type.String()),
  createdAt: Time,
  createdBy: Type.String(),
  expiresAt: Nullable(Time),
  lastUsedAt: Nullable(Time),
})
export type ApiToken = Static<typeof ApiToken>

export const ApiTokens = PageOf(ApiToken)

export const NewApiToken = Exact({
  name: Name,
  roles: Type.Array(Name, { minItems: 1, maxItems: 20 }),
  expiresAt: Type.Optional(Nullable(Time)),
})

/** The secret is shown once, here, and never again. */
export const CreatedApiToken = Exact({ token: ApiToken, secret: Type.String() })
